package io.airsprotocols.openrouter.tool;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
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
     * @param json the object as it came
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
     * What it is called with, as a value of a type of yours; Jackson's annotations on it count.
     *
     * @param <T> the type
     * @param type a record or another class that Jackson can make
     * @return the arguments
     * @throws ToolArgumentsException if the text is not JSON, or JSON that the type cannot hold
     */
    public <T> T arguments(Class<T> type) {
        return bind(Binder.MAPPER.constructType(type));
    }

    /**
     * What it is called with, as a value of a generic type.
     *
     * @param <T> the type
     * @param type such as {@code new TypeReference<Map<String, Integer>>() {}}
     * @return the arguments
     * @throws ToolArgumentsException if the text is not JSON, or JSON that the type cannot hold
     */
    public <T> T arguments(TypeReference<T> type) {
        return bind(Binder.MAPPER.constructType(type));
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // Both callers say which type it is.
    private <T> T bind(JavaType type) {
        JsonNode json = argumentsJson();
        T value;
        try {
            value = Binder.MAPPER.treeToValue(json, type);
        } catch (JacksonException misfit) {
            throw new ToolArgumentsException(
                    this,
                    "they do not fit " + type.toCanonical() + ": " + misfit.getOriginalMessage(),
                    arguments(),
                    misfit);
        }
        if (value == null) {
            throw new ToolArgumentsException(this, "they are null", arguments(), null);
        }
        return value;
    }

    private ToolCall function() {
        return part("function", ToolCall::new);
    }
}
