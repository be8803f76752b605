package io.airsprotocols.openrouter.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.error.ApiError;
import io.airsprotocols.openrouter.http.Headers;
import io.airsprotocols.openrouter.internal.codec.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Headers NONE = Headers.none();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "0,PT0S",
                "30,PT30S",
                "` 30 `,PT30S",
                "1.5,PT1.5S",
                "0.0001,PT0S",
                "1e3,PT1000S",
                "99999999999,P365D",
                "1e2147483647,P365D",
                "1e-2147483647,PT0S"
            })
    void seconds_may_have_a_fraction_and_are_at_most_a_year(String text, Duration wait) {
        assertThat(wait("Retry-After", text)).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thu, 01 Jan 2026 00:00:30 GMT|PT30S",
                "Thu, 1 Jan 2026 00:00:30 GMT|PT30S",
                "Thu, 01 Jan 2026 00:00:00 GMT|PT0S",
                "Wed, 31 Dec 2025 23:59:00 GMT|PT0S",
                "Thu, 01 Jan 2026 01:00:30 +0100|PT30S"
            })
    void a_date_is_the_time_until_it_and_none_if_it_is_past(String text, Duration wait) {
        assertThat(wait("Retry-After", text)).isEqualTo(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "soon", "-1", "NaN", "1 s", "2026-01-01", "Thu, 41 Jan 2026 00:00:30 GMT"})
    void what_cannot_be_read_is_no_wait(String text) {
        assertThat(wait("Retry-After", text)).isNull();
        assertThat(wait("retry-after-ms", text)).isNull();
    }

    @Test
    void a_header_of_unreasonable_length_is_not_read() {
        assertThat(wait("Retry-After", "1".repeat(100_000))).isNull();
    }

    @Test
    void milliseconds_have_their_own_header_which_goes_first() {
        assertThat(wait("Retry-After-Ms", "1500")).isEqualTo(Duration.ofMillis(1500));
        assertThat(RetryAfter.of(429, headers(Map.of("retry-after-ms", "1500", "retry-after", "2")), null, NOW))
                .isEqualTo(Duration.ofMillis(1500));
        assertThat(RetryAfter.of(429, headers(Map.of("retry-after-ms", "soon", "retry-after", "2")), null, NOW))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void the_body_tells_where_no_header_does() {
        ApiError error = error("{\"availability\":{\"retry_after\":7}}");

        assertThat(RetryAfter.of(503, NONE, error, NOW)).isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.of(503, headers(Map.of("Retry-After", "3")), error, NOW))
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(RetryAfter.of(503, headers(Map.of("Retry-After", "soon")), error, NOW))
                .isEqualTo(Duration.ofSeconds(7));
        assertThat(RetryAfter.of(503, NONE, error("{\"availability\":{}}"), NOW))
                .isNull();
        assertThat(RetryAfter.of(503, NONE, error("{}"), NOW)).isNull();
    }

    @Test
    void the_reset_of_a_rate_limit_tells_where_nothing_else_does() {
        Headers inSeconds = headers(Map.of("X-RateLimit-Reset", String.valueOf(NOW.getEpochSecond() + 12)));
        Headers inMillis = headers(Map.of("X-RateLimit-Reset", String.valueOf(NOW.toEpochMilli() + 12_500)));

        assertThat(RetryAfter.of(429, inSeconds, null, NOW)).isEqualTo(Duration.ofSeconds(12));
        assertThat(RetryAfter.of(429, inMillis, null, NOW)).isEqualTo(Duration.ofMillis(12_500));
        assertThat(RetryAfter.of(429, inSeconds, error("{\"availability\":{\"retry_after\":7}}"), NOW))
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void the_reset_of_a_rate_limit_means_nothing_for_other_failures_and_in_the_past() {
        Headers later = headers(Map.of("X-RateLimit-Reset", String.valueOf(NOW.getEpochSecond() + 12)));
        Headers past = headers(Map.of("X-RateLimit-Reset", String.valueOf(NOW.getEpochSecond() - 12)));

        assertThat(RetryAfter.of(503, later, null, NOW)).isNull();
        assertThat(RetryAfter.of(429, past, null, NOW)).isNull();
    }

    @Test
    void nothing_said_is_no_wait() {
        assertThat(RetryAfter.of(429, NONE, null, NOW)).isNull();
    }

    private static Duration wait(String name, String value) {
        return RetryAfter.of(503, headers(Map.of(name, value)), null, NOW);
    }

    private static Headers headers(Map<String, String> values) {
        Headers headers = NONE;
        for (Map.Entry<String, String> each : values.entrySet()) {
            headers = headers.with(Headers.received(Map.of(each.getKey(), List.of(each.getValue()))));
        }
        return headers;
    }

    private static ApiError error(String json) {
        return ApiError.of(Json.read(json));
    }

    @Test
    void the_copy_of_the_headers_in_the_error_counts_where_there_are_no_headers() {
        ApiError error = ApiError.of(Json.read("""
                {"code":429,"metadata":{"headers":{"X-RateLimit-Limit":"20","X-RateLimit-Reset":"1767225642000"}}}
                """));

        assertThat(RetryAfter.of(429, NONE, error, NOW)).isEqualTo(Duration.ofSeconds(42));
    }
}
