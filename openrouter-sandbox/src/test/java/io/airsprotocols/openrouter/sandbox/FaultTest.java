package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static io.airsprotocols.openrouter.sandbox.Client.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Each fault as a plain client sees it, asked for by the script or by the header. */
@WithSandbox
class FaultTest {

    private static final String WORDS = "ein Gruß aus 東京 🌍";

    private final Sandbox sandbox;

    @AutoClose
    private final Client client;

    FaultTest(Sandbox sandbox) {
        this.sandbox = sandbox;
        client = new Client(sandbox);
    }

    private Answer whole(Fault fault) throws IOException {
        return client.ask(question("sandbox/echo", WORDS), "X-Sandbox-Fault", fault.toString());
    }

    private Answer streamed(Fault fault) throws IOException {
        sandbox.script().then(Reply.text(WORDS).withFault(fault));
        return client.ask(stream("sandbox/echo", WORDS));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 408, 413, 422, 429, 500, 502, 503, 504, 524, 529, 418})
    void any_status_comes_in_the_standard_envelope(int status) throws IOException {
        Answer answer = whole(Fault.status(status, Fault.Envelope.STANDARD));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("/error/code").intValue()).isEqualTo(status);
        assertThat(answer.at("/error/message").stringValue()).isNotBlank();
        assertThat(answer.at("/error/metadata/error_type").isString()).isTrue();
        assertThat(answer.at("/user_id").stringValue()).isEqualTo("user_sandbox");
        assertThat(streamed(Fault.status(status, "sorry")).at("/error/message").stringValue())
                .isEqualTo("sorry");
    }

    @ParameterizedTest
    @EnumSource(Fault.Envelope.class)
    void a_status_comes_in_any_envelope(Fault.Envelope envelope) throws IOException {
        Answer answer = whole(Fault.status(502, envelope));
        assertThat(answer.status()).isEqualTo(502);
        switch (envelope) {
            case STANDARD ->
                assertThat(answer.at("/error/metadata/error_type").stringValue())
                        .isEqualTo("provider_unavailable");
            case BARE -> assertThat(answer.at("/error").size()).isEqualTo(2);
            case OPENAI -> {
                assertThat(answer.at("/error/code").stringValue()).isEqualTo("server_error");
                assertThat(answer.at("/error/param").isNull()).isTrue();
            }
            case STRING_CODE ->
                assertThat(answer.at("/error/code").stringValue()).isEqualTo("502");
            case NO_CODE -> assertThat(answer.at("/error").has("code")).isFalse();
            case PROVIDER -> {
                assertThat(answer.at("/error/message").stringValue()).isEqualTo("Provider returned error");
                assertThat(Client.JSON
                                .readTree(answer.at("/error/metadata/raw").stringValue())
                                .has("error"))
                        .isTrue();
            }
            case MODERATION ->
                assertThat(answer.at("/error/metadata/reasons/0").stringValue()).isEqualTo("violence");
            case GUARDRAIL ->
                assertThat(answer.at("/error/message").stringValue()).startsWith("Request blocked");
            case HTML -> {
                assertThat(answer.headers().get("Content-Type")).startsWith("text/html");
                assertThat(answer.body()).startsWith("<!DOCTYPE html>");
            }
            case TEXT -> assertThat(answer.headers().get("Content-Type")).isEqualTo("text/plain");
            case EMPTY -> assertThat(answer.body()).isEmpty();
            default -> throw new AssertionError(envelope);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "model_not_found, 400",
        "wrong_endpoint, 400",
        "no_endpoints, 404",
        "model_deprecated, 404",
        "model_unavailable_upstream, 404",
        "capacity_exhausted, 429",
        "temporarily_unavailable, 503",
        "region_restricted, 403",
        "privacy_restricted, 404",
        "constraint_filtered, 404",
        "free_variant_ended, 404"
    })
    void all_reasons_why_nothing_could_serve_can_be_told(String code, int status) throws IOException {
        Answer answer = whole(Fault.availability(code));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("/error/availability/code").stringValue()).isEqualTo(code);
        assertThat(answer.at("/error/availability/retryable").booleanValue()).isEqualTo(status == 429 || status == 503);
        assertThat(answer.at("/error/availability/requested_models/0").stringValue())
                .isEqualTo("sandbox/echo");
    }

    @ParameterizedTest
    @EnumSource(Fault.RetryAfter.class)
    void a_429_tells_the_time_to_wait_in_any_form(Fault.RetryAfter form) throws IOException {
        Answer answer = whole(Fault.rateLimit(form, Duration.ofSeconds(7)));
        assertThat(answer.status()).isEqualTo(429);
        String after = answer.headers().get("Retry-After");
        switch (form) {
            case SECONDS -> assertThat(after).isEqualTo("7");
            case DATE ->
                assertThat(Duration.between(
                                ZonedDateTime.parse(answer.headers().get("Date"), DateTimeFormatter.RFC_1123_DATE_TIME),
                                ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME)))
                        .isBetween(Duration.ofSeconds(6), Duration.ofSeconds(8));
            case MS -> assertThat(answer.headers().get("retry-after-ms")).isEqualTo("7000");
            case RESET -> {
                assertThat(after).isNull();
                assertThat(answer.headers().get("X-RateLimit-Reset")).matches("\\d{13}");
                assertThat(answer.at("/error/metadata/headers/X-RateLimit-Reset")
                                .stringValue())
                        .matches("\\d{13}");
            }
            case AVAILABILITY -> {
                assertThat(after).isNull();
                assertThat(answer.at("/error/availability/retry_after").intValue())
                        .isEqualTo(7);
            }
            case NONE ->
                assertThat(answer.headers().names())
                        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("retry"));
            default -> throw new AssertionError(form);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.In200.class)
    void an_error_hides_in_a_success(Fault.In200 form) throws IOException {
        Answer answer = whole(Fault.errorIn200(form));
        assertThat(answer.status()).isEqualTo(200);
        JsonNode event = streamed(Fault.errorIn200(form)).chunks().get(0);
        String place = form == Fault.In200.CHOICE ? "/choices/0/error/code" : "/error/code";
        assertThat(answer.at(place).intValue()).isEqualTo(429);
        assertThat(event.at(place).intValue()).isEqualTo(429);
        assertThat(answer.json().has("choices")).isEqualTo(form != Fault.In200.BARE);
        if (form == Fault.In200.NULLS) {
            assertThat(answer.at("/choices").isNull()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.InStream.class)
    void an_error_comes_in_the_middle_of_a_stream(Fault.InStream form) throws IOException {
        Answer answer = streamed(Fault.midStreamError(2, form));
        assertThat(answer.words()).isEqualTo("ein Gruß");
        List<JsonNode> chunks = answer.chunks();
        JsonNode last = chunks.get(chunks.size() - 1);
        assertThat(last.at("/error/code").intValue()).isEqualTo(502);
        assertThat(last.at("/error/metadata/error_type").stringValue()).isEqualTo("provider_unavailable");
        assertThat(answer.data()).doesNotContain("[DONE]");
        switch (form) {
            case CHOICE ->
                assertThat(last.at("/choices/0/finish_reason").stringValue()).isEqualTo("error");
            case EMPTY -> assertThat(last.get("choices").isEmpty()).isTrue();
            case BARE -> assertThat(last.has("choices")).isFalse();
            default -> throw new AssertionError(form);
        }
    }

    @Test
    void a_chunk_is_malformed_and_the_stream_goes_on() throws IOException {
        Answer answer = streamed(Fault.malformedChunk(1));
        assertThatThrownBy(answer::chunks).isInstanceOf(JacksonException.class);
        assertThat(answer.data()).last().isEqualTo("[DONE]");
    }

    @Test
    void a_body_is_malformed() throws IOException {
        Answer answer = whole(Fault.malformedBody());
        assertThat(answer.status()).isEqualTo(200);
        assertThatThrownBy(answer::json).isInstanceOf(JacksonException.class);
        assertThat(streamed(Fault.malformedBody()).data()).isEmpty();
    }

    @Test
    void a_stream_ends_without_its_end_mark() throws IOException {
        Answer cut = streamed(Fault.truncated(2));
        assertThat(cut.words()).isEqualTo("ein Gruß");
        assertThat(cut.data()).doesNotContain("[DONE]");
        Answer finished = streamed(Fault.truncatedAfterFinish());
        assertThat(finished.words()).isEqualTo(WORDS);
        List<JsonNode> chunks = finished.chunks();
        assertThat(chunks.get(chunks.size() - 1).at("/choices/0/finish_reason").stringValue())
                .isEqualTo("stop");
        assertThat(finished.data()).doesNotContain("[DONE]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"crlf", "cr", "no-space", "bom", "split-utf8", "drip;millis=0", "leading-whitespace"})
    void words_survive_every_legal_form_of_the_lines(String fault) throws IOException {
        Answer answer = streamed(Fault.parse(fault));
        assertThat(answer.words()).isEqualTo(WORDS);
        assertThat(answer.data()).last().isEqualTo("[DONE]");
        switch (fault) {
            case "crlf" -> assertThat(answer.body()).contains("\r\n\r\n").doesNotContain("}\n");
            case "cr" -> assertThat(answer.body()).contains("\r\rdata").doesNotContain("\n");
            case "no-space" -> assertThat(answer.body()).contains("data:{").doesNotContain("data: ");
            case "leading-whitespace" -> assertThat(answer.body()).startsWith("\n\n");
            default -> assertThat(answer.body()).contains("OPENROUTER PROCESSING");
        }
    }

    @Test
    void whole_answers_drip_begin_with_blanks_or_a_mark_too() throws IOException {
        assertThat(whole(Fault.drip(Duration.ZERO))
                        .at("/choices/0/message/content")
                        .stringValue())
                .isEqualTo(WORDS);
        assertThat(whole(Fault.splitUtf8()).at("/choices/0/message/content").stringValue())
                .isEqualTo(WORDS);
        Answer blanks = whole(Fault.leadingWhitespace());
        assertThat(blanks.body()).startsWith("\n  ");
        assertThat(blanks.at("/choices/0/message/content").stringValue()).isEqualTo(WORDS);
        assertThat(blanks.headers().get("Content-Length"))
                .isEqualTo(Integer.toString(blanks.body().getBytes(StandardCharsets.UTF_8).length));
    }

    @Test
    void a_byte_order_mark_comes_first() throws IOException {
        try (Raw raw = new Raw(sandbox)) {
            raw.ask(sandbox, stream("sandbox/echo", "x"), "X-Sandbox-Fault", "bom");
            assertThat(raw.readUntil("PROCESSING")).contains("\r\n\r\n3\r\n\uFEFF\r\n");
        }
    }

    @Test
    void a_line_is_as_long_as_one_likes() throws IOException {
        Answer answer = streamed(Fault.giantLine(3_000_000));
        assertThat(answer.words()).hasSize(3_000_000 + WORDS.length());
    }

    @Test
    void comments_flood() throws IOException {
        Answer answer = streamed(Fault.commentFlood(500));
        assertThat(answer.body().split(": OPENROUTER PROCESSING", -1)).hasSize(502);
        assertThat(answer.words()).isEqualTo(WORDS);
    }

    @Test
    void a_completion_is_empty() throws IOException {
        Answer answer = whole(Fault.emptyCompletion());
        assertThat(answer.at("/choices/0/message/content").stringValue()).isEmpty();
        assertThat(answer.at("/choices/0/finish_reason").isNull()).isTrue();
        assertThat(answer.at("/usage/completion_tokens").intValue()).isZero();
        assertThat(streamed(Fault.emptyCompletion()).words()).isEmpty();
    }

    @Test
    void the_finish_reason_comes_twice() throws IOException {
        assertThat(streamed(Fault.doubleFinish()).chunks().stream()
                        .filter(chunk -> chunk.at("/choices/0/finish_reason").isString()))
                .hasSize(2);
    }

    @Test
    void usage_comes_with_a_choice() throws IOException {
        List<JsonNode> chunks = streamed(Fault.usageWithChoice()).chunks();
        JsonNode last = chunks.get(chunks.size() - 1);
        assertThat(last.has("usage")).isTrue();
        assertThat(last.at("/choices/0/delta/content").stringValue()).isEmpty();
    }

    @Test
    void the_role_comes_with_every_chunk() throws IOException {
        assertThat(streamed(Fault.duplicateRole()).chunks().stream()
                        .filter(chunk -> chunk.at("/choices/0/delta/role").isString()))
                .hasSizeGreaterThan(5);
    }

    @Test
    void a_stream_is_answered_whole() throws IOException {
        Answer answer = streamed(Fault.jsonForStream());
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/json");
        assertThat(answer.at("/choices/0/message/content").stringValue()).isEqualTo(WORDS);
    }

    @Test
    void the_content_type_is_wrong() throws IOException {
        assertThat(whole(Fault.wrongContentType("image/png")).headers().get("Content-Type"))
                .isEqualTo("image/png");
    }

    @Test
    void fields_and_values_nobody_knows() throws IOException {
        Answer fields = whole(Fault.unknownFields());
        assertThat(fields.json().has("new_in_2031")).isTrue();
        assertThat(fields.at("/choices/0/message/new_in_2031").stringValue()).isEqualTo("words");
        assertThat(fields.at("/usage/new_in_2031").intValue()).isEqualTo(7);
        assertThat(streamed(Fault.unknownFields()).chunks()).allMatch(chunk -> chunk.has("new_in_2031"));
        Answer values = whole(Fault.unknownValues());
        assertThat(values.at("/choices/0/finish_reason").stringValue()).isEqualTo("end_of_the_world");
        assertThat(values.at("/choices/0/message/role").stringValue()).isEqualTo("oracle");
        assertThat(values.at("/service_tier").stringValue()).isEqualTo("platinum");
    }

    @Test
    void numbers_are_strings() throws IOException {
        Answer answer = whole(Fault.numericStrings());
        assertThat(answer.at("/created").isString()).isTrue();
        assertThat(answer.at("/choices/0/index").stringValue()).isEqualTo("0");
        assertThat(answer.at("/usage/cost").isString()).isTrue();
    }

    @Test
    void a_redirect_leads_elsewhere() throws IOException {
        Answer answer = whole(Fault.redirect("http://elsewhere.example/api"));
        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.headers().get("Location")).isEqualTo("http://elsewhere.example/api");
    }

    @Test
    void faults_that_break_streams_need_a_stream() throws IOException {
        Answer answer = whole(Fault.malformedChunk(1));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message").stringValue())
                .contains("malformed-chunk")
                .contains("stream");
        assertThat(whole(Fault.crlf()).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-such",
                "drip;speed=1",
                "drip;millis=x",
                "status;code",
                "status;form=odd",
                "rate-limit;form=odd",
                "error-in-200;form=odd",
                "status;form=availability;availability=odd"
            })
    void a_fault_nobody_knows_is_refused_and_told_why(String fault) throws IOException {
        Answer answer = client.ask(stream("sandbox/echo", "x"), "X-Sandbox-Fault", fault);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message").stringValue()).startsWith("X-Sandbox-Fault: ");
    }

    @Test
    void several_faults_add_up_and_other_paths_have_them_too() throws IOException {
        Answer both =
                client.ask(stream("sandbox/echo", "a b"), "X-Sandbox-Fault", "crlf, no-space, comment-flood;count=2");
        assertThat(both.body()).contains("data:{").contains("\r\n").contains(":OPENROUTER");
        Answer models = client.send(client.request("/models")
                .header("X-Sandbox-Fault", "status;code=503")
                .build());
        assertThat(models.status()).isEqualTo(503);
        Answer broken = client.send(client.request("/key")
                .header("X-Sandbox-Fault", "malformed-body")
                .build());
        assertThatThrownBy(broken::json).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_fault_is_written_as_it_is_read() {
        Fault fault = Fault.midStreamError(3, Fault.InStream.BARE);
        assertThat(fault).hasToString("mid-stream-error;after=3;form=bare");
        assertThat(Fault.parse(fault.toString())).isEqualTo(fault).hasSameHashCodeAs(fault);
        assertThat(Fault.parse("bom")).isNotEqualTo(fault);
        assertThatThrownBy(() -> fault.lasting(Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Reply.after");
        assertThatThrownBy(() -> Fault.availability("odd")).hasMessageContaining("no_endpoints");
    }
}
