package io.airsprotocols.openrouter.routing;

/**
 * A suffix of a model's id that changes how it is served: {@code openai/gpt-4o:nitro}. See {@link ModelId#with}.
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the suffix without its colon
 */
public record Variant(String value) {
    /** Free of charge, within limits. A model of its own in the catalogue. */
    public static final Variant FREE = new Variant("free");

    /** A longer context. A model of its own in the catalogue. */
    public static final Variant EXTENDED = new Variant("extended");

    /** Reasons by default. A model of its own in the catalogue. */
    public static final Variant THINKING = new Variant("thinking");

    /** The fastest providers first, of the priority tier where there is one. */
    public static final Variant NITRO = new Variant("nitro");

    /** The cheapest providers first, of the flex tier where there is one. */
    public static final Variant FLOOR = new Variant("floor");

    /** The providers first that answer best, with tools above all. */
    public static final Variant EXACTO = new Variant("exacto");

    /** Searches the web for each request. OpenRouter recommends the server tool for it in its place. */
    public static final Variant ONLINE = new Variant("online");

    /** The suffix without its colon. */
    @Override
    public String toString() {
        return value;
    }
}
