package io.airsprotocols.openrouter.chat;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where in the web something was found ({@code type: url_citation}). Immutable.
 */
public final class UrlCitation extends Annotation {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    UrlCitation(ObjectNode json) {
        super(json);
    }

    /**
     * The page ({@code url_citation.url}).
     *
     * @return its address, empty if there is none
     */
    public String url() {
        return inner().string("url", "");
    }

    /**
     * The title of the page ({@code url_citation.title}).
     *
     * @return the title, or null if not told
     */
    public @Nullable String title() {
        return inner().string("title");
    }

    /**
     * What stands there ({@code url_citation.content}).
     *
     * @return an excerpt, or null if not told
     */
    public @Nullable String content() {
        return inner().string("content");
    }

    /**
     * Where the passage of the answer that it supports begins ({@code url_citation.start_index}).
     *
     * @return the number of characters before it, or null if not told
     */
    public @Nullable Long startIndex() {
        return inner().number("start_index");
    }

    /**
     * Where that passage ends ({@code url_citation.end_index}).
     *
     * @return the number of characters before its end, or null if not told
     */
    public @Nullable Long endIndex() {
        return inner().number("end_index");
    }

    /**
     * A copy with the text of the page; see {@link #content()}.
     *
     * @param value an excerpt
     * @return the copy
     */
    public UrlCitation withContent(String value) {
        return new UrlCitation(with("url_citation", inner().with("content", value)));
    }

    /**
     * A copy with the passage that the page supports; see {@link #startIndex()} and {@link #endIndex()}.
     *
     * @param start characters of the answer before it
     * @param end characters of the answer before its end
     * @return the copy
     */
    public UrlCitation withPassage(int start, int end) {
        ObjectNode changed = inner().with("start_index", NODES.numberNode(start));
        changed.put("end_index", end);
        return new UrlCitation(with("url_citation", changed));
    }

    /** The inner object has the fields; it is read by the same means. */
    private UrlCitation inner() {
        return part("url_citation", UrlCitation::new);
    }
}
