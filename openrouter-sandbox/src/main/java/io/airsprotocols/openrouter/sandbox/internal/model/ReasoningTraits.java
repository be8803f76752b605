package io.airsprotocols.openrouter.sandbox.internal.model;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a model reasons.
 *
 * @param format of its details, such as {@code anthropic-claude-v1}
 * @param onByDefault whether it reasons if nobody says anything about it
 * @param mandatory whether it cannot be kept from it
 * @param takesMaxTokens whether it knows a budget of tokens
 * @param efforts those it knows, the highest first; empty for all
 * @param signedCalls whether its calls of functions come back only with their signatures
 */
public record ReasoningTraits(
        String format,
        boolean onByDefault,
        boolean mandatory,
        boolean takesMaxTokens,
        List<String> efforts,
        boolean signedCalls) {

    static ReasoningTraits of(JsonNode json) {
        return new ReasoningTraits(
                json.get("format").stringValue(),
                json.path("default").asBoolean(false),
                json.path("mandatory").asBoolean(false),
                json.path("max_tokens").asBoolean(false),
                json.path("efforts").valueStream().map(JsonNode::stringValue).toList(),
                json.path("signed_calls").asBoolean(false));
    }

    String formatAt(Endpoint endpoint) {
        String prefix = endpoint.tag().startsWith("azure")
                ? "azure-"
                : endpoint.tag().startsWith("amazon-bedrock") ? "bedrock-" : "";
        return switch (prefix + format) {
            case "azure-openai-responses-v1", "bedrock-openai-responses-v1", "bedrock-xai-responses-v1" ->
                prefix + format;
            default -> format;
        };
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.set("supported_efforts", efforts.isEmpty() ? Json.nothing() : Json.texts(efforts));
        json.put("default_effort", efforts.contains("medium") || efforts.isEmpty() ? "medium" : efforts.get(0));
        json.put("default_enabled", onByDefault);
        json.put("mandatory", mandatory);
        if (takesMaxTokens) {
            json.put("supports_max_tokens", true);
        }
        return json;
    }

    /** An effort the model knows: the one asked for, or the nearest. */
    public String nearest(@Nullable String effort) {
        String wanted = effort == null ? "medium" : effort;
        if (efforts.isEmpty() || efforts.contains(wanted)) {
            return wanted;
        }
        List<String> order = List.of("max", "xhigh", "high", "medium", "low", "minimal");
        String best = efforts.get(0);
        for (String each : efforts) {
            if (Math.abs(order.indexOf(each) - order.indexOf(wanted))
                    < Math.abs(order.indexOf(best) - order.indexOf(wanted))) {
                best = each;
            }
        }
        return best;
    }
}
