package io.airsprotocols.openrouter.chat;

import tools.jackson.databind.node.ObjectNode;

/**
 * A note without a class of its own in this release; {@link #json()} has all of it. Immutable.
 */
public non-sealed class OtherAnnotation extends Annotation {

    OtherAnnotation(ObjectNode json) {
        super(json);
    }
}
