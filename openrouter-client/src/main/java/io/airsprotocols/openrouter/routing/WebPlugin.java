package io.airsprotocols.openrouter.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Searches the web ({@code web}). Immutable; the {@code with…} methods give a
 * changed copy. */
public final class WebPlugin extends Plugin {

    WebPlugin(ObjectNode json) {
        super(json);
    }

    /**
     * A copy with another value; see {@link #isEnabled()}.
     *
     * @param value false to turn off what the account turned on
     * @return the copy
     */
    public WebPlugin withEnabled(boolean value) {
        return new WebPlugin(option("enabled", value));
    }

    /**
     * What searches ({@code engine}).
     *
     * @return the engine, or null if not set
     */
    public @Nullable SearchEngine engine() {
        String value = string("engine");
        return value == null ? null : new SearchEngine(value);
    }

    /**
     * A copy with another value; see {@link #engine()}.
     *
     * @param value the engine
     * @return the copy
     */
    public WebPlugin withEngine(SearchEngine value) {
        return new WebPlugin(option("engine", value.value()));
    }

    /**
     * How thoroughly the engine searches ({@code mode}).
     *
     * @return the mode, or null if not set
     */
    public @Nullable SearchMode mode() {
        String value = string("mode");
        return value == null ? null : new SearchMode(value);
    }

    /**
     * A copy with another value; see {@link #mode()}.
     *
     * @param value a mode that the engine has
     * @return the copy
     */
    public WebPlugin withMode(SearchMode value) {
        return new WebPlugin(option("mode", value.value()));
    }

    /**
     * How many pages are given to the model ({@code max_results}).
     *
     * @return the number, or null if not set
     */
    public @Nullable Long maxResults() {
        return number("max_results");
    }

    /**
     * A copy with another value; see {@link #maxResults()}.
     *
     * @param value 1 or more; 5 if not set
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public WebPlugin withMaxResults(long value) {
        check(value >= 1, "max_results", "1 or more", value);
        return new WebPlugin(option("max_results", value));
    }

    /**
     * How often the model may search in a turn, where the engine of its provider knows it ({@code max_uses}).
     *
     * @return the number, or null if not set
     */
    public @Nullable Long maxUses() {
        return number("max_uses");
    }

    /**
     * A copy with another value; see {@link #maxUses()}.
     *
     * @param value 1 or more
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public WebPlugin withMaxUses(long value) {
        check(value >= 1, "max_uses", "1 or more", value);
        return new WebPlugin(option("max_uses", value));
    }

    /**
     * What the model is told before it is given the pages ({@code search_prompt}).
     *
     * @return the text, or null if not set
     */
    public @Nullable String searchPrompt() {
        return string("search_prompt");
    }

    /**
     * A copy with another value; see {@link #searchPrompt()}.
     *
     * @param value the words
     * @return the copy
     */
    public WebPlugin withSearchPrompt(String value) {
        return new WebPlugin(option("search_prompt", value));
    }

    /**
     * The only places to search ({@code include_domains}).
     *
     * @return the list, never null
     */
    public List<String> includeDomains() {
        return texts("include_domains");
    }

    /**
     * A copy with another value; see {@link #includeDomains()}.
     *
     * @param value such as {@code *.gov} or {@code openai.com/blog}
     * @return the copy
     * @throws IllegalArgumentException if one is blank
     */
    public WebPlugin withIncludeDomains(String... value) {
        return new WebPlugin(option("include_domains", value));
    }

    /**
     * Places not to search ({@code exclude_domains}).
     *
     * @return the list, never null
     */
    public List<String> excludeDomains() {
        return texts("exclude_domains");
    }

    /**
     * A copy with another value; see {@link #excludeDomains()}.
     *
     * @param value such as {@code *.substack.com}
     * @return the copy
     * @throws IllegalArgumentException if one is blank
     */
    public WebPlugin withExcludeDomains(String... value) {
        return new WebPlugin(option("exclude_domains", value));
    }

    /**
     * Where the user is, about ({@code user_location}).
     *
     * @return the place, or null if not set
     */
    public @Nullable UserLocation userLocation() {
        return child("user_location", UserLocation::new);
    }

    /**
     * A copy with another value; see {@link #userLocation()}.
     *
     * @param value the place
     * @return the copy
     */
    public WebPlugin withUserLocation(UserLocation value) {
        return new WebPlugin(option("user_location", value.json()));
    }
}
