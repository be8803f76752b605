package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Price;
import java.math.BigDecimal;
import tools.jackson.databind.node.ObjectNode;

/**
 * What so many tokens cost, to the last decimal.
 *
 * @param completion what the completion tokens are made of
 */
record Bill(
        int promptTokens,
        int completionTokens,
        Completion completion,
        BigDecimal promptCost,
        BigDecimal completionCost,
        Surcharge surcharge) {

    static Bill of(Price price, int promptTokens, int completionTokens, Completion completion, Surcharge surcharge) {
        // Nobody pays for an answer that has nothing in it.
        boolean insured = completionTokens == 0;
        return new Bill(
                promptTokens,
                completionTokens,
                completion,
                insured ? BigDecimal.ZERO : price.promptCost(promptTokens),
                price.completionCost(completionTokens),
                surcharge);
    }

    /** The bill of an answer that was kept: nothing. */
    static Bill nothing(Completion completion) {
        return new Bill(0, 0, completion, BigDecimal.ZERO, BigDecimal.ZERO, Surcharge.NONE);
    }

    BigDecimal cost() {
        return inference().add(surcharge.fees());
    }

    private BigDecimal inference() {
        return promptCost.add(completionCost);
    }

    int reasoningTokens() {
        return Math.min(completionTokens, completion.thoughts().tokens());
    }

    ObjectNode json() {
        ObjectNode usage = Json.object();
        usage.put("prompt_tokens", promptTokens);
        usage.put("completion_tokens", completionTokens);
        usage.put("total_tokens", promptTokens + completionTokens);
        usage.put("cost", Json.plain(cost()));
        usage.put("is_byok", false);
        ObjectNode prompt = usage.putObject("prompt_tokens_details");
        prompt.put("cached_tokens", 0);
        ObjectNode details = usage.putObject("cost_details");
        details.put("upstream_inference_cost", Json.plain(inference()));
        details.put("upstream_inference_prompt_cost", Json.plain(promptCost));
        details.put("upstream_inference_completions_cost", Json.plain(completionCost));
        ObjectNode made = usage.putObject("completion_tokens_details");
        made.put("reasoning_tokens", reasoningTokens());
        if (completion.imageTokens() > 0) {
            made.put("image_tokens", Math.min(completionTokens, completion.imageTokens()));
        }
        if (completion.audioTokens() > 0) {
            made.put("audio_tokens", Math.min(completionTokens, completion.audioTokens()));
        }
        surcharge.addTo(usage);
        return usage;
    }
}
