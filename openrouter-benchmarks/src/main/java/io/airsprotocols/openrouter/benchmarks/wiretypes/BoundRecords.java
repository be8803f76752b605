package io.airsprotocols.openrouter.benchmarks.wiretypes;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.json.JsonMapper;

/** Way (a): records bound by Jackson, with all the leniency and losslessness that settings can give it. */
final class BoundRecords {

    private static final JsonMapper MAPPER = Trees.exact(JsonMapper.builder())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(now -> now.withValueInclusion(Include.NON_NULL))
            .withConfigOverride(
                    List.class, list -> list.setInclude(JsonInclude.Value.construct(Include.NON_EMPTY, Include.ALWAYS)))
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .addHandler(new UnexpectedReadsAsNull())
            .build();

    private BoundRecords() {}

    static ChatResponse readAnswer(byte[] bytes) {
        return MAPPER.readValue(bytes, ChatResponse.class);
    }

    static ChatChunk readChunk(byte[] bytes) {
        return MAPPER.readValue(bytes, ChatChunk.class);
    }

    static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    // counted from here
    record ChatResponse(
            @Nullable String id,
            @Nullable Long created,
            @Nullable String model,
            @Nullable String provider,
            @JsonInclude(Include.ALWAYS) List<ChatChoice> choices,
            @Nullable String systemFingerprint,
            @Nullable String serviceTier,
            @Nullable Usage usage,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> extra) {
        ChatResponse {
            choices = orEmpty(choices);
            extra = orEmpty(extra);
        }

        String text() {
            Message message = choices.isEmpty() ? null : choices.get(0).message();
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
            @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> extra) {
        ChatChoice {
            extra = orEmpty(extra);
        }
    }

    record Message(
            @Nullable String role,
            @Nullable JsonNode content,
            @Nullable String name,
            @Nullable String toolCallId,
            List<ToolCall> toolCalls,
            @Nullable String reasoning,
            List<ReasoningDetail> reasoningDetails,
            @Nullable String refusal,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> extra) {
        Message {
            toolCalls = orEmpty(toolCalls);
            reasoningDetails = orEmpty(reasoningDetails);
            extra = orEmpty(extra);
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
            @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> extra) {
        ToolCall {
            extra = orEmpty(extra);
        }
    }

    record Function(
            @Nullable String name,
            @Nullable String arguments,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> extra) {
        Function {
            extra = orEmpty(extra);
        }
    }

    record Usage(
            @Nullable Long promptTokens,
            @Nullable Long completionTokens,
            @Nullable Long totalTokens,
            @Nullable PromptTokensDetails promptTokensDetails,
            @Nullable JsonNode completionTokensDetails,
            @Nullable BigDecimal cost,
            @JsonProperty("is_byok") @Nullable Boolean byok,
            @Nullable CostDetails costDetails,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> extra) {
        Usage {
            extra = orEmpty(extra);
        }
    }

    record CostDetails(
            @Nullable BigDecimal upstreamInferenceCost,
            @Nullable BigDecimal upstreamInferencePromptCost,
            @Nullable BigDecimal upstreamInferenceCompletionsCost,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> extra) {
        CostDetails {
            extra = orEmpty(extra);
        }
    }

    record PromptTokensDetails(
            @Nullable Long cachedTokens,
            @Nullable Long cacheWriteTokens,
            @Nullable Long audioTokens,
            @Nullable Long videoTokens,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> extra) {
        PromptTokensDetails {
            extra = orEmpty(extra);
        }
    }

    record ChatChunk(
            @Nullable String id,
            @Nullable Long created,
            @Nullable String model,
            @Nullable String provider,
            @JsonInclude(Include.ALWAYS) List<ChatChoice> choices,
            @Nullable Usage usage,
            @Nullable JsonNode error,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> extra) {
        ChatChunk {
            choices = orEmpty(choices);
            extra = orEmpty(extra);
        }

        String text() {
            Delta delta = choices.isEmpty() ? null : choices.get(0).delta();
            return delta == null || delta.content() == null ? "" : delta.content();
        }
    }

    record Delta(
            @Nullable String role,
            @Nullable String content,
            @Nullable String reasoning,
            List<ReasoningDetail> reasoningDetails,
            @Nullable String refusal,
            List<ToolCall> toolCalls,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> extra) {
        Delta {
            reasoningDetails = orEmpty(reasoningDetails);
            toolCalls = orEmpty(toolCalls);
            extra = orEmpty(extra);
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
            @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> extra) {
        ReasoningDetail {
            extra = orEmpty(extra);
        }
    }
    // counted to here

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        if (list == null) {
            return List.of();
        }
        return list.contains(null)
                ? list.stream().filter(Objects::nonNull).toList()
                : Collections.unmodifiableList(list);
    }

    private static Map<String, JsonNode> orEmpty(@Nullable Map<String, JsonNode> extra) {
        return extra == null ? Map.of() : extra;
    }

    /** One field of an unexpected kind must not cost the user the whole answer. What was sent there is lost. */
    private static final class UnexpectedReadsAsNull extends DeserializationProblemHandler {
        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message) {
            parser.skipChildren();
            return null;
        }

        @Override
        public @Nullable Object handleWeirdStringValue(
                DeserializationContext context, Class<?> type, String value, String message) {
            return null;
        }

        @Override
        public @Nullable Object handleWeirdNumberValue(
                DeserializationContext context, Class<?> type, Number value, String message) {
            return null;
        }

        @Override
        public @Nullable Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> type,
                ValueInstantiator instantiator,
                JsonParser parser,
                String message) {
            parser.skipChildren();
            return null;
        }
    }
}
