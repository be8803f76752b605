package io.airsprotocols.openrouter.benchmarks.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatChunk;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ChatStream;
import io.airsprotocols.openrouter.sse.SseReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A figure per token is worth nothing if there are fewer tokens than it is divided by. */
class CodecPathsTest {

    @Test
    void a_call_reads_the_whole_text() {
        Calls calls = new Calls();
        assertThat(calls.call()).isEqualTo(Script.TEXT);
        calls.close();
    }

    @Test
    void what_is_encoded_is_what_is_built() {
        Calls calls = new Calls();
        assertThat(new String(calls.encode(), StandardCharsets.UTF_8))
                .isEqualTo(calls.build().toString());
        calls.close();
    }

    @Test
    void a_stream_brings_each_token_by_itself() {
        List<String> texts = new ArrayList<>();
        try (OpenRouter router =
                        InMemory.streamed(Script.tokens(Streams.TOKENS)).client();
                ChatStream stream = router.chat().stream(InMemory.question())) {
            for (ChatChunk chunk : stream) {
                if (!chunk.text().isEmpty()) {
                    texts.add(chunk.text());
                }
            }
        }
        assertThat(texts).hasSize(Streams.TOKENS);
        assertThat(String.join("", texts)).isEqualTo(Script.text(Streams.TOKENS));
    }

    @Test
    void an_assembled_answer_has_all_tokens() {
        Streams streams = new Streams();
        assertThat(streams.assembledToken()).isEqualTo(Script.text(Streams.TOKENS));
        streams.close();
    }

    @Test
    void the_pieces_of_a_tool_call_make_one_whose_arguments_are_json() {
        int pieces = 0;
        try (OpenRouter router =
                        InMemory.streamed(Script.toolCall(Streams.PIECES)).client();
                ChatStream stream = router.chat().stream(InMemory.question())) {
            for (ChatChunk chunk : stream) {
                pieces += chunk.json().at("/choices/0/delta").has("tool_calls") ? 1 : 0;
            }
            ChatResponse whole = stream.response();
            JsonNode calls = whole.json().at("/choices/0/message/tool_calls");
            assertThat(calls).hasSize(1);
            String arguments = calls.at("/0/function/arguments").stringValue();
            assertThat(new JsonMapper().readTree(arguments).at("/stops").stringValue())
                    .contains("the ships are beside the water");
        }
        assertThat(pieces).isEqualTo(Streams.PIECES);
    }

    @Test
    void a_read_brings_one_write_even_in_parts() throws IOException {
        byte[][] writes = {{1, 2, 3}, {4}};
        try (Arrivals in = new Arrivals(writes)) {
            byte[] target = new byte[8];
            assertThat(in.read(target, 0, 2)).isEqualTo(2);
            assertThat(in.read(target, 2, 6)).isEqualTo(1);
            assertThat(in.read(target, 3, 5)).isEqualTo(1);
            assertThat(in.read(target, 4, 4)).isEqualTo(-1);
            assertThat(target).startsWith(1, 2, 3, 4, 0);
        }
    }

    @Test
    void the_reader_of_events_meets_each_token_the_end_the_usage_and_the_mark() throws IOException {
        int events = 0;
        try (SseReader reader = new SseReader(new Arrivals(Script.tokens(Streams.TOKENS)), 1 << 20, 1 << 20)) {
            while (reader.next() != null) {
                events++;
            }
        }
        assertThat(events).isEqualTo(Streams.TOKENS + 3);
    }
}
