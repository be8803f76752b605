package io.airsprotocols.openrouter.usage;

import io.airsprotocols.openrouter.json.JsonView;
import tools.jackson.databind.node.ObjectNode;

/**
 * What tools of OpenRouter's own did for a call ({@code usage.server_tool_use_details}). Immutable.
 */
public final class ServerToolUse extends JsonView {

    ServerToolUse(ObjectNode json) {
        super(json);
    }

    /**
     * How often the web was searched ({@code web_search_requests}).
     *
     * @return the count
     */
    public long webSearchRequests() {
        return count("web_search_requests");
    }

    /**
     * How many calls the model asked for ({@code tool_calls_requested}).
     *
     * @return the count
     */
    public long toolCallsRequested() {
        return count("tool_calls_requested");
    }

    /**
     * How many of them were made ({@code tool_calls_executed}).
     *
     * @return the count
     */
    public long toolCallsExecuted() {
        return count("tool_calls_executed");
    }
}
