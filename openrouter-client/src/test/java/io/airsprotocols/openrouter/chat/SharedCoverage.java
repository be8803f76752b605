package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.error.ApiError;
import io.airsprotocols.openrouter.error.ErrorType;
import io.airsprotocols.openrouter.routing.PipelineStage;
import io.airsprotocols.openrouter.routing.PipelineStageType;
import io.airsprotocols.openrouter.routing.RouterMetadata;
import io.airsprotocols.openrouter.routing.RoutingStrategy;
import io.airsprotocols.openrouter.tool.ToolCall;
import io.airsprotocols.openrouter.usage.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What answers and chunks have in common. */
final class SharedCoverage {

    private SharedCoverage() {}

    /** Makes rows of an answer or a chunk for something within it. */
    @FunctionalInterface
    interface Place<T> {
        AnswerRow row(String path, String sample, Object expected, Function<T, @Nullable Object> typed);
    }

    /** Something within an answer; its JSON stands between two texts. */
    static <T> Place<T> inAnswer(String path, String before, String after, Function<ChatResponse, T> place) {
        return (below, sample, expected, typed) -> AnswerRow.answer(
                path + below, before + sample + after, expected, answer -> typed.apply(place.apply(answer)));
    }

    /** Something within a chunk; its JSON stands between two texts. */
    static <T> Place<T> inChunk(String path, String before, String after, Function<ChatChunk, T> place) {
        return (below, sample, expected, typed) -> AnswerRow.chunk(
                path + below, before + sample + after, expected, chunk -> typed.apply(place.apply(chunk)));
    }

    static List<AnswerRow> usage(Place<Usage> at) {
        String details = ".completion_tokens_details";
        String prompt = ".prompt_tokens_details";
        String tools = ".server_tool_use_details";
        return List.of(
                at.row("", "{'total_tokens':3}", 3L, Usage::totalTokens),
                at.row(".prompt_tokens", "{'prompt_tokens':3}", 3L, Usage::promptTokens),
                at.row(".completion_tokens", "{'completion_tokens':3}", 3L, Usage::completionTokens),
                at.row(".total_tokens", "{'total_tokens':3}", 3L, Usage::totalTokens),
                at.row(details, "{'completion_tokens_details':{'reasoning_tokens':3}}", 3L, Usage::reasoningTokens),
                at.row(
                        details + ".reasoning_tokens",
                        "{'completion_tokens_details':{'reasoning_tokens':3}}",
                        3L,
                        Usage::reasoningTokens),
                at.row(
                        details + ".audio_tokens",
                        "{'completion_tokens_details':{'audio_tokens':3}}",
                        3L,
                        Usage::completionAudioTokens),
                at.row(
                        details + ".image_tokens",
                        "{'completion_tokens_details':{'image_tokens':3}}",
                        3L,
                        Usage::completionImageTokens),
                at.row(
                        details + ".accepted_prediction_tokens",
                        "{'completion_tokens_details':{'accepted_prediction_tokens':3}}",
                        3L,
                        Usage::acceptedPredictionTokens),
                at.row(
                        details + ".rejected_prediction_tokens",
                        "{'completion_tokens_details':{'rejected_prediction_tokens':3}}",
                        3L,
                        Usage::rejectedPredictionTokens),
                at.row(prompt, "{'prompt_tokens_details':{'cached_tokens':3}}", 3L, Usage::cachedTokens),
                at.row(
                        prompt + ".cached_tokens",
                        "{'prompt_tokens_details':{'cached_tokens':3}}",
                        3L,
                        Usage::cachedTokens),
                at.row(
                        prompt + ".cache_write_tokens",
                        "{'prompt_tokens_details':{'cache_write_tokens':3}}",
                        3L,
                        Usage::cacheWriteTokens),
                at.row(
                        prompt + ".audio_tokens",
                        "{'prompt_tokens_details':{'audio_tokens':3}}",
                        3L,
                        Usage::promptAudioTokens),
                at.row(
                        prompt + ".video_tokens",
                        "{'prompt_tokens_details':{'video_tokens':3}}",
                        3L,
                        Usage::promptVideoTokens),
                at.row(
                        prompt + ".file_tokens",
                        "{'prompt_tokens_details':{'file_tokens':3}}",
                        3L,
                        Usage::promptFileTokens),
                at.row(".cost", "{'cost':0.50}", new BigDecimal("0.50"), Usage::cost),
                at.row(".is_byok", "{'is_byok':true}", true, Usage::isByok),
                at.row(
                        ".cost_details",
                        "{'cost_details':{'upstream_inference_cost':0.1}}",
                        new BigDecimal("0.1"),
                        usage -> usage.costDetails().upstreamInferenceCost()),
                at.row(
                        ".cost_details.upstream_inference_cost",
                        "{'cost_details':{'upstream_inference_cost':0.1}}",
                        new BigDecimal("0.1"),
                        usage -> usage.costDetails().upstreamInferenceCost()),
                at.row(
                        ".cost_details.upstream_inference_prompt_cost",
                        "{'cost_details':{'upstream_inference_prompt_cost':0.1}}",
                        new BigDecimal("0.1"),
                        usage -> usage.costDetails().promptCost()),
                at.row(
                        ".cost_details.upstream_inference_completions_cost",
                        "{'cost_details':{'upstream_inference_completions_cost':0.1}}",
                        new BigDecimal("0.1"),
                        usage -> usage.costDetails().completionsCost()),
                at.row(
                        tools,
                        "{'server_tool_use_details':{'web_search_requests':3}}",
                        3L,
                        usage -> usage.serverToolUse().webSearchRequests()),
                at.row(
                        tools + ".web_search_requests",
                        "{'server_tool_use_details':{'web_search_requests':3}}",
                        3L,
                        usage -> usage.serverToolUse().webSearchRequests()),
                at.row(
                        tools + ".tool_calls_requested",
                        "{'server_tool_use_details':{'tool_calls_requested':3}}",
                        3L,
                        usage -> usage.serverToolUse().toolCallsRequested()),
                at.row(
                        tools + ".tool_calls_executed",
                        "{'server_tool_use_details':{'tool_calls_executed':3}}",
                        3L,
                        usage -> usage.serverToolUse().toolCallsExecuted()),
                at.row(
                        ".server_tool_use",
                        "{'server_tool_use':{'web_search_requests':3}}",
                        3L,
                        usage -> usage.serverToolUse().webSearchRequests()),
                at.row(
                        ".server_tool_use.web_search_requests",
                        "{'server_tool_use':{'web_search_requests':3}}",
                        3L,
                        usage -> usage.serverToolUse().webSearchRequests()));
    }

