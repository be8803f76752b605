package io.airsprotocols.openrouter.chat;

import static io.airsprotocols.openrouter.support.Canned.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.tool.FunctionTool;
import io.airsprotocols.openrouter.tool.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model thought in a streamed turn goes back to it byte for byte as its provider needs it, over turns with tools. */
class ReasoningReplayTest {

    private static final FunctionTool WEATHER = FunctionTool.builder("get_weather")
            .parameters("{\"type\":\"object\"}")
            .build();
    private static final ChatRequest ASK = ChatRequest.builder("sim/alpha")
            .user("Weather in Oslo?")
            .tool(WEATHER)
            .build();
    private static final String CALLS = "\"tool_calls\":[{\"index\":0,\"id\":\"call_1\",\"type\":\"function\","
            + "\"function\":{\"name\":\"get_weather\",\"arguments\":\"{\\\"city\\\":\\\"Oslo\\\"}\"}}]";

    @AutoClose
    private final MockWebServer server = Canned.server();

    @AutoClose
    private final OpenRouter router = Canned.router(server);

    /** Streams a turn that ends in a call of a tool, answers the call, and gives back what was sent of the first turn. */
    private String replayed(List<String> reasoning) {
        List<String> events = new ArrayList<>();
        events.add(Canned.delta(quoted("{'role':'assistant','content':''}")));
        reasoning.forEach(each -> events.add(Canned.delta(quoted(each))));
        events.add(Canned.delta(quoted("{'tool_calls':[{'index':0,'id':'call_1','type':'function','function':"
                + "{'name':'get_weather','arguments':''}}]}")));
        events.add(Canned.delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"city\\\":\"}}]}"));
        events.add(Canned.delta("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"\\\"Oslo\\\"}\"}}]}"));
        events.add(Canned.finish("tool_calls"));
        events.add(Canned.usage());
        server.enqueue(Canned.stream(events.toArray(String[]::new)));
        server.enqueue(Canned.ok("Rain."));

        ChatResponse first = router.chat().stream(ASK, chunk -> {});
        ToolCall call = first.message().toolCalls().get(0);
        router.chat()
                .send(ASK.toBuilder()
                        .message(first.message())
                        .message(Message.tool(call.id(), "rain"))
                        .build());

