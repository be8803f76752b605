package io.airsprotocols.openrouter.chat;

import static io.airsprotocols.openrouter.support.Canned.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.http.Headers;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.RetryPolicy;
import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.support.Accessors;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.support.SpecValues;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Whatever the official description allows, and what later ones may, is read without a failure and written as it came: a
 * thousand answers and a thousand streams, made of the description with fields, values and kinds that nobody knows.
 */
@Tag("spec")
class RoundTripTest {

    private static final int EACH = 1_000;
    private static final long SEED = 20_260_822;

    private static JsonNode spec;

    @BeforeAll
    static void read() {
        spec = new YAMLMapper()
                .readTree(Path.of(System.getProperty("openrouter.spec")).toFile());
    }

    @Test
    void answers_are_written_as_they_came_and_every_accessor_reads() {
        SpecValues values = new SpecValues(spec, SEED);
        long accessors = 0;
        int strangers = 0;
        for (int i = 0; i < EACH; i++) {
            String sent = values.object("ChatResult").toString();
            strangers += sent.contains("later") ? 1 : 0;
            ChatResponse answer = new ChatResponse((ObjectNode) Json.read(sent), CallFacts.none());
            accessors += Accessors.callAll(answer);
            assertThat(answer.json().toString()).as("answer %d", i).isEqualTo(sent);
            for (ChatChoice choice : answer.choices()) {
                String message = choice.message().json().toString();
                assertThat(ChatRequest.builder("m")
                                .message(choice.message())
                                .build()
                                .json()
                                .toString())
                        .as("answer %d, sent back", i)
                        .contains(message);
            }
        }
        // That much was really asked and that many really had something unknown in them.
        assertThat(accessors).isGreaterThan(50L * EACH);
        assertThat(strangers).isGreaterThan(EACH / 2);
    }

    @Test
    void chunks_are_written_as_they_came_and_every_accessor_reads() {
        SpecValues values = new SpecValues(spec, SEED + 1);
        for (int i = 0; i < EACH; i++) {
            String sent = values.object("ChatStreamChunk").toString();
            ChatChunk chunk = new ChatChunk((ObjectNode) Json.read(sent));
            Accessors.callAll(chunk);
            assertThat(chunk.json().toString()).as("chunk %d", i).isEqualTo(sent);
        }
    }

    @Test
    void streams_are_handed_out_as_they_came_and_assembled_to_the_answer_they_were_cut_from() {
        SpecValues values = new SpecValues(spec, SEED + 2);
        Queue<String> bodies = new ArrayDeque<>();
        // No socket: each small write of a thousand streams would wait for the timer of one.
        try (OpenRouter router = OpenRouter.create(b -> b.apiKey(KEY)
                .retry(RetryPolicy.none())
                .transport(call -> new HttpAnswer(
                        200,
                        Headers.of(Map.of("Content-Type", List.of("text/event-stream"))),
                        "h2",
                        new ByteArrayInputStream(bodies.remove().getBytes(StandardCharsets.UTF_8)))))) {
            for (int i = 0; i < EACH; i++) {
                ObjectNode answer = CutAnswer.placed(withoutError(values.object("ChatResult")));
                streamed(router, bodies, answer, CutAnswer.chunks(answer, values), i);
            }
        }
    }

    /** An answer that tells of an error is thrown instead, which other tests are about. */
    private static ObjectNode withoutError(ObjectNode answer) {
        answer.put("object", "chat.completion");
        for (JsonNode choice : answer.path("choices")) {
            if (choice.path("finish_reason").asString("").equals("error")) {
                ((ObjectNode) choice).put("finish_reason", "stop");
            }
        }
        return answer;
    }

    private static void streamed(
            OpenRouter router, Queue<String> bodies, ObjectNode answer, List<ObjectNode> chunks, int number) {
        List<String> sent = chunks.stream().map(JsonNode::toString).toList();
        bodies.add("data: " + String.join("\n\ndata: ", sent) + "\n\ndata: [DONE]\n\n");
        List<String> handedOut = new ArrayList<>();
        ChatResponse assembled = router.chat().stream(ChatRequest.of("m", "?"), chunk -> {
            if (number % 10 == 0) {
                Accessors.callAll(chunk);
            }
            handedOut.add(chunk.json().toString());
        });
        assertThat(handedOut).as("stream %d", number).isEqualTo(sent);
        Accessors.callAll(assembled);
        assertThat(assembled.json()).as("stream %d, assembled", number).isEqualTo(Json.read(answer.toString()));
    }
}
