package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.ToolAnswers.calls;
import static io.airsprotocols.openrouter.sandbox.ToolAnswers.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The time, pages and pictures, by the tools that OpenRouter runs. */
class ServerToolsTest {

    private static final String TIME = "'tools':[{'type':'openrouter:datetime'}]";
    private static final String PAINTER = "'tools':[{'type':'openrouter:image_generation'}]";

    @AutoClose
    private final Sandbox sandbox =
            Sandbox.start(choices -> choices.clock(new MutableClock()).tokenDelay(Duration.ZERO));

    @AutoClose
    private final Client client = new Client(sandbox);

    private final ToolAnswers answers = new ToolAnswers(client);

    @Test
    void the_time_is_that_of_the_sandbox_in_the_zone_asked_for() throws IOException {
        JsonNode utc = answers.found("What day is it today?", TIME);
        assertThat(words(utc)).startsWith("It is Tuesday, 24 November 2026, 23:59:00 (+00:00) in UTC. ");
        assertThat(calls(utc)).containsExactly(1, 1);
        assertThat(utc.at("/openrouter_metadata/pipeline/0/type").stringValue()).isEqualTo("server_tools");
        assertThat(utc.at("/openrouter_metadata/pipeline/0/name").stringValue()).isEqualTo("openrouter:datetime");
        JsonNode oslo = answers.found(
                "Tell me the time", "'tools':[{'type':'openrouter:datetime','parameters':{'timezone':'Europe/Oslo'}}]");
        assertThat(words(oslo)).startsWith("It is Wednesday, 25 November 2026, 00:59:00 (+01:00) in Europe/Oslo. ");
        assertThat(answers.ask("What day is it today?", TIME + ",'stream':true").words())
                .isEqualTo(words(utc));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mars/Olympus", "", "Europe/Oslo "})
    void a_zone_that_is_not_there_is_refused(String zone) throws IOException {
        Answer answer = answers.ask(
                "What day is it?", "'tools':[{'type':'openrouter:datetime','parameters':{'timezone':'" + zone + "'}}]");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message").stringValue()).contains("\"" + zone + "\"", "Europe/Oslo");
    }

    @Test
    void a_tool_is_used_if_the_question_asks_for_it_or_the_request_demands_it() throws IOException {
        for (String tool : List.of(TIME, PAINTER)) {
            assertThat(calls(answers.found("Why is it so?", tool))).isEmpty();
        }
        JsonNode demanded = answers.found("Why is it so?", TIME + ",'tool_choice':{'type':'openrouter:datetime'}");
        assertThat(calls(demanded)).containsExactly(1, 1);
        assertThat(words(demanded)).startsWith("It is Tuesday");
        assertThat(calls(answers.found("What day is it?", TIME + ",'tool_choice':'none'")))
                .isEmpty();
    }

    @Test
    void pages_the_question_names_are_fetched_and_cited() throws IOException {
        String more = "'tools':[{'type':'openrouter:web_fetch','parameters':{'max_uses':2,'max_content_tokens':4,"
                + "'blocked_domains':['bad.test']}}]";
        String text = "Read https://a.test/x, (https://www.bad.test/y) https://b.test/?q=1 and https://c.test.";
        JsonNode answer = answers.found(text, more);
        JsonNode annotations = answer.at("/choices/0/message/annotations");
        assertThat(annotations.valueStream().map(each -> each.at("/url_citation/url")
                        .stringValue()))
                .containsExactly("https://a.test/x", "https://b.test/?q=1");
        String words = words(answer);
        for (JsonNode annotation : annotations) {
            JsonNode citation = annotation.get("url_citation");
            assertThat(words.substring(
                            citation.get("start_index").intValue(),
                            citation.get("end_index").intValue()))
                    .endsWith("(" + citation.get("url").stringValue() + ")");
            assertThat(citation.get("content").stringValue()).isEqualTo("The sandbox fetches nothing");
        }
        assertThat(words)
                .contains("https://www.bad.test/y was not fetched: its domain is blocked.")
                .contains("https://c.test was not fetched: no more calls are allowed.");
        assertThat(calls(answer)).containsExactly(4, 2);
        assertThat(client.get("/generation?id=" + answer.get("id").stringValue())
                        .at("/data/num_fetches")
                        .intValue())
                .isEqualTo(2);
        List<JsonNode> streamed = new ArrayList<>();
        answers.ask(text, more + ",'stream':true").chunks().forEach(chunk -> chunk.at("/choices/0/delta/annotations")
                .forEach(streamed::add));
        assertThat(streamed).containsExactlyElementsOf(annotations);
    }

