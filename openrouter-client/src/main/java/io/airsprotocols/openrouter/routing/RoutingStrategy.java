package io.airsprotocols.openrouter.routing;

/**
 * By which way OpenRouter came to the model that answered ({@code openrouter_metadata.strategy}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record RoutingStrategy(String value) {
    /** The model that was asked for. */
    public static final RoutingStrategy DIRECT = new RoutingStrategy("direct");

    /** Chosen by the auto router. */
    public static final RoutingStrategy AUTO = new RoutingStrategy("auto");

    /** Chosen among the free models. */
    public static final RoutingStrategy FREE = new RoutingStrategy("free");

    /** The latest of a family. */
    public static final RoutingStrategy LATEST = new RoutingStrategy("latest");

    /** Another name of it was asked for. */
    public static final RoutingStrategy ALIAS = new RoutingStrategy("alias");

    /** A model before it failed. */
    public static final RoutingStrategy FALLBACK = new RoutingStrategy("fallback");

    /** Chosen by quality and price. */
    public static final RoutingStrategy PARETO = new RoutingStrategy("pareto");

    /** Chosen by the body builder router. */
    public static final RoutingStrategy BODYBUILDER = new RoutingStrategy("bodybuilder");

    /** Several models, fused. */
    public static final RoutingStrategy FUSION = new RoutingStrategy("fusion");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
