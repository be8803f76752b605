package io.airsprotocols.openrouter.routing;

/**
 * How a model sums up its reasoning for the reader ({@code reasoning.summary}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record SummaryLength(String value) {
    /** As the model does by default. */
    public static final SummaryLength AUTO = new SummaryLength("auto");

    /** In short. */
    public static final SummaryLength CONCISE = new SummaryLength("concise");

    /** At length. */
    public static final SummaryLength DETAILED = new SummaryLength("detailed");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
