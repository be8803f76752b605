package io.airsprotocols.openrouter.routing;

/**
 * Whether providers are sorted for each model or across all fallback models ({@code provider.sort.partition}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record SortPartition(String value) {
    /** Each model for itself: all providers of the first model come before those of the next. */
    public static final SortPartition MODEL = new SortPartition("model");

    /** Across all models: the best provider of any of them comes first. */
    public static final SortPartition NONE = new SortPartition("none");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
