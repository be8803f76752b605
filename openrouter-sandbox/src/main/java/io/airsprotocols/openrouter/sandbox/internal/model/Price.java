package io.airsprotocols.openrouter.sandbox.internal.model;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an endpoint takes, in USD per token; a negative price is not known beforehand.
 *
 * @param cacheRead of a prompt token found in the cache, null if there is no cache
 * @param cacheWrite of a prompt token written to the cache, null if nothing is taken for that
 */
public record Price(
        BigDecimal prompt,
        BigDecimal completion,
        @Nullable BigDecimal cacheRead,
        @Nullable BigDecimal cacheWrite) {

    private static final BigDecimal TWICE = BigDecimal.valueOf(2);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    static Price of(JsonNode json) {
        return new Price(
                new BigDecimal(json.get("prompt").stringValue()),
                new BigDecimal(json.get("completion").stringValue()),
                decimal(json, "cache_read"),
                decimal(json, "cache_write"));
    }

    private static @Nullable BigDecimal decimal(JsonNode json, String field) {
        String text = Json.text(json, field);
        return text == null ? null : new BigDecimal(text);
    }

    Price times(BigDecimal factor) {
        // A price that is not known beforehand stays so.
        return prompt.signum() < 0
                ? this
                : new Price(
                        prompt.multiply(factor),
                        completion.multiply(factor),
                        cacheRead == null ? null : cacheRead.multiply(factor),
                        cacheWrite == null ? null : cacheWrite.multiply(factor));
    }

    public boolean isFree() {
        return prompt.signum() == 0 && completion.signum() == 0;
    }

    public BigDecimal promptCost(long tokens) {
        return prompt.max(BigDecimal.ZERO).multiply(BigDecimal.valueOf(tokens));
    }

    public BigDecimal completionCost(long tokens) {
        return completion.max(BigDecimal.ZERO).multiply(BigDecimal.valueOf(tokens));
    }

    public BigDecimal cacheReadCost(long tokens) {
        return (cacheRead == null ? prompt : cacheRead).max(BigDecimal.ZERO).multiply(BigDecimal.valueOf(tokens));
    }

    /** What writing costs; what is to be kept for an hour costs twice as much as the prompt. */
    public BigDecimal cacheWriteCost(long tokens, boolean longLived) {
        BigDecimal each = longLived ? prompt.multiply(TWICE) : cacheWrite == null ? prompt : cacheWrite;
        return each.max(BigDecimal.ZERO).multiply(BigDecimal.valueOf(tokens));
    }

    public BigDecimal promptPerMillion() {
        return prompt.multiply(MILLION);
    }

    public BigDecimal completionPerMillion() {
        return completion.multiply(MILLION);
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("prompt", prompt.toPlainString());
        json.put("completion", completion.toPlainString());
        if (prompt.signum() >= 0) {
            json.put("request", "0");
            json.put("image", "0");
            json.put("web_search", "0");
            json.put("internal_reasoning", "0");
        }
        if (cacheRead != null) {
            json.put("input_cache_read", cacheRead.toPlainString());
        }
        if (cacheWrite != null) {
            json.put("input_cache_write", cacheWrite.toPlainString());
            json.put("input_cache_write_1h", prompt.multiply(TWICE).toPlainString());
        }
        return json;
    }
}
