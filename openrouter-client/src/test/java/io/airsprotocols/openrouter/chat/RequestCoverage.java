package io.airsprotocols.openrouter.chat;

import static io.airsprotocols.openrouter.chat.RequestRow.row;

import io.airsprotocols.openrouter.catalog.Modality;
import io.airsprotocols.openrouter.routing.CacheControl;
import io.airsprotocols.openrouter.routing.CompressionEngine;
import io.airsprotocols.openrouter.routing.CostTier;
import io.airsprotocols.openrouter.routing.DataCollection;
import io.airsprotocols.openrouter.routing.FusionPreset;
import io.airsprotocols.openrouter.routing.ModelId;
import io.airsprotocols.openrouter.routing.PdfEngine;
import io.airsprotocols.openrouter.routing.Percentile;
import io.airsprotocols.openrouter.routing.Plugin;
import io.airsprotocols.openrouter.routing.PriceSource;
import io.airsprotocols.openrouter.routing.PromptCacheOptions;
import io.airsprotocols.openrouter.routing.ProviderPreferencesBuilder;
import io.airsprotocols.openrouter.routing.ProviderSort;
import io.airsprotocols.openrouter.routing.Quantization;
import io.airsprotocols.openrouter.routing.ReasoningBuilder;
import io.airsprotocols.openrouter.routing.ReasoningContext;
import io.airsprotocols.openrouter.routing.ReasoningEffort;
import io.airsprotocols.openrouter.routing.ReasoningMode;
import io.airsprotocols.openrouter.routing.Route;
import io.airsprotocols.openrouter.routing.SearchContextSize;
import io.airsprotocols.openrouter.routing.SearchEngine;
import io.airsprotocols.openrouter.routing.SearchMode;
import io.airsprotocols.openrouter.routing.ServiceTier;
import io.airsprotocols.openrouter.routing.SortPartition;
import io.airsprotocols.openrouter.routing.SummaryLength;
import io.airsprotocols.openrouter.routing.Trace;
import io.airsprotocols.openrouter.routing.Transform;
import io.airsprotocols.openrouter.routing.UserLocation;
import io.airsprotocols.openrouter.schema.JsonSchema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How the parameters of a request are set, but for its messages and tools. */
final class RequestCoverage {

    private static final UserLocation OSLO = UserLocation.approximate()
            .withCity("Oslo")
            .withRegion("Oslo fylke")
            .withCountry("NO")
            .withTimezone("Europe/Oslo");

    private RequestCoverage() {}

    static List<RequestRow> rows() {
        return Stream.of(
                        plain(),
                        provider(),
                        reasoning(),
                        output(),
                        plugins(),
                        routers(),
                        serverTools(),
                        formats(),
                        account())
                .flatMap(List::stream)
                .toList();
    }

    private static List<RequestRow> plain() {
        return List.of(
                row(".model", "'openai/gpt-4o:nitro'", b -> b.model("openai/gpt-4o:nitro")),
                row(".models", "['a/b','c/d']", b -> b.models("a/b").fallback(ModelId.of("c/d"))),
                row(".prompt", "'Once upon'", b -> b.prompt("Once upon")),
                RequestRow.of(".stream", "true", b -> b.build().body(true)),
                row(".temperature", "0.7", b -> b.temperature(0.7)),
                row(".top_p", "0.9", b -> b.topP(0.9)),
                row(".top_k", "40", b -> b.topK(40)),
                row(".top_a", "0.1", b -> b.topA(0.1)),
                row(".min_p", "0.05", b -> b.minP(0.05)),
                row(".frequency_penalty", "-1.5", b -> b.frequencyPenalty(-1.5)),
                row(".presence_penalty", "1.5", b -> b.presencePenalty(1.5)),
                row(".repetition_penalty", "1.1", b -> b.repetitionPenalty(1.1)),
                row(".max_completion_tokens", "1000", b -> b.maxCompletionTokens(1000)),
                row(".max_tokens", "900", b -> b.maxTokens(900)),
                row(".stop", "['END']", b -> b.stop("END")),
                row(".seed", "42", b -> b.seed(42)),
                row(".logit_bias", "{'7':-100.0}", b -> b.logitBias(Map.of(7, -100.0))),
                row(".logit_bias.*", "-100.0", b -> b.logitBias(Map.of(7, -100.0))),
                row(".logprobs", "true", b -> b.logprobs(true)),
                row(".top_logprobs", "5", b -> b.logprobs(true).topLogprobs(5)));
    }

