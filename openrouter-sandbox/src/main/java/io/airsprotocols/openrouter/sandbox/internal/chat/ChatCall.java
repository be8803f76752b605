package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for a chat completion, read and found valid.
 *
 * @param models the models to try, in order
 * @param maxTokens the most tokens the answer may have, null if the request set no limit
 */
record ChatCall(
        ObjectNode body,
        List<String> models,
        boolean stream,
        @Nullable Integer maxTokens,
        List<String> stops,
        @Nullable Long seed,
        Preferences preferences,
        int promptTokens) {

    /** Every message has a frame around its words. */
    private static final int TOKENS_PER_MESSAGE = 4;

    private static final int TOKENS_PER_PICTURE = 85;

    /** Reads a request; throws an ApiFailure with status 400 if it is not valid. */
    static ChatCall read(byte[] bytes) {
        JsonNode json;
        try {
            json = Json.parse(bytes);
        } catch (JacksonException notJson) {
            throw ApiFailure.invalid("The request body is not valid JSON: " + notJson.getOriginalMessage());
        }
        if (!(json instanceof ObjectNode body)) {
            throw ApiFailure.invalid("The request body must be a JSON object");
        }
        Validation.check(body);
        List<String> models = new ArrayList<>();
        String model = Json.text(body, "model");
        if (model != null) {
            models.add(model);
        }
        body.path("models").forEach(each -> models.add(each.stringValue()));
        if (models.isEmpty()) {
            models.add("openrouter/auto");
        }
        return new ChatCall(
                body,
                List.copyOf(models),
                body.path("stream").asBoolean(false),
                limit(body),
                stops(body),
                Json.has(body, "seed") ? (Long) body.get("seed").longValue() : null,
                Preferences.read(body.get("provider")),
                promptTokens(body));
    }

    /** The same, to be answered in one piece. */
    ChatCall whole() {
        return new ChatCall(body, models, false, maxTokens, stops, seed, preferences, promptTokens);
    }

    private static @Nullable Integer limit(ObjectNode body) {
        for (String field : List.of("max_completion_tokens", "max_tokens")) {
            if (Json.has(body, field)) {
                return body.get(field).intValue();
            }
        }
        return null;
    }

    private static List<String> stops(ObjectNode body) {
        JsonNode stop = body.path("stop");
        if (stop.isString()) {
            return List.of(stop.stringValue());
        }
        return stop.valueStream().map(JsonNode::stringValue).toList();
    }

    private static int promptTokens(ObjectNode body) {
        int tokens = 3;
        for (JsonNode message : body.path("messages")) {
            tokens += TOKENS_PER_MESSAGE + Tokens.count(text(message.path("content")));
            for (JsonNode part : message.path("content")) {
                tokens += part.has("text") ? 0 : TOKENS_PER_PICTURE;
            }
            if (message.has("tool_calls")) {
                tokens += Tokens.count(Json.write(message.get("tool_calls")));
            }
        }
        String prompt = Json.text(body, "prompt");
        if (prompt != null) {
            tokens += TOKENS_PER_MESSAGE + Tokens.count(prompt);
        }
        return body.has("tools") ? tokens + Tokens.count(Json.write(body.get("tools"))) : tokens;
    }

    /** The words of a message's content, which may be text, a list of parts, or nothing. */
    static String text(JsonNode content) {
        if (content.isString()) {
            return content.stringValue();
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            String words = Json.text(part, "text");
            if (words != null) {
                text.append(text.isEmpty() ? "" : "\n").append(words);
            }
        }
        return text.toString();
    }

    /** What the user said last. */
    String question() {
        String question = Json.text(body, "prompt");
        for (JsonNode message : body.path("messages")) {
            if ("user".equals(Json.text(message, "role"))) {
                question = text(message.path("content"));
            }
        }
        return question == null ? "" : question;
    }

    /** Whether the last message brings what a tool gave. */
    boolean hasToolResult() {
        JsonNode messages = body.path("messages");
        return !messages.isEmpty() && "tool".equals(Json.text(messages.get(messages.size() - 1), "role"));
    }
}
