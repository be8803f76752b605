package io.airsprotocols.openrouter.chat;

import tools.jackson.databind.node.ObjectNode;

/** The result of a tool ({@code role: tool}). Immutable. */
public final class ToolMessage extends Message {

    ToolMessage(ObjectNode json) {
        super(json);
    }

    /**
     * Which call this answers ({@code tool_call_id}).
     *
     * @return the id of the call, empty if there is none
     */
    public String toolCallId() {
        return string("tool_call_id", "");
    }
}
