package io.airsprotocols.openrouter.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.airsprotocols.openrouter.catalog.Modality;
import io.airsprotocols.openrouter.routing.DataCollection;
import io.airsprotocols.openrouter.routing.ModelId;
import io.airsprotocols.openrouter.routing.Plugin;
import io.airsprotocols.openrouter.routing.ProviderPreferences;
import io.airsprotocols.openrouter.routing.ProviderSort;
import io.airsprotocols.openrouter.routing.Reasoning;
import io.airsprotocols.openrouter.routing.ReasoningEffort;
import io.airsprotocols.openrouter.routing.Route;
import io.airsprotocols.openrouter.routing.ServiceTier;
import io.airsprotocols.openrouter.routing.Variant;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request says on the wire, in which order, and what is refused before it gets there. */
class ChatRequestTest {

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    private static ChatRequestBuilder hello() {
        return ChatRequest.builder("sim/alpha").user("hello");
    }

    private static void assertRefused(ChatRequestBuilder builder, String... parts) {
        assertThatIllegalArgumentException().isThrownBy(builder::build).satisfies(refused -> assertThat(refused)
                .message()
                .startsWith("ChatRequest: ")
                .contains(parts));
    }

    private static final List<Consumer<ChatRequestBuilder>> EVERYTHING = List.of(
            b -> b.models("sim/beta").fallback("sim/gamma"),
            b -> b.provider(p -> p.sort(ProviderSort.PRICE)),
            b -> b.temperature(0.7),
            b -> b.topP(0.9),
            b -> b.topK(40),
            b -> b.topA(0.1),
            b -> b.minP(0.05),
            b -> b.frequencyPenalty(-1.5),
            b -> b.presencePenalty(1.5),
            b -> b.repetitionPenalty(1.1),
            b -> b.maxCompletionTokens(1000),
            b -> b.maxTokens(900),
            b -> b.stop("END", "STOP"),
            b -> b.seed(42),
            b -> b.logitBias(new TreeMap<>(Map.of(7, -100.0, 50256, 1.5))),
            b -> b.logprobs(true),
            b -> b.topLogprobs(5),
            b -> b.responseFormat(ResponseFormat.jsonObject()),
            b -> b.endUser("user-1"),
            b -> b.sessionId("session-1"),
            b -> b.metadata(Map.of("b", "2", "a", "1")),
            b -> b.extra("verbosity", "low"),
            b -> b.extra("reasoning", Map.of("effort", "high")),
            b -> b.extra("zz_last", List.of(1, 2)));

    @Test
    void every_parameter_is_on_the_wire_under_its_documented_name() {
        ChatRequestBuilder builder = hello();
        EVERYTHING.forEach(each -> each.accept(builder));
        assertThat(builder.build())
                .hasToString(("{'model':'sim/alpha','models':['sim/beta','sim/gamma'],"
                                + "'messages':[{'role':'user','content':'hello'}],'provider':{'sort':'price'},"
                                + "'temperature':0.7,'top_p':0.9,'top_k':40,'top_a':0.1,'min_p':0.05,"
                                + "'frequency_penalty':-1.5,'presence_penalty':1.5,'repetition_penalty':1.1,"
                                + "'max_completion_tokens':1000,'max_tokens':900,'stop':['END','STOP'],'seed':42,"
                                + "'logit_bias':{'7':-100.0,'50256':1.5},'logprobs':true,'top_logprobs':5,"
                                + "'response_format':{'type':'json_object'},'user':'user-1','session_id':'session-1',"
                                + "'metadata':{'a':'1','b':'2'},'reasoning':{'effort':'high'},'verbosity':'low',"
                                + "'zz_last':[1,2]}")
                        .replace('\'', '"'));
    }

    @Test
    void equal_requests_are_equal_bytes_in_whatever_order_they_were_built() {
        Random random = new Random(7);
        String expected = null;
        for (int i = 0; i < 30; i++) {
            List<Consumer<ChatRequestBuilder>> shuffled = new ArrayList<>(EVERYTHING);
            Collections.shuffle(shuffled, random);
            ChatRequestBuilder builder = ChatRequest.builder().user("hello");
            shuffled.forEach(each -> each.accept(builder));
            String bytes = builder.model("sim/alpha").build().toString();
            expected = expected == null ? bytes : expected;
            assertThat(bytes).isEqualTo(expected);
        }
    }

