package io.airsprotocols.openrouter.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.http.Headers;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

    @Test
    void all_three_headers_are_read() {
        assertThat(RateLimit.from(headers("20", "0", "1743292800000")::first))
                .isEqualTo(new RateLimit(20L, 0L, Instant.parse("2025-03-30T00:00:00Z")));
    }

    @ParameterizedTest
    @CsvSource({
        "1743292800000, 2025-03-30T00:00:00Z",
        "1743292800123, 2025-03-30T00:00:00.123Z",
        "1743292800, 2025-03-30T00:00:00Z",
        "1743292800.9, 2025-03-30T00:00:00Z",
        "1.7432928e12, 2025-03-30T00:00:00Z",
        "' 1743292800 ', 2025-03-30T00:00:00Z",
        "0, 1970-01-01T00:00:00Z",
        "100000000000, 5138-11-16T09:46:40Z",
        "100000000001, 1973-03-03T09:46:40.001Z"
    })
    void the_reset_is_read_in_seconds_and_in_milliseconds(String text, Instant reset) {
        assertThat(RateLimit.from(headers(null, null, text)::first)).isEqualTo(new RateLimit(null, null, reset));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "soon", "-1", "NaN", "Infinity", "1e300", "1,000", "2025-03-30T00:00:00Z", "10, 20"})
    void what_cannot_be_read_is_absent(String garbage) {
        assertThat(RateLimit.from(headers(garbage, garbage, garbage)::first)).isNull();
        assertThat(RateLimit.from(headers("5", garbage, garbage)::first)).isEqualTo(new RateLimit(5L, null, null));
        assertThat(RateLimit.from(headers(garbage, "5", garbage)::first)).isEqualTo(new RateLimit(null, 5L, null));
    }

    @Test
    void without_the_headers_there_is_no_limit() {
        assertThat(RateLimit.from(Headers.none()::first)).isNull();
    }

    private static Headers headers(String limit, String remaining, String reset) {
        Map<String, List<String>> headers = new HashMap<>();
        add(headers, "x-ratelimit-limit", limit);
        add(headers, "x-ratelimit-remaining", remaining);
        add(headers, "x-ratelimit-reset", reset);
        return Headers.received(headers);
    }

    private static void add(Map<String, List<String>> headers, String name, String value) {
        if (value != null) {
            headers.put(name, List.of(value));
        }
    }
}
