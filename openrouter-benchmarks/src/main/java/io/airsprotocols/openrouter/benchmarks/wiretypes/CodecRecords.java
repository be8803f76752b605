package io.airsprotocols.openrouter.benchmarks.wiretypes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.JsonNode;

/**
 * Way (c): records with codecs written by hand over the streaming parser. Lists are null when absent, so that an empty
 * list can be told from none when it is written back.
 */
final class CodecRecords {

    private CodecRecords() {}

    static ChatResponse readAnswer(byte[] bytes) {
        return read(bytes, ChatResponse::read);
    }

    static ChatChunk readChunk(byte[] bytes) {
        return read(bytes, ChatChunk::read);
    }

    static byte[] write(ChatResponse answer) {
        // The buffers that Jackson's own writing of bytes uses, so that the ways differ in nothing but the codec.
        BufferRecycler recycler = Trees.MAPPER.tokenStreamFactory()._getBufferRecycler();
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(recycler)) {
            try (JsonGenerator to = Trees.MAPPER.createGenerator(bytes)) {
                new Sink(to).object(answer, ChatResponse::write);
            }
            return bytes.getClearAndRelease();
        } finally {
            recycler.releaseToPool();
        }
    }

    private static <T> T read(byte[] bytes, java.util.function.Function<JsonParser, T> codec) {
        try (JsonParser parser = Trees.parser(bytes)) {
            parser.nextToken();
            T value = codec.apply(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("Something follows the JSON object");
            }
            return value;
        }
    }

    // counted from here
    record ChatResponse(
            @Nullable String id,
            @Nullable Long created,
            @Nullable String model,
            @Nullable String provider,
            @Nullable List<ChatChoice> choices,
            @Nullable String systemFingerprint,
            @Nullable String serviceTier,
            @Nullable Usage usage,
            Map<String, JsonNode> extra) {

        static ChatResponse read(JsonParser parser) {
            String id = null;
            Long created = null;
            String model = null;
            String provider = null;
            List<ChatChoice> choices = null;
            String systemFingerprint = null;
            String serviceTier = null;
            Usage usage = null;
            Fields fields = new Fields(parser);
            for (String field = fields.next(); field != null; field = fields.next()) {
                switch (field) {
                    case "id" -> id = fields.text();
                    case "created" -> created = fields.number();
                    case "model" -> model = fields.text();
                    case "provider" -> provider = fields.text();
                    case "choices" -> choices = fields.list(ChatChoice::read);
                    case "system_fingerprint" -> systemFingerprint = fields.text();
                    case "service_tier" -> serviceTier = fields.text();
                    case "usage" -> usage = fields.child(Usage::read);
                    default -> fields.other();
                }
            }
            return new ChatResponse(
                    id, created, model, provider, choices, systemFingerprint, serviceTier, usage, fields.extra());
        }

        void write(Sink to) {
            to.text("id", id);
            to.number("created", created);
            to.text("model", model);
            to.text("provider", provider);
            to.list("choices", choices, ChatChoice::write);
            to.text("system_fingerprint", systemFingerprint);
            to.text("service_tier", serviceTier);
            to.child("usage", usage, Usage::write);
            to.extra(extra);
        }

        String text() {
            Message message =
                    choices == null || choices.isEmpty() ? null : choices.get(0).message();
            return message == null ? "" : message.text();
        }
    }

    record ChatChoice(
            @Nullable Long index,
            @Nullable Message message,
            @Nullable Delta delta,
            @Nullable FinishReason finishReason,
            @Nullable String nativeFinishReason,
            @Nullable JsonNode logprobs,
            @Nullable JsonNode error,
            Map<String, JsonNode> extra) {

        static ChatChoice read(JsonParser parser) {
            Long index = null;
            Message message = null;
            Delta delta = null;
            FinishReason finishReason = null;
            String nativeFinishReason = null;
            JsonNode logprobs = null;
            JsonNode error = null;
            Fields fields = new Fields(parser);
            for (String field = fields.next(); field != null; field = fields.next()) {
                switch (field) {
                    case "index" -> index = fields.number();
                    case "message" -> message = fields.child(Message::read);
                    case "delta" -> delta = fields.child(Delta::read);
                    case "finish_reason" -> finishReason = FinishReason.orNull(fields.text());
                    case "native_finish_reason" -> nativeFinishReason = fields.text();
                    case "logprobs" -> logprobs = fields.node();
                    case "error" -> error = fields.node();
                    default -> fields.other();
                }
            }
            return new ChatChoice(
                    index, message, delta, finishReason, nativeFinishReason, logprobs, error, fields.extra());
        }

        void write(Sink to) {
            to.number("index", index);
            to.child("message", message, Message::write);
            to.child("delta", delta, Delta::write);
            to.text("finish_reason", finishReason == null ? null : finishReason.value());
            to.text("native_finish_reason", nativeFinishReason);
            to.node("logprobs", logprobs);
            to.node("error", error);
            to.extra(extra);
        }
    }

    record Message(
            @Nullable String role,
            @Nullable JsonNode content,
            @Nullable String name,
            @Nullable String toolCallId,
            @Nullable List<ToolCall> toolCalls,
            @Nullable String reasoning,
            @Nullable List<ReasoningDetail> reasoningDetails,
            @Nullable String refusal,
            Map<String, JsonNode> extra) {

        static Message read(JsonParser parser) {
            String role = null;
            JsonNode content = null;
            String name = null;
            String toolCallId = null;
            List<ToolCall> toolCalls = null;
            String reasoning = null;
            List<ReasoningDetail> reasoningDetails = null;
            String refusal = null;
            Fields fields = new Fields(parser);
            for (String field = fields.next(); field != null; field = fields.next()) {
                switch (field) {
                    case "role" -> role = fields.text();
                    case "content" -> content = fields.node();
                    case "name" -> name = fields.text();
                    case "tool_call_id" -> toolCallId = fields.text();
                    case "tool_calls" -> toolCalls = fields.list(ToolCall::read);
                    case "reasoning" -> reasoning = fields.text();
                    case "reasoning_details" -> reasoningDetails = fields.list(ReasoningDetail::read);
                    case "refusal" -> refusal = fields.text();
                    default -> fields.other();
                }
            }
            return new Message(
                    role, content, name, toolCallId, toolCalls, reasoning, reasoningDetails, refusal, fields.extra());
        }

        void write(Sink to) {
            to.text("role", role);
            to.node("content", content);
            to.text("name", name);
            to.text("tool_call_id", toolCallId);
            to.list("tool_calls", toolCalls, ToolCall::write);
            to.text("reasoning", reasoning);
            to.list("reasoning_details", reasoningDetails, ReasoningDetail::write);
            to.text("refusal", refusal);
            to.extra(extra);
        }

        String text() {
            return content == null ? "" : content.asString("");
        }
    }

    record ToolCall(
            @Nullable Long index,
            @Nullable String id,
            @Nullable String type,
            @Nullable Function function,
            Map<String, JsonNode> extra) {

        static ToolCall read(JsonParser parser) {
            Long index = null;
            String id = null;
            String type = null;
            Function function = null;
            Fields fields = new Fields(parser);
            for (String field = fields.next(); field != null; field = fields.next()) {
                switch (field) {
                    case "index" -> index = fields.number();
                    case "id" -> id = fields.text();
                    case "type" -> type = fields.text();
                    case "function" -> function = fields.child(Function::read);
                    default -> fields.other();
                }
            }
            return new ToolCall(index, id, type, function, fields.extra());
        }

        void write(Sink to) {
            to.number("index", index);
            to.text("id", id);
            to.text("type", type);
            to.child("function", function, Function::write);
            to.extra(extra);
        }
    }

    record Function(@Nullable String name, @Nullable String arguments, Map<String, JsonNode> extra) {

        static Function read(JsonParser parser) {
            String name = null;
            String arguments = null;
            Fields fields = new Fields(parser);
            for (String field = fields.next(); field != null; field = fields.next()) {
                switch (field) {
                    case "name" -> name = fields.text();
                    case "arguments" -> arguments = fields.text();
                    default -> fields.other();
                }
            }
            return new Function(name, arguments, fields.extra());
        }

        void write(Sink to) {
            to.text("name", name);
            to.text("arguments", arguments);
            to.extra(extra);
        }
    }

    record Usage(
            @Nullable Long promptTokens,
            @Nullable Long completionTokens,
            @Nullable Long totalTokens,
            @Nullable PromptTokensDetails promptTokensDetails,
            @Nullable JsonNode completionTokensDetails,
            @Nullable BigDecimal cost,
            @Nullable Boolean byok,
            @Nullable CostDetails costDetails,
            Map<String, JsonNode> extra) {

        static Usage read(JsonParser parser) {
            Long promptTokens = null;
            Long completionTokens = null;
            Long totalTokens = null;
            PromptTokensDetails promptTokensDetails = null;
            JsonNode completionTokensDetails = null;
            BigDecimal cost = null;
            Boolean byok = null;
            CostDetails costDetails = null;
            Fields fields = new Fields(parser);
            for (String field = fields.next(); field != null; field = fields.next()) {
                switch (field) {
                    case "prompt_tokens" -> promptTokens = fields.number();
                    case "completion_tokens" -> completionTokens = fields.number();
                    case "total_tokens" -> totalTokens = fields.number();
                    case "prompt_tokens_details" -> promptTokensDetails = fields.child(PromptTokensDetails::read);
                    case "completion_tokens_details" -> completionTokensDetails = fields.node();
                    case "cost" -> cost = fields.decimal();
                    case "is_byok" -> byok = fields.flag();
                    case "cost_details" -> costDetails = fields.child(CostDetails::read);
                    default -> fields.other();
                }
            }
            return new Usage(
                    promptTokens,
                    completionTokens,
                    totalTokens,
                    promptTokensDetails,
                    completionTokensDetails,
                    cost,
                    byok,
                    costDetails,
                    fields.extra());
        }

        void write(Sink to) {
            to.number("prompt_tokens", promptTokens);
            to.number("completion_tokens", completionTokens);
            to.number("total_tokens", totalTokens);
            to.child("prompt_tokens_details", promptTokensDetails, PromptTokensDetails::write);
            to.node("completion_tokens_details", completionTokensDetails);
            to.decimal("cost", cost);
            to.flag("is_byok", byok);
            to.child("cost_details", costDetails, CostDetails::write);
            to.extra(extra);
        }
    }

    record CostDetails(
            @Nullable BigDecimal upstreamInferenceCost,
            @Nullable BigDecimal upstreamInferencePromptCost,
            @Nullable BigDecimal upstreamInferenceCompletionsCost,
            Map<String, JsonNode> extra) {

        static CostDetails read(JsonParser parser) {
            BigDecimal upstreamInferenceCost = null;
            BigDecimal upstreamInferencePromptCost = null;
            BigDecimal upstreamInferenceCompletionsCost = null;
            Fields fields = new Fields(parser);
            for (String field = fields.next(); field != null; field = fields.next()) {
                switch (field) {
                    case "upstream_inference_cost" -> upstreamInferenceCost = fields.decimal();
                    case "upstream_inference_prompt_cost" -> upstreamInferencePromptCost = fields.decimal();
                    case "upstream_inference_completions_cost" -> upstreamInferenceCompletionsCost = fields.decimal();
                    default -> fields.other();
                }
            }
            return new CostDetails(
                    upstreamInferenceCost,
                    upstreamInferencePromptCost,
                    upstreamInferenceCompletionsCost,
                    fields.extra());
        }

        void write(Sink to) {
            to.decimal("upstream_inference_cost", upstreamInferenceCost);
            to.decimal("upstream_inference_prompt_cost", upstreamInferencePromptCost);
            to.decimal("upstream_inference_completions_cost", upstreamInferenceCompletionsCost);
            to.extra(extra);
        }
    }

    record PromptTokensDetails(
            @Nullable Long cachedTokens,
            @Nullable Long cacheWriteTokens,
            @Nullable Long audioTokens,
            @Nullable Long videoTokens,
            Map<String, JsonNode> extra) {

        static PromptTokensDetails read(JsonParser parser) {
            Long cachedTokens = null;
            Long cacheWriteTokens = null;
            Long audioTokens = null;
            Long videoTokens = null;
            Fields fields = new Fields(parser);
            for (String field = fields.next(); field != null; field = fields.next()) {
                switch (field) {
                    case "cached_tokens" -> cachedTokens = fields.number();
                    case "cache_write_tokens" -> cacheWriteTokens = fields.number();
                    case "audio_tokens" -> audioTokens = fields.number();
                    case "video_tokens" -> videoTokens = fields.number();
                    default -> fields.other();
                }
            }
            return new PromptTokensDetails(cachedTokens, cacheWriteTokens, audioTokens, videoTokens, fields.extra());
        }

        void write(Sink to) {
            to.number("cached_tokens", cachedTokens);
            to.number("cache_write_tokens", cacheWriteTokens);
            to.number("audio_tokens", audioTokens);
            to.number("video_tokens", videoTokens);
            to.extra(extra);
        }
    }

    record ChatChunk(
            @Nullable String id,
            @Nullable Long created,
            @Nullable String model,
            @Nullable String provider,
            @Nullable List<ChatChoice> choices,
            @Nullable Usage usage,
            @Nullable JsonNode error,
            Map<String, JsonNode> extra) {

        static ChatChunk read(JsonParser parser) {
            String id = null;
            Long created = null;
            String model = null;
            String provider = null;
            List<ChatChoice> choices = null;
            Usage usage = null;
            JsonNode error = null;
            Fields fields = new Fields(parser);
            for (String field = fields.next(); field != null; field = fields.next()) {
                switch (field) {
                    case "id" -> id = fields.text();
                    case "created" -> created = fields.number();
                    case "model" -> model = fields.text();
                    case "provider" -> provider = fields.text();
                    case "choices" -> choices = fields.list(ChatChoice::read);
                    case "usage" -> usage = fields.child(Usage::read);
                    case "error" -> error = fields.node();
                    default -> fields.other();
                }
            }
            return new ChatChunk(id, created, model, provider, choices, usage, error, fields.extra());
        }

        void write(Sink to) {
            to.text("id", id);
            to.number("created", created);
            to.text("model", model);
            to.text("provider", provider);
            to.list("choices", choices, ChatChoice::write);
            to.child("usage", usage, Usage::write);
            to.node("error", error);
            to.extra(extra);
        }

        String text() {
            Delta delta =
                    choices == null || choices.isEmpty() ? null : choices.get(0).delta();
            return delta == null || delta.content() == null ? "" : delta.content();
        }
    }

    record Delta(
            @Nullable String role,
            @Nullable String content,
            @Nullable String reasoning,
            @Nullable List<ReasoningDetail> reasoningDetails,
            @Nullable String refusal,
            @Nullable List<ToolCall> toolCalls,
            Map<String, JsonNode> extra) {

        static Delta read(JsonParser parser) {
            String role = null;
            String content = null;
            String reasoning = null;
            List<ReasoningDetail> reasoningDetails = null;
            String refusal = null;
            List<ToolCall> toolCalls = null;
            Fields fields = new Fields(parser);
            for (String field = fields.next(); field != null; field = fields.next()) {
                switch (field) {
                    case "role" -> role = fields.text();
                    case "content" -> content = fields.text();
                    case "reasoning" -> reasoning = fields.text();
                    case "reasoning_details" -> reasoningDetails = fields.list(ReasoningDetail::read);
                    case "refusal" -> refusal = fields.text();
                    case "tool_calls" -> toolCalls = fields.list(ToolCall::read);
                    default -> fields.other();
                }
            }
            return new Delta(role, content, reasoning, reasoningDetails, refusal, toolCalls, fields.extra());
        }

        void write(Sink to) {
            to.text("role", role);
            to.text("content", content);
            to.text("reasoning", reasoning);
            to.list("reasoning_details", reasoningDetails, ReasoningDetail::write);
            to.text("refusal", refusal);
            to.list("tool_calls", toolCalls, ToolCall::write);
            to.extra(extra);
        }
    }

    record ReasoningDetail(
            @Nullable String type,
            @Nullable String text,
            @Nullable String summary,
            @Nullable String data,
            @Nullable String signature,
            @Nullable String format,
            @Nullable String id,
            @Nullable Long index,
            Map<String, JsonNode> extra) {

        static ReasoningDetail read(JsonParser parser) {
            String type = null;
            String text = null;
            String summary = null;
            String data = null;
            String signature = null;
            String format = null;
            String id = null;
            Long index = null;
            Fields fields = new Fields(parser);
            for (String field = fields.next(); field != null; field = fields.next()) {
                switch (field) {
                    case "type" -> type = fields.text();
                    case "text" -> text = fields.text();
                    case "summary" -> summary = fields.text();
                    case "data" -> data = fields.text();
                    case "signature" -> signature = fields.text();
                    case "format" -> format = fields.text();
                    case "id" -> id = fields.text();
                    case "index" -> index = fields.number();
                    default -> fields.other();
                }
            }
            return new ReasoningDetail(type, text, summary, data, signature, format, id, index, fields.extra());
        }

        void write(Sink to) {
            to.text("type", type);
            to.text("text", text);
            to.text("summary", summary);
            to.text("data", data);
            to.text("signature", signature);
            to.text("format", format);
            to.text("id", id);
            to.number("index", index);
            to.extra(extra);
        }
    }
    // counted to here
}
