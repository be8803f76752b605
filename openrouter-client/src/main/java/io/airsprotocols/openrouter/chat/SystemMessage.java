package io.airsprotocols.openrouter.chat;

import tools.jackson.databind.node.ObjectNode;

/** Instructions to the model ({@code role: system}). Immutable. */
public final class SystemMessage extends Message {

    SystemMessage(ObjectNode json) {
        super(json);
    }
}