    private static RequestRow provider(String field, String value, Consumer<ProviderPreferencesBuilder> typed) {
        return row(".provider" + field, value, b -> b.provider(typed));
    }

    private static List<RequestRow> provider() {
        BigDecimal two = new BigDecimal("2.5");
        Duration second = Duration.ofSeconds(1);
        return List.of(
                provider("", "{'zdr':true}", p -> p.zdr(true)),
                provider(".order", "['simone']", p -> p.order("simone")),
                provider(".only", "['simone']", p -> p.only("simone")),
                provider(".ignore", "['simone']", p -> p.ignore("simone")),
                provider(".allow_fallbacks", "false", p -> p.allowFallbacks(false)),
                provider(".require_parameters", "true", p -> p.requireParameters(true)),
                provider(".data_collection", "'deny'", p -> p.dataCollection(DataCollection.DENY)),
                provider(".zdr", "true", p -> p.zdr(true)),
                provider(".enforce_distillable_text", "true", p -> p.enforceDistillableText(true)),
                provider(".quantizations", "['fp8']", p -> p.quantizations(Quantization.FP8)),
                provider(".sort", "'price'", p -> p.sort(ProviderSort.PRICE)),
                provider(".sort.by", "'price'", p -> p.sort(ProviderSort.PRICE).partition(SortPartition.NONE)),
                provider(".sort.partition", "'none'", p -> p.partition(SortPartition.NONE)),
                // Sent as what OpenRouter has replaced it by.
                RequestRow.replaced(".route", ".provider.sort.partition", "'model'", b -> b.route(Route.FALLBACK)),
                provider(".max_price", "{'prompt':'2.5','completion':'2.5'}", p -> p.maxPrice(two, two)),
                provider(".max_price.prompt", "'2.5'", p -> p.maxPrice("prompt", two)),
                provider(".max_price.completion", "'2.5'", p -> p.maxPrice("completion", two)),
                provider(".max_price.request", "'2.5'", p -> p.maxPrice("request", two)),
                provider(".max_price.image", "'2.5'", p -> p.maxPrice("image", two)),
                provider(".max_price.audio", "'2.5'", p -> p.maxPrice("audio", two)),
                provider(".preferred_max_latency", "1", p -> p.preferredMaxLatency(second)),
                provider(".preferred_max_latency.p50", "1", p -> p.preferredMaxLatency(Percentile.P50, second)),
                provider(".preferred_max_latency.p75", "1", p -> p.preferredMaxLatency(Percentile.P75, second)),
                provider(".preferred_max_latency.p90", "1", p -> p.preferredMaxLatency(Percentile.P90, second)),
                provider(".preferred_max_latency.p99", "1", p -> p.preferredMaxLatency(Percentile.P99, second)),
                provider(".preferred_min_throughput", "20.0", p -> p.preferredMinThroughput(20)),
                provider(".preferred_min_throughput.p50", "20.0", p -> p.preferredMinThroughput(Percentile.P50, 20)),
                provider(".preferred_min_throughput.p75", "20.0", p -> p.preferredMinThroughput(Percentile.P75, 20)),
                provider(".preferred_min_throughput.p90", "20.0", p -> p.preferredMinThroughput(Percentile.P90, 20)),
                provider(".preferred_min_throughput.p99", "20.0", p -> p.preferredMinThroughput(Percentile.P99, 20)));
    }

    private static RequestRow reasoning(String field, String value, Consumer<ReasoningBuilder> typed) {
        return row(".reasoning" + field, value, b -> b.reasoning(typed));
    }