    static List<AnswerRow> router(Place<RouterMetadata> at) {
        String endpoint = "{'endpoints':{'total':2,'available':[{'provider':'P','model':'m','selected':true}]}}";
        String attempt = "{'attempts':[{'provider':'P','model':'m','status':503}]}";
        String params = "{'params':{'quality_floor':0.5,'throughput_floor':9,'version_group':'v'}}";
        String stage =
                "{'pipeline':[{'type':'guardrail','name':'n','summary':'s','cost_usd':0.01,'guardrail_id':'grd_1',"
                        + "'guardrail_scope':'key','data':{'x':'y'}}]}";
        Function<RouterMetadata, PipelineStage> first =
                metadata -> metadata.pipeline().get(0);
        return List.of(
                at.row("", "{'requested':'m'}", "m", RouterMetadata::requested),
                at.row(".requested", "{'requested':'m'}", "m", RouterMetadata::requested),
                at.row(".strategy", "{'strategy':'auto'}", RoutingStrategy.AUTO, RouterMetadata::strategy),
                at.row(".region", "{'region':'eu'}", "eu", RouterMetadata::region),
                at.row(".summary", "{'summary':'s'}", "s", RouterMetadata::summary),
                at.row(".attempt", "{'attempt':2}", 2L, RouterMetadata::attempt),
                at.row(".is_byok", "{'is_byok':true}", true, RouterMetadata::isByok),
                at.row(".endpoints", endpoint, 2L, RouterMetadata::endpointCount),
                at.row(".endpoints.total", endpoint, 2L, RouterMetadata::endpointCount),
                at.row(".endpoints.available", endpoint, 1, metadata -> metadata.endpoints()
                        .size()),
                at.row(".endpoints.available[].provider", endpoint, "P", metadata -> metadata.endpoints()
                        .get(0)
                        .provider()),
                at.row(".endpoints.available[].model", endpoint, "m", metadata -> metadata.endpoints()
                        .get(0)
                        .model()),
                at.row(".endpoints.available[].selected", endpoint, true, metadata -> metadata.endpoints()
                        .get(0)
                        .isSelected()),
                at.row(".attempts", attempt, 1, metadata -> metadata.attempts().size()),
                at.row(".attempts[].provider", attempt, "P", metadata -> metadata.attempts()
                        .get(0)
                        .provider()),
                at.row(".attempts[].model", attempt, "m", metadata -> metadata.attempts()
                        .get(0)
                        .model()),
                at.row(".attempts[].status", attempt, 503L, metadata -> metadata.attempts()
                        .get(0)
                        .status()),
                at.row(".params", params, "v", metadata -> metadata.params().versionGroup()),
                at.row(".params.quality_floor", params, new BigDecimal("0.5"), metadata -> metadata.params()
                        .qualityFloor()),
                at.row(".params.throughput_floor", params, new BigDecimal("9"), metadata -> metadata.params()
                        .throughputFloor()),
                at.row(".params.version_group", params, "v", metadata -> metadata.params()
                        .versionGroup()),
                at.row(".params.*", "{'params':{'x':'y'}}", "y", metadata -> metadata.params()
                        .param("x")
                        .asString()),
                at.row(".pipeline", stage, 1, metadata -> metadata.pipeline().size()),
                at.row(".pipeline[].type", stage, PipelineStageType.GUARDRAIL, metadata -> first.apply(metadata)
                        .type()),
                at.row(".pipeline[].name", stage, "n", metadata -> first.apply(metadata)
                        .name()),
                at.row(".pipeline[].summary", stage, "s", metadata -> first.apply(metadata)
                        .summary()),
                at.row(".pipeline[].cost_usd", stage, new BigDecimal("0.01"), metadata -> first.apply(metadata)
                        .costUsd()),
                at.row(".pipeline[].guardrail_id", stage, "grd_1", metadata -> first.apply(metadata)
                        .guardrailId()),
                at.row(".pipeline[].guardrail_scope", stage, "key", metadata -> first.apply(metadata)
                        .guardrailScope()),
                at.row(".pipeline[].data", stage, 1, metadata -> first.apply(metadata)
                        .data()
                        .size()),
                at.row(".pipeline[].data.*", stage, "y", metadata -> first.apply(metadata)
                        .data("x")
                        .asString()));
    }

