package io.airsprotocols.openrouter.chat;

import tools.jackson.databind.node.ObjectNode;

/** A part without a class of its own in this release; {@link #json()} has all of it. Immutable. */
public non-sealed class OtherPart extends ContentPart {

    OtherPart(ObjectNode json) {
        super(json);
    }
}