    private static List<RequestRow> reasoning() {
        return List.of(
                reasoning("", "{'effort':'high'}", r -> r.effort(ReasoningEffort.HIGH)),
                reasoning(".effort", "'high'", r -> r.effort(ReasoningEffort.HIGH)),
                reasoning(".max_tokens", "2000", r -> r.maxTokens(2000)),
                reasoning(".exclude", "true", r -> r.exclude(true)),
                reasoning(".enabled", "true", r -> r.enabled(true)),
                reasoning(".summary", "'detailed'", r -> r.summary(SummaryLength.DETAILED)),
                reasoning(".context", "'all_turns'", r -> r.context(ReasoningContext.ALL_TURNS)),
                reasoning(".mode", "'pro'", r -> r.mode(ReasoningMode.PRO)),
                row(".reasoning_effort", "'xhigh'", b -> b.reasoningEffort(ReasoningEffort.XHIGH)),
                row(".include_reasoning", "false", b -> b.includeReasoning(false)),
                row(".verbosity", "'low'", b -> b.verbosity(Verbosity.LOW)),
                row(".structured_outputs", "true", b -> b.structuredOutputs(true)));
    }

    private static RequestRow speech(String field, String value) {
        return row(".audio" + field, value, b -> b.modalities(Modality.TEXT, Modality.AUDIO)
                .audio("alloy", "mp3"));
    }

    private static RequestRow search(String field, String value) {
        return row(".web_search_options" + field, value, b -> b.webSearchOptions(SearchContextSize.HIGH, OSLO));
    }

    private static RequestRow onX(String field, String value, XSearchFilter filter) {
        return row(".x_search_filter" + field, value, b -> b.xSearchFilter(filter));
    }

    private static List<RequestRow> output() {
        return List.of(
                row(".modalities", "['text','image']", b -> b.modalities(Modality.TEXT, Modality.IMAGE)),
                row(".image_config", "{'size':'1K'}", b -> b.imageConfig(Map.of("size", "1K"))),
                row(".image_config.*", "'1K'", b -> b.imageConfig(Map.of("size", "1K"))),
                speech("", "{'voice':'alloy','format':'mp3'}"),
                speech(".voice", "'alloy'"),
                speech(".format", "'mp3'"),
                row(".prediction", "{'type':'content','content':'x'}", b -> b.prediction("x")),
                row(".prediction.type", "'content'", b -> b.prediction("x")),
                row(".prediction.content", "'x'", b -> b.prediction("x")),
                row(".prediction.content[].type", "'text'", b -> b.prediction("x", "y")),
                row(".prediction.content[].text", "'y'", b -> b.prediction("x", "y")),
                row(
                        ".web_search_options",
                        "{'search_context_size':'low'}",
                        b -> b.webSearchOptions(SearchContextSize.LOW)),
                search(".search_context_size", "'high'"),
                search(
                        ".user_location",
                        "{'type':'approximate','approximate':{'city':'Oslo','country':'NO','region':'Oslo fylke',"
                                + "'timezone':'Europe/Oslo'}}"),
                search(".user_location.type", "'approximate'"),
                search(
                        ".user_location.approximate",
                        "{'city':'Oslo','country':'NO','region':'Oslo fylke','timezone':'Europe/Oslo'}"),
                search(".user_location.approximate.city", "'Oslo'"),
                search(".user_location.approximate.country", "'NO'"),
                search(".user_location.approximate.region", "'Oslo fylke'"),
                search(".user_location.approximate.timezone", "'Europe/Oslo'"),
                onX("", "{'allowed_x_handles':['nasa']}", XSearchFilter.only("nasa")),
                onX(".allowed_x_handles", "['nasa']", XSearchFilter.only("nasa")),
                onX(".excluded_x_handles", "['nasa']", XSearchFilter.without("nasa")),
                onX(".from_date", "'2026-01-02'", XSearchFilter.all().withFrom(LocalDate.of(2026, 1, 2))),
                onX(".to_date", "'2026-02-03'", XSearchFilter.all().withTo(LocalDate.of(2026, 2, 3))),
                onX(".enable_image_understanding", "true", XSearchFilter.all().withImageUnderstanding(true)),
                onX(".enable_video_understanding", "true", XSearchFilter.all().withVideoUnderstanding(true)));
    }

