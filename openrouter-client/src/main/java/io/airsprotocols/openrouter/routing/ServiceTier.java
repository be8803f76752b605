package io.airsprotocols.openrouter.routing;

/**
 * Which service level to use ({@code service_tier}). The answer tells which one was used, and that is what is billed.
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record ServiceTier(String value) {
    /** As the account says. */
    public static final ServiceTier AUTO = new ServiceTier("auto");

    /** The usual one. */
    public static final ServiceTier DEFAULT = new ServiceTier("default");

    /** Another name of {@link #PRIORITY}. */
    public static final ServiceTier FAST = new ServiceTier("fast");

    /** Cheaper and slower; endpoints without it are not used. */
    public static final ServiceTier FLEX = new ServiceTier("flex");

    /** Faster and dearer, where an endpoint has it. */
    public static final ServiceTier PRIORITY = new ServiceTier("priority");

    /** Reserved capacity. */
    public static final ServiceTier SCALE = new ServiceTier("scale");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
