package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.reasoning.ReasoningWish;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a request for a chat completion must be. Fields nobody knows are let through. */
final class Validation {

    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant", "tool");
    private static final Set<String> PARTS =
            Set.of("text", "image_url", "input_audio", "video_url", "input_video", "file");
    private static final Set<String> TOOLS_OF_OTHERS =
            Set.of("openrouter:bash", "openrouter:shell", "openrouter:tool_search", "openrouter:apply_patch");
    private static final Map<String, double[]> RANGES = Map.ofEntries(
            Map.entry("temperature", new double[] {0, 2}),
            Map.entry("top_p", new double[] {0, 1}),
            Map.entry("top_a", new double[] {0, 1}),
            Map.entry("min_p", new double[] {0, 1}),
            Map.entry("frequency_penalty", new double[] {-2, 2}),
            Map.entry("presence_penalty", new double[] {-2, 2}),
            Map.entry("repetition_penalty", new double[] {0, 2}),
            Map.entry("top_logprobs", new double[] {0, 20}),
            Map.entry("max_tokens", new double[] {1, Integer.MAX_VALUE}),
            Map.entry("max_completion_tokens", new double[] {1, Integer.MAX_VALUE}),
            Map.entry("max_tool_calls", new double[] {1, 30}));

    private static final Map<String, List<String>> CHOICES = Map.of(
            "verbosity", List.of("low", "medium", "high", "xhigh", "max"),
            "service_tier", List.of("auto", "default", "fast", "flex", "priority", "scale"));

    private Validation() {}

    static void check(ObjectNode body) {
        checkMessages(body);
        text(body, "model");
        texts(body, "models", Integer.MAX_VALUE);
        RANGES.forEach((field, range) -> number(body, field, range[0], range[1]));
        flag(body, "stream");
        if (Json.has(body, "seed")
                && !(body.get("seed").isIntegralNumber() && body.get("seed").canConvertToLong())) {
            throw wrong("seed", "an integer of 64 bits", body.get("seed"));
        }
        if (Json.has(body, "stop") && !body.get("stop").isString()) {
            texts(body, "stop", 4);
        }
        ReasoningWish.check(body);
        Modalities.check(body);
        checkChoices(body);
        checkTools(body);
        ServerToolCheck.check(body);
        checkLabels(body);
        if (body.path("store").asBoolean(false)) {
            throw ApiFailure.invalid("store: true is not supported; requests are not kept");
        }
        if (Json.has(body, "previous_response_id")) {
            throw ApiFailure.invalid("previous_response_id is not supported; send the whole conversation");
        }
    }

