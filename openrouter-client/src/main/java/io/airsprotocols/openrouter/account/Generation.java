package io.airsprotocols.openrouter.account;

import io.airsprotocols.openrouter.json.JsonView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What OpenRouter recorded of one call ({@code GET /generation}). Money in US dollars. Immutable. */
public final class Generation extends JsonView {

    Generation(ObjectNode json) {
        super(json);
    }

    /**
     * Its id ({@code id}).
     *
     * @return such as {@code gen-1787000000-…}
     */
    public String id() {
        return string("id", "");
    }

    /**
     * The model that served ({@code model}).
     *
     * @return its id, or null if not told
     */
    public @Nullable String model() {
        return string("model");
    }

    /**
     * The provider that served ({@code provider_name}).
     *
     * @return its display name, or null if not told
     */
    public @Nullable String providerName() {
        return string("provider_name");
    }

    /**
     * When it was made ({@code created_at}).
     *
     * @return the moment, or null if not told
     */
    public @Nullable Instant createdAt() {
        return instant("created_at");
    }

    /**
     * What was charged ({@code total_cost}).
     *
     * @return the cost, or null if not told
     */
    public @Nullable BigDecimal totalCost() {
        return decimal("total_cost");
    }

    /**
     * What the provider charged to a key of your own ({@code upstream_inference_cost}).
     *
     * @return the cost, or null if not told
     */
    public @Nullable BigDecimal upstreamInferenceCost() {
        return decimal("upstream_inference_cost");
    }

    /**
     * Whether the provider was paid with a key of your own ({@code is_byok}).
     *
     * @return true if it was
     */
    public boolean isByok() {
        return isTrue("is_byok");
    }

    /**
     * Tokens of the prompt, by a count that is the same for all models ({@code tokens_prompt}).
     *
     * @return the count
     */
    public long tokensPrompt() {
        return count("tokens_prompt");
    }

    /**
     * Tokens of the answer, by a count that is the same for all models ({@code tokens_completion}).
     *
     * @return the count
     */
    public long tokensCompletion() {
        return count("tokens_completion");
    }

    /**
     * Tokens of the prompt as the provider counts and bills them ({@code native_tokens_prompt}).
     *
     * @return the count
     */
    public long nativeTokensPrompt() {
        return count("native_tokens_prompt");
    }

    /**
     * Tokens of the answer as the provider counts and bills them ({@code native_tokens_completion}).
     *
     * @return the count
     */
    public long nativeTokensCompletion() {
        return count("native_tokens_completion");
    }

    /**
     * Of those, tokens of reasoning ({@code native_tokens_reasoning}).
     *
     * @return the count
     */
    public long nativeTokensReasoning() {
        return count("native_tokens_reasoning");
    }

    /**
     * Whether it streamed ({@code streamed}).
     *
     * @return true if it did
     */
    public boolean isStreamed() {
        return isTrue("streamed");
    }

    /**
     * Whether it was stopped by closing the connection ({@code cancelled}).
     *
     * @return true if it was
     */
    public boolean isCancelled() {
        return isTrue("cancelled");
    }

    /**
     * Why the model stopped ({@code finish_reason}).
     *
     * @return the reason, or null if not told
     */
    public @Nullable String finishReason() {
        return string("finish_reason");
    }

    /**
     * The time to the first token ({@code latency}).
     *
     * @return the time, or null if not told
     */
    public @Nullable Duration latency() {
        return millis("latency");
    }

    /**
     * The time the model took ({@code generation_time}).
     *
     * @return the time, or null if not told
     */
    public @Nullable Duration generationTime() {
        return millis("generation_time");
    }

    private @Nullable Duration millis(String name) {
        BigDecimal millis = decimal(name);
        return millis == null ? null : Duration.ofNanos(millis.movePointRight(6).longValue());
    }
}
