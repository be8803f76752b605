package io.airsprotocols.openrouter.benchmarks.wiretypes;

import io.airsprotocols.openrouter.json.JsonView;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Way (b): small classes that are typed views over one kept tree. Leniency comes from {@link JsonView}. */
final class TreeViews {

    private TreeViews() {}

    static ChatResponse readAnswer(byte[] bytes) {
        return new ChatResponse(Trees.read(bytes));
    }

    static ChatChunk readChunk(byte[] bytes) {
        return new ChatChunk(Trees.read(bytes));
    }

    // counted from here
    static final class ChatResponse extends JsonView {
        ChatResponse(ObjectNode json) {
            super(json);
        }

        @Nullable
        String id() {
            return string("id");
        }

        @Nullable
        Long created() {
            return number("created");
        }

        @Nullable
        String model() {
            return string("model");
        }

        @Nullable
        String provider() {
            return string("provider");
        }

        List<ChatChoice> choices() {
            return children("choices", ChatChoice::new);
        }

        @Nullable
        String systemFingerprint() {
            return string("system_fingerprint");
        }

        @Nullable
        String serviceTier() {
            return string("service_tier");
        }

        @Nullable
        Usage usage() {
            return child("usage", Usage::new);
        }

        String text() {
            List<ChatChoice> choices = choices();
            Message message = choices.isEmpty() ? null : choices.get(0).message();
            return message == null ? "" : message.text();
        }

        byte[] write() {
            return Trees.write(tree());
        }
    }

    static final class ChatChoice extends JsonView {
        ChatChoice(ObjectNode json) {
            super(json);
        }

        @Nullable
        Long index() {
            return number("index");
        }

        @Nullable
        Message message() {
            return child("message", Message::new);
        }

        @Nullable
        Delta delta() {
            return child("delta", Delta::new);
        }

        @Nullable
        FinishReason finishReason() {
            return FinishReason.orNull(string("finish_reason"));
        }

        @Nullable
        String nativeFinishReason() {
            return string("native_finish_reason");
        }

        @Nullable
        JsonNode logprobs() {
            return node("logprobs");
        }

        @Nullable
        JsonNode error() {
            return node("error");
        }
    }

    static final class Message extends JsonView {
        Message(ObjectNode json) {
            super(json);
        }

        @Nullable
        String role() {
            return string("role");
        }

        @Nullable
        JsonNode content() {
            return node("content");
        }

        @Nullable
        String name() {
            return string("name");
        }

        @Nullable
        String toolCallId() {
            return string("tool_call_id");
        }

        List<ToolCall> toolCalls() {
            return children("tool_calls", ToolCall::new);
        }

        @Nullable
        String reasoning() {
            return string("reasoning");
        }

        List<ReasoningDetail> reasoningDetails() {
            return children("reasoning_details", ReasoningDetail::new);
        }

        @Nullable
        String refusal() {
            return string("refusal");
        }

        String text() {
            return string("content", "");
        }
    }

    static final class ToolCall extends JsonView {
        ToolCall(ObjectNode json) {
            super(json);
        }

        @Nullable
        Long index() {
            return number("index");
        }

        @Nullable
        String id() {
            return string("id");
        }

        @Nullable
        String type() {
            return string("type");
        }

        @Nullable
        Function function() {
            return child("function", Function::new);
        }
    }

    static final class Function extends JsonView {
        Function(ObjectNode json) {
            super(json);
        }

        @Nullable
        String name() {
            return string("name");
        }

        @Nullable
        String arguments() {
            return string("arguments");
        }
    }

    static final class Usage extends JsonView {
        Usage(ObjectNode json) {
            super(json);
        }

        long promptTokens() {
            return count("prompt_tokens");
        }

        long completionTokens() {
            return count("completion_tokens");
        }

        long totalTokens() {
            return count("total_tokens");
        }

        @Nullable
        PromptTokensDetails promptTokensDetails() {
            return child("prompt_tokens_details", PromptTokensDetails::new);
        }

        @Nullable
        JsonNode completionTokensDetails() {
            return node("completion_tokens_details");
        }

        @Nullable
        BigDecimal cost() {
            return decimal("cost");
        }

        @Nullable
        Boolean byok() {
            return flag("is_byok");
        }

        @Nullable
        CostDetails costDetails() {
            return child("cost_details", CostDetails::new);
        }
    }

    static final class CostDetails extends JsonView {
        CostDetails(ObjectNode json) {
            super(json);
        }

        @Nullable
        BigDecimal upstreamInferenceCost() {
            return decimal("upstream_inference_cost");
        }

        @Nullable
        BigDecimal upstreamInferencePromptCost() {
            return decimal("upstream_inference_prompt_cost");
        }

        @Nullable
        BigDecimal upstreamInferenceCompletionsCost() {
            return decimal("upstream_inference_completions_cost");
        }
    }

    static final class PromptTokensDetails extends JsonView {
        PromptTokensDetails(ObjectNode json) {
            super(json);
        }

        long cachedTokens() {
            return count("cached_tokens");
        }

        long cacheWriteTokens() {
            return count("cache_write_tokens");
        }

        long audioTokens() {
            return count("audio_tokens");
        }

        long videoTokens() {
            return count("video_tokens");
        }
    }

    static final class ChatChunk extends JsonView {
        ChatChunk(ObjectNode json) {
            super(json);
        }

        @Nullable
        String id() {
            return string("id");
        }

        @Nullable
        Long created() {
            return number("created");
        }

        @Nullable
        String model() {
            return string("model");
        }

        @Nullable
        String provider() {
            return string("provider");
        }

        List<ChatChoice> choices() {
            return children("choices", ChatChoice::new);
        }

        @Nullable
        Usage usage() {
            return child("usage", Usage::new);
        }

        @Nullable
        JsonNode error() {
            return node("error");
        }

        String text() {
            List<ChatChoice> choices = choices();
            Delta delta = choices.isEmpty() ? null : choices.get(0).delta();
            String content = delta == null ? null : delta.content();
            return content == null ? "" : content;
        }
    }

    static final class Delta extends JsonView {
        Delta(ObjectNode json) {
            super(json);
        }

        @Nullable
        String role() {
            return string("role");
        }

        @Nullable
        String content() {
            return string("content");
        }

        @Nullable
        String reasoning() {
            return string("reasoning");
        }

        List<ReasoningDetail> reasoningDetails() {
            return children("reasoning_details", ReasoningDetail::new);
        }

        @Nullable
        String refusal() {
            return string("refusal");
        }

        List<ToolCall> toolCalls() {
            return children("tool_calls", ToolCall::new);
        }
    }

    static final class ReasoningDetail extends JsonView {
        ReasoningDetail(ObjectNode json) {
            super(json);
        }

        @Nullable
        String type() {
            return string("type");
        }

        @Nullable
        String text() {
            return string("text");
        }

        @Nullable
        String summary() {
            return string("summary");
        }

        @Nullable
        String data() {
            return string("data");
        }

        @Nullable
        String signature() {
            return string("signature");
        }

        @Nullable
        String format() {
            return string("format");
        }

        @Nullable
        String id() {
            return string("id");
        }

        @Nullable
        Long index() {
            return number("index");
        }
    }
    // counted to here
}
