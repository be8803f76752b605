package io.airsprotocols.openrouter.error;

/**
 * What became of a call that asked OpenRouter's response cache ({@code X-OpenRouter-Cache-Status}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire, in capitals
 */
public record CacheStatus(String value) {
    /** The answer is an earlier one; no model was asked and nothing is charged. */
    public static final CacheStatus HIT = new CacheStatus("HIT");

    /** A model was asked, and its answer is kept. */
    public static final CacheStatus MISS = new CacheStatus("MISS");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
