package io.airsprotocols.openrouter.routing;

/**
 * How dear a model a router may choose ({@code cost_tier}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record CostTier(String value) {
    /** The cheapest fifth. */
    public static final CostTier LOW = new CostTier("low");

    /** The second fifth. */
    public static final CostTier MEDIUM = new CostTier("medium");

    /** The third fifth. */
    public static final CostTier HIGH = new CostTier("high");

    /** The fourth fifth. */
    public static final CostTier XHIGH = new CostTier("xhigh");

    /** The dearest fifth. */
    public static final CostTier MAX = new CostTier("max");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
