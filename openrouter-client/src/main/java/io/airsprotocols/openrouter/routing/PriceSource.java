package io.airsprotocols.openrouter.routing;

/**
 * By which price the router for programming compares models ({@code price_source}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record PriceSource(String value) {
    /** The catalogue's price of the prompt. */
    public static final PriceSource PROMPT = new PriceSource("prompt");

    /** What the model's traffic really paid for its prompts. */
    public static final PriceSource WEIGHTED_AVG = new PriceSource("weighted_avg");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
