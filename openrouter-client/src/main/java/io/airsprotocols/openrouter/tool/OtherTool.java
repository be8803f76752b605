package io.airsprotocols.openrouter.tool;

import tools.jackson.databind.node.ObjectNode;

/** A tool without a class of its own in this release; {@link #json()} has all of it. Immutable. */
public non-sealed class OtherTool extends Tool {

    OtherTool(ObjectNode json) {
        super(json);
    }
}
