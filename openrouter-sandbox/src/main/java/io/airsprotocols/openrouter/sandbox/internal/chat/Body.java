package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of a request: a JSON object. */
public final class Body {

    private Body() {}

    /** Reads it; throws an ApiFailure with status 400 if it is not one. */
    public static ObjectNode read(byte[] bytes) {
        JsonNode json;
        try {
            json = Json.parse(bytes);
        } catch (JacksonException notJson) {
            throw ApiFailure.invalid("The request body is not valid JSON: " + notJson.getOriginalMessage());
        }
        if (!(json instanceof ObjectNode body)) {
            throw ApiFailure.invalid("The request body must be a JSON object");
        }
        return body;
    }
}
