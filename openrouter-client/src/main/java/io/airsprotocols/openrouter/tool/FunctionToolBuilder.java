package io.airsprotocols.openrouter.tool;

import io.airsprotocols.openrouter.internal.codec.Checks;
import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.routing.CacheControl;
import io.airsprotocols.openrouter.schema.JsonSchema;
import io.airsprotocols.openrouter.schema.TypeRef;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds a {@link FunctionTool}. Setters replace what was set before. Values are checked by {@link #build()}, all at once. Not
 * safe for use by several threads at once.
 */
public final class FunctionToolBuilder {

    private static final int LONGEST_NAME = 64;
    private static final List<String> ORDER = List.of("type", "function", "cache_control");
    private static final List<String> FUNCTION_ORDER = List.of("name", "description", "parameters", "strict");

    private final ObjectNode json;

    FunctionToolBuilder(ObjectNode json) {
        this.json = json;
    }

    /**
     * What the model calls it ({@code function.name}).
     *
     * @param name 1 to 64 characters, of which all providers take letters, digits, {@code _} and {@code -}
     * @return this
     */
    public FunctionToolBuilder name(String name) {
        function().put("name", name);
        return this;
    }

    /**
     * What it does ({@code function.description}); the model chooses by it.
     *
     * @param text what it does, when to use it, what it gives
     * @return this
     */
    public FunctionToolBuilder description(String text) {
        function().put("description", text);
        return this;
    }

    /**
     * What it takes ({@code function.parameters}).
     *
     * @param schema a JSON Schema of an object
     * @return this
     */
    public FunctionToolBuilder parameters(JsonNode schema) {
        function().set("parameters", Json.copy("parameters", schema));
        return this;
    }

    /**
     * What it takes ({@code function.parameters}).
     *
     * @param schema a JSON Schema of an object, as text
     * @return this
     * @throws IllegalArgumentException if the text is not JSON
     */
    public FunctionToolBuilder parameters(String schema) {
        try {
            return parameters(Json.read(schema));
        } catch (JacksonException notJson) {
            throw new IllegalArgumentException(
                    "The parameters of a function are a JSON Schema, was text that is not JSON ("
                            + notJson.getOriginalMessage() + "): " + schema,
                    notJson);
        }
    }

    /**
     * What it takes ({@code function.parameters}).
     *
     * @param schema a JSON Schema of an object, as maps and lists in the order they are to have on the wire
     * @return this
     */
    public FunctionToolBuilder parameters(Map<String, ?> schema) {
        return parameters(Json.of("parameters", schema));
    }

    /**
     * What it takes: a value of a type of yours, which {@link ToolCall#arguments(Class)} reads. The schema is sent as strict
     * if it is.
     *
     * @param type a record, or whatever else {@link JsonSchema} can describe
     * @return this
     * @throws IllegalArgumentException if the type has no schema
     */
    public FunctionToolBuilder parameters(Class<?> type) {
        return parameters(JsonSchema.of(type));
    }

    /**
     * What it takes: a value of a type of yours with parameters, which {@link ToolCall#arguments(TypeRef)} reads. The schema
     * is sent as strict if it is.
     *
     * @param type such as {@code new TypeRef<Range<Integer>>() {}}
     * @return this
     * @throws IllegalArgumentException if the type has no schema
     */
    public FunctionToolBuilder parameters(TypeRef<?> type) {
        return parameters(JsonSchema.of(type));
    }

    /**
     * What it takes: a value of a schema, which {@link ToolCall#arguments(JsonSchema)} reads and checks. It is sent as strict
     * if it is, and its description is that of the function unless there is one.
     *
     * @param schema the schema
     * @return this
     */
    public FunctionToolBuilder parameters(JsonSchema<?> schema) {
        if (schema.description() != null && !function().hasNonNull("description")) {
            description(schema.description());
        }
        return parameters((JsonNode) schema.json()).strict(schema.isStrict());
    }

    /**
     * Whether the arguments always match the schema ({@code function.strict}). Providers then refuse schemas that say more than
     * they can keep to; Anthropic's models also need the header {@code x-anthropic-beta: structured-outputs-2025-11-13}.
     *
     * @param value true to have it so
     * @return this
     */
    public FunctionToolBuilder strict(boolean value) {
        function().put("strict", value);
        return this;
    }

    /**
     * Has the prompt cached up to and with this tool ({@code cache_control}).
     *
     * @param mark for how long
     * @return this
     */
    public FunctionToolBuilder cacheControl(CacheControl mark) {
        json.set("cache_control", mark.json());
        return this;
    }

    private ObjectNode function() {
        return json.get("function") instanceof ObjectNode function ? function : json.putObject("function");
    }

    /**
     * Makes the function.
     *
     * @return the function
     * @throws IllegalArgumentException if a value is not valid; the message names every one, what was given and what is
     *     allowed
     */
    public FunctionTool build() {
        Checks checks = new Checks("FunctionTool");
        String name = function().path("name").asString("");
        checks.that(
                !name.isBlank() && name.length() <= LONGEST_NAME,
                "name must have 1 to " + LONGEST_NAME + " characters, was \"" + name + "\" of " + name.length());
        JsonNode parameters = function().path("parameters");
        checks.that(
                parameters.isMissingNode() || parameters.isObject(),
                "parameters must be a JSON Schema, which is an object, was " + parameters);
        checks.done();
        ObjectNode ordered = Json.inOrder(json.deepCopy(), ORDER);
        ordered.set("function", Json.inOrder((ObjectNode) ordered.path("function"), FUNCTION_ORDER));
        return new FunctionTool(ordered);
    }
}
