package io.airsprotocols.openrouter.routing;

import tools.jackson.databind.node.ObjectNode;

/** Repairs badly written JSON ({@code response-healing}). Immutable. */
public final class ResponseHealingPlugin extends Plugin {

    ResponseHealingPlugin(ObjectNode json) {
        super(json);
    }

    /**
     * A copy with another value; see {@link #isEnabled()}.
     *
     * @param value false to turn off what the account turned on
     * @return the copy
     */
    public ResponseHealingPlugin withEnabled(boolean value) {
        return new ResponseHealingPlugin(option("enabled", value));
    }
}
