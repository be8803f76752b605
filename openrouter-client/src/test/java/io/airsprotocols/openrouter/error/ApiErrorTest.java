package io.airsprotocols.openrouter.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.internal.codec.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiErrorTest {

    @Test
    void an_error_as_it_is_documented() {
        ApiError error = error("""
                {"code":429,"message":"Rate limited","metadata":{"error_type":"rate_limit_exceeded","provider_name":"OpenAI"}}
                """);

        assertThat(error.message()).isEqualTo("Rate limited");
        assertThat(error.code()).isEqualTo("429");
        assertThat(error.status()).isEqualTo(429);
        assertThat(error.type()).isEqualTo(ErrorType.RATE_LIMIT_EXCEEDED);
        assertThat(error.providerName()).isEqualTo("OpenAI");
        assertThat(error.metadata())
                .isEqualTo(Json.read("{\"error_type\":\"rate_limit_exceeded\",\"provider_name\":\"OpenAI\"}"));
        assertThat(error.availability()).isNull();
        assertThat(error.raw()).isNull();
        assertThat(error.reasons()).isEmpty();
        assertThat(error.description()).isEqualTo("Rate limited");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            nullValues = "-",
            delimiter = '|',
            value = {
                "{\"code\":429}|429|429",
                "{\"code\":\"429\"}|429|429",
                "{\"code\":429.0}|429.0|429",
                "{\"code\":\"server_error\"}|server_error|-",
                "{\"code\":null}|-|-",
                "{}|-|-",
                "{\"code\":{}}|-|-",
                "{\"code\":0}|0|-",
                "{\"code\":99}|99|-",
                "{\"code\":600}|600|-",
                "{\"code\":99999999999999999999}|99999999999999999999|-",
                "{\"http_status\":503}|-|503",
                "{\"http_status\":\"503\"}|-|503",
                "{\"http_status\":1}|-|-",
                "{\"code\":\"capacity\",\"http_status\":429}|capacity|429",
                "{\"code\":20001,\"http_status\":502}|20001|502",
                "{\"code\":404,\"http_status\":429}|404|404"
            })
    void a_code_is_a_number_here_and_a_word_there(String json, String code, Integer status) {
        ApiError error = error(json);

        assertThat(error.code()).isEqualTo(code);
        assertThat(error.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"metadata\":{\"error_type\":\"timeout\"}}",
                "{\"error_type\":\"timeout\"}",
                "{\"type\":\"timeout\"}",
                "{\"code\":\"timeout\"}",
                "{\"type\":\"timeout_error\"}",
                "{\"metadata\":{\"error_type\":\"timeout\"},\"error_type\":\"server\",\"type\":\"server\",\"code\":\"server\"}",
                "{\"metadata\":null,\"error_type\":\"timeout\",\"type\":\"server\",\"code\":\"server\"}",
                "{\"metadata\":\"text\",\"type\":\"timeout\",\"code\":\"server\"}",
                "{\"metadata\":{},\"type\":null,\"error_type\":{},\"code\":\"timeout\"}"
            })
    void the_type_is_found_in_each_of_its_places_in_their_order(String json) {
        assertThat(error(json).type()).isEqualTo(ErrorType.TIMEOUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"code\":500}", "{\"code\":\"500\"}", "{\"code\":null}", "{\"type\":\"\"}"})
    void without_a_name_there_is_no_type(String json) {
        assertThat(error(json).type()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_request_error, invalid_request",
        "authentication_error, authentication",
        "permission_error, permission_denied",
        "billing_error, payment_required",
        "not_found_error, not_found",
        "rate_limit_error, rate_limit_exceeded",
        "overloaded_error, provider_overloaded",
        "provider_error, provider_unavailable",
        "timeout_error, timeout",
        "api_error, server",
        "server_error, server",
        "timeout, timeout",
        "context_length_exceeded, context_length_exceeded",
        "made_up_tomorrow, made_up_tomorrow"
    })
    void older_names_are_translated_and_unknown_ones_kept(String wire, String today) {
        assertThat(ErrorType.of(wire)).isEqualTo(new ErrorType(today)).hasToString(today);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            nullValues = "-",
            delimiter = '|',
            value = {
                "\"upstream is down\"|upstream is down",
                "\"{\\\"error\\\":\\\"busy\\\"}\"|{\"error\":\"busy\"}",
                "{\"error\":\"busy\"}|{\"error\":\"busy\"}",
                "[1]|[1]",
                "5|5",
                "null|-"
            })
    void what_the_provider_said_is_text_whatever_its_kind(String json, String raw) {
        assertThat(error("{\"metadata\":{\"raw\":" + json + "}}").raw()).isEqualTo(raw);
    }

    @Test
    void reasons_are_those_of_the_moderation_or_the_patterns_of_a_guardrail() {
        assertThat(error("{\"metadata\":{\"reasons\":[\"violence\",\"hate\"],\"patterns\":[\"p\"]}}")
                        .reasons())
                .containsExactly("violence", "hate");
        assertThat(error("{\"metadata\":{\"patterns\":[\"prompt injection\"]}}").reasons())
                .containsExactly("prompt injection");
        assertThat(error("{\"metadata\":{\"reasons\":\"violence\"}}").reasons()).containsExactly("violence");
        assertThat(error("{\"metadata\":{\"reasons\":[],\"patterns\":null}}").reasons())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{\"message\":\"Bad request\"}|Bad request",
                "{}|no message was given",
                "{\"message\":\" \"}|no message was given",
                "{\"message\":\"Provider returned error\",\"metadata\":{\"raw\":\"busy\"}}|Provider returned error: busy",
                "{\"message\":\"Provider said: busy\",\"metadata\":{\"raw\":\"busy\"}}|Provider said: busy",
                "{\"message\":\"Blocked\",\"metadata\":{\"reasons\":[\"violence\",\"hate\"]}}|Blocked (violence, hate)",
                "{\"message\":\"Blocked\",\"metadata\":{\"raw\":\" \",\"patterns\":[\"p\"]}}|Blocked (p)"
            },
            delimiter = '|')
    void the_description_adds_what_the_message_leaves_out(String json, String description) {
        assertThat(error(json).description()).isEqualTo(description);
    }

    @Test
    void the_description_cuts_long_words_of_a_provider() {
        String raw = "x".repeat(10_000);

        assertThat(error("{\"message\":\"m\",\"metadata\":{\"raw\":\"" + raw + "\"}}")
                        .description())
                .isEqualTo("m: " + "x".repeat(500) + "…");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"upstream is down\"|upstream is down",
                "502|502",
                "true|true",
                "[\"a\",1]|[\"a\",1]",
                "{\"message\":\"m\"}|m",
                "null|no message was given",
                "\"\"|no message was given"
            },
            delimiter = '|')
    void whatever_stands_for_an_error_becomes_one(String json, String description) {
        assertThat(ApiError.of(Json.read(json)).description()).isEqualTo(description);
    }

    @Test
    void the_raw_truth_is_kept() {
        String json = "{\"code\":403,\"message\":\"m\",\"metadata\":{\"previous_errors\":[{\"code\":502}]},\"new\":1}";

        assertThat(error(json)).hasToString(json).isEqualTo(ApiError.of(Json.read(json)));
        assertThat(error(json).json()).isEqualTo(Json.read(json));
    }

    @Test
    void an_empty_name_of_the_failure_hides_no_other() {
        assertThat(error("{\"error_type\":\"server\",\"metadata\":{\"error_type\":\"\"}}")
                        .type())
                .isEqualTo(ErrorType.SERVER);
    }

    @Test
    void the_rate_limit_is_read_from_the_copy_of_the_headers() {
        assertThat(error("{\"metadata\":{\"headers\":{\"X-RateLimit-Remaining\":\"0\"}}}")
                        .rateLimit())
                .isEqualTo(new RateLimit(null, 0L, null));
        assertThat(error("{}").rateLimit()).isNull();
    }

    private static ApiError error(String json) {
        return ApiError.of(Json.read(json));
    }
}
