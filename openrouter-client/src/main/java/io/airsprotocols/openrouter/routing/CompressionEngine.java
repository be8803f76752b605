package io.airsprotocols.openrouter.routing;

/**
 * How messages are shortened ({@code engine} of context compression).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record CompressionEngine(String value) {
    /** Leaves out the middle of the conversation. */
    public static final CompressionEngine MIDDLE_OUT = new CompressionEngine("middle-out");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
