package io.airsprotocols.openrouter.chat;

import tools.jackson.databind.node.ObjectNode;

/**
 * A block without a class of its own in this release; {@link #json()} has all of it. Immutable.
 */
public non-sealed class OtherReasoning extends ReasoningDetail {

    OtherReasoning(ObjectNode json) {
        super(json);
    }
}
