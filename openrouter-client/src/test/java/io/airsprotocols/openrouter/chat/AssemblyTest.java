package io.airsprotocols.openrouter.chat;

import static io.airsprotocols.openrouter.support.Canned.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.catalog.Modality;
import io.airsprotocols.openrouter.support.Canned;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A stream, assembled, is the answer that would have come whole: compared field by field. */
class AssemblyTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final ChatRequest ASK = ChatRequest.of("sim/alpha", "hello");

    @AutoClose
    private final MockWebServer server = Canned.server();

    @AutoClose
    private final OpenRouter router = Canned.router(server);

    private ChatResponse assembled(String... events) {
        List<String> all = new ArrayList<>();
        for (String each : events) {
            all.add(quoted(each));
        }
        server.enqueue(Canned.stream(all.toArray(String[]::new)));
        return router.chat().stream(ASK, chunk -> {});
    }

    private ChatResponse fromDeltas(String... deltas) {
        List<String> events = new ArrayList<>();
        for (String each : deltas) {
            events.add(Canned.delta(quoted(each)));
        }
        events.add(Canned.finish("stop"));
        return assembled(events.toArray(String[]::new));
    }

    private static JsonNode json(String text) {
        return JSON.readTree(quoted(text));
    }

    private static JsonNode message(ChatResponse response) {
        return response.message().json();
    }

    /** The whole answer says the same as the stream. */
    private void assertSame(ChatResponse fromStream, String whole) {
        server.enqueue(Canned.json(200, quoted(whole)));
        ChatResponse fromWhole = router.chat().send(ASK);
        assertThat(fromStream.json()).isEqualTo(fromWhole.json());
        assertThat(fromStream).isEqualTo(fromWhole);
        assertThat(fromStream.facts().cost()).isEqualTo(fromWhole.facts().cost());
        assertThat(fromStream.facts().generationId())
                .isEqualTo(fromWhole.facts().generationId());
    }

    @Test
    void a_call_of_a_tool_with_signed_reasoning_is_the_answer_that_would_have_come_whole() {
        String head = "'id':'gen-1787000000-AbCdEfGhIjKlMnOpQrSt','provider':'SimOne','model':'sim/alpha',"
                + "'object':'chat.completion.chunk','created':1787000000";
        ChatResponse stream = assembled(
                "{" + head + ",'choices':[{'index':0,'delta':{'role':'assistant','content':''},"
                        + "'finish_reason':null,'native_finish_reason':null,'logprobs':null}]}",
                "{" + head + ",'choices':[{'index':0,'delta':{'reasoning':'Need ','reasoning_details':"
                        + "[{'type':'reasoning.text','text':'Need ','format':'anthropic-claude-v1','index':0}]},"
                        + "'finish_reason':null}]}",
                "{" + head + ",'choices':[{'index':0,'delta':{'reasoning':'weather','reasoning_details':"
                        + "[{'type':'reasoning.text','text':'weather','format':'anthropic-claude-v1','index':0}]},"
                        + "'finish_reason':null}]}",
                "{" + head + ",'choices':[{'index':0,'delta':{'reasoning_details':[{'type':'reasoning.text',"
                        + "'signature':'c2ln','format':'anthropic-claude-v1','index':0}]},'finish_reason':null}]}",
                "{" + head + ",'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'id':'call_1','type':'function',"
                        + "'function':{'name':'get_weather','arguments':''}}]},'finish_reason':null}]}",
                "{" + head + ",'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'id':'','function':"
                        + "{'name':'','arguments':'{\\'city\\':'}}]},'finish_reason':null}]}",
                "{" + head + ",'choices':[{'index':0,'delta':{'tool_calls':[{'index':0,'function':"
                        + "{'arguments':'\\'Oslo\\'}'}}]},'finish_reason':null}]}",
                "{" + head + ",'choices':[{'index':0,'delta':{},'finish_reason':'tool_calls',"
                        + "'native_finish_reason':'tool_use'}]}",
                "{" + head + ",'choices':[],'usage':{'prompt_tokens':20,'completion_tokens':12,'total_tokens':32,"
                        + "'cost':0.00012,'is_byok':false,'cost_details':{'upstream_inference_cost':null}}}");
        assertSame(
                stream,
                "{'id':'gen-1787000000-AbCdEfGhIjKlMnOpQrSt','provider':'SimOne','model':'sim/alpha',"
                        + "'object':'chat.completion','created':1787000000,'choices':[{'index':0,'message':{"
                        + "'role':'assistant','content':'','reasoning':'Need weather','reasoning_details':["
                        + "{'type':'reasoning.text','text':'Need weather','format':'anthropic-claude-v1','index':0,"
                        + "'signature':'c2ln'}],'tool_calls':[{'index':0,'id':'call_1','type':'function',"
                        + "'function':{'name':'get_weather','arguments':'{\\'city\\':\\'Oslo\\'}'}}]},"
                        + "'finish_reason':'tool_calls','native_finish_reason':'tool_use','logprobs':null}],"
                        + "'usage':{'prompt_tokens':20,'completion_tokens':12,'total_tokens':32,'cost':0.00012,"
                        + "'is_byok':false,'cost_details':{'upstream_inference_cost':null}}}");
        assertThat(stream.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
    }

    @Test
    void calls_of_several_tools_whose_pieces_interleave_are_told_apart_by_index() {
        JsonNode calls = message(fromDeltas(
                        "{'tool_calls':[{'index':1,'id':'b','type':'function','function':{'name':'two','arguments':'{'}}]}",
                        "{'tool_calls':[{'index':0,'id':'a','type':'function','function':{'name':'one','arguments':'['}},"
                                + "{'index':1,'function':{'arguments':'}'}}]}",
                        "{'tool_calls':[{'index':0,'function':{'arguments':']'},'extra_content':{'sig':'x'}}]}"))
                .path("tool_calls");
        assertThat(calls)
                .isEqualTo(json("[{'index':0,'id':'a','type':'function','function':{'name':'one','arguments':'[]'},"
                        + "'extra_content':{'sig':'x'}},"
                        + "{'index':1,'id':'b','type':'function','function':{'name':'two','arguments':'{}'}}]"));
    }

    @Test
    void calls_of_tools_without_an_index_are_told_apart_by_id_or_go_on_with_the_last() {
        JsonNode calls = message(fromDeltas(
                        "{'tool_calls':[{'id':'a','function':{'name':'one','arguments':'1'}}]}",
                        "{'tool_calls':[{'function':{'arguments':'2'}}]}",
                        "{'tool_calls':[{'id':'b','function':{'name':'two'}}]}",
                        "{'tool_calls':[{'id':'a','function':{'arguments':'3'}}, 'nonsense']}"))
                .path("tool_calls");
        assertThat(calls)
                .isEqualTo(json("[{'id':'a','function':{'name':'one','arguments':'123'}},"
                        + "{'id':'b','function':{'name':'two'}}]"));
    }

    @Test
    void blocks_of_reasoning_are_merged_by_index_and_kept_in_order() {
        JsonNode details = message(fromDeltas(
                        "{'reasoning_details':[{'type':'reasoning.summary','summary':'I ','index':0,'id':null}]}",
                        "{'reasoning_details':[{'type':'reasoning.summary','summary':'think','index':0,'id':'rs_1'}]}",
                        "{'reasoning_details':[{'type':'reasoning.encrypted','data':'QUJD','index':0,'id':'rs_1'}]}",
                        "{'reasoning_details':[{'type':'reasoning.encrypted','data':'REVG','index':0,'id':'rs_2'}]}",
                        "{'reasoning_details':[{'type':'reasoning.text','text':'a','index':1,'signature':null}]}",
                        "{'reasoning_details':[{'type':'reasoning.text','text':null,'index':1,'signature':'s'}]}",
                        "{'reasoning_details':[{'type':'reasoning.text','text':'b','index':2}]}",
                        "{'reasoning_details':[{'type':'reasoning.encrypted','data':'QUJE','index':0,'id':'rs_1'}]}",
                        "{'reasoning_details':[{'type':'reasoning.server_tool_call','tool_name':'t','arguments':'{}',"
                                + "'result':'r','index':3}]}",
                        "{'reasoning_details':[{'type':'reasoning.future','glow':1,'index':4}, 7]}"))
                .path("reasoning_details");
        assertThat(details)
                .isEqualTo(json("[{'type':'reasoning.summary','summary':'I think','index':0,'id':'rs_1'},"
                        + "{'type':'reasoning.encrypted','data':'QUJE','index':0,'id':'rs_1'},"
                        + "{'type':'reasoning.encrypted','data':'REVG','index':0,'id':'rs_2'},"
                        + "{'type':'reasoning.text','text':'a','index':1,'signature':'s'},"
                        + "{'type':'reasoning.text','text':'b','index':2},"
                        + "{'type':'reasoning.server_tool_call','tool_name':'t','arguments':'{}','result':'r','index':3},"
                        + "{'type':'reasoning.future','glow':1,'index':4}]"));
    }

    @Test
    void blocks_of_reasoning_without_an_index_go_on_with_the_last_of_their_type() {
        JsonNode details = message(fromDeltas(
                        "{'reasoning_details':[{'type':'reasoning.text','text':'a'}]}",
                        "{'reasoning_details':[{'type':'reasoning.text','text':'b'}]}",
                        "{'reasoning_details':[{'type':'reasoning.text','signature':'alone'}]}",
                        "{'reasoning_details':[{'type':'reasoning.encrypted','data':'x'}]}",
                        "{'reasoning_details':[{'type':'reasoning.encrypted','data':'y'}]}"))
                .path("reasoning_details");
        assertThat(details)
                .isEqualTo(json("[{'type':'reasoning.text','text':'ab','signature':'alone'},"
                        + "{'type':'reasoning.encrypted','data':'x'},{'type':'reasoning.encrypted','data':'y'}]"));
    }

    @Test
    void the_role_may_come_with_every_piece_and_content_may_be_null() {
        ChatResponse response = fromDeltas(
                "{'role':'assistant','content':null,'refusal':null}",
                "{'role':'assistant','content':'a'}",
                "{'role':'assistant','content':null,'refusal':null}",
                "{'role':'assistant','content':'b'}");
        assertThat(message(response)).isEqualTo(json("{'role':'assistant','content':'ab','refusal':null}"));
    }

    @Test
    void usage_may_ride_on_a_choice_and_the_last_one_counts() {
        ChatResponse response = assembled(
                "{'choices':[{'index':0,'delta':{'content':'a'}}],'usage':{'completion_tokens':1,'cost':0.1}}",
                "{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}],'usage':null}",
                "{'choices':[{'index':0,'delta':{'content':''},'finish_reason':null}],"
                        + "'usage':{'completion_tokens':2,'cost':0.20}}");
        assertThat(response.usage().completionTokens()).isEqualTo(2);
        assertThat(response.usage().cost()).isEqualByComparingTo("0.2");
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.facts().cost()).isEqualByComparingTo("0.2");
    }

    @Test
    void the_last_reason_to_finish_that_is_none_counts_and_its_chunk_may_carry_content() {
        ChatResponse response = assembled(
                "{'choices':[{'index':0,'delta':{'content':'a'},'finish_reason':'length'}]}",
                "{'choices':[{'index':0,'delta':{'content':'b'},'finish_reason':'stop',"
                        + "'native_finish_reason':'end'}]}",
                "{'choices':[{'index':0,'delta':{'content':'c'},'finish_reason':null}]}");
        assertThat(response.text()).isEqualTo("abc");
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.choices().get(0).nativeFinishReason()).isEqualTo("end");
    }

    @Test
    void pieces_of_sound_are_joined_before_anyone_decodes_them() {
        JsonNode audio = message(fromDeltas(
                        "{'audio':{'id':'audio_1','transcript':'Hel'}}",
                        "{'audio':{'data':'QUJ','transcript':'lo'}}",
                        "{'audio':{'data':'D','expires_at':1787000099}}"))
                .path("audio");
        assertThat(audio)
                .isEqualTo(json("{'id':'audio_1','transcript':'Hello','data':'QUJD','expires_at':1787000099}"));
    }

    @Test
    void images_and_annotations_are_collected() {
        JsonNode message = message(fromDeltas(
                "{'images':[{'type':'image_url','image_url':{'url':'data:image/png;base64,QQ=='},'index':0}]}",
                "{'annotations':[{'type':'url_citation','url_citation':{'url':'https://a'}}]}",
                "{'images':[{'type':'image_url','image_url':{'url':'data:image/png;base64,QUI='},'index':1}],"
                        + "'annotations':[{'type':'file','file':{'hash':'h'}}]}"));
        assertThat(message.path("images")).hasSize(2);
        assertThat(message.path("annotations"))
                .isEqualTo(json("[{'type':'url_citation','url_citation':{'url':'https://a'}},"
                        + "{'type':'file','file':{'hash':'h'}}]"));
    }

    @Test
    void probabilities_of_tokens_are_collected() {
        ChatResponse response = assembled(
                "{'choices':[{'index':0,'delta':{'content':'a'},'logprobs':{'content':[{'token':'a','logprob':-0.10}],"
                        + "'refusal':null}}]}",
                "{'choices':[{'index':0,'delta':{'content':'b'},'logprobs':{'content':[{'token':'b','logprob':-1}]}}]}",
                "{'choices':[{'index':0,'delta':{},'finish_reason':'stop','logprobs':null}]}");
        assertThat(response.choices().get(0).logprobs().json())
                .isEqualTo(
                        json("{'content':[{'token':'a','logprob':-0.10},{'token':'b','logprob':-1}],'refusal':null}"));
    }

    @Test
    void several_choices_are_kept_apart_and_in_order() {
        ChatResponse response = assembled(
                "{'choices':[{'index':1,'delta':{'content':'x'}}]}",
                "{'choices':[{'index':0,'delta':{'content':'a'}},{'index':1,'delta':{'content':'y'},"
                        + "'finish_reason':'length'}]}",
                "{'choices':[{'index':0,'delta':{'content':'b'},'finish_reason':'stop'}, 'nonsense']}");
        assertThat(response.choices())
                .extracting(choice -> choice.message().text())
                .containsExactly("ab", "xy");
        assertThat(response.choices()).extracting(ChatChoice::index).containsExactly(0L, 1L);
    }

    @Test
    void fields_of_later_versions_are_kept_wherever_they_stand() {
        ChatResponse response = assembled(
                "{'id':'gen-1','x_top':{'a':1},'choices':[{'index':0,'x_choice':[1],'delta':{'content':'a','x_delta':'d',"
                        + "'x_list':[1]}}]}",
                "{'id':'gen-1','x_top':null,'choices':[{'index':0,'delta':{'x_list':[2],'x_delta':'e'},"
                        + "'finish_reason':'stop'}],'openrouter_metadata':{'strategy':'direct'}}");
        ObjectNode json = (ObjectNode) response.json();
        assertThat(json.path("x_top")).isEqualTo(json("{'a':1}"));
        assertThat(json.path("openrouter_metadata").path("strategy").asString(""))
                .isEqualTo("direct");
        assertThat(json.path("choices").path(0).path("x_choice")).isEqualTo(json("[1]"));
        assertThat(message(response).path("x_list")).isEqualTo(json("[1,2]"));
        assertThat(message(response).path("x_delta").asString("")).isEqualTo("e");
    }

    @Test
    void debug_chunks_before_the_answer_do_no_harm() {
        ChatResponse response = assembled(
                "{'id':'gen-1','choices':[],'debug':{'echo_upstream_body':{'model':'m'}}}",
                "{'id':'gen-1','choices':[{'index':0,'delta':{'content':'a'},'finish_reason':'stop'}]}");
        assertThat(response.text()).isEqualTo("a");
        assertThat(response.json().path("debug").path("echo_upstream_body").has("model"))
                .isTrue();
    }

    @Test
    void looking_at_the_answer_so_far_changes_nothing() {
        server.enqueue(Canned.stream(
                Canned.delta(quoted("{'content':'a','images':[{'i':1}],'reasoning_details':[{'type':'reasoning.text',"
                        + "'text':'x','index':0}],'tool_calls':[{'index':0,'id':'c','function':{'arguments':'1'}}],"
                        + "'audio':{'data':'Q'}}")),
                Canned.delta(quoted("{'content':'b','images':[{'i':2}],'reasoning_details':[{'type':'reasoning.text',"
                        + "'text':'y','index':0}],'tool_calls':[{'index':0,'function':{'arguments':'2'}}],"
                        + "'audio':{'data':'U'}}")),
                Canned.finish("stop")));
        try (ChatStream stream = router.chat().stream(ASK)) {
            ChatChunk first = stream.iterator().next();
            String before = first.toString();
            ChatResponse early = stream.soFar();
            String earlyJson = early.toString();
            ChatResponse whole = stream.response();
            assertThat(first).hasToString(before);
            assertThat(early).hasToString(earlyJson);
            assertThat(message(whole))
                    .isEqualTo(json("{'role':'assistant','content':'ab','images':[{'i':1},{'i':2}],"
                            + "'reasoning_details':[{'type':'reasoning.text','text':'xy','index':0}],"
                            + "'tool_calls':[{'index':0,'id':'c','function':{'arguments':'12'}}],"
                            + "'audio':{'data':'QU'}}"));
        }
    }

    @Test
    void the_message_of_an_answer_goes_into_the_next_request_as_it_came() {
        String message = quoted("{'role':'assistant','content':null,'reasoning':'Need \\u00e9','reasoning_details':["
                        + "{'type':'reasoning.text','text':'Need','signature':'c2ln','index':0},"
                        + "{'type':'reasoning.encrypted','data':'QUJD','id':'rs_1','x_new':1.50}],"
                        + "'tool_calls':[{'id':'call_1','type':'function','function':{'name':'f','arguments':'{ }'},"
                        + "'x_more':[null,12345678901234567890]}],'x_unknown':{'b':1,'a':2}}")
                .replace("\\u00e9", "é");
        server.enqueue(Canned.json(200, "{\"choices\":[{\"index\":0,\"message\":" + message + "}]}"));
        server.enqueue(Canned.ok("done"));
        ChatResponse first = router.chat().send(ASK);
        router.chat()
                .send(ASK.toBuilder()
                        .message(first.message())
                        .message(Message.tool("call_1", "{\"ok\":true}"))
                        .build());
        Canned.request(server);
        assertThat(Canned.body(Canned.request(server)))
                .isEqualTo("{\"model\":\"sim/alpha\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}," + message
                        + ",{\"role\":\"tool\",\"tool_call_id\":\"call_1\",\"content\":\"{\\\"ok\\\":true}\"}]}");
    }

    @Test
    void what_comes_late_in_the_frame_of_a_text_is_kept() {
        ChatResponse response = assembled(
                "{'id':'gen-1','choices':[{'index':0,'delta':{'role':'assistant','content':''}}]}",
                "{'id':'gen-1','choices':[{'index':0,'delta':{'content':'a'}}]}",
                "{'id':'gen-1','model':'m','provider':'P','choices':[{'index':0,'delta':{'content':'b'}}]}",
                "{'id':'gen-1','model':'m2','provider':'P','choices':[{'index':0,'delta':{'content':'\\n'}}]}",
                "{'choices':[{'index':0,'delta':{'content':''},'finish_reason':'stop'}]}");
        assertThat(response.text()).isEqualTo("ab\n");
        assertThat(response.provider()).isEqualTo("P");
        assertThat(response.model()).isEqualTo("m2");
        assertThat(response.facts().provider()).isEqualTo("P");
    }

    @Test
    void an_empty_text_that_comes_late_takes_nothing_back() {
        ChatResponse response = assembled(
                "{'id':'gen-1','model':'m','choices':[{'index':0,'delta':{'role':'assistant','content':'a'},"
                        + "'finish_reason':'','native_finish_reason':''}]}",
                "{'id':'gen-1','model':'m','choices':[{'index':0,'delta':{'role':'','content':'b'},"
                        + "'finish_reason':'stop','native_finish_reason':'end'}]}",
                "{'id':'','model':'','choices':[{'index':0,'delta':{'role':'','content':''},'finish_reason':'',"
                        + "'native_finish_reason':''}]}");
        assertThat(response.id()).isEqualTo("gen-1");
        assertThat(response.model()).isEqualTo("m");
        assertThat(response.message().json()).isEqualTo(json("{'role':'assistant','content':'ab'}"));
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(response.choices().get(0).nativeFinishReason()).isEqualTo("end");
    }

    @Test
    void an_empty_reason_to_finish_is_none_and_no_end() {
        String going = "{'choices':[{'index':0,'delta':{'content':'a'},'finish_reason':''}]}";
        server.enqueue(Canned.rawStream("data: " + quoted(going) + "\n\n"));
        List<FinishReason> reasons = new ArrayList<>();
        assertThatThrownBy(() -> router.chat().stream(ASK, chunk -> reasons.add(chunk.finishReason())))
                .isInstanceOf(ChatInterruptedException.class)
                .hasMessageContaining("without its end mark");
        assertThat(reasons).containsExactly((FinishReason) null);
    }

    @Test
    void a_stream_without_its_end_mark_is_whole_when_every_choice_came_to_its_end() {
        String one = "{'choices':[{'index':0,'delta':{'content':'a'},'finish_reason':'stop'},"
                + "{'index':1,'delta':{'content':'b'}}]}";
        server.enqueue(Canned.rawStream("data: " + quoted(one) + "\n\n"));
        assertThatThrownBy(() -> router.chat().stream(ASK, chunk -> {})).isInstanceOf(ChatInterruptedException.class);
    }

    @Test
    void pieces_that_were_handed_out_do_not_change_when_probabilities_follow() {
        server.enqueue(Canned.stream(
                quoted("{'choices':[{'index':0,'delta':{'content':'a'},'logprobs':{'content':null}}]}"),
                quoted("{'choices':[{'index':0,'delta':{'content':'b'},'logprobs':{'content':[{'token':'b'}],"
                        + "'more':[1]}}]}"),
                quoted("{'choices':[{'index':0,'delta':{'content':'c'},'logprobs':{'content':[{'token':'c'}],"
                        + "'more':[2]}}]}"),
                Canned.finish("stop")));
        List<ChatChunk> chunks = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        ChatResponse response = router.chat().stream(ASK, chunk -> {
            chunks.add(chunk);
            shown.add(chunk.toString());
        });
        assertThat(chunks).extracting(ChatChunk::toString).isEqualTo(shown);
        assertThat(response.choices().get(0).logprobs().content()).hasSize(2);
    }

    @Test
    void a_block_of_reasoning_that_stands_alone_where_a_list_belongs_is_kept() {
        JsonNode details = message(fromDeltas(
                        "{'reasoning_details':{'type':'reasoning.text','text':'a','index':0}}",
                        "{'reasoning_details':{'type':'reasoning.text','text':'b','index':0}}"))
                .path("reasoning_details");
        assertThat(details).isEqualTo(json("[{'type':'reasoning.text','text':'ab','index':0}]"));
    }

    @Test
    void reasoning_in_a_form_of_its_own_is_not_taken_for_the_text() {
        server.enqueue(Canned.stream(
                Canned.delta(quoted("{'content':'said','reasoning':[{'type':'x','text':'thought'}]}")),
                Canned.finish("stop")));
        List<String> reasoning = new ArrayList<>();
        router.chat().stream(ASK, chunk -> reasoning.add(chunk.reasoning()));
        assertThat(reasoning).containsExactly("", "");
    }

    @Test
    void sound_can_be_asked_for_in_a_stream() {
        server.enqueue(Canned.stream(
                Canned.delta(quoted("{'audio':{'id':'audio_1','data':'QUI=','transcript':'Hi'}}")),
                Canned.finish("stop")));
        ChatRequest spoken = ASK.toBuilder()
                .modalities(Modality.TEXT, Modality.AUDIO)
                .audio("alloy", "mp3")
                .build();
        ChatResponse response = router.chat().stream(spoken, chunk -> {});
        assertThat(response.message().audio().bytes()).containsExactly('A', 'B');
    }
}
