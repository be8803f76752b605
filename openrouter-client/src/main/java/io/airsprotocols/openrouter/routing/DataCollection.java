package io.airsprotocols.openrouter.routing;

/**
 * Whether providers may store what is sent to them ({@code provider.data_collection}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record DataCollection(String value) {
    /** They may. */
    public static final DataCollection ALLOW = new DataCollection("allow");

    /** Only providers that do not are used. */
    public static final DataCollection DENY = new DataCollection("deny");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
