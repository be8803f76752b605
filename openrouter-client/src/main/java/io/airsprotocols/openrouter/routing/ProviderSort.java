package io.airsprotocols.openrouter.routing;

/**
 * What providers are preferred for ({@code provider.sort}). Setting one turns load balancing off.
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record ProviderSort(String value) {
    /** The lowest price. */
    public static final ProviderSort PRICE = new ProviderSort("price");

    /** The most tokens a second. */
    public static final ProviderSort THROUGHPUT = new ProviderSort("throughput");

    /** The shortest time to the first token. */
    public static final ProviderSort LATENCY = new ProviderSort("latency");

    /** The best quality of tool calls. */
    public static final ProviderSort EXACTO = new ProviderSort("exacto");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
