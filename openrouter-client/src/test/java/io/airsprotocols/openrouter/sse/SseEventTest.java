package io.airsprotocols.openrouter.sse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SseEventTest {

    @Test
    void an_event_tells_all_it_has() throws IOException {
        SseEvent event = read("event: ping\nid: 7\nretry: 1500\ndata: é\n\n");

        assertThat(event.type()).isEqualTo("ping");
        assertThat(event.data()).isEqualTo("é");
        assertThat(event.bytes()).containsExactly("é".getBytes(UTF_8));
        assertThat(event.length()).isEqualTo(2);
        assertThat(event.lastEventId()).isEqualTo("7");
        assertThat(event.retry()).isEqualTo(Duration.ofMillis(1500));
        assertThat(event).hasToString("SseEvent[ping, 2 bytes: é]");
    }

    @Test
    void an_event_does_not_change_with_the_bytes_it_gives() throws IOException {
        SseEvent event = read("data: abc\n\n");

        event.bytes()[0] = 'x';

        assertThat(event.data()).isEqualTo("abc");
    }

    @Test
    void the_bytes_can_be_read_in_place() throws IOException {
        SseEvent event = read("data: abc\n\n");

        String text = event.read((bytes, offset, length) -> new String(bytes, offset, length, UTF_8));

        assertThat(text).isEqualTo("abc");
    }

    @Test
    void data_is_compared_with_ascii_exactly() throws IOException {
        SseEvent done = read("data: [DONE]\n\n");

        assertThat(done.is("[DONE]")).isTrue();
        assertThat(done.is("[DONE")).isFalse();
        assertThat(done.is("[DONE]\n")).isFalse();
        assertThat(done.is("[done]")).isFalse();
        assertThat(read("data:  [DONE]\n\n").is("[DONE]")).isFalse();
        assertThat(read("data\n\n").is("")).isTrue();
    }

    @Test
    void data_that_is_not_ascii_equals_no_other_text() throws IOException {
        // The bytes of é are C3 A9; a comparison by the low byte of a char would take U+01C3 U+02A9 for them.
        assertThat(read("data: é\n\n").is("\u01C3\u02A9")).isFalse();
    }

    @Test
    void events_are_equal_when_all_they_tell_is() throws IOException {
        String text = "event: ping\nid: 7\nretry: 1500\ndata: a\n\n";
        SseEvent event = read(text);

        assertThat(event).isEqualTo(read(text)).hasSameHashCodeAs(read(text));
        assertThat(event).isNotEqualTo(read(text.replace("ping", "pong")));
        assertThat(event).isNotEqualTo(read(text.replace("7", "8")));
        assertThat(event).isNotEqualTo(read(text.replace("1500", "1")));
        assertThat(event).isNotEqualTo(read(text.replace("data: a", "data: b")));
        assertThat(event).isNotEqualTo("a");
    }

    private static SseEvent read(String text) throws IOException {
        return Objects.requireNonNull(new SseReader(new ByteArrayInputStream(text.getBytes(UTF_8)), 1000, 1000).next());
    }
}
