package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for a chat completion, read and found valid.
 *
 * @param models the models to try, in order
 * @param maxTokens the most tokens the answer may have, null if the request set no limit
 * @param preset whose fields are among those of the body, null if the request named none
 * @param unknownPreset what it named that is no preset, which a scripted reply does not mind
 */
record ChatCall(
        ObjectNode body,
        List<String> models,
        boolean stream,
        @Nullable Integer maxTokens,
        List<String> stops,
        @Nullable Long seed,
        Preferences preferences,
        int promptTokens,
        @Nullable Preset preset,
        @Nullable String unknownPreset) {

    /** Every message has a frame around its words. */
    static final int TOKENS_PER_MESSAGE = 4;

    static final int TOKENS_PER_PICTURE = 85;

    private static final List<String> PARAMETERS = List.of(
            "temperature",
            "top_p",
            "top_k",
            "top_a",
            "min_p",
            "frequency_penalty",
            "presence_penalty",
            "repetition_penalty",
            "max_tokens",
            "max_completion_tokens",
            "stop",
            "seed",
            "logit_bias",
            "logprobs",
            "top_logprobs",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "response_format",
            "reasoning",
            "include_reasoning",
            "verbosity",
            "web_search_options");

    /**
     * Reads a request; throws an ApiFailure with status 400 if it is not valid.
     *
     * @param presets those it may name
     */
    static ChatCall read(byte[] bytes, Presets presets) {
        Preset.Applied applied = Preset.apply(Body.read(bytes), presets);
        return of(applied.body(), applied.preset(), applied.unknown());
    }

    /** A request that the sandbox itself makes; throws an ApiFailure with status 400 if it is not valid. */
    static ChatCall of(ObjectNode body) {
        return of(body, null, null);
    }

    private static ChatCall of(ObjectNode body, @Nullable Preset preset, @Nullable String unknownPreset) {
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
                promptTokens(body),
                preset,
                unknownPreset);
    }

    /** The same, to be answered in one piece. */
    ChatCall whole() {
        return new ChatCall(
                body, models, false, maxTokens, stops, seed, preferences, promptTokens, preset, unknownPreset);
    }

    /** The options of a plugin the request turns on, null if it does not. */
    @Nullable
    JsonNode plugin(String id) {
        for (JsonNode plugin : body.path("plugins")) {
            if (id.equals(Json.text(plugin, "id")) && plugin.path("enabled").asBoolean(true)) {
                return plugin;
            }
        }
        return null;
    }

    /** Whether a model's id in the request has a suffix such as {@code :online}. */
    boolean hasVariant(String variant) {
        return models.stream()
                .anyMatch(id -> List.of(id.substring(id.indexOf('/') + 1).split(":", -1))
                        .contains(variant));
    }

    /** The parameters the request has, by the names under which endpoints list what they support. */
    List<String> parameters() {
        List<String> parameters = new ArrayList<>();
        for (String name : PARAMETERS) {
            if (Json.has(body, name)) {
                parameters.add(name);
            }
        }
        if (body.at("/response_format/type").asString("").equals("json_schema")) {
            parameters.add("structured_outputs");
        }
        if (Json.has(body, "reasoning_effort") && !parameters.contains("reasoning")) {
            parameters.add("reasoning");
        }
        return parameters;
    }

    /** The kinds of input beside text and files, such as {@code image}. */
    Set<String> inputs() {
        Set<String> inputs = new TreeSet<>();
        for (JsonNode message : body.path("messages")) {
            for (JsonNode part : message.path("content")) {
                switch (part.path("type").asString("")) {
                    case "image_url" -> inputs.add("image");
                    case "input_audio" -> inputs.add("audio");
                    case "video_url", "input_video" -> inputs.add("video");
                    default -> {}
                }
            }
        }
        return inputs;
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
