package io.airsprotocols.openrouter.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Calls of tools that stream: their arguments as they grow, and the ways in which providers get the pieces wrong. */
class ToolStreamTest {

    private static final ChatRequest ASK = ChatRequest.of("sim/alpha", "?");

    @AutoClose
    private final MockWebServer server = Canned.server();

    @AutoClose
    private final OpenRouter router = Canned.router(server);

    private void enqueue(String... pieces) {
        List<String> events = new ArrayList<>();
        for (String each : pieces) {
            events.add(Canned.delta(("{'tool_calls':[" + each + "]}").replace('\'', '"')));
        }
        events.add(Canned.finish("tool_calls"));
        server.enqueue(Canned.stream(events.toArray(String[]::new)));
    }

    private List<String> calls(String... pieces) {
        enqueue(pieces);
        return router.chat().stream(ASK, chunk -> {}).message().toolCalls().stream()
                .map(call -> call.id() + " " + call.name() + " " + call.arguments())
                .toList();
    }

    @Test
    void the_arguments_so_far_are_there_after_every_piece() {
        enqueue(
                "{'index':0,'id':'a','type':'function','function':{'name':'one','arguments':''}}",
                "{'index':0,'function':{'arguments':'{1'}},{'index':1,'id':'b','function':{'name':'two'}}",
                "{'index':1,'function':{'arguments':'{9'}}",
                "{'index':0,'function':{'arguments':'}'}}");
        List<String> seen = new ArrayList<>();
        List<String> pieces = new ArrayList<>();
        try (ChatStream stream = router.chat().stream(ASK)) {
            assertThat(stream.toolCalls()).isEmpty();
            for (ChatChunk chunk : stream) {
                chunk.toolCalls().forEach(piece -> pieces.add(piece.index() + piece.name() + piece.arguments()));
                seen.add(stream.toolCalls().stream().map(ToolCall::arguments).toList() + chunk.text());
            }
            assertThat(seen).containsExactly("[]", "[{1, ]", "[{1, {9]", "[{1}, {9]", "[{1}, {9]");
            assertThat(pieces).containsExactly("0one", "0{1", "1two", "1{9", "0}");
            assertThat(stream.toolCalls()).isEqualTo(stream.response().message().toolCalls());
        }
    }

    @Test
    void ids_and_names_told_again_with_every_piece_are_the_same_call() {
        assertThat(calls(
                        "{'index':0,'id':'a','function':{'name':'one','arguments':'{'}}",
                        "{'index':0,'id':'a','function':{'name':'one','arguments':'}'}}",
                        "{'index':0,'id':'','function':{'name':'','arguments':' '}}",
                        "{'index':0,'id':null,'function':{'name':null,'arguments':null}}"))
                .containsExactly("a one {} ");
    }

    @Test
    void an_id_made_up_anew_for_every_piece_is_the_same_call() {
        assertThat(calls(
                        "{'index':0,'id':'a','function':{'name':'one','arguments':'{'}}",
                        "{'index':0,'id':'b','function':{'arguments':'}'}}"))
                .containsExactly("a one {}");
    }

    @Test
    void calls_that_all_have_the_same_index_are_told_apart_by_id_and_name() {
        assertThat(calls(
                        "{'index':0,'id':'a','function':{'name':'one','arguments':'{1}'}}",
                        "{'index':0,'id':'b','function':{'name':'one','arguments':'{'}}",
                        "{'index':0,'function':{'arguments':'2}'}}"))
                .containsExactly("a one {1}", "b one {2}");
    }

    @Test
    void a_name_may_come_in_pieces_or_grow() {
        assertThat(calls(
                        "{'index':0,'id':'a','function':{'name':'get_'}}",
                        "{'index':0,'function':{'name':'weather'}}",
                        "{'index':0,'function':{'arguments':'{}'}}",
                        "{'index':1,'id':'b','function':{'name':'get'}}",
                        "{'index':1,'function':{'name':'get_time'}}"))
                .containsExactly("a get_weather {}", "b get_time ");
    }

    @Test
    void the_name_may_come_after_the_id_and_without_a_place() {
        assertThat(calls(
                        "{'id':'a'}",
                        "{'function':{'name':'one'}}",
                        "{'function':{'arguments':'{}'}}",
                        "{'id':'b','function':{'name':'two','arguments':''}}",
                        "{'function':{'arguments':'[]'}}"))
                .containsExactly("a one {}", "b two []");
    }

