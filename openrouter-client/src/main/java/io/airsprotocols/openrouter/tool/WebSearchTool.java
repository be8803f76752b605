package io.airsprotocols.openrouter.tool;

import io.airsprotocols.openrouter.routing.SearchContextSize;
import io.airsprotocols.openrouter.routing.SearchEngine;
import io.airsprotocols.openrouter.routing.SearchMode;
import io.airsprotocols.openrouter.routing.UserLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets the model search the web.
 *
 * <p>On the wire {@code openrouter:web_search}; the shorter names of other APIs ({@code web_search} …), with their
 * parameters beside the type, are read as well. Immutable; the {@code with…} methods give a changed copy.
 */
public final class WebSearchTool extends ServerTool {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static final String TYPE = "openrouter:web_search";

    /** Other names that the API takes for it, as other APIs have them. */
    static final List<String> SHORTHANDS =
            List.of("web_search", "web_search_preview", "web_search_preview_2025_03_11", "web_search_2025_08_26");

    WebSearchTool(ObjectNode json) {
        super(json);
    }

    /** What was set, beside the type as shorthands have it or as parameters, which win. */
    private WebSearchTool parameters() {
        if (!(tree().get("parameters") instanceof ObjectNode nested)) {
            return this;
        }
        ObjectNode all = tree().deepCopy();
        all.setAll(nested);
        return new WebSearchTool(all);
    }

    /** Shorthands have their parameters beside the type, unless some are nested already. */
    @Override
    ObjectNode withParameter(String name, JsonNode value) {
        boolean flat = SHORTHANDS.contains(type()) && !tree().has("parameters");
        return flat ? with(name, value) : super.withParameter(name, value);
    }

    /**
     * A copy whose nested parameters ({@code parameters}) are those of another search.
     *
     * @param search where they are taken from
     * @return the copy
     */
    public WebSearchTool withParameters(WebSearchTool search) {
        return new WebSearchTool(
                with("parameters", search.part("parameters", WebSearchTool::new).json()));
    }

    /**
     * Who searches ({@code parameters.engine}).
     *
     * @return the engine, or null if not set
     */
    public @Nullable SearchEngine engine() {
        String value = parameters().string("engine");
        return value == null ? null : new SearchEngine(value);
    }

    /**
     * A copy with another value; see {@link #engine()}.
     *
     * @param value the engine
     * @return the copy
     */
    public WebSearchTool withEngine(SearchEngine value) {
        return new WebSearchTool(withParameter("engine", value.value()));
    }

    /**
     * How thoroughly it searches ({@code parameters.mode}).
     *
     * @return the mode, or null if not set
     */
    public @Nullable SearchMode mode() {
        String value = parameters().string("mode");
        return value == null ? null : new SearchMode(value);
    }

    /**
     * A copy with another value; see {@link #mode()}.
     *
     * @param value a mode that the engine has
     * @return the copy
     */
    public WebSearchTool withMode(SearchMode value) {
        return new WebSearchTool(withParameter("mode", value.value()));
    }

    /**
     * How many results a search gives ({@code parameters.max_results}).
     *
     * @return the number, or null if not set
     */
    public @Nullable Long maxResults() {
        return parameters().number("max_results");
    }

    /**
     * A copy with another value; see {@link #maxResults()}.
     *
     * @param value from 1 to 25; 5 if not set
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public WebSearchTool withMaxResults(int value) {
        check(value >= 1 && value <= 25, "max_results", "from 1 to 25", value);
        return new WebSearchTool(withParameter("max_results", NODES.numberNode(value)));
    }

    /**
     * How often the model may search in one request ({@code parameters.max_uses}).
     *
     * @return the number, or null if not set
     */
    public @Nullable Long maxUses() {
        return parameters().number("max_uses");
    }

    /**
     * A copy with another value; see {@link #maxUses()}.
     *
     * @param value 1 or more
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public WebSearchTool withMaxUses(int value) {
        check(value >= 1, "max_uses", "1 or more", value);
        return new WebSearchTool(withParameter("max_uses", NODES.numberNode(value)));
    }

    /**
     * How many results all searches of a request give together ({@code parameters.max_total_results}).
     *
     * @return the number, or null if not set
     */
    public @Nullable Long maxTotalResults() {
        return parameters().number("max_total_results");
    }

    /**
     * A copy with another value; see {@link #maxTotalResults()}.
     *
     * @param value 1 or more; 50 if not set
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public WebSearchTool withMaxTotalResults(int value) {
        check(value >= 1, "max_total_results", "1 or more", value);
        return new WebSearchTool(withParameter("max_total_results", NODES.numberNode(value)));
    }

    /**
     * How much of the results the model is shown ({@code parameters.search_context_size}).
     *
     * @return the size, or null if not set
     */
    public @Nullable SearchContextSize searchContextSize() {
        String value = parameters().string("search_context_size");
        return value == null ? null : new SearchContextSize(value);
    }

    /**
     * A copy with another value; see {@link #searchContextSize()}.
     *
     * @param value the size
     * @return the copy
     */
    public WebSearchTool withSearchContextSize(SearchContextSize value) {
        return new WebSearchTool(withParameter("search_context_size", value.value()));
    }

    /**
     * How long the text of a result may be ({@code parameters.max_characters}).
     *
     * @return the number of characters, or null if not set
     */
    public @Nullable Long maxCharacters() {
        return parameters().number("max_characters");
    }

    /**
     * A copy with another value; see {@link #maxCharacters()}.
     *
     * @param value from 1 to 100000
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public WebSearchTool withMaxCharacters(int value) {
        check(value >= 1 && value <= 100_000, "max_characters", "from 1 to 100000", value);
        return new WebSearchTool(withParameter("max_characters", NODES.numberNode(value)));
    }

    /**
     * Where the user is, about ({@code parameters.user_location}).
     *
     * @return the place, or null if not set
     */
    public @Nullable UserLocation userLocation() {
        return parameters().child("user_location", UserLocation::new);
    }

    /**
     * A copy with another value; see {@link #userLocation()}.
     *
     * @param value the place
     * @return the copy
     */
    public WebSearchTool withUserLocation(UserLocation value) {
        return new WebSearchTool(withParameter("user_location", value.json()));
    }

    /**
     * The only domains to search ({@code parameters.allowed_domains}).
     *
     * @return the domains, never null
     */
    public List<String> allowedDomains() {
        return parameters().texts("allowed_domains");
    }

    /**
     * A copy with another value; see {@link #allowedDomains()}.
     *
     * @param value such as {@code example.com}
     * @return the copy
     */
    public WebSearchTool withAllowedDomains(String... value) {
        return new WebSearchTool(withParameter("allowed_domains", texts(value)));
    }

    /**
     * Domains not to search ({@code parameters.excluded_domains}).
     *
     * @return the domains, never null
     */
    public List<String> excludedDomains() {
        return parameters().texts("excluded_domains");
    }

    /**
     * A copy with another value; see {@link #excludedDomains()}.
     *
     * @param value such as {@code example.com}
     * @return the copy
     */
    public WebSearchTool withExcludedDomains(String... value) {
        return new WebSearchTool(withParameter("excluded_domains", texts(value)));
    }
}
