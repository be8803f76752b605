package io.airsprotocols.openrouter.routing;

/**
 * How much of what a search finds is shown to the model ({@code search_context_size}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record SearchContextSize(String value) {
    /** Little, and cheap. */
    public static final SearchContextSize LOW = new SearchContextSize("low");

    /** Some. */
    public static final SearchContextSize MEDIUM = new SearchContextSize("medium");

    /** Much. */
    public static final SearchContextSize HIGH = new SearchContextSize("high");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