    private static RequestRow plugin(String field, String value, Plugin plugin) {
        return row(".plugins[]<" + plugin.id() + ">" + field, value, b -> b.plugin(plugin));
    }

    private static RequestRow id(Plugin plugin) {
        return plugin(".id", "'" + plugin.id() + "'", plugin);
    }

    private static List<RequestRow> plugins() {
        Plugin web = Plugin.web().withUserLocation(OSLO);
        return List.of(
                row(".plugins", "[{'id':'moderation'}]", b -> b.plugins(Plugin.moderation())),
                id(Plugin.moderation()),
                id(web),
                plugin(".enabled", "false", Plugin.web().withEnabled(false)),
                plugin(".engine", "'exa'", Plugin.web().withEngine(SearchEngine.EXA)),
                plugin(".mode", "'deep'", Plugin.web().withMode(SearchMode.DEEP)),
                plugin(".max_results", "3", Plugin.web().withMaxResults(3)),
                plugin(".max_uses", "4", Plugin.web().withMaxUses(4)),
                plugin(".search_prompt", "'Found:'", Plugin.web().withSearchPrompt("Found:")),
                plugin(".include_domains", "['a.example']", Plugin.web().withIncludeDomains("a.example")),
                plugin(".exclude_domains", "['b.example']", Plugin.web().withExcludeDomains("b.example")),
                plugin(
                        ".user_location",
                        "{'type':'approximate','city':'Oslo'}",
                        Plugin.web().withUserLocation(UserLocation.approximate().withCity("Oslo"))),
                plugin(".user_location.type", "'approximate'", web),
                plugin(".user_location.city", "'Oslo'", web),
                plugin(".user_location.region", "'Oslo fylke'", web),
                plugin(".user_location.country", "'NO'", web),
                plugin(".user_location.timezone", "'Europe/Oslo'", web),
                id(Plugin.webFetch()),
                plugin(".max_uses", "4", Plugin.webFetch().withMaxUses(4)),
                plugin(".max_content_tokens", "5000", Plugin.webFetch().withMaxContentTokens(5000)),
                plugin(".allowed_domains", "['a.example']", Plugin.webFetch().withAllowedDomains("a.example")),
                plugin(".blocked_domains", "['b.example']", Plugin.webFetch().withBlockedDomains("b.example")),
                id(Plugin.fileParser()),
                plugin(".enabled", "false", Plugin.fileParser().withEnabled(false)),
                plugin(".pdf", "{'engine':'native'}", Plugin.fileParser().withPdfEngine(PdfEngine.NATIVE)),
                plugin(".pdf.engine", "'mistral-ocr'", Plugin.fileParser().withPdfEngine(PdfEngine.MISTRAL_OCR)),
                id(Plugin.responseHealing()),
                plugin(".enabled", "true", Plugin.responseHealing().withEnabled(true)),
                id(Plugin.contextCompression()),
                plugin(".enabled", "false", Plugin.contextCompression().withEnabled(false)),
                plugin(
                        ".engine",
                        "'middle-out'",
                        Plugin.contextCompression().withEngine(CompressionEngine.MIDDLE_OUT)));
    }

