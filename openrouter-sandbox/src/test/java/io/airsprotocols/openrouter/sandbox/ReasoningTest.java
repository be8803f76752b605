package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@WithSandbox
class ReasoningTest {

    private static final String CLAUDE = "anthropic/claude-sonnet-4.5";
    private static final String TOOLS = "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"get_weather\"}},"
            + "{\"type\":\"function\",\"function\":{\"name\":\"get_tide\"}}]";
    private static final String ASKED = "What are weather and tide in Oslo?";
    private static final String HIGH = ",\"reasoning\":{\"effort\":\"high\"}";

    private final Sandbox sandbox;

    @AutoClose
    private final Client client;

    ReasoningTest(Sandbox sandbox) {
        this.sandbox = sandbox;
        client = new Client(sandbox);
    }

    private ObjectNode whole(String model, String more) throws IOException {
        Answer answer = client.ask(question(model, ASKED, TOOLS + more));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return (ObjectNode) answer.at("/choices/0/message");
    }

    private ObjectNode streamed(String model, String more) throws IOException {
        return Assembled.message(client.ask(question(model, ASKED, TOOLS + more + ",\"stream\":true"))
                .chunks());
    }

    /** Sends the message back with the results of its tools. */
    private Answer answered(String model, JsonNode message, String more) throws IOException {
        StringBuilder results = new StringBuilder();
        for (JsonNode call : message.path("tool_calls")) {
            results.append(",{\"role\":\"tool\",\"content\":\"fine\",\"tool_call_id\":")
                    .append(call.get("id"))
                    .append("}");
        }
        return client.ask("{\"model\":\"" + model + "\"," + TOOLS + more
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + ASKED + "\"}," + message + results + "]}");
    }

    private static List<String> types(JsonNode message) {
        return message.path("reasoning_details")
                .valueStream()
                .map(detail -> detail.get("type").stringValue().substring("reasoning.".length()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        CLAUDE + ", '', anthropic-claude-v1, 'text,text'",
        CLAUDE + ", amazon-bedrock, anthropic-claude-v1, 'text,text'",
        CLAUDE + ", google-vertex, anthropic-claude-v1, 'text,text'",
        "openai/gpt-5, '', openai-responses-v1, 'summary,encrypted,summary,encrypted'",
        "openai/gpt-5, azure, azure-openai-responses-v1, 'summary,encrypted,summary,encrypted'",
        "openai/gpt-5, amazon-bedrock, bedrock-openai-responses-v1, 'summary,encrypted,summary,encrypted'",
        "x-ai/grok-4, '', xai-responses-v1, 'summary,encrypted,summary,encrypted'",
        "x-ai/grok-4, amazon-bedrock, bedrock-xai-responses-v1, 'summary,encrypted,summary,encrypted'",
        "meta/muse-spark-1.1, '', meta-responses-v1, 'summary,encrypted,summary,encrypted'",
        "google/gemini-3-pro-preview, '', google-gemini-v1, 'text,text,encrypted'",
        "google/gemini-3-pro-preview, google-vertex, google-gemini-v1, 'text,text,encrypted'",
        "deepseek/deepseek-r1, '', unknown, 'text,text'"
    })
    void thoughts_come_in_the_format_of_the_provider_and_go_back_unharmed(
            String model, String provider, String format, String types) throws IOException {
        String more = provider.isEmpty() ? HIGH : HIGH + ",\"provider\":{\"only\":[\"" + provider + "\"]}";
        ObjectNode whole = whole(model, more);
        assertThat(String.join(",", types(whole))).isEqualTo(types);
        assertThat(whole.get("reasoning_details"))
                .allMatch(detail -> format.equals(detail.get("format").stringValue()));
        assertThat(whole.get("reasoning").stringValue()).startsWith("I am asked: " + ASKED);
        assertThat(whole.get("tool_calls")).hasSize(2);
        ObjectNode streamed = streamed(model, more);
        assertThat(streamed.get("reasoning_details").toString())
                .isEqualTo(whole.get("reasoning_details").toString());
        for (ObjectNode message : List.of(whole, streamed)) {
            Answer second = answered(model, message, more);
            assertThat(second.status()).as(second.body()).isEqualTo(200);
            assertThat(second.at("/choices/0/message/content").stringValue()).startsWith("get_");
        }
    }

    @Test
    void the_format_is_that_of_the_provider_that_serves() throws IOException {
        sandbox.script().providerFails("openai", 503);
        assertThat(whole("openai/gpt-5", "").at("/reasoning_details/0/format").stringValue())
                .isEqualTo("azure-openai-responses-v1");
    }

    @Test
    void the_signature_comes_last_and_without_text() throws IOException {
        List<JsonNode> pieces =
                client
                        .ask(question(CLAUDE, "Why?", "\"reasoning\":{\"effort\":\"low\"},\"stream\":true"))
                        .chunks()
                        .stream()
                        .flatMap(chunk ->
                                chunk.at("/choices/0/delta/reasoning_details").valueStream())
                        .toList();
        assertThat(pieces).hasSizeGreaterThan(5);
        JsonNode last = pieces.get(pieces.size() - 1);
        assertThat(last.has("text")).isFalse();
        assertThat(last.get("signature").stringValue()).hasSizeGreaterThan(40);
        assertThat(pieces.subList(0, pieces.size() - 1)).noneMatch(piece -> piece.has("signature"));
    }

    @Test
    void thoughts_that_nobody_may_see_come_encrypted() throws IOException {
        Answer answer = client.ask(question(
                CLAUDE, "ANTHROPIC_MAGIC_STRING_TRIGGER_REDACTED_THINKING_46C9", "\"reasoning\":{\"effort\":\"low\"}"));
        assertThat(types(answer.at("/choices/0/message"))).containsExactly("encrypted");
    }

    /** A way to spoil what is sent back. */
    private interface Spoiler {
        void spoil(ArrayNode details);
    }

    private void isRefused(String model, Spoiler spoiler, String why) throws IOException {
        ObjectNode message = whole(model, HIGH);
        ArrayNode details = (ArrayNode) message.get("reasoning_details");
        String before = details.toString();
        spoiler.spoil(details);
        assertThat(details.toString()).isNotEqualTo(before);
        Answer refused = answered(model, message, HIGH);
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.at("/error/message").stringValue()).contains(why);
        assertThat(refused.at("/error/metadata/error_type").stringValue()).isEqualTo("invalid_request");
        assertThat(refused.at("/error/metadata/provider_name").isString()).isTrue();
    }

