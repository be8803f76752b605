package io.airsprotocols.openrouter.tool;

import io.airsprotocols.openrouter.internal.codec.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whether the model must, may or must not call tools, and which ({@code tool_choice}). Immutable. */
public final class ToolChoice {

    /** No tool is called. */
    public static final ToolChoice NONE = word("none");

    /** The model decides; so it is if nothing is said. */
    public static final ToolChoice AUTO = word("auto");

    /** At least one tool is called. */
    public static final ToolChoice REQUIRED = word("required");

    private final JsonNode json;

    private ToolChoice(JsonNode json) {
        this.json = json;
    }

    private static ToolChoice word(String word) {
        return new ToolChoice(JsonNodeFactory.instance.stringNode(word));
    }

    /**
     * One function is called.
     *
     * @param name its name
     * @return the choice
     * @throws IllegalArgumentException if the name is blank
     */
    public static ToolChoice function(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A choice of a function names it; its name was blank");
        }
        ObjectNode json = Json.object().put("type", FunctionTool.TYPE);
        json.putObject("function").put("name", name);
        return new ToolChoice(json);
    }

    /**
     * One of OpenRouter's own tools is called.
     *
     * @param tool the tool; its type alone is sent
     * @return the choice
     */
    public static ToolChoice server(ServerTool tool) {
        return new ToolChoice(Json.object().put("type", tool.type()));
    }

    /**
     * A choice from JSON, whatever its form.
     *
     * @param json a string or an object, as the API defines it
     * @return the choice
     * @throws IllegalArgumentException if it is neither
     */
    public static ToolChoice of(JsonNode json) {
        if (!json.isString() && !json.isObject()) {
            throw new IllegalArgumentException("A tool choice is a string or an object, was " + json);
        }
        return new ToolChoice(Json.copy("tool_choice", json));
    }

    /**
     * The choice as a word.
     *
     * @return such as {@code auto}, or null if it names a tool
     */
    public @Nullable String mode() {
        return json.isString() ? json.stringValue() : null;
    }

    /**
     * The kind of tool it names ({@code type}).
     *
     * @return {@code function} or the type of a server tool, or null if it names none
     */
    public @Nullable String type() {
        return text(json.path("type"));
    }

    /**
     * The function it names ({@code function.name}).
     *
     * @return the name, or null if it names none
     */
    public @Nullable String functionName() {
        return text(json.path("function").path("name"));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    /**
     * The choice as it goes out.
     *
     * @return a copy
     */
    public JsonNode json() {
        return json.deepCopy();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ToolChoice that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** The JSON as one line of text. */
    @Override
    public String toString() {
        return json.toString();
    }
}
