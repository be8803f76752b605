package io.airsprotocols.openrouter.sandbox.internal.reasoning;

import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.ReasoningTraits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a request wants a model to reason, as far as the model lets itself be told.
 *
 * @param on whether it reasons
 * @param effort how much
 * @param budget the most tokens of thought
 * @param shown whether the thoughts are in the answer
 * @param summary how the summary is wanted, null if nothing is said of it
 */
public record ReasoningWish(
        boolean on,
        String effort,
        int budget,
        boolean shown,
        @Nullable String summary) {

    private static final Map<String, Double> RATIOS =
            Map.of("max", 0.95, "xhigh", 0.95, "high", 0.8, "medium", 0.5, "low", 0.2, "minimal", 0.1);
    private static final List<String> EFFORTS = List.of("max", "xhigh", "high", "medium", "low", "minimal", "none");
    private static final int LEAST_ANTHROPIC_BUDGET = 1024;
    private static final int MOST_ANTHROPIC_BUDGET = 128_000;

    static final ReasoningWish OFF = new ReasoningWish(false, "none", 0, false, null);

    /** Refuses what no model could understand. */
    public static void check(ObjectNode body) {
        JsonNode reasoning = body.path("reasoning");
        if (!reasoning.isMissingNode() && !reasoning.isNull() && !reasoning.isObject()) {
            throw ApiFailure.invalid("reasoning must be an object, was " + Json.write(reasoning));
        }
        String shorthand = Json.text(body, "reasoning_effort");
        String effort = Json.text(reasoning, "effort");
        if (shorthand != null && effort != null && !shorthand.equals(effort)) {
            throw ApiFailure.invalid("reasoning_effort (" + shorthand + ") contradicts reasoning.effort (" + effort
                    + "); send one of them");
        }
        for (String each : new String[] {shorthand, effort}) {
            if (each != null && !EFFORTS.contains(each)) {
                throw ApiFailure.invalid(
                        "reasoning.effort must be one of " + String.join(", ", EFFORTS) + ", was \"" + each + "\"");
            }
        }
        JsonNode budget = reasoning.path("max_tokens");
        if (Json.has(reasoning, "max_tokens")) {
            if (!budget.isIntegralNumber() || !budget.canConvertToInt() || budget.intValue() < 1) {
                throw ApiFailure.invalid(
                        "reasoning.max_tokens must be an integer of at least 1, was " + Json.write(budget));
            }
            if (effort != null || shorthand != null) {
                throw ApiFailure.invalid("Only one of reasoning.effort and reasoning.max_tokens can be given");
            }
        }
    }

    /**
     * Reads the wish for a model.
     *
     * @param longest the most tokens the whole answer may have
     */
    public static ReasoningWish read(ObjectNode body, @Nullable ReasoningTraits traits, String format, int longest) {
        if (traits == null) {
            return OFF;
        }
        JsonNode reasoning = body.path("reasoning");
        String effort = Json.text(reasoning, "effort") == null
                ? Json.text(body, "reasoning_effort")
                : Json.text(reasoning, "effort");
        JsonNode included = body.path("include_reasoning");
        boolean refused = "none".equals(effort)
                || (Json.has(reasoning, "enabled") && !reasoning.get("enabled").asBoolean(true));
        if (refused && traits.mandatory()) {
            throw ApiFailure.invalid("Reasoning is mandatory for this endpoint and cannot be disabled.");
        }
        boolean asked =
                effort != null || (reasoning.isObject() && !onlyExcludes(reasoning)) || included.asBoolean(false);
        if (refused || !(asked || traits.onByDefault())) {
            return OFF;
        }
        String nearest = traits.nearest(effort);
        boolean shown = !reasoning.path("exclude").asBoolean(false) && included.asBoolean(true);
        return new ReasoningWish(
                true, nearest, budget(reasoning, nearest, format, longest), shown, Json.text(reasoning, "summary"));
    }

    private static boolean onlyExcludes(JsonNode reasoning) {
        return reasoning.size() == 1 && reasoning.has("exclude");
    }

    private static int budget(JsonNode reasoning, String effort, String format, int longest) {
        int budget = Json.has(reasoning, "max_tokens")
                ? reasoning.get("max_tokens").intValue()
                : (int) (longest * RATIOS.getOrDefault(effort, 0.5));
        if (!format.equals(Details.ANTHROPIC)) {
            return budget;
        }
        int clamped = Math.max(LEAST_ANTHROPIC_BUDGET, Math.min(MOST_ANTHROPIC_BUDGET, budget));
        if (longest <= clamped) {
            throw ApiFailure.invalid(
                    "max_tokens must be greater than the budget of thought (thinking.budget_tokens), was " + longest
                            + " with a budget of " + clamped);
        }
        return clamped;
    }
}
