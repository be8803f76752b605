package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.model.Price;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The steps in which a model calls tools that OpenRouter runs, one call each: how many it wanted, how many were made, and
 * when it may make no more.
 *
 * <p>What is beyond {@code max_tool_calls} is wanted and not made. After a condition of {@code stop_server_tools_when}, which
 * takes its place, the model has no tools any more and wants nothing.
 */
final class ToolLoop {

    private static final int USUAL = 30;

    private final ChatCall call;
    private final Price price;
    private final JsonNode conditions;
    private final int most;
    private final Set<String> called = new HashSet<>();
    private int requested;
    private int executed;
    private BigDecimal fees = BigDecimal.ZERO;
    private long tokens;

    ToolLoop(ChatCall call, Price price) {
        this.call = call;
        this.price = price;
        this.conditions = call.body().path("stop_server_tools_when");
        this.most = conditions.isArray()
                ? Integer.MAX_VALUE
                : call.body().path("max_tool_calls").asInt(USUAL);
    }

    /** Makes a step if there may be one more. */
    boolean step(String tool) {
        if (isOver()) {
            return false;
        }
        requested++;
        if (executed >= most) {
            return false;
        }
        executed++;
        called.add(tool);
        return true;
    }

    /** Counts a call that the tool itself will not make. */
    void inVain() {
        if (!isOver()) {
            requested++;
        }
    }

    /** Adds to what the steps have used. */
    void used(BigDecimal usd, int moreTokens) {
        fees = fees.add(usd);
        tokens += moreTokens;
    }

    private boolean isOver() {
        return executed > 0 && conditions.valueStream().anyMatch(this::isMet);
    }

    private boolean isMet(JsonNode condition) {
        return switch (condition.path("type").asString("")) {
            case "step_count_is" -> executed >= condition.path("step_count").asLong();
            case "has_tool_call" -> called.contains(condition.path("tool_name").asString(""));
            case "max_tokens_used" ->
                call.promptTokens() + tokens > condition.path("max_tokens").asLong();
            case "max_cost" ->
                price.promptCost(call.promptTokens())
                                .add(fees)
                                .compareTo(condition.path("max_cost_in_dollars").decimalValue())
                        > 0;
            // A step ends in the call of a tool.
            default -> condition.path("reason").asString("").equals("tool_calls");
        };
    }

    /** The number of calls; what they cost is for those who made them to say. */
    Surcharge surcharge() {
        return new Surcharge(BigDecimal.ZERO, 0, 0, requested, executed);
    }
}
