package io.airsprotocols.openrouter.internal.codec;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes JSON trees, exactly: numbers keep their digits, fields their order. Safe for use by several threads. */
public final class Json {

    /** Deeper nesting is an attack or a mistake; the API itself needs about twenty levels, tool schemas a few more. */
    private static final int DEEPEST = 500;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    // Bodies and events are limited before they get here; images make long strings.
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            // Some gateways pass control characters of a model through unescaped.
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectWriter BRIEF_WRITER = MAPPER.writer().withAttribute(Base64Node.BRIEF, true);

    private Json() {}

    /**
     * A new empty object.
     *
     * @return the object
     */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Reads a JSON value.
     *
     * @param bytes UTF-8
     * @param offset where it begins
     * @param length how long it is
     * @return the value; a missing node if there is only white space
     * @throws JacksonException if it is not one JSON value
     */
    public static JsonNode read(byte[] bytes, int offset, int length) {
        try {
            return MAPPER.readTree(bytes, offset, length);
        } catch (NumberFormatException tooLarge) {
            throw beyondJava(tooLarge);
        }
    }

    /**
     * Reads a JSON value.
     *
     * @param text the JSON
     * @return the value
     * @throws JacksonException if it is not one JSON value
     */
    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (NumberFormatException tooLarge) {
            throw beyondJava(tooLarge);
        }
    }

    /** A number such as 1e99999999999, of which Jackson says in another way than of all else that it cannot be read. */
    private static JacksonException beyondJava(NumberFormatException tooLarge) {
        return new StreamReadException(null, tooLarge.getMessage(), (TokenStreamLocation) null, tooLarge);
    }

    /**
     * Reads JSON token by token, without making a tree.
     *
     * @param bytes UTF-8
     * @param offset where it begins
     * @param length how long it is
     * @return the parser; to be closed
     */
    public static JsonParser parser(byte[] bytes, int offset, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length);
    }

    /**
     * Writes a JSON value in the order its fields have.
     *
     * @param node the value
     * @return UTF-8
     */
    public static byte[] write(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /**
     * Writes a JSON value in the order its fields have.
     *
     * @param node the value
     * @param out where to, as UTF-8
     */
    public static void write(JsonNode node, OutputStream out) {
        MAPPER.writeValue(out, node);
    }

    /**
     * One line that shows a JSON value; files that go with it are named, not written out.
     *
     * @param node the value
     * @return the line
     */
    public static String brief(JsonNode node) {
        return BRIEF_WRITER.writeValueAsString(node);
    }

    /**
     * An object with the same fields in a given order, so that equal requests are equal bytes however they were built.
     *
     * @param object the object; is not changed
     * @param order the fields that come first; others follow by name
     * @return a new object that shares the values
     */
    public static ObjectNode inOrder(ObjectNode object, List<String> order) {
        ObjectNode ordered = object();
        for (String name : order) {
            JsonNode value = object.get(name);
            if (value != null) {
                ordered.set(name, value);
            }
        }
        object.properties().stream()
                .filter(each -> !ordered.has(each.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> ordered.set(each.getKey(), each.getValue()));
        return ordered;
    }

    /**
     * Turns what a user gave into JSON as Jackson does.
     *
     * @param name what it was given for, for messages
     * @param value a record, a map, a list, a string, a number, a node
     * @return the JSON
     * @throws IllegalArgumentException if there is no JSON for it: Jackson cannot write it, it has no end or is nested too
     *     deep, or holds a number without digits
     */
    public static JsonNode of(String name, Object value) {
        return converted(name, value, MAPPER::valueToTree);
    }

    /**
     * Copies JSON that a user gave.
     *
     * @param <T> the kind of JSON
     * @param name what it was given for, for messages
     * @param node the JSON
     * @return a copy
     * @throws IllegalArgumentException if it cannot be written: it has no end or is nested too deep, or holds a number
     *     without digits
     */
    @SuppressWarnings("unchecked") // a copy of itself
    public static <T extends JsonNode> T copy(String name, T node) {
        return (T) converted(name, node, unused -> node.deepCopy());
    }

    private static JsonNode converted(String name, Object value, Function<Object, JsonNode> conversion) {
        JsonNode json;
        try {
            // Only while it writes text does Jackson keep to a depth; into a tree it follows a circle for ever.
            BRIEF_WRITER.writeValue(OutputStream.nullOutputStream(), value);
            json = conversion.apply(value);
        } catch (JacksonException unwritable) {
            throw new IllegalArgumentException(
                    name + " cannot be written as JSON, was a "
                            + value.getClass().getName() + ": " + unwritable.getOriginalMessage(),
                    unwritable);
        }
        refuseWithoutDigits(name, json);
        return json;
    }

    private static void refuseWithoutDigits(String path, JsonNode json) {
        if (json.isObject()) {
            json.properties().forEach(each -> refuseWithoutDigits(child(path, each.getKey()), each.getValue()));
        } else if (json.isArray()) {
            for (int i = 0; i < json.size(); i++) {
                refuseWithoutDigits(path + "[" + i + "]", json.get(i));
            }
        } else if (json instanceof NumericNode number && number.isNaN()) {
            throw new IllegalArgumentException(path + " must be a number, was " + json.asString());
        }
    }

    /**
     * The path of a property in JSON, for messages.
     *
     * @param path that of the object
     * @param name of the property
     * @return such as {@code messages.content} or {@code messages["my content"]}
     */
    public static String child(String path, String name) {
        return name.matches("[A-Za-z_$][A-Za-z0-9_$]*") ? path + "." + name : path + "[\"" + name + "\"]";
    }
}
