package io.airsprotocols.openrouter.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the reader behaves on streams that live: what it waits for, what it holds, how it ends. */
class SseReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"data: a\n\n", "data: a\r\r", "data: a\r\n\r", "data: a\r\n\r\n", "data: a\n\r"})
    @Timeout(60)
    void an_event_is_handed_out_without_waiting_for_one_more_byte(String event) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Socket accepted = server.accept()) {
            OutputStream out = accepted.getOutputStream();
            SseReader reader = new SseReader(client.getInputStream(), 1000, 1000);

            // Nothing else is sent before the event was read: a reader that wants more hangs.
            out.write(event.getBytes(UTF_8));
            assertThat(reader.next()).isNotNull().extracting(SseEvent::data).isEqualTo("a");

            out.write("\ndata: b\n\n".getBytes(UTF_8));
            assertThat(reader.next()).isNotNull().extracting(SseEvent::data).isEqualTo("b");

            accepted.shutdownOutput();
            assertThat(reader.next()).isNull();
            assertThat(reader.truncated()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {": OPENROUTER PROCESSING\n\n", ": OPENROUTER PROCESSING\n", "\r\n", "foo: bar\r"})
    void what_is_ignored_takes_no_memory_however_much_of_it_comes(String ignored) throws IOException {
        Endless endless = new Endless(ignored, 32 << 20);
        SseReader reader = new SseReader(endless.then("data: a\n\n"), 1 << 20, 1 << 20);

        assertThat(reader.next()).isNotNull().extracting(SseEvent::data).isEqualTo("a");
        assertThat(endless.largestBuffer).isLessThanOrEqualTo(8192);
    }

    @Test
    void what_is_ignored_within_an_event_takes_no_memory_either() throws IOException {
        Endless endless = new Endless(": OPENROUTER PROCESSING\nevent: x\nfoo\n", 32 << 20);
        InputStream all = new SequenceInputStream(utf8("data: a\n"), endless.then("data: b\n\n"));
        SseReader reader = new SseReader(all, 1 << 20, 1 << 20);

        assertThat(reader.next()).isNotNull().extracting(SseEvent::data).isEqualTo("a\nb");
        assertThat(endless.largestBuffer).isLessThanOrEqualTo(8192);
    }

    @Test
    void a_line_without_end_is_refused_before_it_fills_the_memory() {
        Endless endless = new Endless("data: 123456", Integer.MAX_VALUE);
        SseReader reader = new SseReader(endless, 100_000, 1 << 20);

        assertThatThrownBy(reader::next)
                .isInstanceOf(SseLimitException.class)
                .hasMessage("A server-sent line is larger than the limit of 100000 bytes");
        assertThat(endless.largestBuffer).isLessThan(300_000);
    }

    @Test
    void an_event_without_end_is_refused_before_it_fills_the_memory() {
        Endless endless = new Endless("data: 123456\n", Integer.MAX_VALUE);
        SseReader reader = new SseReader(endless, 1000, 100_000);

        assertThatThrownBy(reader::next)
                .isInstanceOf(SseLimitException.class)
                .hasMessage("A server-sent event is larger than the limit of 100000 bytes");
        assertThat(endless.largestBuffer).isLessThan(300_000);
    }

    @Test
    void a_large_event_does_not_spoil_those_behind_it() throws IOException {
        String large = "x".repeat(300_000);
        SseReader reader = new SseReader(utf8("data: 1\n\ndata: " + large + "\n\ndata: 2\n\n"), 1 << 20, 1 << 20);

        assertThat(reader.next()).isNotNull().extracting(SseEvent::data).isEqualTo("1");
        assertThat(reader.next()).isNotNull().extracting(SseEvent::data).isEqualTo(large);
        assertThat(reader.next()).isNotNull().extracting(SseEvent::data).isEqualTo("2");
        assertThat(reader.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "da", "data: b", "data: b\n", ": comment\n", "event: x\ndata: b\n"})
    void a_broken_connection_is_never_a_clean_end(String begun) throws IOException {
        IOException reset = new IOException("Connection reset");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw reset;
            }
        };
        SseReader reader = new SseReader(new SequenceInputStream(utf8("data: a\n\n" + begun), broken), 1000, 1000);

        assertThat(reader.next()).isNotNull().extracting(SseEvent::data).isEqualTo("a");
        assertThatThrownBy(reader::next).isSameAs(reset);
        assertThatThrownBy(reader::next).isSameAs(reset);
        assertThat(reader.truncated()).isFalse();
    }

    @Test
    void after_the_end_there_is_no_event_however_often_one_asks() throws IOException {
        SseReader reader = new SseReader(utf8("data: a\n\ndata: b\n"), 1000, 1000);

        assertThat(reader.next()).isNotNull();
        assertThat(reader.truncated()).isFalse();
        for (int i = 0; i < 3; i++) {
            assertThat(reader.next()).isNull();
            assertThat(reader.truncated()).isTrue();
        }
    }

    @Test
    void closing_the_reader_closes_the_stream() throws IOException {
        AtomicInteger closed = new AtomicInteger();
        InputStream in = new FilterInputStream(utf8("data: a\n\n")) {
            @Override
            public void close() throws IOException {
                closed.incrementAndGet();
                super.close();
            }
        };
        try (SseReader reader = new SseReader(in, 1000, 1000)) {
            assertThat(reader.next()).isNotNull();
        }
        assertThat(closed).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void limits_must_be_positive(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SseReader(utf8(""), limit, 5))
                .withMessage("The limits must be 1 byte or more, were " + limit + " a line, 5 an event");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SseReader(utf8(""), 5, limit))
                .withMessage("The limits must be 1 byte or more, were 5 a line, " + limit + " an event");
    }

    private static InputStream utf8(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** Repeats a text up to a number of bytes, and notes how large the buffers are that it is read into. */
    private static final class Endless extends InputStream {
        private final byte[] text;
        private final long repeats;
        private long at;
        private int largestBuffer;

        Endless(String text, int bytes) {
            this.text = text.getBytes(UTF_8);
            this.repeats = bytes / this.text.length;
        }

        InputStream then(String end) {
            return new SequenceInputStream(this, utf8(end));
        }

        @Override
        public int read() {
            throw new AssertionError("read byte by byte");
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            largestBuffer = Math.max(largestBuffer, buffer.length);
            int count = (int) Math.min(length, repeats * text.length - at);
            if (count == 0) {
                return -1;
            }
            for (int i = 0; i < count; i++) {
                buffer[offset + i] = text[(int) ((at + i) % text.length)];
            }
            at += count;
            return count;
        }
    }
}
