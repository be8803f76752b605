package io.airsprotocols.openrouter.tool;

/**
 * Who loads a page or runs a shell for a model ({@code engine} of a server tool).
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record ToolEngine(String value) {
    /** The engine of the model's provider where it has one, else one of OpenRouter's choice. */
    public static final ToolEngine AUTO = new ToolEngine("auto");

    /** The engine of the model's provider. */
    public static final ToolEngine NATIVE = new ToolEngine("native");

    /** OpenRouter itself. */
    public static final ToolEngine OPENROUTER = new ToolEngine("openrouter");

    /** Exa. */
    public static final ToolEngine EXA = new ToolEngine("exa");

    /** Firecrawl, with an account of your own. */
    public static final ToolEngine FIRECRAWL = new ToolEngine("firecrawl");

    /** Parallel. */
    public static final ToolEngine PARALLEL = new ToolEngine("parallel");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
