package io.airsprotocols.openrouter.tool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets the model read pages of the web.
 *
 * <p>On the wire {@code openrouter:web_fetch}. Immutable; the {@code with…} methods give a changed copy.
 */
public final class WebFetchTool extends ServerTool {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static final String TYPE = "openrouter:web_fetch";

    WebFetchTool(ObjectNode json) {
        super(json);
    }

    private WebFetchTool parameters() {
        return part("parameters", WebFetchTool::new);
    }

    /**
     * Who loads the pages ({@code parameters.engine}).
     *
     * @return the engine, or null if not set
     */
    public @Nullable ToolEngine engine() {
        String value = parameters().string("engine");
        return value == null ? null : new ToolEngine(value);
    }

    /**
     * A copy with another value; see {@link #engine()}.
     *
     * @param value the engine
     * @return the copy
     */
    public WebFetchTool withEngine(ToolEngine value) {
        return new WebFetchTool(withParameter("engine", value.value()));
    }

    /**
     * How many pages the model may read in one request ({@code parameters.max_uses}).
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
    public WebFetchTool withMaxUses(int value) {
        check(value >= 1, "max_uses", "1 or more", value);
        return new WebFetchTool(withParameter("max_uses", NODES.numberNode(value)));
    }

    /**
     * How much of a page the model is shown ({@code parameters.max_content_tokens}).
     *
     * @return tokens, or null if not set
     */
    public @Nullable Long maxContentTokens() {
        return parameters().number("max_content_tokens");
    }

    /**
     * A copy with another value; see {@link #maxContentTokens()}.
     *
     * @param value 1 or more
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public WebFetchTool withMaxContentTokens(int value) {
        check(value >= 1, "max_content_tokens", "1 or more", value);
        return new WebFetchTool(withParameter("max_content_tokens", NODES.numberNode(value)));
    }

    /**
     * The only domains to load from ({@code parameters.allowed_domains}).
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
    public WebFetchTool withAllowedDomains(String... value) {
        return new WebFetchTool(withParameter("allowed_domains", texts(value)));
    }

    /**
     * Domains not to load from ({@code parameters.blocked_domains}).
     *
     * @return the domains, never null
     */
    public List<String> blockedDomains() {
        return parameters().texts("blocked_domains");
    }

    /**
     * A copy with another value; see {@link #blockedDomains()}.
     *
     * @param value such as {@code example.com}
     * @return the copy
     */
    public WebFetchTool withBlockedDomains(String... value) {
        return new WebFetchTool(withParameter("blocked_domains", texts(value)));
    }
}
