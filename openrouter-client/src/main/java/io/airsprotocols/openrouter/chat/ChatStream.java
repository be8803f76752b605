package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.internal.engine.Engine;
import io.airsprotocols.openrouter.internal.engine.EventSource;
import io.airsprotocols.openrouter.internal.engine.PullPublisher;
import io.airsprotocols.openrouter.tool.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model's answer as it comes. Must be closed; closing it early stops the model, and with most providers the bill.
 *
 * <pre>{@code
 * try (ChatStream stream = router.chat().stream(story)) {
 *   for (ChatChunk chunk : stream) System.out.print(chunk.text());
 *   System.out.println(stream.response().usage());
 * }
 * }</pre>
 *
 * <p>One thread reads, and one that reads beside it gets an {@link IllegalStateException}; {@link #close()} and
 * {@link #soFar()} may be called from any. A failure before the model has said anything is thrown as what it is; after that as
 * {@link ChatInterruptedException}, which keeps what arrived.
 */
public final class ChatStream implements Iterable<ChatChunk>, AutoCloseable {

    private static final byte[] END_MARK = "[DONE]".getBytes(StandardCharsets.US_ASCII);

    private final Engine engine;
    private final EventSource events;
    private final ChunkReader chunks = new ChunkReader();
    private final Consumer<ChatResponse> whole;
    /** Guards what {@link #soFar()} reads while another thread assembles. */
    private final ReentrantLock assembling = new ReentrantLock();

    private final ChatAccumulator accumulator = new ChatAccumulator();
    private final Iterator<ChatChunk> iterator = new Chunks();
    private @Nullable ChatResponse response;
    private @Nullable OpenRouterException failure;

    ChatStream(Engine engine, EventSource events, Consumer<ChatResponse> whole) {
        this.engine = engine;
        this.events = events;
        this.whole = whole;
        events.watch(this);
    }

    /**
     * The pieces, each once: a second loop goes on where the first one stopped. Its methods block until there is a piece
     * and throw as described above.
     *
     * @return always the same iterator
     */
    @Override
    public Iterator<ChatChunk> iterator() {
        return iterator;
    }

    /**
     * The whole answer, assembled as if it had not been streamed. Reads what has not been read yet.
     *
     * @return the answer
     * @throws OpenRouterException if the stream broke or was closed before its end
     */
    public ChatResponse response() {
        ChatResponse answer = response;
        while (answer == null) {
            next();
            answer = response;
        }
        return answer;
    }

    /**
     * What has arrived until now, assembled. Reads nothing and never throws.
     *
     * @return the answer so far
     */
    public ChatResponse soFar() {
        assembling.lock();
        try {
            return response != null ? response : new ChatResponse(accumulator.json(), facts());
        } finally {
            assembling.unlock();
        }
    }

    /**
     * The calls of functions in the first choice, with as much of their arguments as has arrived. Reads nothing and never
     * throws; costs little, so that it can be asked after every piece.
     *
     * @return the calls in order, never null; the text of their arguments may be cut anywhere
     */
    public List<ToolCall> toolCalls() {
        assembling.lock();
        try {
            return response != null ? response.message().toolCalls() : accumulator.toolCalls();
        } finally {
            assembling.unlock();
        }
    }

    /** Stops the call if it still runs. A second call does nothing. */
    @Override
    public void close() {
        events.close();
    }

    PullPublisher.Source<ChatChunk> source() {
        return new PullPublisher.Source<>() {
            @Override
            public @Nullable ChatChunk next() {
                return ChatStream.this.next();
            }

            @Override
            public void close() {
                ChatStream.this.close();
            }

            @Override
            public void onStop(Runnable action) {
                events.onStop(action);
            }

            @Override
            public Throwable stopped() {
                return broken(events.stopped());
            }
        };
    }

    /** The next piece, or null at the end. */
    private @Nullable ChatChunk next() {
        if (failure != null) {
            throw failure;
        }
        if (response != null) {
            return null;
        }
        try {
            return events.isEventStream() ? read() : readWhole();
        } catch (OpenRouterException broken) {
            throw broken(broken);
        }
    }

    private OpenRouterException broken(OpenRouterException why) {
        OpenRouterException thrown = accumulator.hasContent() ? new ChatInterruptedException(why, soFar()) : why;
        failure = thrown;
        events.close();
        return thrown;
    }

    private @Nullable ChatChunk read() {
        while (events.advance()) {
            if (events.read(ChatStream::isEndMark)) {
                finish();
                return null;
            }
            if (!events.read(ChatStream::isComment)) {
                return take(events.read(this::chunk));
            }
        }
        // Some gateways leave the end mark out; that the model came to its end says the same.
        if (!accumulator.finished()) {
            throw events.cutShort();
        }
        finish();
        return null;
    }

    private static boolean isEndMark(byte[] bytes, int offset, int length) {
        int end = offset + length;
        while (end > offset && bytes[end - 1] == ' ') {
            end--; // some gateways leave a space behind it
        }
        return Arrays.equals(bytes, offset, end, END_MARK, 0, END_MARK.length);
    }

    /** Some proxies turn keep-alive comments into data. */
    private static boolean isComment(byte[] bytes, int offset, int length) {
        return length == 0 || bytes[offset] == ':';
    }

    private ChatChunk chunk(byte[] bytes, int offset, int length) {
        ChatChunk chunk;
        try {
            chunk = chunks.read(bytes, offset, length);
        } catch (JacksonException notJson) {
            throw events.undecodable(notJson);
        }
        if (chunk == null) {
            throw events.undecodable("it is not an object");
        }
        return chunk;
    }

    private ChatChunk take(ChatChunk chunk) {
        assembling.lock();
        try {
            accumulator.add(chunk);
        } finally {
            assembling.unlock();
        }
        if (chunk.isPlain()) {
            if (!chunk.text().isEmpty()) {
                events.content();
            }
            return chunk;
        }
        JsonNode error = ChatBody.error(chunk.kept());
        if (error != null) {
            throw engine.failureOf(error, facts());
        }
        if (ChatBody.hasContent(chunk.kept())) {
            events.content();
        }
        return chunk;
    }

    /** A server that does not stream gives its answer at once; it is handed out as one piece. */
    private ChatChunk readWhole() {
        ObjectNode answer = events.whole();
        ObjectNode piece = answer.deepCopy();
        for (JsonNode choice : piece.path("choices")) {
            if (choice instanceof ObjectNode object && object.has("message")) {
                object.set("delta", object.remove("message"));
            }
        }
        ChatChunk chunk = take(new ChatChunk(piece));
        assembling.lock();
        try {
            response = new ChatResponse(answer, facts());
        } finally {
            assembling.unlock();
        }
        finish();
        return chunk;
    }

    private void finish() {
        assembling.lock();
        try {
            if (response == null) {
                response = new ChatResponse(accumulator.json(), facts());
            }
            whole.accept(response);
            engine.finished(
                    response.facts(),
                    response.usage().promptTokens(),
                    response.usage().completionTokens());
        } finally {
            assembling.unlock();
        }
        events.finish();
    }

    private CallFacts facts() {
        return accumulator.facts(events.facts());
    }

    private final class Chunks implements Iterator<ChatChunk> {
        private @Nullable ChatChunk ready;

        @Override
        public boolean hasNext() {
            if (ready == null) {
                ready = ChatStream.this.next();
            }
            return ready != null;
        }

        @Override
        public ChatChunk next() {
            ChatChunk chunk = ready;
            if (chunk == null && hasNext()) {
                chunk = ready;
            }
            if (chunk == null) {
                throw new NoSuchElementException("The stream has no more chunks");
            }
            ready = null;
            return chunk;
        }
    }
}
