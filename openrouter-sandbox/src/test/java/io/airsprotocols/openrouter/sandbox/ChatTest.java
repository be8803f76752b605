package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static io.airsprotocols.openrouter.sandbox.Client.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@WithSandbox
class ChatTest {

    private static final String MODEL = "openai/gpt-4o";

    private final Sandbox sandbox;

    @AutoClose
    private final Client client;

    ChatTest(Sandbox sandbox) {
        this.sandbox = sandbox;
        client = new Client(sandbox);
    }

    @Test
    void a_whole_answer_has_everything_strict_clients_ask_for() throws IOException {
        Answer answer = client.ask(question(MODEL, "What is the capital of France?"));
        JsonNode json = answer.json();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("Content-Type")).isEqualTo("application/json");
        assertThat(answer.headers().get("X-Sandbox")).isEqualTo("openrouter-java");
        assertThat(answer.headers().get("Date")).endsWith("GMT");
        assertThat(answer.headers().get("X-Generation-Id"))
                .isEqualTo(json.get("id").stringValue());
        assertThat(json.get("id").stringValue()).matches("gen-\\d+-[A-Za-z0-9]{20}");
        assertThat(json.get("object").stringValue()).isEqualTo("chat.completion");
        assertThat(json.get("system_fingerprint").isNull()).isTrue();
        assertThat(json.get("provider").stringValue()).isEqualTo("OpenAI");
        assertThat(json.at("/choices/0/message/role").stringValue()).isEqualTo("assistant");
        assertThat(json.at("/choices/0/message/content").stringValue())
                .contains("Paris")
                .contains("sandbox");
        assertThat(json.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
    }

    @Test
    void the_cost_is_the_catalogue_price_of_the_tokens_to_the_last_decimal() throws IOException {
        JsonNode usage = client.ask(question(MODEL, "What is the capital of France?"))
                .json()
                .get("usage");
        int prompt = usage.get("prompt_tokens").intValue();
        int completion = usage.get("completion_tokens").intValue();
        // 3 for the request, 4 for the message, 7 for "What is the capital of France?".
        assertThat(prompt).isEqualTo(14);
        assertThat(usage.get("total_tokens").intValue()).isEqualTo(prompt + completion);
        BigDecimal expected = new BigDecimal("0.0000025")
                .multiply(BigDecimal.valueOf(prompt))
                .add(new BigDecimal("0.00001").multiply(BigDecimal.valueOf(completion)));
        assertThat(new BigDecimal(usage.get("cost").asString())).isEqualByComparingTo(expected);
        assertThat(sandbox.account().usage()).isEqualByComparingTo(expected);
    }

