package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static io.airsprotocols.openrouter.sandbox.Client.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import okhttp3.Callback;
import okhttp3.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies and faults in company, and such as cannot be given. */
class StrangeRepliesTest {

    private static final String ECHO = "sandbox/echo";
    private static final String TOOLS =
            "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"parameters\":{\"type\":\"object\"}}}]";

    @AutoClose
    private final Sandbox sandbox = Sandbox.start(choices -> choices.tokenDelay(Duration.ZERO));

    @AutoClose
    private final Client client = new Client(sandbox);

    private Answer answer(Reply reply) throws IOException {
        sandbox.script().then(reply);
        return client.ask(question(ECHO, "Hello dear"));
    }

    private Answer streamed(Reply reply) throws IOException {
        sandbox.script().then(reply);
        return client.ask(stream(ECHO, "Hello dear"));
    }

    @Test
    void what_http_has_not_is_refused_where_it_is_written() {
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.text("x").withHeader("X-Test", "ä"));
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.text("x").withHeader("two words", "a"));
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.raw(200, "text/ü", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.redirect("http://localhost/ü"));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.wrongContentType("a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.raw(100, "text/plain", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.error(103, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.status(1000, Fault.Envelope.TEXT));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.giantLine(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.drip(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Reply.text("x").after(Duration.ofMillis(-1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status;code=x",
                "status;form=odd",
                "status;form=availability;availability=odd",
                "status;message=\"open",
                "status;message=\"a\"b",
                "rate-limit;form=odd",
                "rate-limit;wait=99999999999",
                "error-in-200;form=odd",
                "mid-stream-error;form=odd",
                "wrong-content-type;type=\"a\\nb\"",
                "status;code=100",
                "redirect;code=7",
                "giant-line;bytes=-1",
                "reset;after=-1",
                "reset;at=xyz",
                "stall;at=header",
                "truncate;finish=maybe"
            })
    void what_cannot_be_given_is_refused(String fault) throws IOException {
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.parse(fault));
        Answer answer = client.ask(stream(ECHO, "x"), "X-Sandbox-Fault", fault);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message").stringValue()).startsWith("X-Sandbox-Fault: ");
    }

    @Test
    void texts_of_faults_may_have_any_letters() throws IOException {
        Fault busy = Fault.status(503, "a, b; \"ü\"");
        assertThat(busy)
                .hasToString("status;code=503;message=\"a, b; \\\"\\u00fc\\\"\"")
                .isEqualTo(Fault.parse(busy.toString()));
        Answer answer = client.send(client.chat(question(ECHO, "x"), "X-Sandbox-Fault", busy.toString())
                .newBuilder()
                .addHeader("X-Sandbox-Fault", "wrong-content-type;type=text/x")
                .build());

        assertThat(answer.at("/error/message").stringValue()).isEqualTo("a, b; \"ü\"");
        assertThat(answer.headers().get("Content-Type")).isEqualTo("text/x");
    }

    @Test
    void what_is_too_much_for_the_machine_is_told() throws IOException {
        Answer answer = client.ask(stream(ECHO, "x"), "X-Sandbox-Fault", "giant-line;bytes=" + Integer.MAX_VALUE);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.at("/error/message").stringValue()).contains("OutOfMemoryError");
    }

    @Test
    void a_header_takes_the_place_of_the_usual_one() throws IOException {
        Answer error = answer(Reply.fault(Fault.rateLimit(Fault.RetryAfter.SECONDS, Duration.ofSeconds(5)))
                .withHeader("retry-after", "9")
                .withHeader("date", "Tue, 01 Dec 2026 00:00:00 GMT"));

        assertThat(error.headers().values("Retry-After")).containsExactly("9");
        assertThat(error.headers().values("Date")).containsExactly("Tue, 01 Dec 2026 00:00:00 GMT");
        assertThat(answer(Reply.json("{}").withHeader("content-type", "text/x"))
                        .headers()
                        .values("Content-Type"))
                .containsExactly("text/x");
        assertThat(answer(Reply.json("{}").withHeader("content-length", "2"))
                        .headers()
                        .values("Content-Length"))
                .containsExactly("2");
    }

    @Test
    void a_reply_may_come_never() {
        sandbox.script().then(Reply.text("x").after(ChronoUnit.FOREVER.getDuration()));
        okhttp3.Call call = client.call(client.chat(question(ECHO, "x")));
        CompletableFuture<Response> answer = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(okhttp3.Call gone, IOException failure) {
                answer.completeExceptionally(failure);
            }

            @Override
            public void onResponse(okhttp3.Call answered, Response response) {
                answer.complete(response);
            }
        });

        assertThat(sandbox.takeReceived(ChronoUnit.FOREVER.getDuration()).method())
                .isEqualTo("POST");
        assertThat(answer).isNotDone();
        call.cancel();
        assertThat(answer).failsWithin(Duration.ofSeconds(30));
    }

    @Test
    void a_byte_order_mark_is_part_of_the_length() throws IOException {
        Answer marked = answer(Reply.json("{\"n\":1}").withFault(Fault.bom()));

        assertThat(marked.headers().get("Content-Length")).isEqualTo("10");
        assertThat(answer(Reply.text("the next")).status()).isEqualTo(200);
    }

    @Test
    void a_flood_of_comments_is_made_at_once() throws IOException {
        assertThat(streamed(Reply.fault(Fault.commentFlood(300_000))).body().length())
                .isGreaterThan(300_000 * 20);
    }

    @Test
    void chunks_as_they_stand_are_counted() throws IOException {
        Reply chunks = Reply.chunks("{\"n\":1}", "{\"n\":2}", "{\"choices\":[{\"finish_reason\":\"stop\"}]}", "[DONE]");

        assertThat(streamed(chunks.withFault(Fault.truncated(2))).data()).containsExactly("{\"n\":1}", "{\"n\":2}");
        assertThat(streamed(chunks.withFault(Fault.midStreamError(1, Fault.InStream.BARE)))
                        .data())
                .hasSize(2)
                .startsWith("{\"n\":1}");
        assertThat(streamed(chunks.withFault(Fault.malformedChunk(1))).data().get(1))
                .startsWith("{\"id\":\"gen-broken\"");
        assertThat(streamed(chunks.withFault(Fault.truncatedAfterFinish())).data())
                .hasSize(3);
        assertThat(streamed(chunks.withFault(Fault.doubleFinish())).data())
                .endsWith("[DONE]")
                .hasSize(5);
    }

    @Test
    void json_as_it_stands_is_changed_too() throws IOException {
        Reply json = Reply.json("{\"n\":1}");

        assertThat(answer(json.withFault(Fault.numericStrings())).body()).isEqualTo("{\"n\":\"1\"}");
        assertThat(answer(json.withFault(Fault.unknownValues())).at("/object").stringValue())
                .isEqualTo("chat.completion.v9");
        assertThat(streamed(json.withFault(Fault.unknownFields())).json().has("new_in_2031"))
                .isTrue();
        assertThatThrownBy(() -> answer(json.withFault(Fault.truncatedBody()).withFault(Fault.numericStrings())))
                .hasMessageContaining("unexpected end");
        Reply chunks = Reply.chunks(
                "{\"n\":1}", "{\"choices\":[{\"delta\":{}}]}", "{\"choices\":[],\"usage\":{}}", "no JSON", "[DONE]");
        assertThat(streamed(chunks.withFault(Fault.numericStrings())).data())
                .startsWith("{\"n\":\"1\"}")
                .endsWith("no JSON", "[DONE]");
        assertThat(streamed(chunks.withFault(Fault.duplicateRole())).data().get(1))
                .isEqualTo("{\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}");
        assertThat(streamed(chunks.withFault(Fault.usageWithChoice())).data().get(2))
                .contains("\"finish_reason\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown-fields", "unknown-values", "numeric-strings", "empty-completion"})
    void what_is_no_json_has_nothing_to_change(String fault) throws IOException {
        for (Reply reply :
                List.of(Reply.raw(200, "text/plain", "42"), Reply.json("[1]"), Reply.chunks("x", "[DONE]"))) {
            Answer answer = streamed(reply.withFault(Fault.parse(fault)));
            assertThat(answer.status()).as("%s", reply).isEqualTo(400);
            assertThat(answer.at("/error/message").stringValue()).contains("fault " + fault);
        }
    }

    @Test
    void who_gives_what_is_written_cannot_be_silenced_or_made_to_answer_whole() throws IOException {
        assertThat(answer(Reply.json("{}").withFault(Fault.emptyCompletion()))
                        .at("/error/message")
                        .stringValue())
                .contains("empty-completion", "as it stands");
        assertThat(streamed(Reply.chunks("{}").withFault(Fault.jsonForStream()))
                        .at("/error/message")
                        .stringValue())
                .contains("json-for-stream", "as it stands");
        assertThat(streamed(Reply.json("{}").withFault(Fault.jsonForStream())).body())
                .isEqualTo("{}");
    }

    @Test
    void errors_are_broken_too() throws IOException {
        Reply error = Reply.error(503, "busy");

        Answer half = answer(error.withFault(Fault.malformedBody()));
        assertThat(half.status()).isEqualTo(503);
        assertThat(half.body()).startsWith("{\"error\"").doesNotEndWith("}");
        assertThat(answer(error.withFault(Fault.wrongContentType("text/x")))
                        .headers()
                        .get("Content-Type"))
                .isEqualTo("text/x");
        assertThat(answer(error.withFault(Fault.numericStrings())).at("/error/code"))
                .hasToString("\"503\"");
        assertThatThrownBy(() -> answer(error.withFault(Fault.truncatedBody()))).hasMessageContaining("unexpected end");
        assertThat(streamed(error.withFault(Fault.crlf())).status()).isEqualTo(503);
        assertThat(client.send(client.request("/models")
                                .header("X-Sandbox-Fault", "status;code=503, wrong-content-type;type=text/x")
                                .build())
                        .headers()
                        .get("Content-Type"))
                .isEqualTo("text/x");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_model_that_says_nothing_calls_nothing_and_costs_nothing(boolean streamed) throws IOException {
        BigDecimal before = sandbox.account().usage();
        String more = TOOLS + (streamed ? ",\"stream\":true" : "");
        for (Reply reply :
                List.of(Reply.asUsual(), Reply.toolCall("a", "b", "{}").withReasoning("hm"))) {
            sandbox.script().then(reply.withFault(Fault.emptyCompletion()));
            Answer answer = client.ask(question("openai/gpt-4o", "weather?", more));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("tool_calls").doesNotContain("hm");
            assertThat(answer.body()).contains("\"completion_tokens\":0").contains("\"cost\":0,");
        }
        assertThat(sandbox.account().usage()).isEqualByComparingTo(before);
    }

    @Test
    void a_fault_that_is_refused_costs_nothing() throws IOException {
        Answer refused = client.ask(question("openai/gpt-4o", "x"), "X-Sandbox-Fault", "crlf");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(sandbox.account().usage()).isZero();
        assertThat(sandbox.account().generations()).isEmpty();
    }

    @Test
    void a_kept_answer_is_broken_as_a_new_one() throws IOException {
        String[] kept = {"X-OpenRouter-Cache", "true"};
        client.ask(stream(ECHO, "Hello"), kept);
        Answer again =
                client.ask(stream(ECHO, "Hello"), "X-OpenRouter-Cache", "true", "X-Sandbox-Fault", "json-for-stream");

        assertThat(again.headers().get("X-OpenRouter-Cache-Status")).isEqualTo("HIT");
        assertThat(again.headers().get("Content-Type")).isEqualTo("application/json");
        assertThat(client.ask(
                                stream(ECHO, "Hello"),
                                "X-OpenRouter-Cache",
                                "true",
                                "X-Sandbox-Fault",
                                "empty-completion")
                        .words())
                .isEmpty();
        assertThat(client.ask(stream(ECHO, "Hello"), kept).words()).isEqualTo("Hello");
    }
}
