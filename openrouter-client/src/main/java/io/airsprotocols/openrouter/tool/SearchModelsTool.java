package io.airsprotocols.openrouter.tool;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets the model look for models in OpenRouter's catalogue. Experimental on OpenRouter's side.
 *
 * <p>On the wire {@code openrouter:experimental__search_models}. Immutable; the {@code with…} methods give a changed
 * copy.
 */
public final class SearchModelsTool extends ServerTool {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static final String TYPE = "openrouter:experimental__search_models";

    SearchModelsTool(ObjectNode json) {
        super(json);
    }

    private SearchModelsTool parameters() {
        return part("parameters", SearchModelsTool::new);
    }

    /**
     * How many models a search gives ({@code parameters.max_results}).
     *
     * @return the number, or null if not set
     */
    public @Nullable Long maxResults() {
        return parameters().number("max_results");
    }

    /**
     * A copy with another value; see {@link #maxResults()}.
     *
     * @param value from 1 to 20; 5 if not set
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public SearchModelsTool withMaxResults(int value) {
        check(value >= 1 && value <= 20, "max_results", "from 1 to 20", value);
        return new SearchModelsTool(withParameter("max_results", NODES.numberNode(value)));
    }
}
