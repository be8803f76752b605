package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.json.JsonView;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** In which form the model answers ({@code response_format}). Immutable. */
public final class ResponseFormat extends JsonView {

    private ResponseFormat(ObjectNode json) {
        super(json);
    }

    /**
     * Plain text, which is what a model gives if nothing is said.
     *
     * @return the format
     */
    public static ResponseFormat text() {
        return typed("text");
    }

    /**
     * Some JSON object. Tell the model in the prompt as well that you want JSON, and what should be in it.
     *
     * @return the format
     */
    public static ResponseFormat jsonObject() {
        return typed("json_object");
    }

    /**
     * Any format of the API.
     *
     * @param json the format as the API defines it
     * @return the format
     * @throws IllegalArgumentException if it is no JSON object with a {@code type}
     */
    public static ResponseFormat of(JsonNode json) {
        if (json instanceof ObjectNode object && object.path("type").isString()) {
            return new ResponseFormat(object.deepCopy());
        }
        throw new IllegalArgumentException("A response format is a JSON object with a type, was " + json);
    }

    private static ResponseFormat typed(String type) {
        return new ResponseFormat(JsonNodeFactory.instance.objectNode().put("type", type));
    }

    /**
     * The kind of the format ({@code type}).
     *
     * @return such as {@code json_object}
     */
    public String type() {
        return string("type", "");
    }
}