    static List<AnswerRow> logprobs(Place<Logprobs> at) {
        List<AnswerRow> rows = new ArrayList<>();
        rows.add(at.row("", "{'content':[{'token':'a'}]}", 1, logprobs -> logprobs.content()
                .size()));
        tokens(rows, at, "content", Logprobs::content);
        tokens(rows, at, "refusal", Logprobs::refusal);
        return rows;
    }

    private static void tokens(
            List<AnswerRow> rows, Place<Logprobs> at, String name, Function<Logprobs, List<TokenLogprob>> tokens) {
        String sample = "{'" + name + "':[{'token':'a','logprob':-0.5,'bytes':[97],"
                + "'top_logprobs':[{'token':'b','logprob':-0.6,'bytes':[98]}]}]}";
        String path = "." + name;
        Function<Logprobs, TokenLogprob> first =
                logprobs -> tokens.apply(logprobs).get(0);
        Function<Logprobs, TokenLogprob> top =
                logprobs -> first.apply(logprobs).topLogprobs().get(0);
        rows.add(at.row(path, sample, 1, logprobs -> tokens.apply(logprobs).size()));
        rows.add(at.row(path + "[].token", sample, "a", logprobs -> first.apply(logprobs)
                .token()));
        rows.add(at.row(path + "[].logprob", sample, new BigDecimal("-0.5"), logprobs -> first.apply(logprobs)
                .logprob()));
        rows.add(at.row(path + "[].bytes", sample, new byte[] {97}, logprobs -> first.apply(logprobs)
                .bytes()));
        rows.add(at.row(path + "[].top_logprobs", sample, 1, logprobs -> first.apply(logprobs)
                .topLogprobs()
                .size()));
        rows.add(at.row(path + "[].top_logprobs[].token", sample, "b", logprobs -> top.apply(logprobs)
                .token()));
        rows.add(at.row(
                path + "[].top_logprobs[].logprob", sample, new BigDecimal("-0.6"), logprobs -> top.apply(logprobs)
                        .logprob()));
        rows.add(at.row(path + "[].top_logprobs[].bytes", sample, new byte[] {98}, logprobs -> top.apply(logprobs)
                .bytes()));
    }