    @Test
    void a_request_can_be_read_back() {
        ChatRequestBuilder builder = hello();
        EVERYTHING.forEach(each -> each.accept(builder));
        ChatRequest request = builder.build();
        assertThat(request.model()).isEqualTo("sim/alpha");
        assertThat(request.models()).containsExactly("sim/beta", "sim/gamma");
        assertThat(request.messages()).containsExactly(Message.user("hello"));
        assertThat(request.provider()).isEqualTo(ProviderPreferences.create(p -> p.sort(ProviderSort.PRICE)));
        assertThat(request.temperature()).isEqualTo(new BigDecimal("0.7"));
        assertThat(request.topP()).isEqualTo(new BigDecimal("0.9"));
        assertThat(request.topK()).isEqualTo(40);
        assertThat(request.topA()).isEqualTo(new BigDecimal("0.1"));
        assertThat(request.minP()).isEqualTo(new BigDecimal("0.05"));
        assertThat(request.frequencyPenalty()).isEqualTo(new BigDecimal("-1.5"));
        assertThat(request.presencePenalty()).isEqualTo(new BigDecimal("1.5"));
        assertThat(request.repetitionPenalty()).isEqualTo(new BigDecimal("1.1"));
        assertThat(request.maxCompletionTokens()).isEqualTo(1000);
        assertThat(request.maxTokens()).isEqualTo(900);
        assertThat(request.stop()).containsExactly("END", "STOP");
        assertThat(request.seed()).isEqualTo(42);
        assertThat(request.logprobs()).isTrue();
        assertThat(request.topLogprobs()).isEqualTo(5);
        assertThat(request.responseFormat()).isEqualTo(ResponseFormat.jsonObject());
        assertThat(request.endUser()).isEqualTo("user-1");
        assertThat(request.sessionId()).isEqualTo("session-1");
        assertThat(request.metadata()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
        assertThat(request.toBuilder().build()).isEqualTo(request);
        ChatRequest empty = hello().build();
        assertThat(empty.provider()).isNull();
        assertThat(empty.responseFormat()).isNull();
        assertThat(empty.temperature()).isNull();
    }

    @Test
    void a_changed_copy_leaves_the_original_as_it_was() {
        ChatRequest first = hello().provider(p -> p.order("simone")).build();
        String before = first.toString();
        ChatRequest second = first.toBuilder()
                .user("and more")
                .temperature(1)
                .provider(p -> p.allowFallbacks(false))
                .build();
        assertThat(first).hasToString(before);
        assertThat(second.messages()).hasSize(2);
        assertThat(second.json().path("provider")).isEqualTo(json("{'order':['simone'],'allow_fallbacks':false}"));
        ChatRequestBuilder builder = first.toBuilder();
        ChatRequest third = builder.build();
        builder.user("later");
        assertThat(third.messages()).hasSize(1);
    }

    @Test
    void nothing_is_sent_that_was_not_said() {
        assertThat(hello().build())
                .hasToString("{\"model\":\"sim/alpha\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
        assertThat(ChatRequest.builder().user("hi").build().model()).isNull();
        assertThat(ChatRequest.of("sim/alpha", "hello")).isEqualTo(hello().build());
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        assertRefused(
                ChatRequest.builder(" ")
                        .fallback("")
                        .temperature(2.5)
                        .topP(-0.1)
                        .topK(-1)
                        .topA(1.1)
                        .minP(Double.NaN)
                        .frequencyPenalty(-2.1)
                        .presencePenalty(Double.POSITIVE_INFINITY)
                        .repetitionPenalty(3)
                        .maxCompletionTokens(0)
                        .maxTokens(-5)
                        .topLogprobs(21)
                        .stop("a", "b", "c", "d", "")
                        .sessionId("s".repeat(257))
                        .logitBias(Map.of(3, 101.0)),
                "model must not be blank",
                "models must not hold a blank id",
                "messages must hold at least one message: add user(…)",
                "temperature must be between 0 and 2, was 2.5",
                "top_p must be between 0 and 1, was -0.1",
                "top_k must be between 0 and 2147483647, was -1",
                "top_a must be between 0 and 1, was 1.1",
                "min_p must be a number, was NaN",
                "frequency_penalty must be between -2 and 2, was -2.1",
                "presence_penalty must be a number, was Infinity",
                "repetition_penalty must be between 0 and 2, was 3",
                "max_completion_tokens must be between 1 and 2147483647, was 0",
                "max_tokens must be between 1 and 2147483647, was -5",
                "top_logprobs must be between 0 and 20, was 21",
                "top_logprobs needs logprobs(true)",
                "stop must hold at most 4 texts, was 5",
                "stop must not hold an empty text",
                "session_id must have at most 256 characters, was 257",
                "logit_bias of token 3 must be between -100 and 100, was 101");
    }

    @Test
    void parameters_that_contradict_each_other_are_refused() {
        assertRefused(
                hello().reasoningEffort(ReasoningEffort.HIGH).reasoning(r -> r.effort(ReasoningEffort.LOW)),
                "reasoning_effort and reasoning.effort must not differ, was \"high\" and \"low\"");
        hello().reasoningEffort(ReasoningEffort.LOW)
                .reasoning(r -> r.effort(ReasoningEffort.LOW))
                .build();
        assertRefused(
                hello().audio("alloy", "mp3").modalities(Modality.TEXT),
                "audio needs modalities(Modality.TEXT, Modality.AUDIO), was [text]");
        assertRefused(hello().maxToolCalls(31), "max_tool_calls must be between 1 and 30, was 31");
        assertRefused(hello().stopServerToolsWhen(), "stop_server_tools_when must hold at least one condition");
    }

    @Test
    void audio_is_asked_for_in_a_stream_alone() {
        ChatRequest spoken = hello().modalities(Modality.TEXT, Modality.AUDIO)
                .audio("alloy", "mp3")
                .build();
        assertThat(spoken.body(true).path("stream").booleanValue()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spoken.body(false))
                .withMessageContaining("call stream instead of send");
    }

    @Test
    void parts_of_a_request_are_refused_as_they_are_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XSearchFilter.only(new String[21]))
                .withMessage("allowed_x_handles must hold 1 to 20 names, was 21");
        assertThatIllegalArgumentException().isThrownBy(() -> XSearchFilter.without());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XSearchFilter.without("nasa", "@esa"))
                .withMessage("excluded_x_handles must hold names without @, was \"@esa\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XSearchFilter.only("nasa")
                        .withTo(LocalDate.of(2026, 1, 1))
                        .withFrom(LocalDate.of(2026, 1, 2)))
                .withMessage("from_date must not be after to_date, was 2026-01-02 and 2026-01-01");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerToolStop.steps(0))
                .withMessage("Condition step_count_is: step_count must be 1 or more, was 0");
        assertThatIllegalArgumentException().isThrownBy(() -> ServerToolStop.toolCall(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> ServerToolStop.tokens(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ServerToolStop.cost(BigDecimal.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> ServerToolStop.finishReason(new FinishReason("")));
        assertThatIllegalArgumentException().isThrownBy(() -> ServerToolStop.of(json("{}")));
        assertThat(ServerToolStop.of(json("{'type':'full_moon'}")).type()).isEqualTo("full_moon");
    }

    @Test
    void a_plugin_takes_the_place_of_one_of_its_kind() {
        ChatRequest request = hello().plugin(Plugin.web().withMaxResults(1))
                .plugin(Plugin.moderation())
                .plugin(Plugin.web().withMaxResults(2))
                .build();
        assertThat(request.plugins())
                .containsExactly(Plugin.moderation(), Plugin.web().withMaxResults(2));
        assertThat(request.toBuilder().plugins(Plugin.webFetch()).build().plugins())
                .containsExactly(Plugin.webFetch());
        assertThat(hello().build().plugins()).isEmpty();
    }

    @Test
    void newer_parameters_can_be_read_back() {
        ChatRequest request = ChatRequest.builder(ModelId.of("sim/alpha").with(Variant.FLOOR))
                .user("hello")
                .preset("brief")
                .reasoning(r -> r.exclude(true))
                .reasoning(r -> r.effort(ReasoningEffort.HIGH))
                .verbosity(Verbosity.LOW)
                .modalities(Modality.TEXT)
                .serviceTier(ServiceTier.FLEX)
                .maxToolCalls(3)
                .build();
        assertThat(request.model()).isEqualTo("sim/alpha:floor");
        assertThat(request.preset()).isEqualTo("brief");
        assertThat(request.reasoning())
                .isEqualTo(Reasoning.create(r -> r.effort(ReasoningEffort.HIGH).exclude(true)));
        assertThat(request.reasoningEffort()).isEqualTo(ReasoningEffort.HIGH);
        assertThat(request.verbosity()).isEqualTo(Verbosity.LOW);
        assertThat(request.modalities()).containsExactly(Modality.TEXT);
        assertThat(request.serviceTier()).isEqualTo(ServiceTier.FLEX);
        assertThat(request.maxToolCalls()).isEqualTo(3);
        assertThat(hello().reasoningEffort(ReasoningEffort.NONE).build().reasoningEffort())
                .isEqualTo(ReasoningEffort.NONE);
        ChatRequest empty = hello().build();
        assertThat(empty.reasoning()).isNull();
        assertThat(empty.reasoningEffort()).isNull();
        assertThat(empty.verbosity()).isNull();
        assertThat(empty.serviceTier()).isNull();
    }

    @Test
    void labels_are_checked() {
        Map<String, String> many = new TreeMap<>();
        for (int i = 0; i < 17; i++) {
            many.put("k" + i, "v");
        }
        assertRefused(hello().metadata(many), "metadata must hold at most 16 labels, was 17");
        assertRefused(
                hello().metadata(Map.of("k".repeat(65), "v".repeat(513))),
                "metadata names must have at most 64 characters",
                "metadata values must have at most 512 characters, was 513");
    }

    @Test
    void the_ends_of_every_range_are_allowed() {
        hello().temperature(0)
                .topP(0)
                .topA(0)
                .minP(0)
                .topK(0)
                .frequencyPenalty(-2)
                .build();
        hello().temperature(2)
                .topP(1)
                .topA(1)
                .minP(1)
                .presencePenalty(2)
                .repetitionPenalty(2)
                .build();
        hello().logprobs(true)
                .topLogprobs(0)
                .logitBias(Map.of(1, -100.0, 2, 100.0))
                .build();
        hello().maxTokens(1).maxCompletionTokens(1).stop("a", "b", "c", "d").build();
    }

    @Test
    void what_only_the_server_can_know_is_not_refused() {
        assertThat(ChatRequest.of("@preset/mine", "x").model()).isEqualTo("@preset/mine");
        assertThat(ChatRequest.of("who:knows:floor", "x").model()).isEqualTo("who:knows:floor");
        assertThat(hello().provider(p -> p.sort(new ProviderSort("beauty")).dataCollection(new DataCollection("maybe")))
                        .build()
                        .json()
                        .path("provider"))
                .isEqualTo(json("{'data_collection':'maybe','sort':'beauty'}"));
    }

    @Test
    void extra_parameters_are_kept_and_may_replace_typed_ones() {
        ChatRequest request = hello().extra("x_text", "t")
                .extra("x_number", 1.50)
                .extra("x_list", List.of("a"))
                .extra("x_node", json("{'deep':[1]}"))
                .extra("temperature", 1)
                .build();
        assertThat(request.json().path("x_node")).isEqualTo(json("{'deep':[1]}"));
        assertThat(request.temperature()).isEqualByComparingTo("1");
        assertRefused(hello().extra("temperature", "hot"), "temperature must be a number, was hot");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> hello().extra("stream", true))
                .withMessageContaining("send or stream");
        assertThat(ChatRequest.builder("sim/alpha")
                        .extra("prompt", "old style")
                        .build()
                        .json()
                        .path("prompt")
                        .asString(""))
                .isEqualTo("old style");
    }

    @Test
    void older_routes_are_sent_as_what_replaced_them() {
        assertThat(hello().route(Route.FALLBACK).build().json().path("provider"))
                .isEqualTo(json("{'sort':{'partition':'model'}}"));
        assertThat(hello().route(Route.SORT).build().json().path("provider"))
                .isEqualTo(json("{'sort':{'partition':'none'}}"));
        assertThat(hello().route(Route.LEAST_COST).build().json().path("provider"))
                .isEqualTo(json("{'sort':'price'}"));
        assertThat(hello().route(Route.LEAST_COST)
                        .route(Route.SORT)
                        .build()
                        .json()
                        .path("provider"))
                .isEqualTo(json("{'sort':{'by':'price','partition':'none'}}"));
        assertThat(hello().route(Route.SORT)
                        .route(Route.LEAST_COST)
                        .build()
                        .json()
                        .path("provider"))
                .isEqualTo(json("{'sort':{'by':'price','partition':'none'}}"));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> hello().provider(p -> p.sort(ProviderSort.LATENCY).route(Route.LEAST_COST)))
                .withMessageContaining("LEAST_COST")
                .withMessageContaining("latency");
    }

    @Test
    void messages_of_every_role_and_images_are_written_as_documented() {
        ChatRequest request = ChatRequest.builder("sim/alpha")
                .system("s")
                .developer("d")
                .user(
                        ContentPart.text("look"),
                        ContentPart.image("https://a.example/x.png").withDetail(ImageDetail.LOW),
                        ContentPart.image(new byte[] {1, 2, 3}, "image/png"),
                        ContentPart.of(json("{'type':'file','file':{'file_id':'or_file_1'}}")))
                .assistant("a")
                .message(Message.tool("call_1", "{}"))
                .message(Message.user("u").withName("Ann"))
                .message(Message.of(json("{'role':'critic','content':[{'type':'text','text':'c'}]}")))
                .build();
        assertThat(request.json().path("messages"))
                .isEqualTo(json("[{'role':'system','content':'s'},{'role':'developer','content':'d'},"
                        + "{'role':'user','content':[{'type':'text','text':'look'},"
                        + "{'type':'image_url','image_url':{'url':'https://a.example/x.png','detail':'low'}},"
                        + "{'type':'image_url','image_url':{'url':'data:image/png;base64,AQID'}},"
                        + "{'type':'file','file':{'file_id':'or_file_1'}}]},{'role':'assistant','content':'a'},"
                        + "{'role':'tool','tool_call_id':'call_1','content':'{}'},"
                        + "{'role':'user','content':'u','name':'Ann'},"
                        + "{'role':'critic','content':[{'type':'text','text':'c'}]}]"));
        List<Message> messages = request.messages();
        assertThat(messages)
                .extracting(each -> (Object) each.getClass())
                .containsExactly(
                        SystemMessage.class,
                        DeveloperMessage.class,
                        UserMessage.class,
                        AssistantMessage.class,
                        ToolMessage.class,
                        UserMessage.class,
                        OtherMessage.class);
        assertThat(messages.get(2).text()).isEqualTo("look");
        ImagePart image = (ImagePart) messages.get(2).parts().get(1);
        assertThat(image.url()).isEqualTo("https://a.example/x.png");
        assertThat(image.detail()).isEqualTo(ImageDetail.LOW);
        assertThat(((ImagePart) messages.get(2).parts().get(2)).detail()).isNull();
        assertThat(messages.get(2).parts().get(3).type()).isEqualTo("file");
        assertThat(((ToolMessage) messages.get(4)).toolCallId()).isEqualTo("call_1");
        assertThat(messages.get(5).name()).isEqualTo("Ann");
        assertThat(messages.get(0).parts()).containsExactly(ContentPart.text("s"));
        assertThat(messages.get(6).role()).isEqualTo(new Role("critic"));
        assertThat(request.toBuilder().messages(messages.subList(0, 1)).build().messages())
                .containsExactly(Message.system("s"));
    }

    @Test
    void parts_and_messages_that_say_nothing_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Message.user(new ContentPart[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Message.tool(" ", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Message.of(json("[]")));
        assertThatIllegalArgumentException().isThrownBy(() -> ContentPart.of(json("1")));
        assertThatIllegalArgumentException().isThrownBy(() -> ContentPart.image("file:///etc/passwd"));
        assertThatIllegalArgumentException().isThrownBy(() -> ContentPart.image(new byte[0], "image/png"));
        assertThatIllegalArgumentException().isThrownBy(() -> ContentPart.image(new byte[1], "text/plain"));
        assertThatIllegalArgumentException().isThrownBy(() -> ResponseFormat.of(json("{}")));
        assertThat(ResponseFormat.of(json("{'type':'grammar','grammar':'g'}")).type())
                .isEqualTo("grammar");
        assertThat(ResponseFormat.text().type()).isEqualTo("text");
    }

    @Test
    void a_request_stays_as_it_is_while_its_builder_and_copies_go_on() {
        ChatRequestBuilder builder =
                ChatRequest.builder("sim/alpha").user("one").plugin(Plugin.web());
        ChatRequest first = builder.build();
        String before = first.toString();
        ChatRequest second = builder.user("two")
                .fallback("sim/beta")
                .plugin(Plugin.moderation())
                .build();
        ChatRequest third = first.toBuilder().user("three").plugins().build();
        assertThat(first).hasToString(before);
        assertThat(second.messages()).hasSize(2);
        assertThat(third.messages()).hasSize(2);
        assertThat(third.json().has("plugins")).isFalse();
        assertThat(second.toBuilder().models().build().json().has("models")).isFalse();
    }

    @Test
    void a_message_without_a_role_is_refused_with_its_place() {
        assertRefused(
                ChatRequest.builder("m").user("a").message(Message.of(json("{'content':'b'}"))),
                "messages[1] must have a role");
    }

    @Test
    void a_parameter_that_is_null_asks_for_nothing() {
        ChatRequest request = ChatRequest.builder("m")
                .user("a")
                .extra("top_logprobs", json("null"))
                .extra("audio", json("null"))
                .build();
        assertThat(request.json().path("audio").isNull()).isTrue();
    }
}
