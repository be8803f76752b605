package io.airsprotocols.openrouter.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.airsprotocols.openrouter.routing.CacheControl;
import io.airsprotocols.openrouter.routing.ReasoningEffort;
import io.airsprotocols.openrouter.routing.SearchContextSize;
import io.airsprotocols.openrouter.routing.SearchEngine;
import io.airsprotocols.openrouter.routing.SearchMode;
import io.airsprotocols.openrouter.routing.UserLocation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tools as they are written and read. */
class ToolTest {

    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}";

    private static JsonNode json(String text) {
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(text.replace('\'', '"'));
    }

    @Test
    void a_function_is_written_as_documented() {
        FunctionTool tool = FunctionTool.builder("get_weather")
                .cacheControl(CacheControl.ephemeral().withTtl(Duration.ofHours(1)))
                .strict(true)
                .parameters(SCHEMA)
                .description("The weather")
                .build();

        assertThat(tool.toString())
                .isEqualTo(
                        "{\"type\":\"function\",\"function\":{\"name\":\"get_weather\",\"description\":\"The weather\","
                                + "\"parameters\":" + SCHEMA
                                + ",\"strict\":true},\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}}");
        assertThat(tool.name()).isEqualTo("get_weather");
        assertThat(tool.description()).isEqualTo("The weather");
        assertThat(tool.strict()).isTrue();
        assertThat(tool.parameters()).isEqualTo(json(SCHEMA));
        assertThat(tool.cacheControl().ttl()).isEqualTo(Duration.ofHours(1));
        assertThat(tool.toBuilder().name("other").build().name()).isEqualTo("other");
        assertThat(Tool.of(tool.json())).isEqualTo(tool);
    }

    @Test
    void a_schema_is_given_as_text_or_tree_or_maps() {
        Map<String, Object> city = new LinkedHashMap<>();
        city.put("type", "object");
        city.put("properties", Map.of("city", Map.of("type", "string")));
        FunctionTool text = FunctionTool.builder("f").parameters(SCHEMA).build();

        assertThat(FunctionTool.builder("f").parameters(json(SCHEMA)).build()).isEqualTo(text);
        assertThat(FunctionTool.builder("f").parameters(city).build()).isEqualTo(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FunctionTool.builder("f").parameters("{type:"))
                .withMessageContaining("not JSON")
                .withMessageContaining("{type:");
    }

    @Test
    void what_is_wrong_with_a_function_is_told_all_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        FunctionTool.builder("x".repeat(65)).parameters("[]").build())
                .withMessageContaining("name must have 1 to 64 characters")
                .withMessageContaining("of 65")
                .withMessageContaining("parameters must be a JSON Schema, which is an object, was []");
        assertThat(FunctionTool.builder("x".repeat(64)).build().name()).hasSize(64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FunctionTool.builder(" ").build());
    }

    @Test
    void the_choice_among_tools_has_all_its_forms() {
        assertThat(List.of(
                                ToolChoice.NONE,
                                ToolChoice.AUTO,
                                ToolChoice.REQUIRED,
                                ToolChoice.function("f"),
                                ToolChoice.server(ServerTool.webSearch()))
                        .toString())
                .isEqualTo("[\"none\", \"auto\", \"required\", {\"type\":\"function\",\"function\":{\"name\":\"f\"}},"
                        + " {\"type\":\"openrouter:web_search\"}]");
        assertThat(ToolChoice.AUTO.mode()).isEqualTo("auto");
        assertThat(ToolChoice.AUTO.type()).isNull();
        assertThat(ToolChoice.function("f").functionName()).isEqualTo("f");
        assertThat(ToolChoice.function("f").mode()).isNull();
        assertThat(ToolChoice.of(json("{'type':'openrouter:web_search'}")).type())
                .isEqualTo("openrouter:web_search");
        assertThat(ToolChoice.of(json("'later'")).mode()).isEqualTo("later");
        assertThat(ToolChoice.of(json("'auto'"))).isEqualTo(ToolChoice.AUTO).hasSameHashCodeAs(ToolChoice.AUTO);
        assertThatIllegalArgumentException().isThrownBy(() -> ToolChoice.of(json("7")));
        assertThatIllegalArgumentException().isThrownBy(() -> ToolChoice.function(" "));
    }

    @Test
    void the_search_of_the_web_has_its_parameters() {
        WebSearchTool search = ServerTool.webSearch()
                .withEngine(SearchEngine.EXA)
                .withMode(SearchMode.DEEP)
                .withMaxResults(3)
                .withMaxUses(2)
                .withMaxTotalResults(9)
                .withSearchContextSize(SearchContextSize.LOW)
                .withMaxCharacters(1000)
                .withUserLocation(UserLocation.approximate()
                        .withCity("Oslo")
                        .withRegion("Oslo")
                        .withCountry("NO")
                        .withTimezone("Europe/Oslo"))
                .withAllowedDomains("a.example", "b.example")
                .withExcludedDomains("c.example");

        assertThat(search.json())
                .isEqualTo(json(
                        "{'type':'openrouter:web_search','parameters':{'engine':'exa','mode':'deep','max_results':3,"
                                + "'max_uses':2,'max_total_results':9,'search_context_size':'low','max_characters':1000,"
                                + "'user_location':{'type':'approximate','city':'Oslo','region':'Oslo','country':'NO',"
                                + "'timezone':'Europe/Oslo'},'allowed_domains':['a.example','b.example'],"
                                + "'excluded_domains':['c.example']}}"));
        assertThat(Tool.of(search.json())).isEqualTo(search);
        assertThat(search.engine()).isEqualTo(SearchEngine.EXA);
        assertThat(search.mode()).isEqualTo(SearchMode.DEEP);
        assertThat(search.maxResults()).isEqualTo(3);
        assertThat(search.maxUses()).isEqualTo(2);
        assertThat(search.maxTotalResults()).isEqualTo(9);
        assertThat(search.searchContextSize()).isEqualTo(SearchContextSize.LOW);
        assertThat(search.maxCharacters()).isEqualTo(1000);
        assertThat(search.userLocation().city()).isEqualTo("Oslo");
        assertThat(search.userLocation().type()).isEqualTo("approximate");
        assertThat(search.allowedDomains()).containsExactly("a.example", "b.example");
        assertThat(search.excludedDomains()).containsExactly("c.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"web_search", "web_search_preview", "web_search_preview_2025_03_11", "web_search_2025_08_26"})
    void the_search_under_its_shorter_names_is_read_flat_and_nested(String type) {
        Tool tool = Tool.of(
                json("{'type':'" + type + "','max_results':3,'engine':'exa','parameters':{'engine':'native'}}"));

        assertThat(tool).isInstanceOf(WebSearchTool.class);
        WebSearchTool search = (WebSearchTool) tool;
        assertThat(search.type()).isEqualTo(type);
        assertThat(search.maxResults()).isEqualTo(3);
        assertThat(search.engine()).isEqualTo(SearchEngine.NATIVE);
    }

    @Test
    void the_other_tools_of_openrouter_have_their_parameters() {
        assertThat(ServerTool.webFetch()
                        .withEngine(ToolEngine.OPENROUTER)
                        .withMaxUses(1)
                        .withMaxContentTokens(500)
                        .withAllowedDomains("a.example")
                        .withBlockedDomains("b.example")
                        .json())
                .isEqualTo(
                        json(
                                "{'type':'openrouter:web_fetch','parameters':{'engine':'openrouter','max_uses':1,"
                                        + "'max_content_tokens':500,'allowed_domains':['a.example'],'blocked_domains':['b.example']}}"));
        assertThat(ServerTool.datetime().withTimezone("Europe/Oslo").json())
                .isEqualTo(json("{'type':'openrouter:datetime','parameters':{'timezone':'Europe/Oslo'}}"));
        assertThat(ServerTool.imageGeneration()
                        .withModel("m")
                        .withOption("aspect_ratio", "16:9")
                        .withOption("n", 2)
                        .json())
                .isEqualTo(
                        json(
                                "{'type':'openrouter:image_generation','parameters':{'model':'m','aspect_ratio':'16:9','n':2}}"));
        assertThat(ServerTool.imageGeneration().withOption("size", "1K").option("size"))
                .isEqualTo(json("'1K'"));
        assertThat(ServerTool.searchModels().withMaxResults(7).json())
                .isEqualTo(json("{'type':'openrouter:experimental__search_models','parameters':{'max_results':7}}"));
        assertThat(ServerTool.files().json()).isEqualTo(json("{'type':'openrouter:files'}"));
        assertThat(ServerTool.bash()
                        .withEngine(ToolEngine.NATIVE)
                        .withContainer("c_1")
                        .withSleepAfter(Duration.ofMinutes(2))
                        .json())
                .isEqualTo(json("{'type':'openrouter:bash','parameters':{'engine':'native','environment':"
                        + "{'type':'container_reference','container_id':'c_1'},'sleep_after_seconds':120}}"));
        BashTool bash = ServerTool.bash().withNewContainer();
        assertThat(bash.environment()).isEqualTo("container_auto");
        assertThat(bash.containerId()).isNull();
        assertThat(bash.sleepAfter()).isNull();
    }

    @Test
    void tools_that_ask_other_models_have_their_parameters() {
        FusionTool fusion = ServerTool.fusion()
                .withAnalysisModels("a/one", "b/two")
                .withModel("c/three")
                .withMaxToolCalls(4)
                .withMaxCompletionTokens(99)
                .withReasoningEffort(ReasoningEffort.HIGH)
                .withReasoningMaxTokens(50)
                .withTemperature(0.5)
                .withTools(ServerTool.webSearch(), ServerTool.datetime())
                .withCacheControl(CacheControl.ephemeral());
        assertThat(fusion.json())
                .isEqualTo(json("{'type':'openrouter:fusion','parameters':{'analysis_models':['a/one','b/two'],"
                        + "'model':'c/three','max_tool_calls':4,'max_completion_tokens':99,"
                        + "'reasoning':{'effort':'high','max_tokens':50},'temperature':0.5,"
                        + "'tools':[{'type':'openrouter:web_search'},{'type':'openrouter:datetime'}],"
                        + "'cache_control':{'type':'ephemeral'}}}"));
        assertThat(fusion.tools()).containsExactly(ServerTool.webSearch(), ServerTool.datetime());
        assertThat(fusion.reasoningEffort()).isEqualTo(ReasoningEffort.HIGH);
        assertThat(fusion.reasoningMaxTokens()).isEqualTo(50);

        AdvisorTool advisor = ServerTool.advisor()
                .withName("the sage")
                .withModel("m")
                .withInstructions("be wise")
                .withForwardTranscript(true)
                .withStream(false)
                .withMaxCompletionTokens(7)
                .withReasoningEffort(ReasoningEffort.LOW)
                .withTemperature(1);
        assertThat(advisor.json())
                .isEqualTo(json("{'type':'openrouter:advisor','parameters':{'name':'the sage','model':'m',"
                        + "'instructions':'be wise','forward_transcript':true,'stream':false,'max_completion_tokens':7,"
                        + "'reasoning':{'effort':'low'},'temperature':1.0}}"));
        assertThat(advisor.forwardTranscript()).isTrue();
        assertThat(advisor.name()).isEqualTo("the sage");

        SubagentTool subagent = ServerTool.subagent()
                .withName("helper")
                .withModel("m")
                .withInstructions("help")
                .withTools(ServerTool.webFetch())
                .withMaxToolCalls(25)
                .withMaxCompletionTokens(7)
                .withReasoningMaxTokens(9)
                .withTemperature(0)
                .withInheritFunctions(true)
                .withInheritedFunctionNames("f");
        assertThat(subagent.json())
                .isEqualTo(json("{'type':'openrouter:subagent','parameters':{'name':'helper','model':'m',"
                        + "'instructions':'help','tools':[{'type':'openrouter:web_fetch'}],'max_tool_calls':25,"
                        + "'max_completion_tokens':7,'reasoning':{'max_tokens':9},'temperature':0.0,"
                        + "'inherit_functions':true,'inherited_function_names':['f']}}"));
        assertThat(subagent.tools()).containsExactly(ServerTool.webFetch());
    }

    @Test
    void values_out_of_range_are_refused_with_what_is_allowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerTool.advisor().withReasoningMaxTokens(0))
                .withMessage("reasoning.max_tokens must be 1 or more, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerTool.fusion().withReasoningMaxTokens(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerTool.subagent().withReasoningMaxTokens(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerTool.webSearch().withMaxResults(26))
                .withMessage("max_results must be from 1 to 25, was 26");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerTool.webSearch().withMaxCharacters(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerTool.fusion().withAnalysisModels());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerTool.fusion().withMaxToolCalls(17));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerTool.advisor().withName("no/slash"))
                .withMessageContaining("no/slash");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerTool.subagent().withMaxToolCalls(26));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerTool.searchModels().withMaxResults(21));
        assertThatIllegalArgumentException().isThrownBy(() -> ServerTool.bash().withContainer("a b"));
        assertThatIllegalArgumentException().isThrownBy(() -> ServerTool.bash().withSleepAfter(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CacheControl.ephemeral().withTtl(Duration.ofSeconds(90)))
                .withMessageContaining("whole minutes");
    }

    @ParameterizedTest
    @CsvSource({"5m,PT5M", "1h,PT1H", "90m,PT1H30M"})
    void the_time_of_a_cache_is_a_duration(String wire, Duration time) {
        assertThat(CacheControl.ephemeral().withTtl(time).toString()).contains("\"" + wire + "\"");
        assertThat(CacheControl.ephemeral().withTtl(time).ttl()).isEqualTo(time);
        assertThat(CacheControl.ephemeral().type()).isEqualTo("ephemeral");
        assertThat(CacheControl.ephemeral().ttl()).isNull();
    }

    @Test
    void tools_younger_than_this_release_are_kept() {
        JsonNode later = json("{'type':'openrouter:later','parameters':{'a':[1.50,null]},'more':1}");

        assertThat(Tool.of(later)).isInstanceOf(OtherTool.class);
        assertThat(Tool.of(later).json()).isEqualTo(later);
        assertThat(Tool.of(json("{'type':'openrouter:datetime','parameters':{'later':1}}"))
                        .json())
                .isEqualTo(json("{'type':'openrouter:datetime','parameters':{'later':1}}"));
        assertThatIllegalArgumentException().isThrownBy(() -> Tool.of(json("{}")));
    }
}
