package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the tools that ask other models must be, and the conditions on which a model stops calling tools. */
final class ServerToolCheck {

    private static final String STOP = "stop_server_tools_when";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9 _-]{1,64}");

    private record Field(String name, String expected, Predicate<JsonNode> fits) {}

    private static final Map<String, Field> CONDITIONS = Map.of(
            "step_count_is", new Field("step_count", "an integer", JsonNode::isIntegralNumber),
            "has_tool_call", new Field("tool_name", "a text that is not empty", ServerToolCheck::isText),
            "max_tokens_used", new Field("max_tokens", "an integer", JsonNode::isIntegralNumber),
            "max_cost", new Field("max_cost_in_dollars", "a number", JsonNode::isNumber),
            "finish_reason_is", new Field("reason", "a text that is not empty", ServerToolCheck::isText));

    private ServerToolCheck() {}

    private static boolean isText(JsonNode value) {
        return value.isString() && !value.stringValue().isEmpty();
    }

    /** Throws an ApiFailure with status 400 if something is not as it must be. */
    static void check(ObjectNode body) {
        if (Json.has(body, STOP)) {
            checkConditions(body.get(STOP));
        }
        Set<String> names = new HashSet<>();
        for (JsonNode tool : body.path("tools")) {
            String type = tool.path("type").asString("");
            JsonNode parameters = tool.path("parameters");
            if (type.equals(OtherModels.FUSION)) {
                size(type, parameters, "analysis_models", 1, 8);
                size(type, parameters, "tools", 0, 8);
                calls(type, parameters, 16);
            } else if (OtherModels.TOOLS.contains(type)) {
                checkName(type, parameters, names);
                if (type.equals(OtherModels.SUBAGENT)) {
                    checkSubagent(parameters);
                }
            }
        }
    }

    private static void checkConditions(JsonNode conditions) {
        if (!conditions.isArray() || conditions.isEmpty()) {
            throw ApiFailure.invalid(
                    STOP + " must be an array of at least one condition, was " + Json.write(conditions));
        }
        for (JsonNode condition : conditions) {
            Field field = CONDITIONS.get(condition.path("type").asString(""));
            if (field == null) {
                throw ApiFailure.invalid(STOP + "[].type must be one of "
                        + String.join(
                                ", ", CONDITIONS.keySet().stream().sorted().toList()) + ", was "
                        + Json.write(condition.path("type")));
            }
            if (!field.fits().test(condition.path(field.name()))) {
                throw ApiFailure.invalid(STOP + "[]." + field.name() + " must be " + field.expected() + ", was "
                        + Json.write(condition.path(field.name())));
            }
        }
    }

    private static void checkName(String type, JsonNode parameters, Set<String> names) {
        String name = parameters.path("name").asString("");
        if (parameters.has("name") && !NAME.matcher(name.strip()).matches()) {
            throw ApiFailure.invalid("The name of " + type
                    + " must have 1 to 64 letters, digits, blanks, underscores and dashes, was \"" + name + "\"");
        }
        if (!names.add(type + " " + name.strip())) {
            throw ApiFailure.invalid(
                    name.isBlank()
                            ? "At most one " + type + " may be without a name"
                            : "There are two " + type + " of the name \"" + name.strip() + "\"");
        }
    }

    private static void checkSubagent(JsonNode parameters) {
        calls(OtherModels.SUBAGENT, parameters, 25);
        if (parameters.path("inherit_functions").asBoolean(false) || parameters.has("inherited_function_names")) {
            throw ApiFailure.invalid("A subagent inherits functions only in the Responses API");
        }
        for (JsonNode tool : parameters.path("tools")) {
            String type = tool.path("type").asString("");
            if (!type.startsWith("openrouter:") || type.equals(OtherModels.SUBAGENT)) {
                throw ApiFailure.invalid(
                        "The tools of a subagent must be others of OpenRouter's, was \"" + type + "\"");
            }
        }
    }

    private static void calls(String type, JsonNode parameters, int most) {
        JsonNode calls = parameters.path("max_tool_calls");
        if (Json.has(parameters, "max_tool_calls")
                && !(calls.isIntegralNumber() && calls.longValue() >= 1 && calls.longValue() <= most)) {
            throw ApiFailure.invalid(
                    "max_tool_calls of " + type + " must be from 1 to " + most + ", was " + Json.write(calls));
        }
    }

    private static void size(String type, JsonNode parameters, String field, int least, int most) {
        JsonNode array = parameters.path(field);
        if (Json.has(parameters, field) && (!array.isArray() || array.size() < least || array.size() > most)) {
            throw ApiFailure.invalid(field + " of " + type + " must have " + least + " to " + most + " elements, was "
                    + Json.write(array));
        }
    }
}
