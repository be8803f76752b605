package io.airsprotocols.openrouter.chat;

import tools.jackson.databind.node.ObjectNode;

/** What the user says ({@code role: user}). Immutable. */
public final class UserMessage extends Message {

    UserMessage(ObjectNode json) {
        super(json);
    }
}
