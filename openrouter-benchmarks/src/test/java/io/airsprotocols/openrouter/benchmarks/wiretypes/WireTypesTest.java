package io.airsprotocols.openrouter.benchmarks.wiretypes;

import static io.airsprotocols.openrouter.benchmarks.wiretypes.WireTypesTest.Way.CODECS;
import static io.airsprotocols.openrouter.benchmarks.wiretypes.WireTypesTest.Way.VIEWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;

/** Which way keeps what, and which way reads what: the facts ADR 001 stands on, both the good and the bad ones. */
class WireTypesTest {

    enum Way {
        RECORDS,
        VIEWS,
        CODECS;

        String readAndWrite(String json) {
            byte[] bytes = utf8(json);
            return new String(
                    switch (this) {
                        case RECORDS -> BoundRecords.write(BoundRecords.readAnswer(bytes));
                        case VIEWS -> TreeViews.readAnswer(bytes).write();
                        case CODECS -> CodecRecords.write(CodecRecords.readAnswer(bytes));
                    },
                    StandardCharsets.UTF_8);
        }
    }

    /** What goes in, and who writes it back: equal but for the order of fields, and letter for letter. */
    enum Kept {
        PLAIN_FIELDS("{'id':'gen-1','created':1787000000,'model':'sim/alpha','choices':[]}", Set.of(Way.values())),
        UNKNOWN_FIELDS("{'id':'g','choices':[],'new':{'deep':[1,{'x':null}]}}", Set.of(Way.values())),
        UNKNOWN_FIELDS_DEEP_INSIDE(
                "{'choices':[{'message':{'role':'assistant','new':1}}],'usage':{'cost_details':{'new':0.10}}}",
                Set.of(Way.values())),
        UNKNOWN_ENUM_VALUE("{'choices':[{'finish_reason':'end_turn'}]}", Set.of(Way.values())),
        FIELD_ABSENT("{'choices':[{'index':0}]}", Set.of(Way.values())),
        FIELD_NULL("{'choices':[{'index':0,'finish_reason':null}]}", EnumSet.of(VIEWS, CODECS)),
        RAW_FIELD_NULL("{'choices':[{'logprobs':null}]}", Set.of(Way.values())),
        LIST_ABSENT("{'id':'g'}", EnumSet.of(VIEWS, CODECS)),
        LIST_EMPTY("{'choices':[{'message':{'tool_calls':[]}}]}", EnumSet.of(VIEWS, CODECS)),
        LIST_NULL("{'choices':[{'message':{'tool_calls':null}}]}", EnumSet.of(VIEWS, CODECS)),
        LIST_WITH_A_STRANGER("{'choices':['?']}", EnumSet.of(VIEWS)),
        LONE_VALUE_FOR_A_LIST("{'choices':{'index':0}}", EnumSet.of(VIEWS)),
        NUMBER_WITH_TRAILING_ZEROS("{'choices':[],'usage':{'cost':0.00231450}}", Set.of(Way.values())),
        UNKNOWN_NUMBER_OF_MANY_DIGITS(
                "{'choices':[],'new':12345678901234567890.12345678901234567890}", Set.of(Way.values())),
        NUMBER_AS_A_STRING("{'choices':[],'usage':{'total_tokens':'550'}}", EnumSet.of(VIEWS)),
        CODE_OF_AN_UNEXPECTED_KIND("{'id':42,'choices':[]}", EnumSet.of(VIEWS)),
        OBJECT_FOR_A_STRING("{'id':{'a':1},'choices':[]}", EnumSet.of(VIEWS, CODECS)),
        TEXT_FOR_A_NUMBER("{'created':'soon','choices':[]}", EnumSet.of(VIEWS, CODECS)),
        STRING_FOR_AN_OBJECT("{'choices':[],'usage':'none'}", EnumSet.of(VIEWS, CODECS));

        private final String json;
        private final Set<Way> by;

