package io.airsprotocols.openrouter.chat;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the body of an answer, or one chunk of a stream, really says although its status is 200: content, or an error. */
final class ChatBody {

    private ChatBody() {}

    /**
     * The error of an answer or a chunk: at its top, beside or without choices; inside a choice; or told only by a choice
     * that finished with {@code error}.
     *
     * @return the error object, or null if all is well
     */
    static @Nullable JsonNode error(ObjectNode body) {
        JsonNode top = body.get("error");
        if (top != null && !top.isNull()) {
            return top;
        }
        for (JsonNode choice : body.path("choices")) {
            JsonNode inner = choice.get("error");
            if (inner != null && !inner.isNull()) {
                return inner;
            }
            if (FinishReason.ERROR.value().equals(choice.path("finish_reason").asString(""))) {
                return unnamed(choice, body);
            }
        }
        return null;
    }

    /** The error of an answer that holds nothing else, so that asking again loses nothing. */
    static @Nullable JsonNode errorWithoutContent(ObjectNode body) {
        return hasContent(body) ? null : error(body);
    }

    /** Some providers say no more than that they failed; their own word for it is all there is. */
    private static JsonNode unnamed(JsonNode choice, ObjectNode body) {
        String word = choice.path("native_finish_reason").asString("");
        ObjectNode error = body.objectNode()
                .put("code", 502)
                .put("message", "The model stopped with an error" + (word.isEmpty() ? "" : ": " + word));
        error.putObject("metadata").put("error_type", "provider_unavailable");
        return error;
    }

    /** Whether the model says anything here: what a person or a program waits for. */
    static boolean hasContent(ObjectNode body) {
        for (JsonNode choice : body.path("choices")) {
            if (speaks(choice.path("delta")) || speaks(choice.path("message"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean speaks(JsonNode message) {
        for (var field : message.properties()) {
            JsonNode value = field.getValue();
            boolean empty = value.isNull()
                    || (value.isString() && value.stringValue().isEmpty())
                    || (value.isContainer() && value.isEmpty());
            if (!empty && !field.getKey().equals("role")) {
                return true;
            }
        }
        return false;
    }
}