    private static List<RequestRow> routers() {
        Plugin fusion = Plugin.fusion().withTool("openrouter:web_search", Map.of("near", Map.of("city", "Oslo")));
        return Stream.concat(
                        Stream.of(Plugin.autoRouter(), Plugin.autoBetaRouter())
                                .flatMap(router -> Stream.of(
                                        id(router),
                                        plugin(".enabled", "false", router.withEnabled(false)),
                                        plugin(".allowed_models", "['a/*']", router.withAllowedModels("a/*")),
                                        plugin(".excluded_models", "['b/*']", router.withExcludedModels("b/*")),
                                        plugin(".cost_tier", "'low'", router.withCostTier(CostTier.LOW)),
                                        plugin(".cost_quality_tradeoff", "7", router.withCostQualityTradeoff(7)))),
                        Stream.of(
                                plugin(".pin_model", "true", Plugin.autoRouter().withPinnedModel(true)),
                                id(Plugin.paretoRouter()),
                                plugin(
                                        ".enabled",
                                        "false",
                                        Plugin.paretoRouter().withEnabled(false)),
                                plugin(
                                        ".min_coding_score",
                                        "0.7",
                                        Plugin.paretoRouter().withMinCodingScore(new BigDecimal("0.7"))),
                                plugin(
                                        ".max_price",
                                        "2.5",
                                        Plugin.paretoRouter().withMaxPrice(new BigDecimal("2.5"))),
                                plugin(
                                        ".price_source",
                                        "'weighted_avg'",
                                        Plugin.paretoRouter().withPriceSource(PriceSource.WEIGHTED_AVG)),
                                id(Plugin.fusion()),
                                plugin(".enabled", "false", Plugin.fusion().withEnabled(false)),
                                plugin(
                                        ".preset",
                                        "'general-fast'",
                                        Plugin.fusion().withPreset(FusionPreset.GENERAL_FAST)),
                                plugin(
                                        ".analysis_models",
                                        "['a/b']",
                                        Plugin.fusion().withAnalysisModels("a/b")),
                                plugin(".model", "'a/b'", Plugin.fusion().withModel("a/b")),
                                plugin(".max_tool_calls", "2", Plugin.fusion().withMaxToolCalls(2)),
                                plugin(".tools", "[]", Plugin.fusion().withoutTools()),
                                plugin(".tools[].type", "'openrouter:web_search'", fusion),
                                plugin(".tools[].parameters", "{'near':{'city':'Oslo'}}", fusion),
                                plugin(".tools[].parameters.*", "{'city':'Oslo'}", fusion),
                                plugin(".tools[].parameters.*.*", "'Oslo'", fusion)))
                .toList();
    }

    private static RequestRow stop(String arm, String field, String value, ServerToolStop condition) {
        return row(".stop_server_tools_when[]<" + arm + ">" + field, value, b -> b.stopServerToolsWhen(condition));
    }

    private static List<RequestRow> serverTools() {
        ServerToolStop cost = ServerToolStop.cost(new BigDecimal("0.5"));
        return List.of(
                row(".max_tool_calls", "3", b -> b.maxToolCalls(3)),
                row(
                        ".stop_server_tools_when",
                        "[{'type':'step_count_is','step_count':5}]",
                        b -> b.stopServerToolsWhen(ServerToolStop.steps(5))),
                stop("step_count_is", ".type", "'step_count_is'", ServerToolStop.steps(5)),
                stop("step_count_is", ".step_count", "5", ServerToolStop.steps(5)),
                stop("has_tool_call", ".type", "'has_tool_call'", ServerToolStop.toolCall("f")),
                stop("has_tool_call", ".tool_name", "'f'", ServerToolStop.toolCall("f")),
                stop("max_tokens_used", ".type", "'max_tokens_used'", ServerToolStop.tokens(10_000)),
                stop("max_tokens_used", ".max_tokens", "10000", ServerToolStop.tokens(10_000)),
                stop("max_cost", ".type", "'max_cost'", cost),
                stop("max_cost", ".max_cost_in_dollars", "0.5", cost),
                stop(
                        "finish_reason_is",
                        ".type",
                        "'finish_reason_is'",
                        ServerToolStop.finishReason(FinishReason.LENGTH)),
                stop("finish_reason_is", ".reason", "'length'", ServerToolStop.finishReason(FinishReason.LENGTH)));
    }

    private static RequestRow trace(String field, String value) {
        return row(
                ".trace" + field,
                value,
                b -> b.trace(Trace.of("t-1")
                        .withName("nightly")
                        .withSpanName("sum up")
                        .withGenerationName("first try")
                        .withParentSpanId("s-1")
                        .withLabel("customer", 7)));
    }