    @Test
    void a_stream_begins_with_a_comment_and_the_role_and_ends_with_usage_and_the_end_mark() throws IOException {
        Answer answer = client.ask(stream(MODEL, "What is the capital of Norway?"));
        assertThat(answer.headers().get("Content-Type")).isEqualTo("text/event-stream");
        assertThat(answer.headers().get("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.body()).startsWith(": OPENROUTER PROCESSING\n\n");
        List<JsonNode> chunks = answer.chunks();
        assertThat(chunks.get(0).at("/choices/0/delta/role").stringValue()).isEqualTo("assistant");
        assertThat(chunks.get(0).at("/choices/0/finish_reason").isNull()).isTrue();
        assertThat(chunks).noneMatch(chunk -> chunk.has("system_fingerprint"));
        JsonNode finish = chunks.get(chunks.size() - 2);
        assertThat(finish.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
        JsonNode last = chunks.get(chunks.size() - 1);
        assertThat(last.get("choices").isEmpty()).isTrue();
        assertThat(last.at("/usage/completion_tokens").intValue()).isEqualTo(chunks.size() - 3);
        assertThat(answer.data()).last().isEqualTo("[DONE]");
        assertThat(answer.words()).contains("Oslo").contains("sandbox");
    }

    @Test
    void the_same_question_and_seed_get_the_same_words_streamed_or_whole() throws IOException {
        String whole = words(question(MODEL, "Why is the sky blue?", "\"seed\":7"));
        assertThat(words(question(MODEL, "Why is the sky blue?", "\"seed\":7"))).isEqualTo(whole);
        assertThat(client.ask(question(MODEL, "Why is the sky blue?", "\"seed\":7,\"stream\":true"))
                        .words())
                .isEqualTo(whole);
        assertThat(whole)
                .contains("Why is the sky blue?")
                .contains("real model")
                .contains("sandbox");
    }

    @Test
    void another_seed_varies_the_words() throws IOException {
        Set<String> answers = new HashSet<>();
        for (int seed = 0; seed < 20; seed++) {
            answers.add(words(question(MODEL, "Why is the sky blue?", "\"seed\":" + seed)));
        }
        assertThat(answers).hasSizeGreaterThan(5);
    }

    @Test
    void the_default_model_can_add() throws IOException {
        assertThat(words(question("sandbox/default", "What is 19 + 23?"))).startsWith("19 + 23 = 42.");
        assertThat(words(question("sandbox/default", "What is 6*7?"))).startsWith("6*7 = 42.");
        assertThat(words(question("sandbox/default", "What is 50-8?"))).startsWith("50-8 = 42.");
    }

    @Test
    void the_echo_model_answers_with_the_last_user_message_of_any_shape() throws IOException {
        assertThat(words(question("sandbox/echo", "Grüße, 世界! 🌍"))).isEqualTo("Grüße, 世界! 🌍");
        String parts =
                "{\"model\":\"sandbox/echo\",\"messages\":[{\"role\":\"system\",\"content\":\"x\"},{\"role\":\"user\","
                        + "\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"u\"}},"
                        + "{\"type\":\"text\",\"text\":\"b\"}]},{\"role\":\"assistant\",\"content\":null}]}";
        assertThat(words(parts)).isEqualTo("a\nb");
        assertThat(words("{\"model\":\"sandbox/echo\",\"prompt\":\"old form\"}"))
                .isEqualTo("old form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_tokens", "max_completion_tokens"})
    void an_answer_ends_at_the_limit_of_tokens(String field) throws IOException {
        Answer answer = client.ask(question("sandbox/echo", "one two three four", "\"" + field + "\":2"));
        assertThat(answer.at("/choices/0/message/content").stringValue()).isEqualTo("one two");
        assertThat(answer.at("/choices/0/finish_reason").stringValue()).isEqualTo("length");
        assertThat(answer.at("/usage/completion_tokens").intValue()).isEqualTo(2);
    }

    @Test
    void a_stop_sequence_ends_the_answer_and_is_never_sent_even_across_tokens() throws IOException {
        Answer answer =
                client.ask(question("sandbox/echo", "one two three four", "\"stop\":\"wo thr\",\"stream\":true"));
        assertThat(answer.words()).isEqualTo("one t");
        assertThat(answer.body()).doesNotContain("wo thr");
        Answer whole = client.ask(question("sandbox/echo", "one two three", "\"stop\":[\"zzz\",\"three\",\" two\"]"));
        assertThat(whole.at("/choices/0/message/content").stringValue()).isEqualTo("one");
        assertThat(whole.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
    }

    @Test
    void json_mode_gives_an_object() throws IOException {
        String content = words(question(MODEL, "Say \"hi\"", "\"response_format\":{\"type\":\"json_object\"}"));
        JsonNode json = Client.JSON.readTree(content);
        assertThat(json.isObject()).isTrue();
        assertThat(json.get("sandbox").booleanValue()).isTrue();
    }

    @Test
    void a_demanded_tool_is_called_and_its_arguments_come_in_pieces() throws IOException {
        String tools = "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"parameters\":{\"type\":"
                + "\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}}}]";
        Answer whole = client.ask(question(MODEL, "Weather?", tools + ",\"tool_choice\":\"required\""));
        assertThat(whole.at("/choices/0/message/tool_calls/0/function/name").stringValue())
                .isEqualTo("weather");
        assertThat(whole.at("/choices/0/message/content").isNull()).isTrue();
        assertThat(whole.at("/choices/0/finish_reason").stringValue()).isEqualTo("tool_calls");
        Answer streamed = client.ask(
                question(
                        MODEL,
                        "Weather?",
                        tools
                                + ",\"stream\":true,\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"weather\"}}"));
        StringBuilder arguments = new StringBuilder();
        int ids = 0;
        for (JsonNode chunk : streamed.chunks()) {
            JsonNode call = chunk.at("/choices/0/delta/tool_calls/0");
            arguments.append(call.at("/function/arguments").asString(""));
            ids += call.has("id") ? 1 : 0;
        }
        assertThat(Client.JSON.readTree(arguments.toString()).get("city").stringValue())
                .isEqualTo("sandbox");
        assertThat(ids).isEqualTo(1);
    }

    @Test
    void scripted_replies_are_used_in_order_and_then_the_models_speak_again() throws IOException {
        sandbox.script().then(Reply.text("first")).then(Reply.tokens("se", "cond"));
        assertThat(words(question("no/such-model", "?"))).isEqualTo("first");
        Answer second = client.ask(stream("no/such-model", "?"));
        assertThat(second.words()).isEqualTo("second");
        assertThat(second.chunks()).hasSize(5);
        assertThat(sandbox.script().unused()).isZero();
        assertThat(words(question("sandbox/echo", "third"))).isEqualTo("third");
    }

    @Test
    void a_rule_answers_every_request_that_matches() throws IOException {
        sandbox.script().when(received -> received.body().contains("magic"), Reply.text("abracadabra"));
        assertThat(words(question(MODEL, "magic"))).isEqualTo("abracadabra");
        assertThat(words(question(MODEL, "magic again"))).isEqualTo("abracadabra");
        assertThat(words(question(MODEL, "plain"))).contains("plain");
    }

    @Test
    void a_scripted_model_is_in_the_catalogue_and_answers_after_a_reset_too() throws IOException {
        sandbox.script()
                .model(
                        "test/parrot",
                        received ->
                                Reply.text("arr " + received.json().get("model").stringValue()));
        sandbox.reset();
        assertThat(words(question("test/parrot", "?"))).isEqualTo("arr test/parrot");
        assertThat(client.get("/model/test/parrot").at("/data/id").stringValue())
                .isEqualTo("test/parrot");
        sandbox.script()
                .model("test/raw", received -> Reply.json("{\"odd\":true}").withHeader("X-Odd", "1"));
        assertThat(client.ask(question("test/raw", "?")).body()).isEqualTo("{\"odd\":true}");
        sandbox.script().model("test/broken", received -> Reply.text("a b c").withFault(Fault.emptyCompletion()));
        assertThat(words(question("test/broken", "?"))).isEmpty();
    }

    @Test
    void replies_carry_reasoning_tool_calls_finish_reasons_and_headers() throws IOException {
        sandbox.script()
                .then(Reply.text("42")
                        .withReasoning("let me think")
                        .withToolCall("call_1", "f", "{}")
                        .withFinishReason("content_filter")
                        .withHeader("X-Mine", "yes"));
        Answer answer = client.ask(question(MODEL, "?"));
        assertThat(answer.at("/choices/0/message/reasoning").stringValue()).isEqualTo("let me think");
        assertThat(answer.at("/choices/0/message/reasoning_details/0/type").stringValue())
                .isEqualTo("reasoning.text");
        assertThat(answer.at("/choices/0/message/content").stringValue()).isEqualTo("42");
        assertThat(answer.at("/choices/0/message/tool_calls/0/id").stringValue())
                .isEqualTo("call_1");
        assertThat(answer.at("/choices/0/finish_reason").stringValue()).isEqualTo("content_filter");
        assertThat(answer.at("/usage/completion_tokens_details/reasoning_tokens")
                        .intValue())
                .isEqualTo(3);
        assertThat(answer.headers().get("X-Mine")).isEqualTo("yes");
        sandbox.script().then(Reply.toolCall("call_2", "g", "{\"a\":1").withReasoning("hm"));
        List<JsonNode> chunks = client.ask(stream(MODEL, "?")).chunks();
        assertThat(chunks.get(1).at("/choices/0/delta/reasoning").stringValue()).isEqualTo("hm");
    }

    @Test
    void raw_replies_go_out_as_they_stand() throws IOException {
        sandbox.script()
                .then(Reply.json("{\"answer\":1}"))
                .then(Reply.chunks("{\"a\":1}", "[DONE]"))
                .then(Reply.raw(418, "text/plain", "teapot"))
                .then(Reply.error(503, "down"));
        assertThat(client.ask(question(MODEL, "?")).body()).isEqualTo("{\"answer\":1}");
        assertThat(client.ask(stream(MODEL, "?")).body()).isEqualTo("data: {\"a\":1}\n\ndata: [DONE]\n\n");
        assertThat(client.ask(question(MODEL, "?")).status()).isEqualTo(418);
        Answer error = client.ask(question(MODEL, "?"));
        assertThat(error.status()).isEqualTo(503);
        assertThat(error.at("/error/message").stringValue()).isEqualTo("down");
        assertThat(sandbox.account().generations()).isEmpty();
        assertThatThrownBy(() -> Reply.json("{}").withReasoning("x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has words to add to");
    }

    @Test
    void a_reply_can_come_late() throws IOException {
        sandbox.script().then(Reply.asUsual().after(Duration.ofMillis(150)));
        long began = System.nanoTime();
        assertThat(words(question("sandbox/echo", "late"))).isEqualTo("late");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(140));
    }

    @Test
    void unknown_fields_are_let_through_and_can_be_seen() throws IOException {
        client.ask(question(MODEL, "?", "\"new_in_2031\":[1,2.50]"), "X-Test", "a");
        Received received = sandbox.takeReceived(Duration.ofSeconds(30));
        assertThat(received.json().at("/new_in_2031/0").intValue()).isEqualTo(1);
        assertThat(received.json().at("/new_in_2031/1").decimalValue()).isEqualTo(new BigDecimal("2.50"));
        assertThat(received.method()).isEqualTo("POST");
        assertThat(received.path()).isEqualTo("/api/v1/chat/completions");
        assertThat(received.header("x-test")).isEqualTo("a");
        assertThat(received.header("x-none")).isNull();
        assertThat(received.toString()).doesNotContain("sk-or");
        assertThat(sandbox.received()).containsExactly(received);
        assertThatThrownBy(() -> sandbox.takeReceived(Duration.ofMillis(10)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no further request within PT0.01S");
    }

    @Test
    void router_metadata_comes_on_request() throws IOException {
        Answer whole = client.ask(question("openrouter/auto", "?"), "X-OpenRouter-Metadata", "Enabled");
        assertThat(whole.at("/openrouter_metadata/strategy").stringValue()).isEqualTo("auto");
        assertThat(whole.at("/model").stringValue()).isEqualTo("openai/gpt-4o-mini");
        List<JsonNode> chunks = client.ask(stream(MODEL, "?"), "X-OpenRouter-Experimental-Metadata", "enabled")
                .chunks();
        assertThat(chunks.get(chunks.size() - 1)
                        .at("/openrouter_metadata/strategy")
                        .stringValue())
                .isEqualTo("direct");
        assertThat(client.ask(question(MODEL, "?")).json().has("openrouter_metadata"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "[]",
                "{}",
                "{\"messages\":[]}",
                "{\"messages\":[{\"role\":\"wizard\",\"content\":\"x\"}]}",
                "{\"messages\":[{\"role\":\"user\"}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"smell\"}]}]}",
                "{\"messages\":[{\"role\":\"tool\",\"content\":\"x\"}]}",
                "#\"temperature\":2.5",
                "#\"temperature\":\"hot\"",
                "#\"top_p\":-1",
                "#\"max_tokens\":0",
                "#\"max_tokens\":1.5",
                "#\"stop\":[\"a\",\"b\",\"c\",\"d\",\"e\"]",
                "#\"stop\":[1]",
                "#\"seed\":\"x\"",
                "#\"stream\":\"yes\"",
                "#\"models\":\"a\"",
                "#\"store\":true",
                "#\"previous_response_id\":\"resp_1\"",
                "#\"reasoning_effort\":\"low\",\"reasoning\":{\"effort\":\"high\"}",
                "#\"tools\":[{}]",
                "#\"tools\":[{\"type\":\"openrouter:bash\"}]",
                "#\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"\"}}]",
                "#\"session_id\":\"LONG\"",
                "#\"metadata\":MANY",
                "#\"provider\":{\"colour\":\"red\"}",
                "#\"provider\":[]",
                "#\"provider\":{\"order\":\"openai\"}",
                "#\"provider\":{\"sort\":\"beauty\"}",
                "#\"provider\":{\"max_price\":{\"prompt\":\"much\"}}"
            })
    void a_request_that_is_not_valid_is_refused_and_told_why(String body) throws IOException {
        StringBuilder many = new StringBuilder("{");
        for (int i = 0; i < 17; i++) {
            many.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":\"v\"");
        }
        String sent = body.startsWith("#")
                ? question(
                        MODEL,
                        "?",
                        body.substring(1).replace("LONG", "x".repeat(257)).replace("MANY", many + "}"))
                : body;
        Answer answer = client.ask(sent);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code").intValue()).isEqualTo(400);
        assertThat(answer.at("/error/message").stringValue()).hasSizeGreaterThan(10);
        assertThat(answer.at("/error/metadata/error_type").stringValue()).isEqualTo("invalid_request");
    }

    @Test
    void legacy_headers_tell_the_cost_and_the_type_of_an_error() throws IOException {
        try (Sandbox old = Sandbox.start(builder -> builder.legacyHeaders(true).requestsPerMinute(9));
                Client legacy = new Client(old)) {
            Answer answer = legacy.ask(question(MODEL, "What is the capital of France?"));
            assertThat(new BigDecimal(answer.headers().get("X-OpenRouter-Cost")))
                    .isEqualByComparingTo(answer.at("/usage/cost").decimalValue());
            assertThat(answer.headers().get("X-RateLimit-Remaining")).isEqualTo("8");
            assertThat(legacy.ask("{}").at("/error/type").stringValue()).isEqualTo("invalid_request");
        }
        Answer now = client.ask(question(MODEL, "?"));
        assertThat(now.headers().get("X-OpenRouter-Cost")).isNull();
        assertThat(now.headers().get("X-RateLimit-Limit")).isNull();
    }

    @Test
    void comments_come_until_the_first_token() throws IOException {
        try (Sandbox slow = Sandbox.start(builder ->
                        builder.firstTokenDelay(Duration.ofMillis(120)).keepAliveEvery(Duration.ofMillis(30)));
                Client patient = new Client(slow)) {
            String body = patient.ask(stream("sandbox/echo", "hi")).body();
            assertThat(body.substring(0, body.indexOf("data:")).split(": OPENROUTER PROCESSING\n\n", -1))
                    .hasSizeBetween(4, 6);
            assertThat(patient.ask(question("sandbox/echo", "hi")).status()).isEqualTo(200);
        }
    }

    private String words(String body) throws IOException {
        Answer answer = client.ask(body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.at("/choices/0/message/content").asString();
    }
}