    private static void checkMessages(ObjectNode body) {
        JsonNode messages = body.get("messages");
        if (messages == null && Json.text(body, "prompt") != null) {
            return;
        }
        if (messages == null || !messages.isArray() || messages.isEmpty()) {
            throw ApiFailure.invalid("messages must be an array of at least one message");
        }
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            String role = Json.text(message, "role");
            if (role == null || !ROLES.contains(role)) {
                throw wrong(
                        "messages[" + i + "].role",
                        "one of system, developer, user, assistant, tool",
                        message.path("role"));
            }
            if (role.equals("tool") && Json.text(message, "tool_call_id") == null) {
                throw wrong("messages[" + i + "].tool_call_id", "a string", message.path("tool_call_id"));
            }
            checkContent(message, role, i);
        }
    }

    private static void checkContent(JsonNode message, String role, int index) {
        JsonNode content = message.path("content");
        String name = "messages[" + index + "].content";
        boolean mayLack = role.equals("assistant");
        if (content.isString() || (mayLack && (content.isMissingNode() || content.isNull()))) {
            return;
        }
        if (!content.isArray()) {
            throw wrong(name, "a string or an array of parts", content);
        }
        for (JsonNode part : content) {
            String type = Json.text(part, "type");
            if (type == null || !PARTS.contains(type)) {
                throw wrong(name + "[].type", "a known kind of part", part.path("type"));
            }
        }
    }

    private static void checkTools(ObjectNode body) {
        for (JsonNode tool : body.path("tools")) {
            String type = Json.text(tool, "type");
            if (type == null) {
                throw wrong("tools[].type", "a string", tool.path("type"));
            }
            if (TOOLS_OF_OTHERS.contains(type)) {
                throw ApiFailure.invalid("The tool " + type + " cannot be used with chat completions");
            }
            String name = Json.text(tool.path("function"), "name");
            if (type.equals("function") && (name == null || name.isEmpty() || name.length() > 64)) {
                throw wrong("tools[].function.name", "a name of 1 to 64 characters", tool.at("/function/name"));
            }
        }
        checkToolChoice(body);
    }

    private static void checkToolChoice(ObjectNode body) {
        JsonNode choice = body.path("tool_choice");
        if (choice.isString() && !List.of("none", "auto", "required").contains(choice.stringValue())) {
            throw wrong("tool_choice", "none, auto, required or an object that names a tool", choice);
        }
        if (!choice.isObject()) {
            return;
        }
        String type = Json.text(choice, "type");
        String name = Json.text(choice.path("function"), "name");
        boolean offered = "function".equals(type)
                ? name != null && ToolUse.function(body.path("tools"), name) != null
                : body.path("tools")
                        .valueStream()
                        .anyMatch(tool -> tool.path("type").asString("").equals(type));
        if (!offered) {
            throw ApiFailure.invalid(
                    "tool_choice names " + (name == null ? "a tool of type " + type : "the function " + name)
                            + ", which is not among the tools of the request");
        }
    }

    private static void checkChoices(ObjectNode body) {
        CHOICES.forEach((field, allowed) -> {
            JsonNode value = body.path(field);
            if (Json.has(body, field) && !(value.isString() && allowed.contains(value.stringValue()))) {
                throw wrong(field, "one of " + String.join(", ", allowed), value);
            }
        });
        String format = body.at("/response_format/type").asString("");
        if (format.equals("json_schema") && Json.text(body.at("/response_format/json_schema"), "name") == null) {
            throw wrong("response_format.json_schema.name", "a string", body.at("/response_format/json_schema/name"));
        }
    }

    private static void checkLabels(ObjectNode body) {
        JsonNode metadata = body.path("metadata");
        if (metadata.size() > 16) {
            throw ApiFailure.invalid("metadata must have at most 16 pairs, has " + metadata.size());
        }
        String session = Json.text(body, "session_id");
        if (session != null && session.length() > 256) {
            throw ApiFailure.invalid("session_id must have at most 256 characters, has " + session.length());
        }
    }

    private static void text(ObjectNode body, String field) {
        if (Json.has(body, field) && !body.get(field).isString()) {
            throw wrong(field, "a string", body.get(field));
        }
    }

    private static void texts(ObjectNode body, String field, int most) {
        if (!Json.has(body, field)) {
            return;
        }
        JsonNode value = body.get(field);
        if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
            throw wrong(field, "an array of strings", value);
        }
        if (value.size() > most) {
            throw ApiFailure.invalid(field + " must have at most " + most + " elements, has " + value.size());
        }
    }

    private static void flag(ObjectNode body, String field) {
        if (Json.has(body, field) && !body.get(field).isBoolean()) {
            throw wrong(field, "a boolean", body.get(field));
        }
    }

    private static void number(ObjectNode body, String field, double least, double most) {
        if (!Json.has(body, field)) {
            return;
        }
        JsonNode value = body.get(field);
        boolean whole = field.startsWith("max") || field.startsWith("top_l");
        if (!value.isNumber() || (whole && !value.isIntegralNumber())) {
            throw wrong(field, whole ? "an integer" : "a number", value);
        }
        if (value.doubleValue() < least || value.doubleValue() > most) {
            String range = most == Integer.MAX_VALUE
                    ? "at least " + (long) least
                    : "from " + plain(least) + " to " + plain(most);
            throw wrong(field, range, value);
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static ApiFailure wrong(String field, String expected, JsonNode value) {
        String given = value.isMissingNode() ? "missing" : Json.write(value);
        return ApiFailure.invalid(field + " must be " + expected + ", was "
                + (given.length() > 100 ? given.substring(0, 100) + "…" : given));
    }

    /** Throws an ApiFailure if an object has a field that is not in the list. */
    static void closed(String name, JsonNode object, List<String> known) {
        object.propertyNames().forEach(field -> {
            if (!known.contains(field)) {
                throw ApiFailure.invalid(
                        "Unrecognized key in " + name + ": \"" + field + "\"; known are " + String.join(", ", known));
            }
        });
    }
}
