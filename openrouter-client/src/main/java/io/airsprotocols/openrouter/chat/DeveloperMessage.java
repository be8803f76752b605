package io.airsprotocols.openrouter.chat;

import tools.jackson.databind.node.ObjectNode;

/** Instructions to the model, as newer models name them ({@code role: developer}). Immutable. */
public final class DeveloperMessage extends Message {

    DeveloperMessage(ObjectNode json) {
        super(json);
    }
}
