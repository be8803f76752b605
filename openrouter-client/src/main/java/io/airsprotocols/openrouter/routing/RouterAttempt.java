package io.airsprotocols.openrouter.routing;

import io.airsprotocols.openrouter.json.JsonView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of one attempt of OpenRouter's own ({@code openrouter_metadata.attempts[]}). Immutable.
 */
public final class RouterAttempt extends JsonView {

    RouterAttempt(ObjectNode json) {
        super(json);
    }

    /**
     * The provider ({@code provider}).
     *
     * @return its name, empty if not told
     */
    public String provider() {
        return string("provider", "");
    }

    /**
     * The model ({@code model}).
     *
     * @return its id, empty if not told
     */
    public String model() {
        return string("model", "");
    }

    /**
     * The HTTP status of its answer ({@code status}).
     *
     * @return the status, or null if not told
     */
    public @Nullable Long status() {
        return number("status");
    }
}
