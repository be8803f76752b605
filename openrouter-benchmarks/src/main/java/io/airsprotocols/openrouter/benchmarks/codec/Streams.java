package io.airsprotocols.openrouter.benchmarks.codec;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatChunk;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ChatStream;
import io.airsprotocols.openrouter.sse.SseEvent;
import io.airsprotocols.openrouter.sse.SseReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Answers that come in pieces. Figures are those of one piece: all that a stream costs, its beginning and its end
 * included, divided by how many there are.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx256m")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Streams {

    /** A long answer, so that a token is not much more than a token. */
    static final int TOKENS = 1000;

    /** The pieces of one tool call. */
    static final int PIECES = 200;

    private static final int LIMIT = 1 << 20;

    private final byte[][] tokens = Script.tokens(TOKENS);
    private final byte[] burst = joined(tokens);
    private final OpenRouter talker = InMemory.streamed(tokens).client();
    private final OpenRouter toolUser =
            InMemory.streamed(Script.toolCall(PIECES)).client();

    /** Ends the threads of the clients. */
    @TearDown
    public void close() {
        talker.close();
        toolUser.close();
    }

    /** A token through the whole client, each read by itself for its text. */
    @Benchmark
    @OperationsPerInvocation(TOKENS)
    public void token(Blackhole hole) {
        try (ChatStream stream = talker.chat().stream(InMemory.question())) {
            for (ChatChunk chunk : stream) {
                hole.consume(chunk.text());
            }
        }
    }

    /** A token through the whole client, where only the whole answer is asked for. */
    @Benchmark
    @OperationsPerInvocation(TOKENS)
    public String assembledToken() {
        try (ChatStream stream = talker.chat().stream(InMemory.question())) {
            return stream.response().text();
        }
    }

    /** A piece of the arguments of a tool call, each looked at, and assembled in the end. */
    @Benchmark
    @OperationsPerInvocation(PIECES)
    public ChatResponse toolCallPiece(Blackhole hole) {
        try (ChatStream stream = toolUser.chat().stream(InMemory.question())) {
            for (ChatChunk chunk : stream) {
                hole.consume(chunk.text());
            }
            return stream.response();
        }
    }

    /** The reader of events alone, with one event a read. */
    @Benchmark
    @OperationsPerInvocation(TOKENS)
    public void event(Blackhole hole) throws IOException {
        read(new Arrivals(tokens), hole);
    }

    /** The reader of events alone, with as much a read as it has room for. */
    @Benchmark
    @OperationsPerInvocation(TOKENS)
    public void eventOfBurst(Blackhole hole) throws IOException {
        read(new ByteArrayInputStream(burst), hole);
    }

    private static void read(InputStream in, Blackhole hole) throws IOException {
        try (SseReader reader = new SseReader(in, LIMIT, LIMIT)) {
            for (SseEvent event = reader.next(); event != null; event = reader.next()) {
                hole.consume(event);
            }
        }
    }

    private static byte[] joined(byte[][] writes) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] write : writes) {
            whole.writeBytes(write);
        }
        return whole.toByteArray();
    }
}
