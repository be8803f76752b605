package io.airsprotocols.openrouter.chat;

import tools.jackson.databind.node.ObjectNode;

/** Text within a message ({@code type: text}). Immutable. */
public final class TextPart extends ContentPart {

    TextPart(ObjectNode json) {
        super(json);
    }

    /**
     * The text.
     *
     * @return the text, empty if there is none
     */
    public String text() {
        return string("text", "");
    }
}