        Canned.request(server);
        String body = Canned.body(Canned.request(server));
        String before = "{\"role\":\"user\",\"content\":\"Weather in Oslo?\"},";
        String after = ",{\"role\":\"tool\",\"tool_call_id\":\"call_1\",\"content\":\"rain\"}]";
        assertThat(body).contains(before, after).contains("\"tools\":[{\"type\":\"function\"");
        return body.substring(body.indexOf(before) + before.length(), body.indexOf(after));
    }

    static Stream<Arguments> transcripts() {
        return Stream.of(
                Arguments.of(
                        "anthropic-claude-v1, as in the reference transcript",
                        List.of(
                                "{'reasoning':'Need weather','reasoning_details':[{'type':'reasoning.text',"
                                        + "'text':'Need weather','format':'anthropic-claude-v1','index':0}]}",
                                "{'reasoning_details':[{'type':'reasoning.text','signature':'c2ln',"
                                        + "'format':'anthropic-claude-v1','index':0}]}"),
                        "'reasoning':'Need weather',",
                        "{'type':'reasoning.text','text':'Need weather','signature':'c2ln',"
                                + "'format':'anthropic-claude-v1','index':0}"),
                Arguments.of(
                        "anthropic-claude-v1, thoughts between thoughts that were withheld",
                        List.of(
                                "{'reasoning':'I ','reasoning_details':[{'type':'reasoning.text','text':'I ',"
                                        + "'format':'anthropic-claude-v1','index':0}]}",
                                "{'reasoning':'think','reasoning_details':[{'type':'reasoning.text','text':'think',"
                                        + "'format':'anthropic-claude-v1','index':0}]}",
                                "{'reasoning_details':[{'type':'reasoning.text','text':null,'signature':'czE=',"
                                        + "'format':'anthropic-claude-v1','index':0}]}",
                                "{'reasoning_details':[{'type':'reasoning.encrypted','data':'[REDACTED]',"
                                        + "'format':'anthropic-claude-v1','index':1}]}",
                                "{'reasoning':'Again','reasoning_details':[{'type':'reasoning.text','text':'Again',"
                                        + "'format':'anthropic-claude-v1','index':2}]}",
                                "{'reasoning_details':[{'type':'reasoning.text','signature':'czI=',"
                                        + "'format':'anthropic-claude-v1','index':2}]}"),
                        "'reasoning':'I thinkAgain',",
                        "{'type':'reasoning.text','text':'I think','signature':'czE=','format':'anthropic-claude-v1',"
                                + "'index':0},{'type':'reasoning.encrypted','data':'[REDACTED]',"
                                + "'format':'anthropic-claude-v1','index':1},{'type':'reasoning.text','text':'Again',"
                                + "'signature':'czI=','format':'anthropic-claude-v1','index':2}"),
                Arguments.of(
                        "google-gemini-v1, a thought and its seal under one index",
                        List.of(
                                "{'reasoning':'**Oslo** ','reasoning_details':[{'type':'reasoning.text',"
                                        + "'text':'**Oslo** ','format':'google-gemini-v1','index':0}]}",
                                "{'reasoning':'it is','reasoning_details':[{'type':'reasoning.text','text':'it is',"
                                        + "'format':'google-gemini-v1','index':0}]}",
                                "{'reasoning_details':[{'type':'reasoning.encrypted','data':'Q2lRQg==',"
                                        + "'id':'tool_get_weather_1','format':'google-gemini-v1','index':0}]}",
                                "{'reasoning_details':[{'type':'reasoning.encrypted','data':'RGlSQg==',"
                                        + "'id':'tool_get_weather_2','format':'google-gemini-v1','index':0}]}"),
                        "'reasoning':'**Oslo** it is',",
                        "{'type':'reasoning.text','text':'**Oslo** it is','format':'google-gemini-v1','index':0},"
                                + "{'type':'reasoning.encrypted','data':'Q2lRQg==','id':'tool_get_weather_1',"
                                + "'format':'google-gemini-v1','index':0},{'type':'reasoning.encrypted',"
                                + "'data':'RGlSQg==','id':'tool_get_weather_2','format':'google-gemini-v1','index':0}"),
                summaries("openai-responses-v1"),
                summaries("azure-openai-responses-v1"),
                summaries("bedrock-openai-responses-v1"),
                summaries("xai-responses-v1"),
                summaries("bedrock-xai-responses-v1"),
                summaries("meta-responses-v1"),
                summaries("later-responses-v9"),
                Arguments.of(
                        "unknown, raw text without an index",
                        List.of(
                                "{'reasoning':'a','reasoning_details':[{'type':'reasoning.text','text':'a',"
                                        + "'format':'unknown'}]}",
                                "{'reasoning':'b','reasoning_details':[{'type':'reasoning.text','text':'b',"
                                        + "'format':'unknown'}]}"),
                        "'reasoning':'ab',",
                        "{'type':'reasoning.text','text':'ab','format':'unknown'}"),
                Arguments.of(
                        "no format, with fields and types of later versions",
                        List.of(
                                "{'reasoning_details':[{'type':'reasoning.text','text':'a','format':null,'index':0,"
                                        + "'x_depth':1.50}]}",
                                "{'reasoning_details':[{'type':'reasoning.text','text':'b','index':0,'x_end':[null]}]}",
                                "{'reasoning_details':[{'type':'reasoning.server_tool_call','tool_name':'search',"
                                        + "'arguments':'{}','result':'found','tool_call_id':null,'index':1}]}",
                                "{'reasoning_details':[{'type':'reasoning.image','pixels':[1,2],'index':2}]}",
                                "{'reasoning_details':[{'type':'reasoning.image','pixels':[3],'index':2}]}"),
                        "",
                        "{'type':'reasoning.text','text':'ab','format':null,'index':0,'x_depth':1.50,'x_end':[null]},"
                                + "{'type':'reasoning.server_tool_call','tool_name':'search','arguments':'{}',"
                                + "'result':'found','tool_call_id':null,'index':1},{'type':'reasoning.image',"
                                + "'pixels':[1,2],'index':2},{'type':'reasoning.image','pixels':[3],'index':2}"));
    }

    /** The responses forms: a summary in pieces, then what was really thought, encrypted, under the same index. */
    private static Arguments summaries(String format) {
        String form = "'format':'" + format + "','index':0";
        return Arguments.of(
                format + ", a summary and the encrypted whole",
                List.of(
                        "{'reasoning':'**Look','reasoning_details':[{'type':'reasoning.summary','summary':'**Look',"
                                + form + "}]}",
                        "{'reasoning':'ing**','reasoning_details':[{'type':'reasoning.summary','summary':'ing**',"
                                + form + "}]}",
                        "{'reasoning_details':[{'type':'reasoning.encrypted','data':'gAAAAABo+/x==','id':'rs_0a1b',"
                                + form + "}]}"),
                "'reasoning':'**Looking**',",
                "{'type':'reasoning.summary','summary':'**Looking**'," + form
                        + "},{'type':'reasoning.encrypted','data':'gAAAAABo+/x==','id':'rs_0a1b'," + form + "}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("transcripts")
    void reasoning_goes_back_as_it_came(String name, List<String> deltas, String plain, String blocks) {
        assertThat(replayed(deltas))
                .as(name)
                .isEqualTo(quoted("{'role':'assistant','content':''," + plain + "'reasoning_details':[" + blocks + "],")
                        + CALLS + "}");
    }

    @Test
    void a_message_of_a_whole_answer_goes_back_letter_for_letter() {
        String message = quoted(
                "{'role':'assistant','content':null,'refusal':null,'reasoning':'hm','reasoning_details':["
                        + "{'signature':'c2ln','type':'reasoning.text','index':0,'text':'hm','x':{'b':1,'a':[]}}],'x_more':1.50}");
        server.enqueue(Canned.json(200, "{\"choices\":[{\"index\":0,\"message\":" + message + "}]}"));
        server.enqueue(Canned.ok("ok"));
        ChatResponse first = router.chat().send(ASK);
        router.chat().send(ASK.toBuilder().message(first.message()).build());
        Canned.request(server);
        assertThat(Canned.body(Canned.request(server))).contains("," + message + "]");
    }

    @Test
    void blocks_are_told_apart_by_kind() {
        server.enqueue(Canned.stream(
                Canned.delta(
                        quoted("{'reasoning_details':[{'type':'reasoning.text','text':'a','signature':'s','index':0,"
                                + "'id':'t_1','format':'anthropic-claude-v1'},{'type':'reasoning.summary','summary':'b'},"
                                + "{'type':'reasoning.encrypted','data':'c'},{'type':'reasoning.server_tool_call','tool_name':'d',"
                                + "'arguments':'{}','result':'e','tool_call_id':'f'},{'type':'reasoning.later'}]}")),
                Canned.finish("stop")));
        List<ReasoningDetail> blocks =
                router.chat().stream(ASK, chunk -> {}).message().reasoningDetails();
        assertThat(blocks)
                .hasExactlyElementsOfTypes(
                        ReasoningText.class,
                        ReasoningSummary.class,
                        ReasoningEncrypted.class,
                        ReasoningServerToolCall.class,
                        OtherReasoning.class);
        assertThat(blocks.get(0).id()).isEqualTo("t_1");
        assertThat(blocks.get(0).format()).isEqualTo(ReasoningFormat.ANTHROPIC_CLAUDE);
        assertThat(blocks.get(4).type()).isEqualTo("reasoning.later");
    }
}