    @Test
    void the_plugin_fetches_too_and_is_no_call_of_the_model() throws IOException {
        JsonNode answer = answers.found(
                "Read https://docs.a.test/x and https://b.test",
                "'plugins':[{'id':'web-fetch','allowed_domains':['a.test']}]");
        assertThat(answer.at("/choices/0/message/annotations")).hasSize(1);
        assertThat(words(answer)).contains("https://b.test was not fetched: its domain is not allowed.");
        assertThat(calls(answer)).isEmpty();
        assertThat(answer.at("/openrouter_metadata/pipeline/0/name").stringValue())
                .isEqualTo("web-fetch");
    }

    @Test
    void a_picture_stands_beside_the_words() throws IOException {
        JsonNode answer = answers.found(
                "Draw me a boat",
                "'tools':[{'type':'openrouter:image_generation','parameters':{'aspect_ratio':'16:9'}}]");
        assertThat(words(answer)).contains("sandbox");
        JsonNode images = answer.at("/choices/0/message/images");
        assertThat(images).hasSize(1);
        String url = images.at("/0/image_url/url").stringValue();
        byte[] png = Base64.getDecoder().decode(url.substring("data:image/png;base64,".length()));
        assertThat(new String(png, 1, 3, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("PNG");
        assertThat(calls(answer)).containsExactly(1, 1);
        assertThat(answer.at("/usage/completion_tokens_details/image_tokens").intValue())
                .isPositive();
        List<JsonNode> streamed = new ArrayList<>();
        answers.ask("Draw me a boat", PAINTER + ",'stream':true")
                .chunks()
                .forEach(chunk -> chunk.at("/choices/0/delta/images").forEach(streamed::add));
        assertThat(streamed).hasSize(1);
        assertThat(answers.ask("Draw a boat", PAINTER.replace("}]", ",'parameters':{'aspect_ratio':'7:1'}}]"))
                        .at("/error/message")
                        .stringValue())
                .contains("7:1");
    }

    @Test
    void calls_beyond_the_budget_are_asked_for_but_not_made() throws IOException {
        String both = "'tools':[{'type':'openrouter:datetime'},{'type':'openrouter:image_generation'}]";
        JsonNode answer = answers.found("Draw a picture of today", both + ",'max_tool_calls':1");
        assertThat(calls(answer)).containsExactly(2, 1);
        assertThat(answer.at("/choices/0/message").has("images")).isFalse();
        assertThat(answers.ask("?", "'max_tool_calls':31").at("/error/message").stringValue())
                .contains("max_tool_calls must be from 1 to 30");
    }

    @Test
    void functions_go_before_them_and_json_stays_json() throws IOException {
        String function = "'tools':[{'type':'openrouter:datetime'},{'type':'function','function':{'name':'calendar'}}]";
        JsonNode called = answers.found("What is in my calendar today?", function);
        assertThat(called.at("/choices/0/message/tool_calls")).hasSize(1);
        assertThat(calls(called)).isEmpty();
        JsonNode json = answers.found("What day is it?", TIME + ",'response_format':{'type':'json_object'}");
        assertThat(Client.JSON.readTree(words(json)).isObject()).isTrue();
        assertThat(calls(json)).containsExactly(1, 1);
    }
}
