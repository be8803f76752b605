package io.airsprotocols.openrouter.routing;

/**
 * What may be done to messages that are too long ({@code transforms}). OpenRouter has replaced it by the plugin
 * {@link Plugin#contextCompression()}, and still accepts it.
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record Transform(String value) {
    /** Leaves out the middle of the conversation. */
    public static final Transform MIDDLE_OUT = new Transform("middle-out");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
