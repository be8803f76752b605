package io.airsprotocols.openrouter.routing;

/**
 * How hard a model thinks before it answers ({@code reasoning.effort}). A model that does not know a value takes the nearest it
 * knows.
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record ReasoningEffort(String value) {
    /** As hard as the model can. */
    public static final ReasoningEffort MAX = new ReasoningEffort("max");

    /** Harder than {@link #HIGH}. */
    public static final ReasoningEffort XHIGH = new ReasoningEffort("xhigh");

    /** Hard. */
    public static final ReasoningEffort HIGH = new ReasoningEffort("high");

    /** What OpenRouter takes when reasoning is turned on without an effort. */
    public static final ReasoningEffort MEDIUM = new ReasoningEffort("medium");

    /** A little. */
    public static final ReasoningEffort LOW = new ReasoningEffort("low");

    /** As little as the model can. */
    public static final ReasoningEffort MINIMAL = new ReasoningEffort("minimal");

    /** Not at all. Models that always reason refuse it. */
    public static final ReasoningEffort NONE = new ReasoningEffort("none");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
