package io.airsprotocols.openrouter.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.internal.codec.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Chunks read by what they share with those before them are what a parser makes of each by itself. */
class ChunkReaderTest {

    private static final String BEFORE = "{\"id\":\"gen-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"";
    private static final String BEHIND = "\"},\"finish_reason\":null}]}";

    private final ChunkReader reader = new ChunkReader();

    @Property
    void each_chunk_is_what_a_parser_makes_of_it(@ForAll("chunks") List<String> chunks) {
        ChunkReader fresh = new ChunkReader();
        for (String chunk : chunks) {
            JsonNode tree = Json.read(chunk);
            byte[] bytes = ("before" + chunk + "behind").getBytes(StandardCharsets.UTF_8);
            ChatChunk read = Objects.requireNonNull(fresh.read(bytes, 6, bytes.length - 12));
            Arrays.fill(bytes, (byte) 'x'); // it keeps none of them
            assertThat(read.text())
                    .isEqualTo(tree.at("/choices/0/delta/content").asString(""));
            assertThat(read.json()).isEqualTo(tree);
        }
    }

    /** Few frames, so that most chunks have that of the one before, and pieces that are hard to tell from a frame. */
    @Provide
    Arbitrary<List<String>> chunks() {
        Arbitrary<String> pieces = Arbitraries.of(
                " the",
                "",
                "ships",
                "\\n",
                "\\\"",
                "\\\\",
                "\\u00e9",
                "é",
                "日本",
                "😀",
                "\\ud83d\\ude00",
                "\t",
                "{",
                "}]",
                "'",
                ",",
                "\\\",\\\"content\\\":\\\"",
                "\uFFFD",
                "\\/",
                "\u007f",
                "\u2028");
        Arbitrary<String> texts = pieces.list().ofMaxSize(3).map(list -> String.join("", list));
        Arbitrary<String> frames = Arbitraries.of(
                BEFORE + "%s" + BEHIND,
                BEFORE + "%s" + BEHIND,
                BEFORE.replace("gen-1", "gen-2") + "%s" + BEHIND,
                "{\"created\":1,\"model\":\"é\",\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"%s\"}}]}",
                "{\"choices\":[{\"delta\":{\"content\":\"lost\",\"content\":\"%s\"}}]}",
                "{\"choices\":[{\"delta\":{\"content\":\"%s\",\"reasoning\":\"r\"}}]}",
                "{\"choices\":[{\"delta\":{\"content\":\"%s\",\"reasoning\":null}}], \"usage\": {\"cost\": 1.50} }",
                "{\"choices\":[{\"delta\":{\"content\":\"%s\",\"content\":null}}]}",
                "{\"choices\":[{\"delta\":{\"content\":null}}]}");
        return frames.flatMap(frame -> texts.map(text -> frame.replace("%s", text)))
                .list()
                .ofMaxSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"",
                "a\"}",
                "\\",
                "a\\",
                "\\x",
                "\\u12",
                "\",\"content\":\"b\"",
                "a\"},\"finish_reason\":null}]} {}",
            })
    void what_is_no_text_is_seen_although_the_frame_around_it_is_known(String text) {
        read(BEFORE + "a" + BEHIND);
        String chunk = BEFORE + text + BEHIND;
        JsonNode tree;
        try {
            tree = Json.read(chunk);
        } catch (JacksonException notJson) {
            assertThatThrownBy(() -> read(chunk)).isInstanceOf(JacksonException.class);
            return;
        }
        assertThat(read(chunk).json()).isEqualTo(tree);
    }

    @Test
    void what_is_no_utf8_is_seen_although_the_frame_around_it_is_known() {
        read(BEFORE + "a" + BEHIND);
        byte[] broken = (BEFORE + "a?b" + BEHIND).getBytes(StandardCharsets.UTF_8);
        broken[BEFORE.length() + 1] = (byte) 0xFF;
        assertThatThrownBy(() -> reader.read(broken, 0, broken.length)).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_chunk_in_which_what_stands_before_and_behind_the_text_would_overlap_is_parsed() {
        read("{\"choices\":[{\"delta\":{\"content\":\"\"}}],\"id\":\"\"}");
        assertThatThrownBy(() -> read("{\"choices\":[{\"delta\":{\"content\":\"}}],\"id\":\"\"}"))
                .isInstanceOf(JacksonException.class);
        assertThat(read("{\"choices\":[]}").text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999", "1e400", "-1", "1", "0.0", "\"0\"", "null", "[[0]]", "{\"a\":{}}"})
    void a_strange_index_makes_a_strange_chunk_and_no_failure(String index) {
        String chunk = "{\"choices\":[{\"index\":" + index + ",\"delta\":{\"content\":\"a\"}}]}";
        assertThat(read(chunk).isPlain()).isFalse();
        assertThat(read(chunk).json()).isEqualTo(Json.read(chunk));
    }

    @Test
    void chunks_of_one_frame_share_it() {
        ChatChunk first = read(BEFORE + "a" + BEHIND);
        ChatChunk second = read(BEFORE + "bc" + BEHIND);
        ChatChunk between = read(BEFORE + "\\n" + BEHIND);
        ChatChunk third = read(BEFORE + "日本" + BEHIND);
        assertThat(second.frame()).isSameAs(first.frame());
        assertThat(between.frame()).isNotSameAs(first.frame());
        assertThat(third.frame()).isSameAs(first.frame());
    }

    private ChatChunk read(String chunk) {
        byte[] bytes = chunk.getBytes(StandardCharsets.UTF_8);
        return Objects.requireNonNull(reader.read(bytes, 0, bytes.length));
    }
}
