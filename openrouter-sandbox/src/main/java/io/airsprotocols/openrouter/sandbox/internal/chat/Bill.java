package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What so many tokens cost, to the last decimal.
 *
 * @param price null if nothing is to be paid
 * @param completion what the completion tokens are made of
 * @param cache what of the prompt a cache had
 */
record Bill(
        @Nullable Price price,
        int promptTokens,
        int completionTokens,
        Completion completion,
        Surcharge surcharge,
        PromptCache.Use cache) {

    /** The bill of an answer that was kept: nothing. */
    static Bill nothing(Completion completion) {
        return new Bill(null, 0, 0, completion, Surcharge.NONE, PromptCache.Use.NONE);
    }

    /** The bill if the answer ends after so many tokens. */
    Bill after(int tokens) {
        return price == null ? this : new Bill(price, promptTokens, tokens, completion, surcharge, cache);
    }

    BigDecimal cost() {
        return Json.plain(inference().add(surcharge.fees()));
    }

    private BigDecimal inference() {
        return promptCost().add(completionCost());
    }

    private BigDecimal promptCost() {
        // Nobody pays for an answer that has nothing in it.
        if (price == null || completionTokens == 0) {
            return BigDecimal.ZERO;
        }
        int plain = Math.max(0, promptTokens - cache.read() - cache.written());
        return price.promptCost(plain)
                .add(price.cacheReadCost(cache.read()))
                .add(price.cacheWriteCost(cache.written(), cache.longLived()));
    }

    private BigDecimal completionCost() {
        return price == null ? BigDecimal.ZERO : price.completionCost(completionTokens);
    }

    /** What the cache saved, null if it had no part in the prompt; less than nothing if more was written than read. */
    @Nullable
    BigDecimal cacheDiscount() {
        if (price == null || completionTokens == 0 || cache.read() + cache.written() == 0) {
            return null;
        }
        return price.promptCost(cache.read() + cache.written())
                .subtract(price.cacheReadCost(cache.read()))
                .subtract(price.cacheWriteCost(cache.written(), cache.longLived()));
    }

    int reasoningTokens() {
        return Math.min(completionTokens, completion.thoughts().tokens());
    }

    ObjectNode json() {
        ObjectNode usage = Json.object();
        usage.put("prompt_tokens", promptTokens);
        usage.put("completion_tokens", completionTokens);
        usage.put("total_tokens", promptTokens + completionTokens);
        usage.put("cost", cost());
        usage.put("is_byok", false);
        ObjectNode prompt = usage.putObject("prompt_tokens_details");
        prompt.put("cached_tokens", cache.read());
        if (price != null && price.cacheWrite() != null) {
            prompt.put("cache_write_tokens", cache.written());
        }
        ObjectNode details = usage.putObject("cost_details");
        details.put("upstream_inference_cost", Json.plain(inference()));
        details.put("upstream_inference_prompt_cost", Json.plain(promptCost()));
        details.put("upstream_inference_completions_cost", Json.plain(completionCost()));
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
