package io.airsprotocols.openrouter.sse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes, in whatever pieces, the reader and a naive reading of the standard agree. */
class SsePropertyTest {

    private static final int GENEROUS = 1 << 20;

    @Property(tries = 4000)
    void reader_agrees_with_a_naive_reading_of_the_standard(
            @ForAll("streams") byte[] bytes, @ForAll @Size(max = 12) List<@IntRange(max = 400) Integer> cuts)
            throws IOException {
        NaiveSse naive = new NaiveSse(bytes);
        int[] borders = cuts.stream().mapToInt(cut -> cut).sorted().toArray();

        assertAgrees(naive, new SseReader(new Pieces(bytes, borders), GENEROUS, GENEROUS));
        assertAgrees(naive, new SseReader(Pieces.single(bytes), GENEROUS, GENEROUS));
    }

    @Property(tries = 300)
    void reader_agrees_when_the_stream_is_longer_than_its_buffer(
            @ForAll("longStreams") byte[] bytes, @ForAll @IntRange(min = 1, max = 9000) int piece) throws IOException {
        int[] borders = new int[bytes.length / piece + 1];
        for (int i = 0; i < borders.length; i++) {
            borders[i] = i * piece;
        }
        assertAgrees(new NaiveSse(bytes), new SseReader(new Pieces(bytes, borders), GENEROUS, GENEROUS));
    }

    private static void assertAgrees(NaiveSse naive, SseReader reader) throws IOException {
        List<String> events = new ArrayList<>();
        for (SseEvent event = reader.next(); event != null; event = reader.next()) {
            events.add(SseCase.show(event));
        }
        assertThat(events).isEqualTo(naive.events);
        assertThat(reader.truncated()).isEqualTo(naive.truncated);
    }

    @Provide
    Arbitrary<byte[]> streams() {
        return fragments().list().ofMaxSize(40).map(SsePropertyTest::concatenated);
    }

    @Provide
    Arbitrary<byte[]> longStreams() {
        Arbitrary<byte[]> padded = Arbitraries.integers()
                .between(0, 20_000)
                .map(length -> "p".repeat(length).getBytes(StandardCharsets.UTF_8));
        return Arbitraries.frequencyOf(Tuple.of(4, fragments()), Tuple.of(1, padded))
                .list()
                .ofMaxSize(40)
                .map(SsePropertyTest::concatenated);
    }

    private static Arbitrary<byte[]> fragments() {
        Arbitrary<byte[]> text = Arbitraries.of(
                        "\n",
                        "\r",
                        "\r\n",
                        "\n\n",
                        "\r\n\r\n",
                        ":",
                        " ",
                        "data",
                        "data:",
                        "data: ",
                        "data: a",
                        "data: {\"choices\":[]}\n\n",
                        "data: [DONE]\n\n",
                        "data: : OPENROUTER PROCESSING\n",
                        ": OPENROUTER PROCESSING\n\n",
                        "event",
                        "event: error\n",
                        "event:response.completed\r\n",
                        "id",
                        "id: 1\n",
                        "id: \u00002\n",
                        "retry",
                        "retry: 3000\n",
                        "retry:1e3\n",
                        "retry: 007\r",
                        "unknown: x\n",
                        "\u0000",
                        "\t",
                        "é",
                        "😀",
                        "\uFEFF",
                        "\u2028")
                .map(each -> each.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> malformed = Arbitraries.of(
                bytes(0xEF),
                bytes(0xEF, 0xBB),
                bytes(0xBF),
                bytes(0xC3),
                bytes(0xE2, 0x82),
                bytes(0xF0, 0x9F, 0x98),
                bytes(0xFF),
                bytes(0xC0, 0xAF));
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(4);
        return Arbitraries.frequencyOf(Tuple.of(12, text), Tuple.of(2, malformed), Tuple.of(1, any));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] concatenated(List<byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        parts.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
