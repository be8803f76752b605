package io.airsprotocols.openrouter.benchmarks.codec;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.internal.codec.Json;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;

/** A call whose answer comes whole, and what is done before it is sent. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx256m")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Calls {

    private final OpenRouter router = InMemory.whole(Script.answer()).client();
    private final JsonNode tree = InMemory.question().json();

    /** Ends the client's threads. */
    @TearDown
    public void close() {
        router.close();
    }

    /** Everything: the request built, encoded and sent, an answer of two kilobytes read to its text. */
    @Benchmark
    public String call() {
        return router.chat().send(InMemory.question()).text();
    }

    /** The part of it that builds the request. */
    @Benchmark
    public ChatRequest build() {
        return InMemory.question();
    }

    /** The part of it that encodes the request, which is built already. */
    @Benchmark
    public byte[] encode() {
        return Json.write(tree);
    }
}
