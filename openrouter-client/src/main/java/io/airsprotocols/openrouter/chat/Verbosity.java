package io.airsprotocols.openrouter.chat;

/**
 * How long-winded a model answers ({@code verbosity}).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record Verbosity(String value) {
    /** Briefly. */
    public static final Verbosity LOW = new Verbosity("low");

    /** As models do by default. */
    public static final Verbosity MEDIUM = new Verbosity("medium");

    /** At length. */
    public static final Verbosity HIGH = new Verbosity("high");

    /** At greater length. */
    public static final Verbosity XHIGH = new Verbosity("xhigh");

    /** As fully as the model can. */
    public static final Verbosity MAX = new Verbosity("max");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