    private static ObjectNode at(ArrayNode details, int place) {
        return (ObjectNode) details.get(place);
    }

    private static void swap(ArrayNode details, int left, int right) {
        JsonNode kept = details.get(left);
        details.set(left, details.get(right));
        details.set(right, kept);
    }

    @Test
    void anthropic_refuses_what_was_changed_moved_left_in_pieces_or_left_out() throws IOException {
        String why = "Invalid `signature` in `thinking` block";
        isRefused(CLAUDE, details -> at(details, 0).put("text", "I thought something else."), why);
        isRefused(CLAUDE, details -> at(details, 1).put("signature", "c2ln"), "messages.1.content.1: " + why);
        isRefused(CLAUDE, details -> at(details, 0).remove("signature"), why);
        isRefused(CLAUDE, details -> swap(details, 0, 1), why);
        isRefused(CLAUDE, details -> details.remove(0), why);
        isRefused(
                CLAUDE,
                details -> {
                    ObjectNode whole = at(details, 0).deepCopy();
                    String text = whole.get("text").stringValue();
                    at(details, 0).put("text", text.substring(0, 5)).remove("signature");
                    details.insert(1, whole.put("text", text.substring(5)));
                },
                why);
        isRefused(CLAUDE, ArrayNode::removeAll, "Expected `thinking` or `redacted_thinking`, but found `tool_use`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai/gpt-5", "x-ai/grok-4", "meta/muse-spark-1.1"})
    void the_responses_providers_refuse_encrypted_thoughts_that_were_changed_or_moved(String model) throws IOException {
        String why = "could not be verified";
        isRefused(model, details -> at(details, 1).put("data", "AAAA"), why);
        isRefused(model, details -> at(details, 1).put("data", "no base64!"), why);
        isRefused(model, details -> at(details, 1).put("id", "rs_other"), why);
        isRefused(model, details -> swap(details, 1, 3), why);
    }

    @Test
    void what_is_not_signed_may_be_left_out_of_the_responses_providers_turns() throws IOException {
        ObjectNode message = whole("openai/gpt-5", HIGH);
        message.remove("reasoning_details");
        assertThat(answered("openai/gpt-5", message, HIGH).status()).isEqualTo(200);
    }

