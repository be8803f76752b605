package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * When OpenRouter stops to run server tools for a model ({@code stop_server_tools_when}). The model then answers with what it
 * has. Immutable.
 */
public final class ServerToolStop extends JsonView {

    private ServerToolStop(ObjectNode json) {
        super(json);
    }

    /**
     * After this many steps ({@code step_count_is}).
     *
     * @param count 1 or more
     * @return the condition
     * @throws IllegalArgumentException if it is not
     */
    public static ServerToolStop steps(int count) {
        return typed(
                "step_count_is", "step_count", count >= 1, "1 or more", JsonNodeFactory.instance.numberNode(count));
    }

    /**
     * After a tool was called ({@code has_tool_call}).
     *
     * @param tool its name
     * @return the condition
     * @throws IllegalArgumentException if it is blank
     */
    public static ServerToolStop toolCall(String tool) {
        return typed(
                "has_tool_call",
                "tool_name",
                !tool.isBlank(),
                "the name of a tool",
                JsonNodeFactory.instance.stringNode(tool));
    }

    /**
     * When all steps together used this many tokens ({@code max_tokens_used}).
     *
     * @param tokens 1 or more
     * @return the condition
     * @throws IllegalArgumentException if it is not
     */
    public static ServerToolStop tokens(long tokens) {
        return typed(
                "max_tokens_used", "max_tokens", tokens >= 1, "1 or more", JsonNodeFactory.instance.numberNode(tokens));
    }

    /**
     * When all steps together cost more than this ({@code max_cost}).
     *
     * @param dollars US dollars, more than 0
     * @return the condition
     * @throws IllegalArgumentException if it is not
     */
    public static ServerToolStop cost(BigDecimal dollars) {
        return typed(
                "max_cost",
                "max_cost_in_dollars",
                dollars.signum() > 0,
                "more than 0",
                JsonNodeFactory.instance.numberNode(dollars));
    }

    /**
     * When the model stops for a reason ({@code finish_reason_is}).
     *
     * @param reason such as {@link FinishReason#LENGTH}
     * @return the condition
     */
    public static ServerToolStop finishReason(FinishReason reason) {
        return typed(
                "finish_reason_is",
                "reason",
                !reason.value().isBlank(),
                "a reason",
                JsonNodeFactory.instance.stringNode(reason.value()));
    }

    /**
     * Any condition of the API.
     *
     * @param json the condition as the API defines it
     * @return the condition
     * @throws IllegalArgumentException if it is no JSON object with a {@code type}
     */
    public static ServerToolStop of(JsonNode json) {
        if (json instanceof ObjectNode object && object.path("type").isString()) {
            return new ServerToolStop(Json.copy("condition", object));
        }
        throw new IllegalArgumentException(
                "A condition to stop server tools is a JSON object with a type, was " + json);
    }

    private static ServerToolStop typed(String type, String name, boolean holds, String allowed, JsonNode value) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "Condition " + type + ": " + name + " must be " + allowed + ", was " + value);
        }
        ObjectNode json = Json.object().put("type", type);
        json.set(name, value);
        return new ServerToolStop(json);
    }

    /**
     * The kind of the condition ({@code type}).
     *
     * @return such as {@code max_cost}
     */
    public String type() {
        return string("type", "");
    }
}