        Kept(String json, Set<Way> by) {
            this.json = json.replace('\'', '"');
            this.by = by;
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_read_is_written_back_by(Kept kept) {
        assertThat(waysThat(way -> sameTree(way.readAndWrite(kept.json), kept.json)))
                .isEqualTo(kept.by);
    }

    @Test
    void only_views_write_a_whole_answer_back_letter_for_letter() {
        String answer = Payload.ANSWER.text();
        assertThat(waysThat(way -> way.readAndWrite(answer).equals(answer))).containsExactly(VIEWS);
        assertThat(waysThat(way -> sameTree(way.readAndWrite(answer), answer))).containsExactly(VIEWS, CODECS);
    }

    @Test
    void no_way_but_kept_bytes_keeps_how_a_small_number_was_spelled() {
        String json = "{\"choices\":[],\"usage\":{\"cost\":0.00000012}}";
        for (Way way : Way.values()) {
            assertThat(way.readAndWrite(json)).contains("\"cost\":1.2E-7");
            assertThat(sameTree(way.readAndWrite(json), json)).isTrue();
        }
        assertThat(new BytesChunk(utf8(json)).write()).isEqualTo(utf8(json));
    }

    @Test
    void every_way_reads_a_number_sent_as_a_string() {
        byte[] json = utf8("{\"created\":\"1787000000\",\"usage\":{\"cost\":\"0.10\"}}");
        assertThat(BoundRecords.readAnswer(json).created()).isEqualTo(1787000000L);
        assertThat(TreeViews.readAnswer(json).created()).isEqualTo(1787000000L);
        assertThat(CodecRecords.readAnswer(json).created()).isEqualTo(1787000000L);
        assertThat(BoundRecords.readAnswer(json).usage().cost()).isEqualTo("0.10");
        assertThat(TreeViews.readAnswer(json).usage().cost()).isEqualTo("0.10");
        assertThat(CodecRecords.readAnswer(json).usage().cost()).isEqualTo("0.10");
    }

    @Test
    void every_way_reads_an_integer_where_a_string_was() {
        byte[] json = utf8("{\"id\":42}");
        assertThat(BoundRecords.readAnswer(json).id()).isEqualTo("42");
        assertThat(TreeViews.readAnswer(json).id()).isEqualTo("42");
        assertThat(CodecRecords.readAnswer(json).id()).isEqualTo("42");
    }

    @Test
    void every_way_reads_a_lone_value_where_a_list_was() {
        byte[] json = utf8("{\"choices\":{\"message\":{\"content\":\"hi\"}}}");
        assertThat(BoundRecords.readAnswer(json).text()).isEqualTo("hi");
        assertThat(TreeViews.readAnswer(json).text()).isEqualTo("hi");
        assertThat(CodecRecords.readAnswer(json).text()).isEqualTo("hi");
    }

    @Test
    void a_string_where_a_list_of_objects_was_reads_as_an_empty_list() {
        byte[] json = utf8("{\"id\":\"g\",\"choices\":\"none\"}");
        assertThat(TreeViews.readAnswer(json).choices()).isEmpty();
        assertThat(CodecRecords.readAnswer(json).choices()).isNull();
        assertThat(BoundRecords.readAnswer(json).choices()).isEmpty();
    }

    @Test
    void an_object_where_a_string_was_reads_as_absent() {
        byte[] json = utf8("{\"id\":{\"a\":1},\"model\":\"sim/alpha\"}");
        assertThat(BoundRecords.readAnswer(json).id()).isNull();
        assertThat(BoundRecords.readAnswer(json).model()).isEqualTo("sim/alpha");
        assertThat(TreeViews.readAnswer(json).id()).isNull();
        assertThat(CodecRecords.readAnswer(json).id()).isNull();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ANSWER")
    void a_chunk_that_keeps_its_bytes_says_what_the_view_says(Payload payload) {
        BytesChunk chunk = new BytesChunk(payload.bytes());
        assertThat(chunk.text()).isEqualTo(TreeViews.readChunk(payload.bytes()).text());
        assertThat(chunk.view()).isEqualTo(TreeViews.readChunk(payload.bytes()));
    }

    @Test
    void a_chunk_that_keeps_its_bytes_knows_whether_there_is_more_in_it_than_text() {
        assertThat(new BytesChunk(Payload.CHUNK.bytes()).plain()).isTrue();
        assertThat(new BytesChunk(Payload.TOOL_CALL_CHUNK.bytes()).plain()).isFalse();
        assertThat(new BytesChunk(Payload.USAGE_CHUNK.bytes()).plain()).isFalse();
        String chunk = Payload.CHUNK.text();
        for (String changed : new String[] {
            chunk.replace("\"finish_reason\":null", "\"finish_reason\":\"stop\""),
            chunk.replace("\"role\"", "\"annotations\""),
            chunk.replace("\"choices\"", "\"new\":1,\"choices\""),
            chunk.replace("\"choices\":[", "\"choices\":[{},")
        }) {
            assertThat(changed).isNotEqualTo(chunk);
            assertThat(new BytesChunk(utf8(changed)).plain()).as(changed).isFalse();
        }
    }

    @Test
    void a_chunk_that_keeps_its_bytes_is_as_lenient_as_the_view() {
        for (String json : new String[] {
            "{}",
            "{'choices':null}",
            "{'choices':[]}",
            "{'choices':'none'}",
            "{'choices':[null,{'delta':{'content':'second'}}]}",
            "{'choices':{'delta':{'content':'lone'}}}",
            "{'choices':[{'delta':null}]}",
            "{'choices':[{'delta':{'content':7}}]}",
            "{'choices':[{'delta':{'content':['part']}}]}",
            "{'choices':[{'delta':{'x':{'content':'no'},'content':'yes'}},{'delta':{'content':'other'}}]}",
            "{'error':{'choices':[{'delta':{'content':'no'}}]},'choices':[{'delta':{'content':'yes'}}]}"
        }) {
            byte[] bytes = utf8(json.replace('\'', '"'));
            assertThat(new BytesChunk(bytes).text())
                    .as(json)
                    .isEqualTo(TreeViews.readChunk(bytes).text());
        }
    }

    @Test
    void a_chunk_that_is_not_json_fails_when_it_is_read_and_not_later() {
        for (String json :
                new String[] {"{\"choices\":[{\"delta\":{\"content\":\"a\"}}]", "{\"a\":1]", "{\"a\":tru}"}) {
            assertThatThrownBy(() -> new BytesChunk(utf8(json))).as(json).isInstanceOf(JacksonException.class);
        }
    }

    @Test
    void a_record_shows_its_fields_and_a_view_its_json() {
        byte[] json = utf8("{\"prompt_tokens\":1,\"cost\":0.10,\"new\":true}");
        assertThat(BoundRecords.readAnswer(utf8("{\"usage\":" + new String(json, StandardCharsets.UTF_8) + "}"))
                        .usage())
                .hasToString("Usage[promptTokens=1, completionTokens=null, totalTokens=null, promptTokensDetails=null,"
                        + " completionTokensDetails=null, cost=0.10, byok=null, costDetails=null, extra={new=true}]");
        assertThat(new TreeViews.Usage(Trees.read(json)))
                .hasToString("{\"prompt_tokens\":1,\"cost\":0.10,\"new\":true}");
    }

    @Test
    void views_are_equal_in_any_order_of_fields_but_tell_null_from_absent() {
        TreeViews.ChatResponse one = TreeViews.readAnswer(utf8("{\"id\":\"g\",\"model\":\"m\"}"));
        assertThat(one).isEqualTo(TreeViews.readAnswer(utf8("{\"model\":\"m\",\"id\":\"g\"}")));
        assertThat(one).isNotEqualTo(TreeViews.readAnswer(utf8("{\"id\":\"g\",\"model\":\"m\",\"provider\":null}")));
        assertThat(BoundRecords.readAnswer(utf8("{\"id\":\"g\"}")))
                .isEqualTo(BoundRecords.readAnswer(utf8("{\"id\":\"g\",\"provider\":null}")));
    }

    private static Set<Way> waysThat(Predicate<Way> predicate) {
        Set<Way> ways = EnumSet.noneOf(Way.class);
        for (Way way : Way.values()) {
            if (predicate.test(way)) {
                ways.add(way);
            }
        }
        return ways;
    }

    private static boolean sameTree(String one, String other) {
        return Trees.read(utf8(one)).equals(Trees.read(utf8(other)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
