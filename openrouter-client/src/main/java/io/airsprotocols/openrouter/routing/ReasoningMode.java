package io.airsprotocols.openrouter.routing;

/**
 * How thoroughly a model reasons ({@code reasoning.mode}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record ReasoningMode(String value) {
    /** As usual. */
    public static final ReasoningMode STANDARD = new ReasoningMode("standard");

    /** Longer and dearer. */
    public static final ReasoningMode PRO = new ReasoningMode("pro");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
