package io.airsprotocols.openrouter.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.support.Logged;
import java.util.List;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A warning, once, when reasoning that only one model or provider can read goes to another. */
@ResourceLock(Resources.SYSTEM_ERR)
class ReasoningWatchTest {

    @AutoClose
    private final MockWebServer server = Canned.server();

    @AutoClose
    private final OpenRouter router = Canned.router(server);

    private static List<String> warnings(Runnable work) {
        return Logged.at("WARN", Logged.during(work));
    }

    private static AssistantMessage sealedBy(ReasoningFormat format) {
        return Message.assistant("hm")
                .withReasoningDetails(ReasoningDetail.encrypted("QUJD").withFormat(format));
    }

    private void ask(String model, Message earlier) {
        server.enqueue(Canned.ok("ok"));
        router.chat()
                .send(ChatRequest.builder(model)
                        .user("?")
                        .message(earlier)
                        .user("go on")
                        .build());
    }

    /** The message of an answer with signed reasoning. */
    private AssistantMessage answered(String model, boolean streaming, String format) {
        String block = ("[{'type':'reasoning.text','text':'hm','signature':'c2ln','index':0,'format':'" + format
                        + "'}]")
                .replace('\'', '"');
        ChatRequest request = ChatRequest.of(model, "?");
        if (streaming) {
            server.enqueue(Canned.stream(Canned.delta("{\"reasoning_details\":" + block + "}"), Canned.finish("stop")));
            return router.chat().stream(request, chunk -> {}).message();
        }
        server.enqueue(Canned.json(
                200, "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"reasoning_details\":" + block + "}}]}"));
        return router.chat().send(request).message();
    }

    @Test
    void another_family_of_models_is_told_once() {
        AssistantMessage earlier = sealedBy(ReasoningFormat.ANTHROPIC_CLAUDE);
        assertThat(warnings(() -> {
                    ask("openai/gpt-5", earlier);
                    ask("openai/gpt-5", earlier);
                    ask("openai/gpt-5:floor", earlier);
                }))
                .singleElement()
                .asString()
                .contains("the model changed under encrypted or signed reasoning")
                .contains("from=anthropic-claude-v1")
                .contains("to=openai/gpt-5");
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic/claude-sonnet-4.5,anthropic-claude-v1",
        "~anthropic/claude-latest,anthropic-claude-v1",
        "openai/gpt-5:flex,azure-openai-responses-v1",
        "openai/gpt-5@preset/mine,bedrock-openai-responses-v1",
        "x-ai/grok-4,bedrock-xai-responses-v1",
        "x-ai/grok-4,xai-responses-v1",
        "meta-llama/llama-5,meta-responses-v1",
        "google/gemini-3,google-gemini-v1",
        "openrouter/auto,anthropic-claude-v1",
        "@preset/mine,anthropic-claude-v1",
        "sim/alpha,unknown",
        "sim/alpha,later-v9"
    })
    void who_can_read_it_or_may_be_able_to_is_not_warned_of(String model, String format) {
        assertThat(warnings(() -> ask(model, sealedBy(new ReasoningFormat(format)))))
                .isEmpty();
    }

    @Test
    void a_fallback_of_another_family_is_told() {
        server.enqueue(Canned.ok("ok"));
        assertThat(warnings(() -> router.chat()
                        .send(ChatRequest.builder("google/gemini-3")
                                .fallback("x-ai/grok-4")
                                .user("?")
                                .message(sealedBy(ReasoningFormat.GOOGLE_GEMINI))
                                .build())))
                .singleElement()
                .asString()
                .contains("to=x-ai/grok-4");
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void another_model_of_the_same_family_is_told_while_this_client_remembers(boolean streaming) {
        assertThat(warnings(() -> {
                    AssistantMessage earlier = answered("anthropic/claude-opus-4", streaming, "anthropic-claude-v1");
                    ask("anthropic/claude-opus-4:nitro", earlier);
                    ask("anthropic/claude-haiku-4", earlier);
                }))
                .singleElement()
                .asString()
                .contains("from=anthropic/claude-opus-4")
                .contains("to=anthropic/claude-haiku-4");
    }

    @Test
    void a_message_that_names_its_model_is_believed() {
        AssistantMessage earlier = sealedBy(ReasoningFormat.OPENAI_RESPONSES).withModel("openai/gpt-5");
        assertThat(warnings(() -> {
                    ask("openai/gpt-5", earlier);
                    ask("openai/gpt-6", earlier);
                }))
                .singleElement()
                .asString()
                .contains("to=openai/gpt-6");
    }

    @Test
    void another_provider_of_the_same_model_is_told_by_its_form() {
        AssistantMessage earlier = sealedBy(ReasoningFormat.OPENAI_RESPONSES);
        server.enqueue(Canned.json(
                200,
                "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"reasoning_details\":[{\"type\":"
                        + "\"reasoning.encrypted\",\"data\":\"eA==\",\"format\":\"azure-openai-responses-v1\"}]}}]}"));
        assertThat(warnings(() -> router.chat()
                        .send(ChatRequest.builder("openai/gpt-5")
                                .user("?")
                                .message(earlier)
                                .build())))
                .singleElement()
                .asString()
                .contains("the provider changed")
                .contains("from=openai-responses-v1")
                .contains("to=azure-openai-responses-v1");
    }

    @Test
    void reasoning_that_anyone_can_read_is_no_matter() {
        AssistantMessage open = Message.assistant("hm")
                .withReasoningDetails(
                        ReasoningDetail.text("hm").withFormat(ReasoningFormat.ANTHROPIC_CLAUDE),
                        ReasoningDetail.summary("short").withFormat(ReasoningFormat.OPENAI_RESPONSES));
        assertThat(warnings(() -> ask("google/gemini-3", open))).isEmpty();
    }

    @Test
    void what_a_fallback_sealed_is_its_own() {
        server.enqueue(
                Canned.json(
                        200,
                        "{\"model\":\"anthropic/claude-haiku-4-20260101\",\"choices\":[{\"message\":{\"role\":\"assistant\","
                                + "\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"hm\",\"signature\":\"c2ln\"}]}}]}"));
        AssistantMessage earlier = router.chat()
                .send(ChatRequest.builder("anthropic/claude-opus-4")
                        .fallback("anthropic/claude-haiku-4")
                        .user("?")
                        .build())
                .message();
        assertThat(warnings(() -> ask("anthropic/claude-haiku-4", earlier))).isEmpty();
        assertThat(warnings(() -> ask("anthropic/claude-opus-4", earlier)))
                .singleElement()
                .asString()
                .contains("from=anthropic/claude-haiku-4");
    }

    @Test
    void an_empty_signature_seals_nothing() {
        AssistantMessage open = Message.assistant("hm")
                .withReasoningDetails(
                        ReasoningDetail.text("hm").withSignature("").withFormat(ReasoningFormat.ANTHROPIC_CLAUDE));
        assertThat(warnings(() -> ask("google/gemini-3", open))).isEmpty();
    }
}
