package io.airsprotocols.openrouter.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads pages of the web ({@code web-fetch}). Immutable; the {@code with…} methods give a
 * changed copy. */
public final class WebFetchPlugin extends Plugin {

    WebFetchPlugin(ObjectNode json) {
        super(json);
    }

    /**
     * How many pages are read for a request ({@code max_uses}).
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
    public WebFetchPlugin withMaxUses(long value) {
        check(value >= 1, "max_uses", "1 or more", value);
        return new WebFetchPlugin(option("max_uses", value));
    }

    /**
     * How much of a page is given to the model ({@code max_content_tokens}).
     *
     * @return the number, or null if not set
     */
    public @Nullable Long maxContentTokens() {
        return number("max_content_tokens");
    }

    /**
     * A copy with another value; see {@link #maxContentTokens()}.
     *
     * @param value about how many tokens, 1 or more
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public WebFetchPlugin withMaxContentTokens(long value) {
        check(value >= 1, "max_content_tokens", "1 or more", value);
        return new WebFetchPlugin(option("max_content_tokens", value));
    }

    /**
     * The only places to read from ({@code allowed_domains}).
     *
     * @return the list, never null
     */
    public List<String> allowedDomains() {
        return texts("allowed_domains");
    }

    /**
     * A copy with another value; see {@link #allowedDomains()}.
     *
     * @param value their domains
     * @return the copy
     * @throws IllegalArgumentException if one is blank
     */
    public WebFetchPlugin withAllowedDomains(String... value) {
        return new WebFetchPlugin(option("allowed_domains", value));
    }

    /**
     * Places never to read from ({@code blocked_domains}).
     *
     * @return the list, never null
     */
    public List<String> blockedDomains() {
        return texts("blocked_domains");
    }

    /**
     * A copy with another value; see {@link #blockedDomains()}.
     *
     * @param value their domains
     * @return the copy
     * @throws IllegalArgumentException if one is blank
     */
    public WebFetchPlugin withBlockedDomains(String... value) {
        return new WebFetchPlugin(option("blocked_domains", value));
    }
}
