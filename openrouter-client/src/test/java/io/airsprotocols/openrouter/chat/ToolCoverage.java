package io.airsprotocols.openrouter.chat;

import static io.airsprotocols.openrouter.chat.RequestRow.row;

import io.airsprotocols.openrouter.routing.CacheControl;
import io.airsprotocols.openrouter.routing.ReasoningEffort;
import io.airsprotocols.openrouter.routing.SearchContextSize;
import io.airsprotocols.openrouter.routing.SearchEngine;
import io.airsprotocols.openrouter.routing.SearchMode;
import io.airsprotocols.openrouter.routing.UserLocation;
import io.airsprotocols.openrouter.tool.FunctionTool;
import io.airsprotocols.openrouter.tool.ServerTool;
import io.airsprotocols.openrouter.tool.Tool;
import io.airsprotocols.openrouter.tool.ToolChoice;
import io.airsprotocols.openrouter.tool.ToolEngine;
import io.airsprotocols.openrouter.tool.WebSearchTool;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How tools and the choice among them are set. */
final class ToolCoverage {

    private static final CacheControl HOUR = CacheControl.ephemeral().withTtl(Duration.ofHours(1));
    private static final String HOUR_JSON = "{'type':'ephemeral','ttl':'1h'}";
    private static final String OSLO_JSON =
            "{'type':'approximate','city':'Oslo','region':'Viken','country':'NO','timezone':'Europe/Oslo'}";
    private static final UserLocation OSLO = UserLocation.approximate()
            .withCity("Oslo")
            .withRegion("Viken")
            .withCountry("NO")
            .withTimezone("Europe/Oslo");
    private static final String SHORTHAND =
            "web_search|web_search_preview|web_search_preview_2025_03_11|web_search_2025_08_26";

    private ToolCoverage() {}

    static void add(List<RequestRow> rows) {
        choice(rows);
        function(rows);
        search(rows);
        fetchAndSmall(rows);
        models(rows);
    }

    private static void choice(List<RequestRow> rows) {
        rows.add(row(".parallel_tool_calls", "false", b -> b.parallelToolCalls(false)));
        rows.add(row(".tool_choice", "'required'", b -> b.toolChoice(ToolChoice.REQUIRED)));
        rows.add(row(".tool_choice<function>.type", "'function'", b -> b.toolChoice(ToolChoice.function("f"))));
        rows.add(row(".tool_choice<function>.function", "{'name':'f'}", b -> b.toolChoice(ToolChoice.function("f"))));
        rows.add(row(".tool_choice<function>.function.name", "'f'", b -> b.toolChoice(ToolChoice.function("f"))));
        rows.add(row(
                ".tool_choice.type",
                "'openrouter:web_search'",
                b -> b.toolChoice(ToolChoice.server(ServerTool.webSearch()))));
        rows.add(row(".tools", "[{'type':'openrouter:datetime'}]", b -> b.tool(ServerTool.datetime())));
    }

