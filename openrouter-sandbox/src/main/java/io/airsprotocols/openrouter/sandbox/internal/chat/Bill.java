package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Price;
import java.math.BigDecimal;
import tools.jackson.databind.node.ObjectNode;

/** What so many tokens cost, to the last decimal. */
record Bill(
        int promptTokens, int completionTokens, int reasoningTokens, BigDecimal promptCost, BigDecimal completionCost) {

    static Bill of(Price price, int promptTokens, int completionTokens, int reasoningTokens) {
        // Nobody pays for an answer that has nothing in it.
        boolean insured = completionTokens == 0;
        return new Bill(
                promptTokens,
                completionTokens,
                reasoningTokens,
                insured ? BigDecimal.ZERO : price.promptCost(promptTokens),
                price.completionCost(completionTokens));
    }

    BigDecimal cost() {
        return promptCost.add(completionCost);
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
        details.put("upstream_inference_cost", Json.plain(cost()));
        details.put("upstream_inference_prompt_cost", Json.plain(promptCost));
        details.put("upstream_inference_completions_cost", Json.plain(completionCost));
        usage.putObject("completion_tokens_details").put("reasoning_tokens", reasoningTokens);
        return usage;
    }
}
