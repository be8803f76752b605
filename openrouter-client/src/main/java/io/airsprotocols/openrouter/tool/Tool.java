package io.airsprotocols.openrouter.tool;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something a model may call ({@code tools[]}): a {@link FunctionTool} of yours, a {@link ServerTool} that OpenRouter runs, or
 * an {@link OtherTool} this release has no class for. Immutable.
 */
public abstract sealed class Tool extends JsonView permits FunctionTool, ServerTool, OtherTool {

    Tool(ObjectNode json) {
        super(json);
    }

    /**
     * A tool from JSON, whatever its kind.
     *
     * @param json the tool as the API defines it
     * @return the tool
     * @throws IllegalArgumentException if it is no JSON object with a {@code type}
     */
    public static Tool of(JsonNode json) {
        if (json instanceof ObjectNode object && object.path("type").isString()) {
            return view(Json.copy("tool", object));
        }
        throw new IllegalArgumentException("A tool is a JSON object with a type, was " + json);
    }

    static Tool view(ObjectNode json) {
        JsonNode type = json.path("type");
        String name = type.isString() ? type.stringValue() : "";
        if (name.equals(FunctionTool.TYPE)) {
            return new FunctionTool(json);
        }
        ServerTool known = ServerTool.known(name, json);
        return known == null ? new OtherTool(json) : known;
    }

    /**
     * The kind of the tool ({@code type}).
     *
     * @return such as {@code function} or {@code openrouter:web_search}; empty if there is none
     */
    public String type() {
        return string("type", "");
    }
}
