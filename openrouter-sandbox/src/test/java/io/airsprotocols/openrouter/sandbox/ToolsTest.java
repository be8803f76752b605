package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@WithSandbox
class ToolsTest {

    private static final String TOOLS = "\"tools\":["
            + tool("get_weather", "Current conditions at a place", "city")
            + ","
            + tool("send_email", "Delivers a message to somebody", "to")
            + ","
            + tool("currencyConverter", "Exchange rates between dollars and other money", "amount")
            + "]";

    @AutoClose
    private final Client client;

    ToolsTest(Sandbox sandbox) {
        client = new Client(sandbox);
    }

    private static String tool(String name, String description, String parameter) {
        String type = parameter.equals("amount") ? "number" : "string";
        return "{\"type\":\"function\",\"function\":{\"name\":\"" + name + "\",\"description\":\"" + description
                + "\",\"parameters\":{\"type\":\"object\",\"properties\":{\"" + parameter + "\":{\"type\":\"" + type
                + "\"}},\"required\":[\"" + parameter + "\"],\"additionalProperties\":false}}}";
    }

    private List<String> called(String text, String more) throws IOException {
        Answer answer = client.ask(question("openai/gpt-4o", text, TOOLS + more));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.at("/choices/0/message/tool_calls")
                .valueStream()
                .map(call -> call.at("/function/name").stringValue()
                        + call.at("/function/arguments").stringValue())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the weather in Oslo? | get_weather{\"city\":\"Oslo\"}",
                "Please e-mail this: send it to Ada | send_email{\"to\":\"Ada\"}",
                "How many dollars is 12.50 in other money? | currencyConverter{\"amount\":12.5}",
                "Convert 7 crowns to another currency | currencyConverter{\"amount\":7}",
                "Weathers of the world | get_weather{\"city\":\"sandbox\"}",
                "Do I need an umbrella in Oslo today? | get_weather{\"city\":\"Oslo\"}",
                "Is it raining in oslo? | get_weather{\"city\":\"Oslo\"}",
            })
    void the_tool_that_fits_the_question_is_called_with_values_from_it(String text, String call) throws IOException {
        assertThat(called(text, "")).containsExactly(call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Why is the sky blue?", "What can you tell me?", "Get the name of the user", ""})
    void a_question_no_tool_fits_is_answered_in_words(String text) throws IOException {
        Answer answer = client.ask(question("openai/gpt-4o", text, TOOLS));
        assertThat(answer.at("/choices/0/message").has("tool_calls")).isFalse();
        assertThat(answer.at("/choices/0/message/content").stringValue()).contains("sandbox");
        assertThat(answer.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
    }

    @Test
    void several_tools_that_fit_are_called_at_once_unless_that_is_forbidden() throws IOException {
        String text = "Send an email about the weather in Oslo";
        assertThat(called(text, "")).containsExactly("send_email{\"to\":\"Oslo\"}", "get_weather{\"city\":\"Oslo\"}");
        assertThat(called(text, ",\"parallel_tool_calls\":false")).containsExactly("send_email{\"to\":\"Oslo\"}");
    }

    @Test
    void the_choice_of_the_request_is_obeyed() throws IOException {
        String weather = "What is the weather in Oslo?";
        assertThat(called(weather, ",\"tool_choice\":\"none\"")).isEmpty();
        assertThat(called(weather, ",\"tool_choice\":\"auto\"")).hasSize(1);
        assertThat(called("Why?", ",\"tool_choice\":\"required\""))
                .containsExactly("get_weather{\"city\":\"sandbox\"}");
        assertThat(called(weather, ",\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"send_email\"}}"))
                .containsExactly("send_email{\"to\":\"Oslo\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"function\",\"function\":{\"name\":\"no_such\"}}",
                "{\"type\":\"openrouter:web_search\"}",
                "{\"type\":\"function\"}",
                "\"sometimes\""
            })
    void a_choice_among_tools_that_are_not_there_is_refused(String choice) throws IOException {
        Answer answer = client.ask(question("openai/gpt-4o", "?", TOOLS + ",\"tool_choice\":" + choice));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message").stringValue()).contains("tool_choice");
    }

    @Test
    void a_tool_whose_schema_nothing_fits_is_refused_with_the_place() throws IOException {
        Answer answer = client.ask(question(
                "openai/gpt-4o",
                "Use the widget",
                "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"widget\",\"parameters\":{\"type\":\"object\","
                        + "\"properties\":{\"a\":{\"enum\":[]}},\"required\":[\"a\"]}}}]"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message").stringValue())
                .startsWith("Invalid schema for function 'widget'")
                .contains("#/properties/a");
    }

    @Test
    void after_the_results_the_model_answers_in_words_that_use_them() throws IOException {
        String weather = "What is the weather in Oslo?";
        ObjectNode first = (ObjectNode)
                client.ask(question("openai/gpt-4o", weather, TOOLS)).at("/choices/0/message");
        String id = first.at("/tool_calls/0/id").stringValue();
        Answer second = client.ask("{\"model\":\"openai/gpt-4o\"," + TOOLS
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + weather + "\"}," + first
                + ",{\"role\":\"tool\",\"tool_call_id\":\"" + id + "\",\"content\":\"12 degrees\"},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"nobody\",\"content\":\"\"}]}");
        assertThat(second.at("/choices/0/message/content").stringValue())
                .startsWith("get_weather gave: 12 degrees. The tool gave nothing.")
                .contains("sandbox");
        // Asked again in the same conversation it calls again, under an id that is new in it.
        Answer third = client.ask("{\"model\":\"openai/gpt-4o\"," + TOOLS
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + weather + "\"}," + first
                + ",{\"role\":\"tool\",\"tool_call_id\":\"" + id + "\",\"content\":\"12 degrees\"},"
                + "{\"role\":\"user\",\"content\":\"And the weather in Bergen?\"}]}");
        assertThat(third.at("/choices/0/message/tool_calls/0/id").stringValue()).isNotEqualTo(id);
    }

    private static String after(String question, ObjectNode call, String result, String more, String choice) {
        return "{\"model\":\"openai/gpt-4o\"," + TOOLS + choice
                + ",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}," + call
                + ",{\"role\":\"tool\",\"tool_call_id\":" + call.at("/tool_calls/0/id") + ",\"content\":"
                + Client.JSON.writeValueAsString(result) + "}" + more + "]}";
    }

    @Test
    void a_call_is_not_made_again_for_the_same_question_unless_it_is_demanded() throws IOException {
        String weather = "What is the weather in Oslo?";
        ObjectNode call = (ObjectNode)
                client.ask(question("openai/gpt-4o", weather, TOOLS)).at("/choices/0/message");
        String again =
                ",{\"role\":\"assistant\",\"content\":\"Fine.\"},{\"role\":\"user\",\"content\":\"" + weather + "\"}";
        String result = "{\"celsius\":7,\"rain_today\":true,\"sky\":\"grey\"}";
        for (String more : List.of("", again)) {
            JsonNode told = client.ask(after(weather, call, result, more, "")).at("/choices/0/message");
            assertThat(told.has("tool_calls")).isFalse();
            assertThat(told.get("content").stringValue())
                    .startsWith("get_weather gave: celsius 7, rain today true, sky grey. ");
            for (String choice : List.of(
                    ",\"tool_choice\":\"required\"",
                    ",\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"get_weather\"}}")) {
                assertThat(client.ask(after(weather, call, result, more, choice))
                                .at("/choices/0/message/tool_calls/0/function/name")
                                .stringValue())
                        .isEqualTo("get_weather");
            }
        }
    }

    @Test
    void one_call_after_the_other_is_made_where_they_may_not_be_made_at_once() throws IOException {
        String text = "Send an email about the weather in Oslo";
        String single = ",\"parallel_tool_calls\":false";
        ObjectNode first = (ObjectNode)
                client.ask(question("openai/gpt-4o", text, TOOLS + single)).at("/choices/0/message");
        ObjectNode second =
                (ObjectNode) client.ask(after(text, first, "sent", "", single)).at("/choices/0/message");
        assertThat(second.at("/tool_calls/0/function/name").stringValue()).isEqualTo("get_weather");
        String more = "," + second + ",{\"role\":\"tool\",\"content\":\"grey\",\"tool_call_id\":"
                + second.at("/tool_calls/0/id") + "}";
        assertThat(client.ask(after(text, first, "sent", more, single))
                        .at("/choices/0/message/content")
                        .stringValue())
                .startsWith("get_weather gave: grey.");
    }

    @Test
    void words_are_compared_whatever_their_form_and_values_of_enumerations_count() throws IOException {
        String light = "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"setHTTPLampState\",\"parameters\":"
                + "{\"type\":\"object\",\"properties\":{\"room\":{\"enum\":[\"kitchen\",\"bedroom\"]},\"colour\":"
                + "{\"type\":\"string\",\"description\":\"A shade such as crimson\"},\"level\":{\"type\":\"integer\"}},"
                + "\"required\":[\"room\"]}}}]";
        for (String text : List.of("Switch the lamps of the bedroom on", "Make the bedroom crimson")) {
            assertThat(client.ask(question("openai/gpt-4o", text, light))
                            .at("/choices/0/message/tool_calls/0/function/arguments")
                            .stringValue())
                    .as(text)
                    .contains("\"room\":\"bedroom\"")
                    .doesNotContain("level");
        }
        assertThat(client.ask(question("openai/gpt-4o", "Describe a bedroom", light))
                        .at("/choices/0/message")
                        .has("tool_calls"))
                .isFalse();
    }

    @Test
    void after_the_results_an_answer_has_the_format_asked_for() throws IOException {
        String weather = "What is the weather in Oslo?";
        ObjectNode call = (ObjectNode)
                client.ask(question("openai/gpt-4o", weather, TOOLS)).at("/choices/0/message");
        String format =
                ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"w\",\"schema\":{\"type\":"
                        + "\"object\",\"properties\":{\"summary\":{\"type\":\"string\"}},\"required\":[\"summary\"]}}}";
        JsonNode content = Client.JSON.readTree(client.ask(after(weather, call, "12 degrees", "", format))
                .at("/choices/0/message/content")
                .stringValue());
        assertThat(content.get("summary").stringValue()).startsWith("get_weather gave: 12 degrees.");
    }

    @ParameterizedTest
    @CsvSource({
        "openai/gpt-4o, 3, tool_calls",
        "anthropic/claude-sonnet-4.5, 3, tool_use",
        "google/gemini-2.5-flash, 1, STOP",
        "mistralai/mistral-large, 4, tool_calls"
    })
    void calls_are_streamed_in_the_pieces_of_each_provider(String model, int pieces, String reason) throws IOException {
        List<JsonNode> chunks = client.ask(
                        question(model, "Weather in Oslo, and send an email", TOOLS + ",\"stream\":true"))
                .chunks();
        List<JsonNode> deltas = chunks.stream()
                .flatMap(chunk -> chunk.at("/choices/0/delta/tool_calls").valueStream())
                .toList();
        assertThat(deltas).hasSize(2 * pieces);
        assertThat(deltas.get(0).get("id").stringValue()).startsWith("call_");
        assertThat(deltas).allMatch(delta -> delta.get("index").isIntegralNumber());
        if (pieces == 4) {
            assertThat(deltas.get(0).has("function")).isFalse();
            assertThat(deltas.get(2).get("id").stringValue()).isEmpty();
            assertThat(deltas.get(2).at("/function/name").stringValue()).isEmpty();
        }
        JsonNode calls = Assembled.message(chunks).get("tool_calls");
        assertThat(calls).hasSize(2);
        for (JsonNode call : calls) {
            assertThat(Client.JSON
                            .readTree(call.at("/function/arguments").stringValue())
                            .size())
                    .isEqualTo(1);
        }
        assertThat(chunks.get(chunks.size() - 2)
                        .at("/choices/0/native_finish_reason")
                        .stringValue())
                .isEqualTo(reason);
    }

    @Test
    void a_schema_nothing_fits_is_refused_for_an_answer_too() throws IOException {
        Answer answer = client.ask(question(
                "openai/gpt-4o",
                "?",
                "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"odd\",\"schema\":{\"allOf\":"
                        + "[{\"type\":\"string\"},{\"type\":\"integer\"}]}}}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message").stringValue())
                .isEqualTo("Invalid schema for response_format 'odd': no value was found that fits the schema:"
                        + " at #: no type is allowed by all that is said of it");
        assertThat(answer.at("/error/metadata/error_type").stringValue()).isEqualTo("invalid_request");
    }
}