    static List<AnswerRow> said(Place<AssistantMessage> at) {
        String audio = "{'audio':{'id':'a','data':'QUJD','transcript':'t','expires_at':1787000099}}";
        String call = "{'tool_calls':[{'id':'c','type':'custom','function':{'name':'f','arguments':'{}'}}]}";
        String image = "{'images':[{'type':'image_url','index':2,'image_url':{'url':'https://a'}}]}";
        Function<AssistantMessage, ToolCall> firstCall =
                message -> message.toolCalls().get(0);
        List<AnswerRow> rows = new ArrayList<>(List.of(
                at.row("", "{'content':'s'}", "s", Message::text),
                at.row(".role", "{'role':'other'}", new Role("other"), Message::role),
                at.row(".content", "{'content':'s'}", "s", Message::text),
                at.row(".refusal", "{'refusal':'no'}", "no", AssistantMessage::refusal),
                at.row(".reasoning", "{'reasoning':'hm'}", "hm", AssistantMessage::reasoning),
                at.row(".reasoning_content", "{'reasoning_content':'hm'}", "hm", AssistantMessage::reasoning),
                at.row(".audio", audio, "a", message -> message.audio().id()),
                at.row(".audio.id", audio, "a", message -> message.audio().id()),
                at.row(".audio.data", audio, "QUJD", message -> message.audio().data()),
                at.row(".audio.transcript", audio, "t", message -> message.audio()
                        .transcript()),
                at.row(".audio.expires_at", audio, Instant.ofEpochSecond(1_787_000_099), message -> message.audio()
                        .expiresAt()),
                at.row(".tool_calls", call, 1, message -> message.toolCalls().size()),
                at.row(".tool_calls[].id", call, "c", message -> firstCall
                        .apply(message)
                        .id()),
                at.row(".tool_calls[].type", call, "custom", message -> firstCall
                        .apply(message)
                        .type()),
                at.row(".tool_calls[].function", call, "f", message -> firstCall
                        .apply(message)
                        .name()),
                at.row(".tool_calls[].function.name", call, "f", message -> firstCall
                        .apply(message)
                        .name()),
                at.row(".tool_calls[].function.arguments", call, "{}", message -> firstCall
                        .apply(message)
                        .arguments()),
                at.row(".images", image, 1, message -> message.images().size()),
                at.row(".images[].type", image, "image_url", message -> message.images()
                        .get(0)
                        .type()),
                at.row(".images[].index", image, 2L, message -> message.images()
                        .get(0)
                        .index()),
                at.row(".images[].image_url", image, "https://a", message -> message.images()
                        .get(0)
                        .url()),
                at.row(".images[].image_url.url", image, "https://a", message -> message.images()
                        .get(0)
                        .url())));
        reasoning(rows, at);
        annotations(rows, at);
        return rows;
    }

    private static void reasoning(List<AnswerRow> rows, Place<AssistantMessage> at) {
        rows.add(at.row(
                ".reasoning_details",
                "{'reasoning_details':[{'type':'reasoning.text'}]}",
                1,
                message -> message.reasoningDetails().size()));
        block(rows, at, "text", "text", "hm", ReasoningText.class, ReasoningText::text);
        block(rows, at, "text", "signature", "c2ln", ReasoningText.class, ReasoningText::signature);
        block(rows, at, "summary", "summary", "short", ReasoningSummary.class, ReasoningSummary::summary);
        block(rows, at, "encrypted", "data", "QUJD", ReasoningEncrypted.class, ReasoningEncrypted::data);
        Class<ReasoningServerToolCall> call = ReasoningServerToolCall.class;
        block(rows, at, "server_tool_call", "tool_name", "t", call, ReasoningServerToolCall::toolName);
        block(rows, at, "server_tool_call", "arguments", "{}", call, ReasoningServerToolCall::arguments);
        block(rows, at, "server_tool_call", "result", "r", call, ReasoningServerToolCall::result);
        block(rows, at, "server_tool_call", "tool_call_id", "c", call, ReasoningServerToolCall::toolCallId);
        for (String kind : List.of("text", "summary", "encrypted", "server_tool_call")) {
            block(rows, at, kind, "id", "rs_1", ReasoningDetail.class, ReasoningDetail::id);
            block(rows, at, kind, "format", "google-gemini-v1", ReasoningDetail.class, detail -> detail.format()
                    .value());
            String path = ".reasoning_details[]<reasoning." + kind + ">";
            String sample = "{'reasoning_details':[{'type':'reasoning." + kind + "','index':3}]}";
            rows.add(at.row(path + ".index", sample, 3L, message -> message.reasoningDetails()
                    .get(0)
                    .index()));
            rows.add(at.row(path + ".type", sample, "reasoning." + kind, message -> message.reasoningDetails()
                    .get(0)
                    .type()));
        }
    }

