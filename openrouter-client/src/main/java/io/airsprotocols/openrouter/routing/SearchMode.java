package io.airsprotocols.openrouter.routing;

/**
 * How thoroughly an engine searches ({@code mode} of a web search); each engine has modes of its own.
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record SearchMode(String value) {
    /** Exa: at once. */
    public static final SearchMode INSTANT = new SearchMode("instant");

    /** Exa, Parallel: fast. */
    public static final SearchMode FAST = new SearchMode("fast");

    /** Exa: it decides. */
    public static final SearchMode AUTO = new SearchMode("auto");

    /** Exa: deep, but light. */
    public static final SearchMode DEEP_LITE = new SearchMode("deep-lite");

    /** Exa: deep. */
    public static final SearchMode DEEP = new SearchMode("deep");

    /** Exa: deep, with reasoning. */
    public static final SearchMode DEEP_REASONING = new SearchMode("deep-reasoning");

    /** Parallel: fastest. */
    public static final SearchMode TURBO = new SearchMode("turbo");

    /** Parallel: plain. */
    public static final SearchMode BASIC = new SearchMode("basic");

    /** Parallel: thorough. */
    public static final SearchMode ADVANCED = new SearchMode("advanced");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
