package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.error.CancelledException;
import io.airsprotocols.openrouter.error.DecodingException;
import io.airsprotocols.openrouter.error.Failure;
import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.error.TransportException;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.sse.SseEvent;
import io.airsprotocols.openrouter.sse.SseLimitException;
import io.airsprotocols.openrouter.sse.SseReader;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events of a running stream, with its clocks. One thread reads; any thread may close.
 */
public final class EventSource implements AutoCloseable {

    private final Engine engine;
    private final Wire wire;
    private final HttpAnswer answer;
    private final CallState state;
    private final @Nullable StreamClock clock;
    private final SseReader reader;
    /** Held while the network is read, so that the answer is never closed under a reader. */
    private final ReentrantLock reading = new ReentrantLock();

    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean closed;
    private volatile @Nullable Runnable forgotten;

    EventSource(Engine engine, Operation operation, HttpAnswer answer, CallState state) {
        this.engine = engine;
        this.wire = engine.wire(operation, state);
        this.answer = answer;
        this.state = state;
        this.clock = state.live();
        this.reader = new SseReader(
                answer.body(),
                engine.config().limits().line(),
                engine.config().limits().event());
    }

    /**
     * Whether the server streams. Some answer a request for a stream with one JSON body.
     *
     * @return false if the answer came whole; {@link #whole()} has it
     */
    public boolean isEventStream() {
        return clock != null;
    }

    /**
     * The answer of a server that did not stream. Holds no error: those were thrown when the stream was opened.
     *
     * @return the body
     * @throws IllegalStateException if this is an event stream
     */
    public ObjectNode whole() {
        if (answer.body() instanceof JsonBody body) {
            return body.tree();
        }
        throw new IllegalStateException("The answer is a stream of events");
    }

    /**
     * Goes to the next event; blocks until there is one. Comments are passed over.
     *
     * @return false at the end of the stream
     * @throws OpenRouterException if the network fails, a clock runs out, a limit is passed or the stream is closed
     * @throws IllegalStateException if another thread reads at the time, which would have the two take chunks from each other
     */
    public boolean advance() {
        if (clock == null) {
            return false;
        }
        if (closed || !reading.tryLock()) {
            throw refusal();
        }
        clock.enter();
        try {
            boolean there = reader.advance();
            if (there && engine.log().tracesBodies()) {
                reader.read((bytes, offset, length) -> {
                    engine.log().body("< data:", bytes, offset, length);
                    return bytes;
                });
            }
            return there;
        } catch (SseLimitException tooLarge) {
            throw failed(new DecodingException(
                    Failure.of(tooLarge.getMessage() + " (Limits)", facts(), false, tooLarge), "", ""));
        } catch (IOException broken) {
            throw failed(
                    closed && state.expired() == null
                            ? new CancelledException(
                                    Failure.of("The stream was closed while it was read", facts(), false, broken))
                            : wire.broken(broken, facts(), true));
        } finally {
            clock.leave();
            reading.unlock();
            if (closed) {
                answer.close();
            }
        }
    }

    /** Why it is not to be read, now or any more. */
    private RuntimeException refusal() {
        // What may still stand in the buffer is not given out: closing ends the stream for every reader.
        return closed
                ? failed(new CancelledException(Failure.of("The stream was closed", facts(), false, null)))
                : new IllegalStateException(
                        "Another thread reads this stream: let one thread read it, and hand on what it reads");
    }

    private OpenRouterException failed(OpenRouterException failure) {
        engine.log().failed(failure);
        return failure;
    }

    /**
     * Hands the data of the event to a reader, where it stands.
     *
     * @param <T> what it makes of the data
     * @param how must not keep or change the array it is given
     * @return what the reader made
     */
    public <T> T read(SseEvent.ByteReader<T> how) {
        return reader.read(how);
    }

    /**
     * The exception for an event that is not the JSON it should be.
     *
     * @param notJson what the parser said
     * @return the exception
     */
    public DecodingException undecodable(JacksonException notJson) {
        return (DecodingException)
                failed(wire.undecodable("An event of the stream", reader.event().bytes(), notJson, facts()));
    }

    /**
     * The exception for an event that is JSON, but not the JSON it should be.
     *
     * @param reason what is wrong with it
     * @return the exception
     */
    public DecodingException undecodable(String reason) {
        return (DecodingException)
                failed(wire.undecodable("An event of the stream", reader.event().bytes(), reason, "$", facts()));
    }

    /**
     * The exception for a stream that ended although its end mark had not come.
     *
     * @return the exception
     */
    public TransportException cutShort() {
        String how = reader.truncated() ? "The stream ended within an event" : "The stream ended without its end mark";
        return (TransportException) failed(new TransportException(Failure.of(how, facts(), true, null), true));
    }

    /**
     * Asks to be told when the call is stopped.
     *
     * @param action runs at once if it is stopped already; must not block
     */
    public void onStop(Runnable action) {
        state.cancellation().onCancel(action);
    }

    /**
     * The exception for a call that was stopped while nobody read.
     *
     * @return the exception
     */
    public OpenRouterException stopped() {
        return failed(wire.broken(new IOException("stopped while nobody read it"), facts(), true));
    }

    /**
     * Sees to it that the call is stopped if its reader is forgotten without being closed.
     *
     * @param reader whose life decides; must not be reachable from here
     */
    public void watch(Object reader) {
        forgotten = engine.forgotten().watch(reader, this);
    }

    /** The event just read carried content: the idle clock starts anew, and the time to the first token is noted. */
    public void content() {
        if (clock != null) {
            clock.content();
        }
    }

    /**
     * What is known now.
     *
     * @return the facts
     */
    public CallFacts facts() {
        return state.facts(answer.status(), answer.headers())
                .timeToFirstToken(clock == null ? null : clock.toFirstContent())
                .build();
    }

    /** Stops the call at once, from any thread. A second call does nothing. */
    @Override
    public void close() {
        if (end()) {
            try {
                state.cancellation().cancel();
            } finally {
                // A reader that is at it closes the answer itself as soon as the cancellation wakes it.
                if (reading.tryLock()) {
                    try {
                        answer.close();
                    } finally {
                        reading.unlock();
                    }
                }
            }
        }
    }

    /**
     * Gives the connection back after the end mark was read, so that the next call need not make a new one. To be called
     * by the thread that reads.
     */
    public void finish() {
        if (end()) {
            answer.close();
        }
    }

    private boolean end() {
        if (ended.getAndSet(true)) {
            return false;
        }
        closed = true;
        engine.end(state);
        if (clock != null) {
            clock.end();
        }
        Runnable unwatch = forgotten;
        if (unwatch != null) {
            unwatch.run();
        }
        return true;
    }
}