    @Test
    void google_refuses_calls_without_their_signature_or_with_another() throws IOException {
        String gemini = "google/gemini-3-pro-preview";
        isRefused(gemini, details -> details.remove(2), "missing a thought_signature");
        isRefused(gemini, details -> at(details, 2).put("data", "AAAA"), "Corrupted thought signature");
        isRefused(gemini, details -> at(details, 2).put("id", "call_sandbox_2"), "Corrupted thought signature");
        isRefused(gemini, ArrayNode::removeAll, "missing a thought_signature");
        // The older ones do not insist.
        ObjectNode message = whole("google/gemini-2.5-pro", "");
        message.remove("reasoning_details");
        assertThat(answered("google/gemini-2.5-pro", message, "").status()).isEqualTo(200);
    }

    @Test
    void thoughts_of_another_provider_are_passed_over() throws IOException {
        ObjectNode message = whole("openai/gpt-5", "");
        assertThat(answered("google/gemini-2.5-flash", message, "").status()).isEqualTo(200);
    }

    private JsonNode asked(String model, String more) throws IOException {
        Answer answer = client.ask(question(model, "Why?", more));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private int thought(String model, String more) throws IOException {
        return asked(model, more)
                .at("/usage/completion_tokens_details/reasoning_tokens")
                .intValue();
    }

    @Test
    void effort_says_how_much_is_thought() throws IOException {
        List<Integer> tokens = new ArrayList<>();
        for (String effort : List.of("none", "minimal", "low", "medium", "high", "xhigh", "max")) {
            tokens.add(thought(CLAUDE, "\"reasoning\":{\"effort\":\"" + effort + "\"}"));
        }
        assertThat(tokens).isSorted().doesNotHaveDuplicates().first().isEqualTo(0);
        assertThat(thought(CLAUDE, "\"reasoning_effort\":\"high\"")).isEqualTo(tokens.get(4));
        assertThat(thought(CLAUDE, "\"reasoning\":{\"enabled\":true}")).isEqualTo(tokens.get(3));
        assertThat(thought(CLAUDE, "\"reasoning\":{}")).isEqualTo(tokens.get(3));
        assertThat(thought(CLAUDE, "\"include_reasoning\":true")).isEqualTo(tokens.get(3));
        assertThat(thought("anthropic/claude-3.7-sonnet:thinking", "\"seed\":1"))
                .isEqualTo(tokens.get(3));
        assertThat(thought(CLAUDE, "\"seed\":1")).isZero();
        assertThat(thought(CLAUDE, "\"reasoning\":{\"enabled\":false}")).isZero();
        assertThat(thought(CLAUDE, "\"reasoning\":{\"exclude\":true}")).isZero();
        assertThat(thought("openai/gpt-4o", "\"reasoning\":{\"effort\":\"high\"}"))
                .isZero();
        assertThat(thought("google/gemini-2.5-pro", "\"reasoning\":{\"max_tokens\":4}"))
                .isEqualTo(4);
        // An effort the model does not know becomes the nearest it does.
        assertThat(thought("openai/gpt-5", "\"reasoning\":{\"effort\":\"max\"}"))
                .isEqualTo(thought("openai/gpt-5", "\"reasoning\":{\"effort\":\"high\"}"));
        assertThat(asked("openai/gpt-5", "\"reasoning\":{\"summary\":\"concise\"}")
                        .at("/choices/0/message/reasoning")
                        .stringValue())
                .isEqualTo("I am asked: Why?");
    }

    @Test
    void thoughts_that_are_excluded_are_paid_for_but_not_shown() throws IOException {
        String excluded = "\"reasoning\":{\"effort\":\"high\",\"exclude\":true}";
        JsonNode answer = asked(CLAUDE, excluded);
        assertThat(answer.at("/choices/0/message/reasoning").isNull()).isTrue();
        assertThat(answer.at("/choices/0/message").has("reasoning_details")).isFalse();
        assertThat(answer.at("/usage/completion_tokens_details/reasoning_tokens")
                        .intValue())
                .isPositive();
        Answer streamed = client.ask(question(CLAUDE, "Why?", excluded + ",\"stream\":true"));
        assertThat(streamed.body()).doesNotContain("reasoning_details");
        assertThat(streamed.chunks()
                        .get(streamed.chunks().size() - 1)
                        .at("/usage/cost")
                        .decimalValue())
                .isEqualByComparingTo(answer.at("/usage/cost").decimalValue());
        assertThat(sandbox.account().generations()).hasSize(2);
        assertThat(sandbox.account().usage())
                .isEqualByComparingTo(
                        answer.at("/usage/cost").decimalValue().multiply(java.math.BigDecimal.valueOf(2)));
        // Whoever was shown none cannot send any back.
        ObjectNode message = whole(CLAUDE, "," + excluded);
        assertThat(answered(CLAUDE, message, "," + excluded).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openai/gpt-5 | 'reasoning':{'effort':'none'} | Reasoning is mandatory",
                "x-ai/grok-4 | 'reasoning':{'enabled':false} | Reasoning is mandatory",
                "anthropic/claude-sonnet-4.5 | 'reasoning':{'effort':'huge'} | must be one of max, xhigh",
                "anthropic/claude-sonnet-4.5 | 'reasoning':{'effort':'low','max_tokens':2000} | Only one of",
                "anthropic/claude-sonnet-4.5 | 'reasoning':{'max_tokens':0} | at least 1",
                "anthropic/claude-sonnet-4.5 | 'reasoning':'much' | must be an object",
                "anthropic/claude-sonnet-4.5 | 'reasoning':{'effort':'low'},'max_tokens':1000 | max_tokens must be greater than the budget",
                "anthropic/claude-sonnet-4.5 | 'reasoning_effort':'low','reasoning':{'effort':'high'} | contradicts",
            })
    void wishes_that_cannot_be_met_are_refused(String model, String more, String why) throws IOException {
        Answer answer = client.ask(question(model, "?", more.replace('\'', '"')));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message").stringValue()).contains(why);
    }

    @Test
    void the_catalogue_tells_how_a_model_reasons() throws IOException {
        JsonNode model = client.get("/model/openai/gpt-5").at("/data");
        assertThat(model.at("/reasoning/mandatory").booleanValue()).isTrue();
        assertThat(model.at("/reasoning/supported_efforts/0").stringValue()).isEqualTo("high");
        assertThat(model.get("supported_parameters").toString()).contains("\"reasoning\"");
        assertThat(client.get("/model/openai/gpt-4o").at("/data").has("reasoning"))
                .isFalse();
    }

    @Test
    void scripted_thoughts_are_signed_in_the_format_of_the_model() throws IOException {
        sandbox.script().then(Reply.toolCall("call_1", "get_weather", "{}").withReasoning("Need weather"));
        ObjectNode message = whole(CLAUDE, HIGH);
        assertThat(message.at("/reasoning_details/0/signature").isString()).isTrue();
        assertThat(answered(CLAUDE, message, HIGH).status()).isEqualTo(200);
        message.withObject("/reasoning_details/0").put("text", "Need wheather");
        assertThat(answered(CLAUDE, message, HIGH).status()).isEqualTo(400);
    }

    @Test
    void scripted_details_come_as_they_stand() throws IOException {
        String call =
                "{\"type\":\"reasoning.server_tool_call\",\"tool_name\":\"openrouter:fusion\",\"arguments\":\"{}\","
                        + "\"result\":\"{}\",\"new_in_2031\":1}";
        String text =
                "{\"type\":\"reasoning.text\",\"text\":\"a b\",\"signature\":\"c2ln\",\"format\":\"meta-responses-v1\",\"index\":3}";
        Reply reply = Reply.text("x").withReasoningDetail(call).withReasoningDetail(text);
        sandbox.script().then(reply).then(reply);
        JsonNode whole = client.ask(question(CLAUDE, "?")).at("/choices/0/message");
        assertThat(whole.get("reasoning_details").toString()).isEqualTo("[" + call + "," + text + "]");
        assertThat(whole.get("reasoning").stringValue()).isEqualTo("a b");
        ObjectNode streamed =
                Assembled.message(client.ask(Client.stream(CLAUDE, "?")).chunks());
        assertThat(streamed.get("reasoning_details"))
                .containsExactlyInAnyOrder(Client.JSON.readTree(call), Client.JSON.readTree(text));
        assertThatThrownBy(() -> Reply.text("x").withReasoningDetail("[]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A JSON object is needed");
        assertThatThrownBy(() -> Reply.text("x").withReasoningDetail("{"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Not valid JSON");
    }
}