    private static List<RequestRow> formats() {
        JsonSchema<?> town =
                JsonSchema.builder(Town.class).description("A town").build();
        ResponseFormat schema = ResponseFormat.of(town);
        String json =
                "{'type':'object','properties':{'name':{'type':'string'}},'required':['name'],'additionalProperties':false}";
        return List.of(
                format("", "{'type':'json_object'}", ResponseFormat.jsonObject()),
                format("<text>.type", "'text'", ResponseFormat.text()),
                format("<json_object>.type", "'json_object'", ResponseFormat.jsonObject()),
                format("<json_schema>.type", "'json_schema'", schema),
                format(
                        "<json_schema>.json_schema",
                        "{'name':'Town','description':'A town','strict':true,'schema':" + json + "}",
                        schema),
                format("<json_schema>.json_schema.name", "'Town'", schema),
                format("<json_schema>.json_schema.description", "'A town'", schema),
                format("<json_schema>.json_schema.strict", "true", schema),
                format("<json_schema>.json_schema.schema", json, schema),
                format("<json_schema>.json_schema.schema.*", "'object'", schema),
                format("<grammar>.type", "'grammar'", ResponseFormat.grammar("g")),
                format("<grammar>.grammar", "'g'", ResponseFormat.grammar("g")),
                format("<python>.type", "'python'", ResponseFormat.python()));
    }

    private static RequestRow format(String field, String value, ResponseFormat format) {
        return row(".response_format" + field, value, b -> b.responseFormat(format));
    }

    record Town(String name) {}

    private static List<RequestRow> account() {
        return List.of(
                row(".preset", "'brief'", b -> b.preset("brief")),
                row(".transforms", "['middle-out']", b -> b.transforms(Transform.MIDDLE_OUT)),
                row(".service_tier", "'flex'", b -> b.serviceTier(ServiceTier.FLEX)),
                row(".cache_control", "{'type':'ephemeral'}", b -> b.cacheControl(CacheControl.ephemeral())),
                row(".cache_control.type", "'ephemeral'", b -> b.cacheControl(CacheControl.ephemeral())),
                row(
                        ".cache_control.ttl",
                        "'1h'",
                        b -> b.cacheControl(CacheControl.ephemeral().withTtl(Duration.ofHours(1)))),
                row(".prompt_cache_key", "'k'", b -> b.promptCacheKey("k")),
                row(
                        ".prompt_cache_options",
                        "{'mode':'explicit'}",
                        b -> b.promptCacheOptions(PromptCacheOptions.explicit())),
                row(
                        ".prompt_cache_options.mode",
                        "'explicit'",
                        b -> b.promptCacheOptions(PromptCacheOptions.explicit())),
                row(
                        ".prompt_cache_options.ttl",
                        "'30m'",
                        b -> b.promptCacheOptions(PromptCacheOptions.explicit().withTtl(Duration.ofMinutes(30)))),
                row(".user", "'user-1'", b -> b.endUser("user-1")),
                row(".session_id", "'session-1'", b -> b.sessionId("session-1")),
                row(".metadata", "{'a':'1'}", b -> b.metadata(Map.of("a", "1"))),
                row(".metadata.*", "'1'", b -> b.metadata(Map.of("a", "1"))),
                row(".trace", "{'trace_id':'t-2'}", b -> b.trace(Trace.of("t-2"))),
                trace(".trace_id", "'t-1'"),
                trace(".trace_name", "'nightly'"),
                trace(".span_name", "'sum up'"),
                trace(".generation_name", "'first try'"),
                trace(".parent_span_id", "'s-1'"),
                trace(".*", "7"),
                row(".debug", "{'echo_upstream_body':true}", b -> b.echoUpstreamBody(true)),
                row(".debug.echo_upstream_body", "true", b -> b.echoUpstreamBody(true)),
                row(".usage", "{'include':true}", b -> b.includeUsage(true)),
                row(".usage.include", "true", b -> b.includeUsage(true)),
                row(".stream_options", "{'include_usage':true}", b -> b.streamUsage(true)),
                row(".stream_options.include_usage", "true", b -> b.streamUsage(true)));
    }
}
