package io.airsprotocols.openrouter.routing;

import tools.jackson.databind.node.ObjectNode;

/** A plugin of a kind this release has no class for. Later releases add classes below this one. Immutable. */
public non-sealed class OtherPlugin extends Plugin {

    OtherPlugin(ObjectNode json) {
        super(json);
    }
}
