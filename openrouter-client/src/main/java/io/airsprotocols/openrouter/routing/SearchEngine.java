package io.airsprotocols.openrouter.routing;

/**
 * What searches the web.
 *
 * <p>Open: a value without a constant here is kept, never refused.
 *
 * @param value the name on the wire
 */
public record SearchEngine(String value) {
    /** The model's own where it has one, else one of OpenRouter's choice. */
    public static final SearchEngine AUTO = new SearchEngine("auto");

    /** The one of the model's maker. */
    public static final SearchEngine NATIVE = new SearchEngine("native");

    /** Exa. */
    public static final SearchEngine EXA = new SearchEngine("exa");

    /** Firecrawl. */
    public static final SearchEngine FIRECRAWL = new SearchEngine("firecrawl");

    /** Parallel. */
    public static final SearchEngine PARALLEL = new SearchEngine("parallel");

    /** Perplexity. */
    public static final SearchEngine PERPLEXITY = new SearchEngine("perplexity");

    /** The name on the wire. */
    @Override
    public String toString() {
        return value;
    }
}
