package io.airsprotocols.openrouter.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatChunk;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatRequestBuilder;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ChatStream;
import io.airsprotocols.openrouter.chat.ContentPart;
import io.airsprotocols.openrouter.chat.ImageDetail;
import io.airsprotocols.openrouter.chat.Message;
import io.airsprotocols.openrouter.error.AttachmentException;
import io.airsprotocols.openrouter.http.Limits;
import io.airsprotocols.openrouter.sandbox.Reply;
import io.airsprotocols.openrouter.sandbox.Sandbox;
import io.airsprotocols.openrouter.sandbox.WithSandbox;
import io.airsprotocols.openrouter.schema.JsonSchema;
import io.airsprotocols.openrouter.tool.FunctionTool;
import io.airsprotocols.openrouter.tool.ServerTool;
import io.airsprotocols.openrouter.tool.ToolCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guides on content, tools and reasoning show, run against a sandbox. */
@WithSandbox
class ContentSnippetsTest {

    private record Place(String city) {}

    private record Weather(String city, int celsius, boolean rain) {}

    @TempDir
    private Path folder;

    private final Sandbox sandbox;

    @AutoClose
    private final OpenRouter router;

    private final List<String> shown = new ArrayList<>();

    ContentSnippetsTest(Sandbox sandbox) {
        this.sandbox = sandbox;
        router = OpenRouter.create(b -> b.baseUrl(sandbox.baseUrl().toString()).apiKey(sandbox.apiKey()));
    }

    @Test
    void sendsFiles() throws IOException {
        Path chart =
                Files.write(folder.resolve("chart.png"), "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        Path report = Files.writeString(folder.resolve("report.pdf"), "%PDF-1.7");
        ChatRequest question = ChatRequest.builder("openai/gpt-4o")
                .user(
                        ContentPart.text("What differs between the chart and the report?"),
                        ContentPart.image(chart).withDetail(ImageDetail.HIGH),
                        ContentPart.file(report))
                .build();
        sandbox.script().then(Reply.text("Nothing."));
        assertThat(router.chat().send(question).text()).isEqualTo("Nothing.");
        assertThat(sandbox.received().get(0).json().path("messages").toString())
                .contains("data:image/png;base64,iVBORw0KGgo=", "data:application/pdf;base64,JVBERi0xLjc=");

        Files.write(chart, new byte[6_000_000]);
        Files.write(report, new byte[6_000_000]);
        OpenRouter small = router.toBuilder()
                .limits(Limits.standard().withAttachment(5_000_000))
                .build();
        try (small) {
            assertThatExceptionOfType(AttachmentException.class).isThrownBy(() -> small.chat()
                    .send(question.toBuilder().user(ContentPart.file(report)).build()));
        }
    }

    @Test
    void declaresAFunctionByASchemaOfItsOwn() {
        FunctionTool weather = FunctionTool.builder("get_weather")
                .description("The weather in a city today")
                .parameters("""
                        {"type": "object",
                         "properties": {"city": {"type": "string", "description": "Its English name"}},
                         "required": ["city"], "additionalProperties": false}""")
                .build();
        assertThat(weather.parameters())
                .isEqualTo(JsonSchema.of(Described.class).json());
        assertThat(weather.strict()).isNull();
    }

    record Described(
            @JsonPropertyDescription("Its English name") String city) {}

    @Test
    void answersCalls() {
        ChatRequest request = ChatRequest.of("openai/gpt-4o", "Weather?");
        sandbox.script().then(Reply.toolCall("call_1", "get_weather", "{\"city\":\"Oslo\"}"));
        ChatResponse answer = router.chat().send(request);
        ChatRequestBuilder next = request.toBuilder().message(answer.message());
        for (ToolCall call : answer.message().toolCalls()) {
            Place place = call.arguments(Place.class);
            next.message(Message.toolJson(call.id(), new Weather(place.city(), 7, true)));
        }
        assertThat(next.build().messages().get(2).text()).isEqualTo("{\"city\":\"Oslo\",\"celsius\":7,\"rain\":true}");
    }

    @Test
    void showsCallsWhileTheyStream() {
        sandbox.script().then(Reply.toolCall("call_1", "get_weather", "{\"city\":\"Oslo\"}"));
        try (ChatStream stream = router.chat().stream("openai/gpt-4o", "Weather?")) {
            for (ChatChunk chunk : stream) {
                for (ToolCall call : stream.toolCalls()) {
                    show(call.name(), call.arguments());
                }
            }
        }
        assertThat(shown).last().isEqualTo("get_weather {\"city\":\"Oslo\"}");
    }

    private void show(String name, String arguments) {
        shown.add(name + " " + arguments);
    }

    @Test
    void searches() {
        ChatRequest news = ChatRequest.builder("openai/gpt-4o")
                .user("What happened in Oslo today?")
                .tool(ServerTool.webSearch().withMaxResults(3).withAllowedDomains("nrk.no"))
                .build();
        sandbox.script().then(Reply.text("Rain."));
        router.chat().send(news);
        assertThat(sandbox.received()
                        .get(0)
                        .json()
                        .path("tools")
                        .path(0)
                        .path("type")
                        .stringValue())
                .isEqualTo("openrouter:web_search");
    }

    @Test
    void leavesThoughtsOut() {
        sandbox.script().then(Reply.text("Seven.").withReasoning("Two halls."));
        ChatResponse thoughtful = router.chat().send("openai/gpt-4o", "How many?");
        assertThat(thoughtful.message().reasoningDetails()).isNotEmpty();
        Message withoutThoughts = thoughtful.message().withReasoningDetails();
        assertThat(withoutThoughts.json().path("reasoning_details").isEmpty()).isTrue();
    }
}
