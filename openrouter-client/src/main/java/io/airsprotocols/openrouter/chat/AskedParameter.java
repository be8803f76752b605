package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.routing.ReasoningEffort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A parameter that a request sets and that not every model knows.
 *
 * @param name its name on the wire
 * @param given its value, cut if long
 * @param knownAs the names of which the catalogue has one for a model that knows it
 */
record AskedParameter(String name, String given, List<String> knownAs) {

    private static final int LONGEST = 80;

    /** Parameters that the catalogue has under their own name. */
    private static final List<String> PLAIN = List.of(
            "temperature",
            "top_p",
            "top_k",
            "top_a",
            "min_p",
            "frequency_penalty",
            "presence_penalty",
            "repetition_penalty",
            "logit_bias",
            "logprobs",
            "top_logprobs",
            "prediction",
            "seed",
            "structured_outputs",
            "stop",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "web_search_options",
            "verbosity");

    /** Parameters that OpenRouter turns into one another. */
    private static final Map<String, List<String>> TURNED = Map.of(
            "max_tokens", List.of("max_tokens", "max_completion_tokens"),
            "max_completion_tokens", List.of("max_completion_tokens", "max_tokens"),
            "reasoning", List.of("reasoning", "include_reasoning", "reasoning_effort"),
            "reasoning_effort", List.of("reasoning_effort", "reasoning"),
            "include_reasoning", List.of("include_reasoning", "reasoning"));

    static List<AskedParameter> in(JsonNode request) {
        List<AskedParameter> asked = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : request.properties()) {
            String name = each.getKey();
            if (asksForNothing(name, each.getValue(), request)) {
                continue;
            }
            if (PLAIN.contains(name)) {
                asked.add(of(name, each.getValue(), List.of(name)));
            } else if (TURNED.containsKey(name)) {
                asked.add(of(name, each.getValue(), TURNED.get(name)));
            } else if (name.equals("response_format")) {
                boolean schema = each.getValue().path("type").asString("").equals("json_schema");
                asked.add(of(name, each.getValue(), List.of(schema ? "structured_outputs" : "response_format")));
            }
        }
        return asked;
    }

    /** What says nothing, or only what a model does anyway. */
    private static boolean asksForNothing(String name, JsonNode value, JsonNode request) {
        if (value.isNull() || (value.isContainer() && value.isEmpty())) {
            return true;
        }
        return switch (name) {
            case "logprobs", "structured_outputs", "include_reasoning" -> !value.asBoolean(false);
            case "tool_choice" ->
                value.asString("").equals("auto") || value.asString("").equals("none");
            case "response_format" -> value.path("type").asString("").equals("text");
            case "reasoning", "reasoning_effort" -> turnsReasoningOff(request);
            default -> false;
        };
    }

    static boolean turnsReasoningOff(JsonNode request) {
        String none = ReasoningEffort.NONE.value();
        JsonNode reasoning = request.path("reasoning");
        return none.equals(request.path("reasoning_effort").asString(""))
                || none.equals(reasoning.path("effort").asString(""))
                || (reasoning.has("enabled") && !reasoning.path("enabled").asBoolean(true));
    }

    private static AskedParameter of(String name, JsonNode value, List<String> knownAs) {
        String given = value.toString();
        return new AskedParameter(name, given.length() <= LONGEST ? given : given.substring(0, LONGEST) + "…", knownAs);
    }
}
