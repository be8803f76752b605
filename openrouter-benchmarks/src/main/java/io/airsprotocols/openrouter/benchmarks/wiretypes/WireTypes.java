package io.airsprotocols.openrouter.benchmarks.wiretypes;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What an answer and a chunk cost when they are warm. Run with {@code -prof gc} for the bytes allocated. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class WireTypes {

    private final byte[] answer = Payload.ANSWER.bytes();
    private final byte[] chunk = Payload.CHUNK.bytes();
    private final BoundRecords.ChatResponse boundAnswer = BoundRecords.readAnswer(answer);
    private final TreeViews.ChatResponse viewedAnswer = TreeViews.readAnswer(answer);
    private final CodecRecords.ChatResponse codedAnswer = CodecRecords.readAnswer(answer);

    /** Way (a): reads an answer and uses what most users use of it. */
    @Benchmark
    public void readAnswerRecords(Blackhole hole) {
        use(BoundRecords.readAnswer(answer), hole);
    }

    /** Way (b): reads an answer and uses what most users use of it. */
    @Benchmark
    public void readAnswerViews(Blackhole hole) {
        use(TreeViews.readAnswer(answer), hole);
    }

    /** Way (c): reads an answer and uses what most users use of it. */
    @Benchmark
    public void readAnswerCodecs(Blackhole hole) {
        use(CodecRecords.readAnswer(answer), hole);
    }

    /** Way (a): uses an answer that is read already. */
    @Benchmark
    public void useAnswerRecords(Blackhole hole) {
        use(boundAnswer, hole);
    }

    /** Way (b): uses an answer that is read already. */
    @Benchmark
    public void useAnswerViews(Blackhole hole) {
        use(viewedAnswer, hole);
    }

    /** Way (c): uses an answer that is read already. */
    @Benchmark
    public void useAnswerCodecs(Blackhole hole) {
        use(codedAnswer, hole);
    }

    /** Way (a): writes an answer back. */
    @Benchmark
    public byte[] writeAnswerRecords() {
        return BoundRecords.write(boundAnswer);
    }

    /** Way (b): writes an answer back. */
    @Benchmark
    public byte[] writeAnswerViews() {
        return viewedAnswer.write();
    }

    /** Way (c): writes an answer back. */
    @Benchmark
    public byte[] writeAnswerCodecs() {
        return CodecRecords.write(codedAnswer);
    }

    /** Way (a): the text of a chunk. */
    @Benchmark
    public String chunkTextRecords() {
        return BoundRecords.readChunk(chunk).text();
    }

    /** Way (b): the text of a chunk. */
    @Benchmark
    public String chunkTextViews() {
        return TreeViews.readChunk(chunk).text();
    }

    /** Way (c): the text of a chunk. */
    @Benchmark
    public String chunkTextCodecs() {
        return CodecRecords.readChunk(chunk).text();
    }

    /** Way (b'): the text of a chunk. */
    @Benchmark
    public String chunkTextBytes() {
        return new BytesChunk(chunk).text();
    }

    /** Way (b'): the text of a chunk, then its tree: what it costs where the bytes were not enough. */
    @Benchmark
    public void chunkTextThenTreeBytes(Blackhole hole) {
        BytesChunk read = new BytesChunk(chunk);
        hole.consume(read.text());
        hole.consume(read.view());
    }

    private static void use(BoundRecords.ChatResponse read, Blackhole hole) {
        hole.consume(read.text());
        hole.consume(read.choices().get(0).finishReason());
        BoundRecords.Usage usage = read.usage();
        if (usage != null) {
            hole.consume(usage.totalTokens());
            hole.consume(usage.cost());
        }
    }

    private static void use(TreeViews.ChatResponse read, Blackhole hole) {
        hole.consume(read.text());
        hole.consume(read.choices().get(0).finishReason());
        TreeViews.Usage usage = read.usage();
        if (usage != null) {
            hole.consume(usage.totalTokens());
            hole.consume(usage.cost());
        }
    }

    private static void use(CodecRecords.ChatResponse read, Blackhole hole) {
        hole.consume(read.text());
        if (read.choices() != null) {
            hole.consume(read.choices().get(0).finishReason());
        }
        CodecRecords.Usage usage = read.usage();
        if (usage != null) {
            hole.consume(usage.totalTokens());
            hole.consume(usage.cost());
        }
    }
}
