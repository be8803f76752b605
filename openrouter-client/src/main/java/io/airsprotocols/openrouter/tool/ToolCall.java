package io.airsprotocols.openrouter.tool;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import io.airsprotocols.openrouter.schema.JsonSchema;
import io.airsprotocols.openrouter.schema.MismatchException;
import io.airsprotocols.openrouter.schema.TypeRef;
import java.lang.reflect.Type;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidDefinitionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * That a model calls a function ({@code tool_calls[]}). Immutable.
 *
 * <p>The arguments are text that a model wrote: usually JSON that matches the schema, but nothing sees to it unless the
 * function is strict, and an answer that ran out of tokens ends in the middle of them. So reading a call never fails;
 * {@link #argumentsJson()} and {@link #arguments(Class)} do if the text is not what is asked for.
 */
public final class ToolCall extends JsonView {

    /** Made when first needed: answers without tools do not pay for it. */
    private static final class Binder {
        static final JsonMapper MAPPER = JsonMapper.builder().build();
    }

    /**
     * Views a call.
     *
     * @param json the object as it came; the view owns it from here on, and no one may change it any more
     */
    public ToolCall(ObjectNode json) {
        super(json);
    }

    /**
     * A call, for a conversation that did not come from the API.
     *
     * @param id what its result refers to
     * @param name the function
     * @param arguments its arguments, JSON as text
     * @return the call
     * @throws IllegalArgumentException if id or name is blank
     */
    public static ToolCall of(String id, String name, String arguments) {
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException(
                    "A call has an id and the name of a function, was \"" + id + "\" and \"" + name + "\"");
        }
        ObjectNode json = Json.object().put("id", id).put("type", FunctionTool.TYPE);
        json.putObject("function").put("name", name).put("arguments", arguments);
        return new ToolCall(json);
    }

    /**
     * What the result refers to ({@code id}).
     *
     * @return the id; empty if there is none, as in all but the first piece of a call that streams
     */
    public String id() {
        return string("id", "");
    }

    /**
     * The kind of tool that is called ({@code type}).
     *
     * @return {@code function}, unless the wire names another
     */
    public String type() {
        return string("type", FunctionTool.TYPE);
    }

    /**
     * The place of the call among those of an answer ({@code index}); streams tell it.
     *
     * @return from 0, or null if not told
     */
    public @Nullable Long index() {
        return number("index");
    }

    /**
     * The function that is called ({@code function.name}).
     *
     * @return the name; empty if there is none, as in all but the first piece of a call that streams
     */
    public String name() {
        return function().string("name", "");
    }

    /**
     * What it is called with ({@code function.arguments}), as the model wrote it.
     *
     * @return the text, which should be JSON, also where a gateway sends an object in its place; empty if there is none; the
     *     new part alone in a piece of a stream
     */
    public String arguments() {
        JsonNode arguments = function().tree().path("arguments");
        return arguments.isContainer() ? arguments.toString() : arguments.asString("");
    }

    /**
     * What it is called with, as JSON. No text at all reads as an empty object, since models write nothing for functions that
     * take nothing.
     *
     * @return the arguments
     * @throws ToolArgumentsException if the text is not JSON
     */
    public JsonNode argumentsJson() {
        String text = arguments();
        if (text.isBlank()) {
            return Json.object();
        }
        try {
            return Json.read(text);
        } catch (JacksonException notJson) {
            throw new ToolArgumentsException(this, "they are not JSON", text, notJson);
        }
    }

    /**
     * What it is called with, as a value of a type of yours. Arguments that fit the {@linkplain JsonSchema schema} of the type
     * are read by it, as those of a function that was declared with the type do; any other as Jackson reads them, so that a
     * function with a schema of its own may leave out what the type does without.
     *
     * @param <T> the type
     * @param type a record or another class; Jackson's annotations on it count
     * @return the arguments
     * @throws ToolArgumentsException if the text is not JSON, or JSON that the type cannot hold
     */
    public <T> T arguments(Class<T> type) {
        return read(schemaOf(() -> JsonSchema.of(type)), type);
    }

    /**
     * What it is called with, as a value of a type with parameters; see {@link #arguments(Class)}.
     *
     * @param <T> the type
     * @param type such as {@code new TypeRef<Map<String, Integer>>() {}}
     * @return the arguments
     * @throws ToolArgumentsException if the text is not JSON, or JSON that the type cannot hold
     */
    public <T> T arguments(TypeRef<T> type) {
        return read(schemaOf(() -> JsonSchema.of(type)), type.type());
    }

    /**
     * What it is called with, as a value of a schema, to which the arguments have to keep.
     *
     * @param <T> the type of the values
     * @param schema the schema, best the one the function was declared with
     * @return the arguments
     * @throws ToolArgumentsException if the text is not JSON, or JSON that does not fit
     */
    public <T> T arguments(JsonSchema<T> schema) {
        return read(schema, argumentsJson());
    }

    private <T> T read(JsonSchema<T> schema, JsonNode json) {
        try {
            return schema.read(json);
        } catch (MismatchException misfit) {
            throw new ToolArgumentsException(this, misfit);
        }
    }

    private static <T> @Nullable JsonSchema<T> schemaOf(Supplier<JsonSchema<T>> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException none) {
            return null; // Jackson reads more types than a schema can describe
        }
    }

    private <T> T read(@Nullable JsonSchema<T> schema, Type type) {
        JsonNode json = argumentsJson();
        if (schema != null && schema.check(json).isEmpty()) {
            return read(schema, json);
        }
        JavaType known = Binder.MAPPER.constructType(type);
        T value;
        try {
            value = Binder.MAPPER.treeToValue(json, known);
        } catch (InvalidDefinitionException unreadable) {
            // It is read by its schema alone, and that says what is wrong with the arguments.
            if (schema != null) {
                return read(schema, json);
            }
            throw misfit(known, unreadable);
        } catch (JacksonException misfit) {
            throw misfit(known, misfit);
        }
        if (value == null) {
            throw new ToolArgumentsException(this, "they are null", arguments(), null);
        }
        return value;
    }

    private ToolArgumentsException misfit(JavaType type, JacksonException why) {
        return new ToolArgumentsException(
                this, "they do not fit " + type.toCanonical() + ": " + why.getOriginalMessage(), arguments(), why);
    }

    private ToolCall function() {
        return part("function", ToolCall::new);
    }
}
