package io.airsprotocols.openrouter.routing;

import io.airsprotocols.openrouter.internal.codec.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Several models that think together ({@code fusion}). Immutable; the {@code with…} methods give a
 * changed copy. */
public final class FusionPlugin extends Plugin {

    private static final int MOST_TOOLS = 8;

    FusionPlugin(ObjectNode json) {
        super(json);
    }

    /**
     * A copy with another value; see {@link #isEnabled()}.
     *
     * @param value false to turn off what the account turned on
     * @return the copy
     */
    public FusionPlugin withEnabled(boolean value) {
        return new FusionPlugin(option("enabled", value));
    }

    /**
     * Which models, by a name of OpenRouter's ({@code preset}).
     *
     * @return the name, or null if not set
     */
    public @Nullable FusionPreset preset() {
        String value = string("preset");
        return value == null ? null : new FusionPreset(value);
    }

    /**
     * A copy with another value; see {@link #preset()}.
     *
     * @param value the name
     * @return the copy
     */
    public FusionPlugin withPreset(FusionPreset value) {
        return new FusionPlugin(option("preset", value.value()));
    }

    /**
     * The models that each answer for themselves ({@code analysis_models}).
     *
     * @return the list, never null
     */
    public List<String> analysisModels() {
        return texts("analysis_models");
    }

    /**
     * A copy with another value; see {@link #analysisModels()}.
     *
     * @param value ids of 1 to 8 models
     * @return the copy
     * @throws IllegalArgumentException if there are none, or more than 8
     */
    public FusionPlugin withAnalysisModels(String... value) {
        check(value.length >= 1 && value.length <= 8, "analysis_models", "1 to 8 models", value.length);
        return new FusionPlugin(option("analysis_models", value));
    }

    /**
     * The model that compares them and writes the answer ({@code model}).
     *
     * @return the text, or null if not set
     */
    public @Nullable String model() {
        return string("model");
    }

    /**
     * A copy with another value; see {@link #model()}.
     *
     * @param value its id
     * @return the copy
     */
    public FusionPlugin withModel(String value) {
        return new FusionPlugin(option("model", value));
    }

    /**
     * How many tool calls each model may make ({@code max_tool_calls}).
     *
     * @return the number, or null if not set
     */
    public @Nullable Long maxToolCalls() {
        return number("max_tool_calls");
    }

    /**
     * A copy with another value; see {@link #maxToolCalls()}.
     *
     * @param value from 1 to 16; 4 if not set
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public FusionPlugin withMaxToolCalls(long value) {
        check(value >= 1 && value <= 16, "max_tool_calls", "from 1 to 16", value);
        return new FusionPlugin(option("max_tool_calls", value));
    }

    /**
     * The server tools that the models may use ({@code tools}), by their type.
     *
     * @return such as {@code openrouter:web_search}, never null
     */
    public List<String> toolTypes() {
        return children("tools", each -> each.path("type").asString(""));
    }

    /**
     * A copy with another server tool, in place of the usual web search and web fetch.
     *
     * @param type such as {@code openrouter:web_search}
     * @param parameters of the tool; may be empty
     * @return the copy
     * @throws IllegalArgumentException if there are 8 already
     */
    public FusionPlugin withTool(String type, Map<String, ?> parameters) {
        ArrayNode tools =
                tree().get("tools") instanceof ArrayNode set ? set.deepCopy() : JsonNodeFactory.instance.arrayNode();
        check(tools.size() < MOST_TOOLS, "tools", "at most " + MOST_TOOLS, tools.size() + 1);
        ObjectNode tool = tools.addObject().put("type", type);
        if (!parameters.isEmpty()) {
            tool.set("parameters", Json.of("parameters", new TreeMap<>(parameters)));
        }
        return new FusionPlugin(option("tools", tools));
    }

    /**
     * A copy whose models may use no tools ({@code tools: []}).
     *
     * @return the copy
     */
    public FusionPlugin withoutTools() {
        return new FusionPlugin(option("tools", JsonNodeFactory.instance.arrayNode()));
    }
}
