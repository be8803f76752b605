package io.airsprotocols.openrouter.chat;

import tools.jackson.databind.node.ObjectNode;

/**
 * What the model thought, in short ({@code type: reasoning.summary}). Immutable.
 */
public final class ReasoningSummary extends ReasoningDetail {

    ReasoningSummary(ObjectNode json) {
        super(json);
    }

    /**
     * The summary ({@code summary}).
     *
     * @return the text, empty if there is none
     */
    public String summary() {
        return string("summary", "");
    }
}