    /** Pairs of a path below the tool, and the value that stands there. */
    private static void tool(List<RequestRow> rows, String type, Tool tool, String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            rows.add(row(".tools[]<" + type + ">" + pairs[i], pairs[i + 1], b -> b.tool(tool)));
        }
    }

    private static void function(List<RequestRow> rows) {
        FunctionTool tool = FunctionTool.builder("f")
                .description("does it")
                .parameters(Map.of("type", "object"))
                .strict(true)
                .cacheControl(HOUR)
                .build();
        tool(
                rows,
                "function",
                tool,
                ".type",
                "'function'",
                ".function",
                "{'name':'f','description':'does it','parameters':{'type':'object'},'strict':true}",
                ".function.name",
                "'f'",
                ".function.description",
                "'does it'",
                ".function.parameters",
                "{'type':'object'}",
                ".function.parameters.*",
                "'object'",
                ".function.strict",
                "true",
                ".cache_control",
                HOUR_JSON,
                ".cache_control.type",
                "'ephemeral'",
                ".cache_control.ttl",
                "'1h'");
    }

    private static WebSearchTool filled(WebSearchTool tool) {
        return tool.withEngine(SearchEngine.EXA)
                .withMode(SearchMode.DEEP)
                .withMaxResults(3)
                .withMaxUses(2)
                .withMaxTotalResults(9)
                .withSearchContextSize(SearchContextSize.LOW)
                .withMaxCharacters(1000)
                .withUserLocation(OSLO)
                .withAllowedDomains("a.example")
                .withExcludedDomains("b.example");
    }

    private static void search(List<RequestRow> rows) {
        WebSearchTool search = filled(ServerTool.webSearch());
        tool(rows, "openrouter:web_search", search, ".type", "'openrouter:web_search'");
        tool(
                rows,
                "openrouter:web_search",
                ServerTool.webSearch().withMaxResults(3),
                ".parameters",
                "{'max_results':3}");
        fields(rows, "openrouter:web_search", search, ".parameters");
        WebSearchTool flat = filled(ServerTool.webSearch("web_search_preview"));
        WebSearchTool nested = ServerTool.webSearch("web_search").withParameters(search);
        tool(rows, SHORTHAND, flat, ".type", "'web_search_preview'");
        tool(
                rows,
                SHORTHAND,
                ServerTool.webSearch("web_search")
                        .withParameters(ServerTool.webSearch().withMaxResults(3)),
                ".parameters",
                "{'max_results':3}");
        fields(rows, SHORTHAND, flat, "");
        fields(rows, SHORTHAND, nested, ".parameters");
    }

    private static void fields(List<RequestRow> rows, String type, Tool tool, String path) {
        tool(
                rows,
                type,
                tool,
                path + ".engine",
                "'exa'",
                path + ".mode",
                "'deep'",
                path + ".max_results",
                "3",
                path + ".max_uses",
                "2",
                path + ".max_total_results",
                "9",
                path + ".search_context_size",
                "'low'",
                path + ".max_characters",
                "1000",
                path + ".user_location",
                OSLO_JSON,
                path + ".user_location.type",
                "'approximate'",
                path + ".user_location.city",
                "'Oslo'",
                path + ".user_location.region",
                "'Viken'",
                path + ".user_location.country",
                "'NO'",
                path + ".user_location.timezone",
                "'Europe/Oslo'",
                path + ".allowed_domains",
                "['a.example']",
                path + ".excluded_domains",
                "['b.example']");
    }

    private static void fetchAndSmall(List<RequestRow> rows) {
        tool(
                rows,
                "openrouter:web_fetch",
                ServerTool.webFetch()
                        .withEngine(ToolEngine.OPENROUTER)
                        .withMaxUses(2)
                        .withMaxContentTokens(500)
                        .withAllowedDomains("a.example")
                        .withBlockedDomains("b.example"),
                ".type",
                "'openrouter:web_fetch'",
                ".parameters",
                "{'engine':'openrouter','max_uses':2,'max_content_tokens':500,"
                        + "'allowed_domains':['a.example'],'blocked_domains':['b.example']}",
                ".parameters.engine",
                "'openrouter'",
                ".parameters.max_uses",
                "2",
                ".parameters.max_content_tokens",
                "500",
                ".parameters.allowed_domains",
                "['a.example']",
                ".parameters.blocked_domains",
                "['b.example']");
        tool(
                rows,
                "openrouter:datetime",
                ServerTool.datetime().withTimezone("UTC"),
                ".type",
                "'openrouter:datetime'",
                ".parameters",
                "{'timezone':'UTC'}",
                ".parameters.timezone",
                "'UTC'");
        tool(
                rows,
                "openrouter:image_generation",
                ServerTool.imageGeneration().withModel("m").withOption("size", "1K"),
                ".type",
                "'openrouter:image_generation'",
                ".parameters",
                "{'model':'m','size':'1K'}",
                ".parameters.model",
                "'m'",
                ".parameters.*",
                "'1K'");
        tool(
                rows,
                "openrouter:experimental__search_models",
                ServerTool.searchModels().withMaxResults(7),
                ".type",
                "'openrouter:experimental__search_models'",
                ".parameters",
                "{'max_results':7}",
                ".parameters.max_results",
                "7");
        tool(
                rows,
                "openrouter:files",
                ServerTool.files().withParameters(),
                ".type",
                "'openrouter:files'",
                ".parameters",
                "{}");
        tool(
                rows,
                "openrouter:bash",
                ServerTool.bash()
                        .withEngine(ToolEngine.NATIVE)
                        .withContainer("c_1")
                        .withSleepAfter(Duration.ofMinutes(2)),
                ".type",
                "'openrouter:bash'",
                ".parameters",
                "{'engine':'native','environment':{'type':'container_reference','container_id':'c_1'},"
                        + "'sleep_after_seconds':120}",
                ".parameters.engine",
                "'native'",
                ".parameters.environment",
                "{'type':'container_reference','container_id':'c_1'}",
                ".parameters.environment<container_reference>.type",
                "'container_reference'",
                ".parameters.environment<container_reference>.container_id",
                "'c_1'",
                ".parameters.sleep_after_seconds",
                "120");
        tool(
                rows,
                "openrouter:bash",
                ServerTool.bash().withNewContainer(),
                ".parameters.environment<container_auto>.type",
                "'container_auto'");
    }

    private static void models(List<RequestRow> rows) {
        asked(
                rows,
                "openrouter:fusion",
                ServerTool.fusion()
                        .withAnalysisModels("a/one", "b/two")
                        .withModel("m")
                        .withMaxToolCalls(4)
                        .withMaxCompletionTokens(99)
                        .withReasoningEffort(ReasoningEffort.HIGH)
                        .withReasoningMaxTokens(50)
                        .withTemperature(0.5)
                        .withTools(ServerTool.datetime().withTimezone("UTC"))
                        .withCacheControl(HOUR),
                ServerTool.fusion().withModel("m"),
                ".parameters.analysis_models",
                "['a/one','b/two']",
                ".parameters.max_tool_calls",
                "4",
                ".parameters.tools",
                "[{'type':'openrouter:datetime','parameters':{'timezone':'UTC'}}]",
                ".parameters.tools[].type",
                "'openrouter:datetime'",
                ".parameters.tools[].parameters",
                "{'timezone':'UTC'}",
                ".parameters.tools[].parameters.*",
                "'UTC'",
                ".parameters.cache_control",
                HOUR_JSON,
                ".parameters.cache_control.type",
                "'ephemeral'",
                ".parameters.cache_control.ttl",
                "'1h'");
        asked(
                rows,
                "openrouter:advisor",
                ServerTool.advisor()
                        .withName("sage")
                        .withModel("m")
                        .withInstructions("be wise")
                        .withForwardTranscript(true)
                        .withStream(false)
                        .withMaxCompletionTokens(99)
                        .withReasoningEffort(ReasoningEffort.HIGH)
                        .withReasoningMaxTokens(50)
                        .withTemperature(0.5),
                ServerTool.advisor().withModel("m"),
                ".parameters.name",
                "'sage'",
                ".parameters.instructions",
                "'be wise'",
                ".parameters.forward_transcript",
                "true",
                ".parameters.stream",
                "false");
        asked(
                rows,
                "openrouter:subagent",
                ServerTool.subagent()
                        .withName("helper")
                        .withModel("m")
                        .withInstructions("help")
                        .withTools(ServerTool.datetime().withTimezone("UTC"))
                        .withMaxToolCalls(4)
                        .withMaxCompletionTokens(99)
                        .withReasoningEffort(ReasoningEffort.HIGH)
                        .withReasoningMaxTokens(50)
                        .withTemperature(0.5)
                        .withInheritFunctions(true)
                        .withInheritedFunctionNames("f"),
                ServerTool.subagent().withModel("m"),
                ".parameters.name",
                "'helper'",
                ".parameters.instructions",
                "'help'",
                ".parameters.max_tool_calls",
                "4",
                ".parameters.tools",
                "[{'type':'openrouter:datetime','parameters':{'timezone':'UTC'}}]",
                ".parameters.tools[].type",
                "'openrouter:datetime'",
                ".parameters.tools[].*",
                "'openrouter:datetime'",
                ".parameters.tools[].parameters",
                "{'timezone':'UTC'}",
                ".parameters.tools[].parameters.*",
                "'UTC'",
                ".parameters.inherit_functions",
                "true",
                ".parameters.inherited_function_names",
                "['f']");
    }

    /** What all tools that ask another model have, and more. */
    private static void asked(List<RequestRow> rows, String type, Tool whole, Tool bare, String... more) {
        tool(rows, type, bare, ".parameters", "{'model':'m'}");
        tool(
                rows,
                type,
                whole,
                ".type",
                "'" + type + "'",
                ".parameters.model",
                "'m'",
                ".parameters.max_completion_tokens",
                "99",
                ".parameters.reasoning",
                "{'effort':'high','max_tokens':50}",
                ".parameters.reasoning.effort",
                "'high'",
                ".parameters.reasoning.max_tokens",
                "50",
                ".parameters.temperature",
                "0.5");
        tool(rows, type, whole, more);
    }
}
