package io.airsprotocols.openrouter.chat;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call of one of OpenRouter's own tools within the reasoning ({@code type: reasoning.server_tool_call}). Immutable.
 */
public final class ReasoningServerToolCall extends ReasoningDetail {

    ReasoningServerToolCall(ObjectNode json) {
        super(json);
    }

    /**
     * The tool ({@code tool_name}).
     *
     * @return its name, empty if there is none
     */
    public String toolName() {
        return string("tool_name", "");
    }

    /**
     * What it was called with ({@code arguments}).
     *
     * @return JSON as text, empty if there is none
     */
    public String arguments() {
        return string("arguments", "");
    }

    /**
     * What came of it ({@code result}).
     *
     * @return the text, empty if there is none
     */
    public String result() {
        return string("result", "");
    }

    /**
     * The id of the call ({@code tool_call_id}).
     *
     * @return the id, or null if there is none
     */
    public @Nullable String toolCallId() {
        return string("tool_call_id");
    }

    /**
     * A copy with another value; see {@link #toolCallId()}.
     *
     * @param value the id
     * @return the copy
     */
    public ReasoningServerToolCall withToolCallId(String value) {
        return new ReasoningServerToolCall(with("tool_call_id", value));
    }
}