    private static <T extends ReasoningDetail> void block(
            List<AnswerRow> rows,
            Place<AssistantMessage> at,
            String kind,
            String field,
            String value,
            Class<T> arm,
            Function<T, @Nullable Object> typed) {
        rows.add(at.row(
                ".reasoning_details[]<reasoning." + kind + ">." + field,
                "{'reasoning_details':[{'type':'reasoning." + kind + "','" + field + "':'" + value + "'}]}",
                value,
                message -> typed.apply(arm.cast(message.reasoningDetails().get(0)))));
    }

    private static void annotations(List<AnswerRow> rows, Place<AssistantMessage> at) {
        String page =
                "{'annotations':[{'type':'url_citation','url_citation':{'url':'https://a','title':'t','content':'c',"
                        + "'start_index':1,'end_index':2}}]}";
        String file = "{'annotations':[{'type':'file','file':{'hash':'h','name':'n','content':["
                + "{'type':'image_url','image_url':{'url':'https://a'}},{'type':'text','text':'read'}]}}]}";
        String path = ".annotations[]<url_citation>";
        rows.add(
                at.row(".annotations", page, 1, message -> message.annotations().size()));
        rows.add(at.row(
                path + ".type", page, "url_citation", message -> page(message).type()));
        rows.add(at.row(path + ".url_citation", page, "https://a", message -> page(message)
                .url()));
        rows.add(at.row(path + ".url_citation.url", page, "https://a", message -> page(message)
                .url()));
        rows.add(at.row(path + ".url_citation.title", page, "t", message -> page(message)
                .title()));
        rows.add(at.row(path + ".url_citation.content", page, "c", message -> page(message)
                .content()));
        rows.add(at.row(path + ".url_citation.start_index", page, 1L, message -> page(message)
                .startIndex()));
        rows.add(at.row(path + ".url_citation.end_index", page, 2L, message -> page(message)
                .endIndex()));
        path = ".annotations[]<file>";
        rows.add(at.row(path + ".type", file, "file", message -> file(message).type()));
        rows.add(at.row(path + ".file", file, "h", message -> file(message).hash()));
        rows.add(at.row(path + ".file.hash", file, "h", message -> file(message).hash()));
        rows.add(at.row(path + ".file.name", file, "n", message -> file(message).name()));
        rows.add(at.row(path + ".file.content", file, 2, message -> file(message)
                .content()
                .size()));
        rows.add(at.row(path + ".file.content[]<text>.text", file, "read", message -> ((TextPart)
                        file(message).content().get(1))
                .text()));
        rows.add(at.row(path + ".file.content[]<image_url>.image_url.url", file, "https://a", message -> ((ImagePart)
                        file(message).content().get(0))
                .url()));
    }

    private static UrlCitation page(AssistantMessage message) {
        return (UrlCitation) message.annotations().get(0);
    }

    private static ParsedFile file(AssistantMessage message) {
        return (ParsedFile) message.annotations().get(0);
    }

    static List<AnswerRow> error(Place<ApiError> at) {
        String sample = "{'code':502,'message':'gone','metadata':{'error_type':'timeout','provider_code':'x',"
                + "'previous_errors':[{'message':'before'}]}}";
        return List.of(
                at.row("", sample, "gone", ApiError::message),
                at.row(".code", sample, 502, ApiError::status),
                at.row(".message", sample, "gone", ApiError::message),
                at.row(".metadata", sample, ErrorType.of("timeout"), ApiError::type),
                at.row(".metadata.error_type", sample, ErrorType.of("timeout"), ApiError::type),
                at.row(".metadata.provider_code", sample, "x", ApiError::providerCode),
                at.row(".metadata.previous_errors", sample, "before", error -> error.previousErrors()
                        .get(0)
                        .message()));
    }
}
