package io.airsprotocols.openrouter.tool;

import io.airsprotocols.openrouter.routing.ReasoningEffort;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets the model ask a stronger model for advice. A request may have several, each with a name of its own.
 *
 * <p>On the wire {@code openrouter:advisor}. Immutable; the {@code with…} methods give a changed copy.
 */
public final class AdvisorTool extends ServerTool {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static final String TYPE = "openrouter:advisor";

    AdvisorTool(ObjectNode json) {
        super(json);
    }

    private AdvisorTool parameters() {
        return part("parameters", AdvisorTool::new);
    }

    /**
     * The name by which the model knows it ({@code parameters.name}).
     *
     * @return the name, or null if not set
     */
    public @Nullable String name() {
        return parameters().string("name");
    }

    /**
     * A copy with another value; see {@link #name()}.
     *
     * @param value 1 to 64 letters, digits, spaces, {@code _} and {@code -}
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public AdvisorTool withName(String value) {
        check(ServerTool.isName(value), "name", "1 to 64 letters, digits, spaces, _ and -", value);
        return new AdvisorTool(withParameter("name", value));
    }

    /**
     * The model that advises ({@code parameters.model}).
     *
     * @return its id, or null if not set
     */
    public @Nullable String model() {
        return parameters().string("model");
    }

    /**
     * A copy with another value; see {@link #model()}.
     *
     * @param value its id
     * @return the copy
     */
    public AdvisorTool withModel(String value) {
        return new AdvisorTool(withParameter("model", value));
    }

    /**
     * What it is told ({@code parameters.instructions}).
     *
     * @return the instructions, or null if not set
     */
    public @Nullable String instructions() {
        return parameters().string("instructions");
    }

    /**
     * A copy with another value; see {@link #instructions()}.
     *
     * @param value the instructions
     * @return the copy
     */
    public AdvisorTool withInstructions(String value) {
        return new AdvisorTool(withParameter("instructions", value));
    }

    /**
     * Whether it sees the conversation ({@code parameters.forward_transcript}).
     *
     * @return the choice, or null if not set
     */
    public @Nullable Boolean forwardTranscript() {
        return parameters().flag("forward_transcript");
    }

    /**
     * A copy with another value; see {@link #forwardTranscript()}.
     *
     * @param value true to show it
     * @return the copy
     */
    public AdvisorTool withForwardTranscript(boolean value) {
        return new AdvisorTool(withParameter("forward_transcript", NODES.booleanNode(value)));
    }

    /**
     * Whether its advice streams ({@code parameters.stream}).
     *
     * @return the choice, or null if not set
     */
    public @Nullable Boolean stream() {
        return parameters().flag("stream");
    }

    /**
     * A copy with another value; see {@link #stream()}.
     *
     * @param value true to stream it
     * @return the copy
     */
    public AdvisorTool withStream(boolean value) {
        return new AdvisorTool(withParameter("stream", NODES.booleanNode(value)));
    }

    /**
     * The most tokens of an answer of the adviser ({@code parameters.max_completion_tokens}).
     *
     * @return tokens, or null if not set
     */
    public @Nullable Long maxCompletionTokens() {
        return parameters().number("max_completion_tokens");
    }

    /**
     * A copy with another value; see {@link #maxCompletionTokens()}.
     *
     * @param value 1 or more
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public AdvisorTool withMaxCompletionTokens(int value) {
        check(value >= 1, "max_completion_tokens", "1 or more", value);
        return new AdvisorTool(withParameter("max_completion_tokens", NODES.numberNode(value)));
    }

    /**
     * How much the model that is asked thinks ({@code parameters.reasoning.effort}).
     *
     * @return the effort, or null if not set
     */
    public @Nullable ReasoningEffort reasoningEffort() {
        String effort = parameters().part("reasoning", AdvisorTool::new).string("effort");
        return effort == null ? null : new ReasoningEffort(effort);
    }

    /**
     * A copy with another value; see {@link #reasoningEffort()}.
     *
     * @param value the effort
     * @return the copy
     */
    public AdvisorTool withReasoningEffort(ReasoningEffort value) {
        return new AdvisorTool(withParameter(
                "reasoning", parameters().part("reasoning", AdvisorTool::new).with("effort", value.value())));
    }

    /**
     * The most tokens the model that is asked spends on thinking ({@code parameters.reasoning.max_tokens}).
     *
     * @return the tokens, or null if not set
     */
    public @Nullable Long reasoningMaxTokens() {
        return parameters().part("reasoning", AdvisorTool::new).number("max_tokens");
    }

    /**
     * A copy with another value; see {@link #reasoningMaxTokens()}.
     *
     * @param value 1 or more
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public AdvisorTool withReasoningMaxTokens(int value) {
        check(value >= 1, "reasoning.max_tokens", "1 or more", value);
        return new AdvisorTool(withParameter(
                "reasoning",
                parameters().part("reasoning", AdvisorTool::new).with("max_tokens", NODES.numberNode(value))));
    }

    /**
     * How freely it chooses its words ({@code parameters.temperature}).
     *
     * @return the temperature, or null if not set
     */
    public @Nullable BigDecimal temperature() {
        return parameters().decimal("temperature");
    }

    /**
     * A copy with another value; see {@link #temperature()}.
     *
     * @param value from 0 to 2
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public AdvisorTool withTemperature(double value) {
        check(value >= 0 && value <= 2, "temperature", "from 0 to 2", value);
        return new AdvisorTool(withParameter("temperature", NODES.numberNode(BigDecimal.valueOf(value))));
    }
}
