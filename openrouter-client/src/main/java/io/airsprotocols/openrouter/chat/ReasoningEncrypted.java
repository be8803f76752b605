package io.airsprotocols.openrouter.chat;

import tools.jackson.databind.node.ObjectNode;

/**
 * Reasoning that only its provider can read ({@code type: reasoning.encrypted}). Immutable.
 */
public final class ReasoningEncrypted extends ReasoningDetail {

    ReasoningEncrypted(ObjectNode json) {
        super(json);
    }

    /**
     * The block ({@code data}), to be sent back as it came.
     *
     * @return the text, empty if there is none; {@code [REDACTED]} where it was withheld
     */
    public String data() {
        return string("data", "");
    }
}
