package io.airsprotocols.openrouter.usage;

import io.airsprotocols.openrouter.json.JsonView;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What one call used: tokens and money ({@code usage}). Counts that were not sent read as 0. Immutable. */
public final class Usage extends JsonView {

    private final @Nullable BigDecimal costElsewhere;

    /**
     * Views a usage object.
     *
     * @param json the object as it came; the view owns it from here on, and no one may change it any more
     * @param costElsewhere the cost to answer where the object names none, such as that of a header; may be null
     */
    public Usage(ObjectNode json, @Nullable BigDecimal costElsewhere) {
        super(json);
        this.costElsewhere = costElsewhere;
    }

    /**
     * Whether the server reported usage at all. A stream that broke off before its end has none.
     *
     * @return false if nothing is known
     */
    public boolean isReported() {
        return !tree().isEmpty();
    }

    /**
     * Tokens of the prompt ({@code prompt_tokens}).
     *
     * @return the count
     */
    public long promptTokens() {
        return count("prompt_tokens");
    }

    /**
     * Tokens of the answer, reasoning included ({@code completion_tokens}).
     *
     * @return the count
     */
    public long completionTokens() {
        return count("completion_tokens");
    }

    /**
     * All tokens ({@code total_tokens}).
     *
     * @return the count; the sum of prompt and completion where the server does not say
     */
    public long totalTokens() {
        Long total = number("total_tokens");
        return total == null ? promptTokens() + completionTokens() : total;
    }

    /**
     * Tokens of the prompt that were read from a cache ({@code prompt_tokens_details.cached_tokens}).
     *
     * @return the count
     */
    public long cachedTokens() {
        return part("prompt_tokens_details", Counts::new).countOf("cached_tokens");
    }

    /**
     * Tokens of the prompt that were written to a cache ({@code prompt_tokens_details.cache_write_tokens}).
     *
     * @return the count
     */
    public long cacheWriteTokens() {
        return part("prompt_tokens_details", Counts::new).countOf("cache_write_tokens");
    }

    /**
     * Tokens of the prompt that were sound ({@code prompt_tokens_details.audio_tokens}).
     *
     * @return the count
     */
    public long promptAudioTokens() {
        return part("prompt_tokens_details", Counts::new).countOf("audio_tokens");
    }

    /**
     * Tokens of the prompt that were video ({@code prompt_tokens_details.video_tokens}).
     *
     * @return the count
     */
    public long promptVideoTokens() {
        return part("prompt_tokens_details", Counts::new).countOf("video_tokens");
    }

    /**
     * Tokens of the prompt that were files ({@code prompt_tokens_details.file_tokens}).
     *
     * @return the count
     */
    public long promptFileTokens() {
        return part("prompt_tokens_details", Counts::new).countOf("file_tokens");
    }

    /**
     * Tokens the model spent on reasoning ({@code completion_tokens_details.reasoning_tokens}).
     *
     * @return the count
     */
    public long reasoningTokens() {
        return part("completion_tokens_details", Counts::new).countOf("reasoning_tokens");
    }

    /**
     * Tokens of the answer that were sound ({@code completion_tokens_details.audio_tokens}).
     *
     * @return the count
     */
    public long completionAudioTokens() {
        return part("completion_tokens_details", Counts::new).countOf("audio_tokens");
    }

    /**
     * Tokens of the answer that were images ({@code completion_tokens_details.image_tokens}).
     *
     * @return the count
     */
    public long completionImageTokens() {
        return part("completion_tokens_details", Counts::new).countOf("image_tokens");
    }

    /**
     * Tokens of a predicted answer that were used ({@code completion_tokens_details.accepted_prediction_tokens}).
     *
     * @return the count
     */
    public long acceptedPredictionTokens() {
        return part("completion_tokens_details", Counts::new).countOf("accepted_prediction_tokens");
    }

    /**
     * Tokens of a predicted answer that were not used, and are paid for ({@code completion_tokens_details.rejected_prediction_tokens}).
     *
     * @return the count
     */
    public long rejectedPredictionTokens() {
        return part("completion_tokens_details", Counts::new).countOf("rejected_prediction_tokens");
    }

    /**
     * What tools of OpenRouter's own did for the call ({@code server_tool_use_details}, or {@code server_tool_use} as guides
     * have it).
     *
     * @return the counts, or null if the server did not tell
     */
    public @Nullable ServerToolUse serverToolUse() {
        ServerToolUse told = child("server_tool_use_details", ServerToolUse::new);
        return told == null ? child("server_tool_use", ServerToolUse::new) : told;
    }

    /**
     * What the account is charged, in US dollars with all digits sent ({@code cost}). With a provider key of your own it is
     * OpenRouter's fee alone; {@link #totalCost()} has the whole.
     *
     * @return the cost, or null if the server did not tell
     */
    public @Nullable BigDecimal cost() {
        BigDecimal cost = decimal("cost");
        return cost == null ? costElsewhere : cost;
    }

    /**
     * Whether the provider was paid with a key of your own ({@code is_byok}).
     *
     * @return true if the provider charges you directly
     */
    public boolean isByok() {
        return isTrue("is_byok");
    }

    /**
     * Everything this call costs you, in US dollars: {@link #cost()}, and with a provider key of your own also what the
     * provider charges you directly. (Without one the upstream cost is contained in the cost already.)
     *
     * @return the cost, or null if the server did not tell
     */
    public @Nullable BigDecimal totalCost() {
        BigDecimal cost = cost();
        CostDetails details = costDetails();
        BigDecimal upstream = details == null ? null : details.upstreamInferenceCost();
        return isByok() && upstream != null ? (cost == null ? upstream : cost.add(upstream)) : cost;
    }

    /**
     * What the provider charges, by prompt and answer ({@code cost_details}).
     *
     * @return the details, or null if the server did not tell
     */
    public @Nullable CostDetails costDetails() {
        return child("cost_details", CostDetails::new);
    }

    /** Details of a count. */
    private static final class Counts extends JsonView {
        Counts(ObjectNode json) {
            super(json);
        }

        long countOf(String name) {
            return count(name);
        }
    }
}
