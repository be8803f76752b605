package io.airsprotocols.openrouter.chat;

import tools.jackson.databind.node.ObjectNode;

/** A message of a role without a class of its own in this release; {@link #json()} has all of it. Immutable. */
public non-sealed class OtherMessage extends Message {

    OtherMessage(ObjectNode json) {
        super(json);
    }
}
