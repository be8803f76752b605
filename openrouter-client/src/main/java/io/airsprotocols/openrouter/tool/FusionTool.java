package io.airsprotocols.openrouter.tool;

import io.airsprotocols.openrouter.routing.CacheControl;
import io.airsprotocols.openrouter.routing.ReasoningEffort;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets the model ask several models at once and fuse what they say.
 *
 * <p>On the wire {@code openrouter:fusion}. Immutable; the {@code with…} methods give a changed copy.
 */
public final class FusionTool extends ServerTool {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static final String TYPE = "openrouter:fusion";

    FusionTool(ObjectNode json) {
        super(json);
    }

    private FusionTool parameters() {
        return part("parameters", FusionTool::new);
    }

    /**
     * The models that are asked ({@code parameters.analysis_models}).
     *
     * @return their ids, never null
     */
    public List<String> analysisModels() {
        return parameters().texts("analysis_models");
    }

    /**
     * A copy with another value; see {@link #analysisModels()}.
     *
     * @param value 1 to 8 ids
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public FusionTool withAnalysisModels(String... value) {
        check(value.length >= 1 && value.length <= 8, "analysis_models", "1 to 8 models", value.length);
        return new FusionTool(withParameter("analysis_models", texts(value)));
    }

    /**
     * The model that fuses ({@code parameters.model}).
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
    public FusionTool withModel(String value) {
        return new FusionTool(withParameter("model", value));
    }

    /**
     * How many tools each model may call ({@code parameters.max_tool_calls}).
     *
     * @return the number, or null if not set
     */
    public @Nullable Long maxToolCalls() {
        return parameters().number("max_tool_calls");
    }

    /**
     * A copy with another value; see {@link #maxToolCalls()}.
     *
     * @param value from 1 to 16; 4 if not set
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public FusionTool withMaxToolCalls(int value) {
        check(value >= 1 && value <= 16, "max_tool_calls", "from 1 to 16", value);
        return new FusionTool(withParameter("max_tool_calls", NODES.numberNode(value)));
    }

    /**
     * The most tokens of an answer of each model ({@code parameters.max_completion_tokens}).
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
    public FusionTool withMaxCompletionTokens(int value) {
        check(value >= 1, "max_completion_tokens", "1 or more", value);
        return new FusionTool(withParameter("max_completion_tokens", NODES.numberNode(value)));
    }

    /**
     * How much the model that is asked thinks ({@code parameters.reasoning.effort}).
     *
     * @return the effort, or null if not set
     */
    public @Nullable ReasoningEffort reasoningEffort() {
        String effort = parameters().part("reasoning", FusionTool::new).string("effort");
        return effort == null ? null : new ReasoningEffort(effort);
    }

    /**
     * A copy with another value; see {@link #reasoningEffort()}.
     *
     * @param value the effort
     * @return the copy
     */
    public FusionTool withReasoningEffort(ReasoningEffort value) {
        return new FusionTool(withParameter(
                "reasoning", parameters().part("reasoning", FusionTool::new).with("effort", value.value())));
    }

    /**
     * The most tokens the model that is asked spends on thinking ({@code parameters.reasoning.max_tokens}).
     *
     * @return the tokens, or null if not set
     */
    public @Nullable Long reasoningMaxTokens() {
        return parameters().part("reasoning", FusionTool::new).number("max_tokens");
    }

    /**
     * A copy with another value; see {@link #reasoningMaxTokens()}.
     *
     * @param value 1 or more
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public FusionTool withReasoningMaxTokens(int value) {
        check(value >= 1, "reasoning.max_tokens", "1 or more", value);
        return new FusionTool(withParameter(
                "reasoning",
                parameters().part("reasoning", FusionTool::new).with("max_tokens", NODES.numberNode(value))));
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
    public FusionTool withTemperature(double value) {
        check(value >= 0 && value <= 2, "temperature", "from 0 to 2", value);
        return new FusionTool(withParameter("temperature", NODES.numberNode(BigDecimal.valueOf(value))));
    }

    /**
     * What the models may use ({@code parameters.tools}).
     *
     * @return the tools, never null
     */
    public List<Tool> tools() {
        return parameters().children("tools", Tool::view);
    }

    /**
     * A copy with another value; see {@link #tools()}.
     *
     * @param value at most 8 server tools
     * @return the copy
     * @throws IllegalArgumentException if there are more
     */
    public FusionTool withTools(ServerTool... value) {
        check(value.length <= 8, "tools", "at most 8 tools", value.length);
        return new FusionTool(withParameter("tools", array(value)));
    }

    /**
     * How long the prompt is cached ({@code parameters.cache_control}).
     *
     * @return the mark, or null if not set
     */
    public @Nullable CacheControl cacheControl() {
        return parameters().child("cache_control", CacheControl::new);
    }

    /**
     * A copy with another value; see {@link #cacheControl()}.
     *
     * @param value the mark
     * @return the copy
     */
    public FusionTool withCacheControl(CacheControl value) {
        return new FusionTool(withParameter("cache_control", value.json()));
    }
}
