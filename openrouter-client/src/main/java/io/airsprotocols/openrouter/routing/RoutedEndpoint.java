package io.airsprotocols.openrouter.routing;

import io.airsprotocols.openrouter.json.JsonView;
import tools.jackson.databind.node.ObjectNode;

/**
 * An endpoint that a call could have been routed to ({@code openrouter_metadata.endpoints.available[]}). Immutable.
 */
public final class RoutedEndpoint extends JsonView {

    RoutedEndpoint(ObjectNode json) {
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
     * Whether the call was routed to it ({@code selected}).
     *
     * @return true if it was
     */
    public boolean isSelected() {
        return isTrue("selected");
    }
}
