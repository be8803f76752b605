package io.airsprotocols.openrouter.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.internal.codec.Json;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvailabilityTest {

    @ParameterizedTest
    @CsvSource({
        "model_not_found, false",
        "wrong_endpoint, false",
        "no_endpoints, false",
        "model_deprecated, false",
        "model_unavailable_upstream, false",
        "capacity_exhausted, true",
        "temporarily_unavailable, true",
        "region_restricted, false",
        "privacy_restricted, false",
        "constraint_filtered, false",
        "free_variant_ended, false"
    })
    void each_code_and_its_flag_are_read(String code, boolean retryable) {
        Availability availability = availability(
                "{\"code\":\"" + code + "\",\"retryable\":" + retryable + ",\"requested_models\":[\"a/b\"]}");

        assertThat(availability.code()).isEqualTo(code);
        assertThat(availability.retryable()).isEqualTo(retryable);
        assertThat(availability.requestedModels()).containsExactly("a/b");
    }

    @Test
    void everything_the_server_says_has_its_place() {
        Availability availability = availability("""
                {"code":"privacy_restricted","retryable":false,"retry_after":null,"requested_models":["a/b","c/d"],
                 "affected_providers":["X"],"excluded_by":["data_policy:zdr","max_price"],"fallback_models":["e/f"],
                 "constraint":{"field":"provider","detail":"d"},"docs_url":"https://example.com"}
                """);

        assertThat(availability.requestedModels()).containsExactly("a/b", "c/d");
        assertThat(availability.affectedProviders()).containsExactly("X");
        assertThat(availability.excludedBy()).containsExactly("data_policy:zdr", "max_price");
        assertThat(availability.fallbackModels()).containsExactly("e/f");
        assertThat(availability.docsUrl()).isEqualTo("https://example.com");
        assertThat(availability.retryAfter()).isNull();
        assertThat(availability.json().get("constraint").get("detail").stringValue())
                .isEqualTo("d");
    }

    @Test
    void nothing_said_reads_as_nothing() {
        Availability availability = availability("{}");

        assertThat(availability.code()).isEmpty();
        assertThat(availability.retryable()).isNull();
        assertThat(availability.retryAfter()).isNull();
        assertThat(availability.requestedModels()).isEmpty();
        assertThat(availability.affectedProviders()).isEmpty();
        assertThat(availability.excludedBy()).isEmpty();
        assertThat(availability.fallbackModels()).isEmpty();
        assertThat(availability.docsUrl()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"30,PT30S", "1.5,PT1.5S", "\"2\",PT2S", "0,PT0S", "0.0004,PT0S", "1e9,P365D", "1e1000,P365D"})
    void the_wait_is_in_seconds_and_at_most_a_year(String json, Duration wait) {
        assertThat(availability("{\"retry_after\":" + json + "}").retryAfter()).isEqualTo(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "\"soon\"", "[]", "true", "\"1e2147483647\"", "\"1e-2147483647\""})
    void a_wait_that_makes_no_sense_reads_as_none(String json) {
        assertThat(availability("{\"retry_after\":" + json + "}").retryAfter()).isNull();
    }

    private static Availability availability(String json) {
        return Objects.requireNonNull(
                ApiError.of(Json.read("{\"availability\":" + json + "}")).availability());
    }
}
