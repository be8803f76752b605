package io.airsprotocols.openrouter.tool;

import io.airsprotocols.openrouter.routing.ReasoningEffort;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets the model hand a task to another model that works on its own. A request may have several, each with a name of
 * its own.
 *
 * <p>On the wire {@code openrouter:subagent}. Immutable; the {@code with…} methods give a changed copy.
 */
public final class SubagentTool extends ServerTool {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static final String TYPE = "openrouter:subagent";

    SubagentTool(ObjectNode json) {
        super(json);
    }

    private SubagentTool parameters() {
        return part("parameters", SubagentTool::new);
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
    public SubagentTool withName(String value) {
        check(ServerTool.isName(value), "name", "1 to 64 letters, digits, spaces, _ and -", value);
        return new SubagentTool(withParameter("name", value));
    }

    /**
     * The model that works ({@code parameters.model}).
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
    public SubagentTool withModel(String value) {
        return new SubagentTool(withParameter("model", value));
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
    public SubagentTool withInstructions(String value) {
        return new SubagentTool(withParameter("instructions", value));
    }

    /**
     * What it may use ({@code parameters.tools}).
     *
     * @return the tools, never null
     */
    public List<Tool> tools() {
        return parameters().children("tools", Tool::view);
    }

    /**
     * A copy with another value; see {@link #tools()}.
     *
     * @param value server tools
     * @return the copy
     */
    public SubagentTool withTools(ServerTool... value) {
        return new SubagentTool(withParameter("tools", array(value)));
    }

    /**
     * How many tools it may call ({@code parameters.max_tool_calls}).
     *
     * @return the number, or null if not set
     */
    public @Nullable Long maxToolCalls() {
        return parameters().number("max_tool_calls");
    }

    /**
     * A copy with another value; see {@link #maxToolCalls()}.
     *
     * @param value from 1 to 25
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public SubagentTool withMaxToolCalls(int value) {
        check(value >= 1 && value <= 25, "max_tool_calls", "from 1 to 25", value);
        return new SubagentTool(withParameter("max_tool_calls", NODES.numberNode(value)));
    }

    /**
     * The most tokens of an answer of the subagent ({@code parameters.max_completion_tokens}).
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
    public SubagentTool withMaxCompletionTokens(int value) {
        check(value >= 1, "max_completion_tokens", "1 or more", value);
        return new SubagentTool(withParameter("max_completion_tokens", NODES.numberNode(value)));
    }

    /**
     * How much the model that is asked thinks ({@code parameters.reasoning.effort}).
     *
     * @return the effort, or null if not set
     */
    public @Nullable ReasoningEffort reasoningEffort() {
        String effort = parameters().part("reasoning", SubagentTool::new).string("effort");
        return effort == null ? null : new ReasoningEffort(effort);
    }

    /**
     * A copy with another value; see {@link #reasoningEffort()}.
     *
     * @param value the effort
     * @return the copy
     */
    public SubagentTool withReasoningEffort(ReasoningEffort value) {
        return new SubagentTool(withParameter(
                "reasoning", parameters().part("reasoning", SubagentTool::new).with("effort", value.value())));
    }

    /**
     * The most tokens the model that is asked spends on thinking ({@code parameters.reasoning.max_tokens}).
     *
     * @return the tokens, or null if not set
     */
    public @Nullable Long reasoningMaxTokens() {
        return parameters().part("reasoning", SubagentTool::new).number("max_tokens");
    }

    /**
     * A copy with another value; see {@link #reasoningMaxTokens()}.
     *
     * @param value 1 or more
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public SubagentTool withReasoningMaxTokens(int value) {
        check(value >= 1, "reasoning.max_tokens", "1 or more", value);
        return new SubagentTool(withParameter(
                "reasoning",
                parameters().part("reasoning", SubagentTool::new).with("max_tokens", NODES.numberNode(value))));
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
    public SubagentTool withTemperature(double value) {
        check(value >= 0 && value <= 2, "temperature", "from 0 to 2", value);
        return new SubagentTool(withParameter("temperature", NODES.numberNode(BigDecimal.valueOf(value))));
    }

    /**
     * Whether it may call the functions of the request ({@code parameters.inherit_functions}); OpenRouter's responses
     * API alone knows it.
     *
     * @return the choice, or null if not set
     */
    public @Nullable Boolean inheritFunctions() {
        return parameters().flag("inherit_functions");
    }

    /**
     * A copy with another value; see {@link #inheritFunctions()}.
     *
     * @param value true to let it
     * @return the copy
     */
    public SubagentTool withInheritFunctions(boolean value) {
        return new SubagentTool(withParameter("inherit_functions", NODES.booleanNode(value)));
    }

    /**
     * Which functions of the request it may call ({@code parameters.inherited_function_names}); OpenRouter's
     * responses API alone knows it.
     *
     * @return their names, never null
     */
    public List<String> inheritedFunctionNames() {
        return parameters().texts("inherited_function_names");
    }

    /**
     * A copy with another value; see {@link #inheritedFunctionNames()}.
     *
     * @param value their names
     * @return the copy
     */
    public SubagentTool withInheritedFunctionNames(String... value) {
        return new SubagentTool(withParameter("inherited_function_names", texts(value)));
    }
}