    @Test
    void content_in_parts_and_files_told_again_are_assembled() {
        server.enqueue(Canned.stream(
                Canned.delta("{\"content\":\"one \"}"),
                Canned.delta("{\"content\":[{\"type\":\"text\",\"text\":\"two\"}],\"annotations\":[{\"type\":\"file\","
                        + "\"file\":{\"hash\":\"h\"}}]}"),
                Canned.delta("{\"content\":\" three\",\"annotations\":[{\"type\":\"file\",\"file\":{\"hash\":\"h\"}},"
                        + "{\"type\":\"file_annotation\",\"file_annotation\":{\"file_id\":\"f\",\"quote\":\"q\"}}]}"),
                Canned.finish("stop")));
        StringBuilder texts = new StringBuilder();
        ChatResponse answer = router.chat().stream(ASK, chunk -> texts.append(chunk.text()));
        assertThat(texts).hasToString("one two three");
        assertThat(answer.text()).isEqualTo("one two three");
        assertThat(answer.message().annotations())
                .hasExactlyElementsOfTypes(ParsedFile.class, FileCitation.class)
                .contains(Annotation.fileCitation("f").withQuote("q"));
    }

    @Test
    void calls_stand_in_the_order_of_their_index_whichever_began_first() {
        assertThat(calls(
                        "{'index':1,'id':'b','function':{'name':'two','arguments':'[2'}}",
                        "{'index':0,'id':'a','function':{'name':'one','arguments':'[1]'}},"
                                + "{'index':1,'function':{'arguments':']'}}"))
                .containsExactly("a one [1]", "b two [2]");
    }

    @Test
    void arguments_sent_as_an_object_are_kept() {
        assertThat(calls(
                        "{'index':0,'id':'a','function':{'name':'one','arguments':{'city':'Oslo'}}}",
                        "{'index':0,'function':{'arguments':''}}"))
                .containsExactly("a one {\"city\":\"Oslo\"}");
        enqueue("{'index':0,'id':'a','function':{'name':'one','arguments':{'city':'Oslo'}}}");
        ToolCall call =
                router.chat().stream(ASK, chunk -> {}).message().toolCalls().get(0);
        assertThat(call.argumentsJson()).hasToString("{\"city\":\"Oslo\"}");
    }

    @Test
    void calls_of_one_piece_that_have_neither_place_nor_id_are_told_apart() {
        assertThat(calls(
                        "{'function':{'name':'one','arguments':'{1}'}},{'function':{'name':'one','arguments':'{2}'}}",
                        "{'function':{'name':'two','arguments':''}},{'function':{'name':'three','arguments':'{'}}",
                        "{'function':{'arguments':'}'}}"))
                .containsExactly(" one {1}", " one {2}", " two ", " three {}");
    }

    @Test
    void a_call_of_another_function_is_another_call_although_it_has_no_id_and_the_same_place() {
        assertThat(calls(
                        "{'index':0,'id':'','function':{'name':'one','arguments':'{1}'}}",
                        "{'index':0,'id':'','function':{'name':'two','arguments':'{2}'}}"))
                .containsExactly(" one {1}", " two {2}");
    }

    @Test
    void an_id_made_up_anew_goes_on_with_the_last_call_where_no_place_is_told() {
        assertThat(calls(
                        "{'id':'a','function':{'name':'one','arguments':'{'}}",
                        "{'id':'b','function':{'arguments':'}'}}"))
                .containsExactly("a one {}");
    }

    @Test
    void a_call_that_stands_alone_where_a_list_belongs_is_kept() {
        server.enqueue(Canned.stream(
                Canned.delta(
                        "{\"tool_calls\":{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"one\",\"arguments\":\"[\"}}}"),
                Canned.delta("{\"tool_calls\":{\"index\":0,\"function\":{\"arguments\":\"]\"}}}"),
                Canned.finish("tool_calls")));
        assertThat(router.chat().stream(ASK, chunk -> {}).message().toolCalls())
                .extracting(ToolCall::arguments)
                .containsExactly("[]");
    }

    @Test
    void an_id_alone_or_with_a_name_begins_a_call_where_no_place_is_told() {
        assertThat(calls(
                        "{'function':{'name':'one','arguments':'{1}'}}",
                        "{'id':'b','function':{'name':'one','arguments':'{2}'}}",
                        "{'id':'c'}",
                        "{'function':{'name':'three'}}",
                        "{'function':{'arguments':'{3}'}}"))
                .containsExactly(" one {1}", "b one {2}", "c three {3}");
    }

    @Test
    void arguments_sent_as_an_object_are_kept_where_no_place_is_told() {
        assertThat(
                        calls(
                                "{'function':{'name':'one','arguments':{'a':1}}},{'function':{'name':'one','arguments':{'a':2}}}"))
                .containsExactly(" one {\"a\":1}", " one {\"a\":2}");
    }
}
