package io.airsprotocols.openrouter.tool;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.routing.CacheControl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A function of your program that a model may call ({@code type: function}). Immutable.
 *
 * <p>The model gives its arguments as {@link ToolCall}s; your program runs the function and sends its result back in the
 * next request.
 */
public final class FunctionTool extends Tool {

    static final String TYPE = "function";

    FunctionTool(ObjectNode json) {
        super(json);
    }

    /**
     * A function whose arguments are a type of yours; {@link ToolCall#arguments(Class)} reads them.
     *
     * @param name what the model calls it; 1 to 64 characters, of which all providers take letters, digits, {@code _} and
     *     {@code -}
     * @param description what it does, when to use it, what it gives; the model chooses by it
     * @param arguments a record, or whatever else {@link io.airsprotocols.openrouter.schema.JsonSchema} can describe
     * @return the function
     * @throws IllegalArgumentException if the name is not valid or the type has no schema
     */
    public static FunctionTool of(String name, String description, Class<?> arguments) {
        return builder(name).description(description).parameters(arguments).build();
    }

    /**
     * Starts a function.
     *
     * @param name what the model calls it; 1 to 64 characters, of which all providers take letters, digits, {@code _} and
     *     {@code -}
     * @return a builder
     */
    public static FunctionToolBuilder builder(String name) {
        return new FunctionToolBuilder(Json.object().put("type", TYPE)).name(name);
    }

    /**
     * Starts with this function.
     *
     * @return a builder
     */
    public FunctionToolBuilder toBuilder() {
        return new FunctionToolBuilder(tree().deepCopy());
    }

    /**
     * What the model calls it ({@code function.name}).
     *
     * @return the name, empty if there is none
     */
    public String name() {
        return function().string("name", "");
    }

    /**
     * What it does, for the model to read ({@code function.description}).
     *
     * @return the description, or null if there is none
     */
    public @Nullable String description() {
        return function().string("description");
    }

    /**
     * The JSON Schema of its arguments ({@code function.parameters}).
     *
     * @return a copy, or null if it takes none
     */
    public @Nullable JsonNode parameters() {
        return function().node("parameters");
    }

    /**
     * Whether the arguments always match the schema ({@code function.strict}).
     *
     * @return the choice, or null if not set
     */
    public @Nullable Boolean strict() {
        return function().flag("strict");
    }

    /**
     * Up to where the prompt is cached ({@code cache_control}).
     *
     * @return the mark, or null if there is none
     */
    public @Nullable CacheControl cacheControl() {
        return child("cache_control", CacheControl::new);
    }

    /** The inner object has the fields; it is read by the same means. */
    private FunctionTool function() {
        return part("function", FunctionTool::new);
    }
}
