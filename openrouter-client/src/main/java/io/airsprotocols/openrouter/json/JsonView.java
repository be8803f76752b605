package io.airsprotocols.openrouter.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A typed view over a JSON object that is kept as it came.
 *
 * <p>Views are immutable and safe to share between threads. Two views of the same class are equal when their JSON is
 * equal. The accessors of subclasses read leniently: a field that is absent, {@code null} or of an unexpected kind reads
 * as absent, a number written as a string reads as a number, and a lone value where a list is expected reads as a list
 * of one. What was really sent is always in {@link #json()}.
 *
 * <p>Not meant to be extended outside this library; its protected methods may change in any release.
 */
public abstract class JsonView {

    /** Seconds since 1970 have at most eleven digits for the next three thousand years; more means milliseconds. */
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    /** The same moment in milliseconds; what is larger is no moment, and could overflow one. */
    private static final BigDecimal LARGEST_MILLIS = BigDecimal.valueOf(LARGEST_SECONDS * 1000);

    private static final long MOST_PLACES = 1000;

    private final ObjectNode json;

    /**
     * Makes a view.
     *
     * @param json the object to view; the view owns it from here on, and no one may change it any more
     */
    protected JsonView(ObjectNode json) {
        this.json = json;
    }

    /**
     * The raw truth: everything the wire said, fields unknown to this release included.
     *
     * @return a copy, so that changing it does not change this view
     */
    public final JsonNode json() {
        return json.deepCopy();
    }

    /**
     * The tree itself, for code of this library that embeds it in another tree or writes it.
     *
     * @return the tree; must not be changed or handed to a user
     */
    protected final ObjectNode tree() {
        return json;
    }

    /**
     * Whether a field is there and not {@code null}.
     *
     * @param name the field's name on the wire
     * @return true if it has a value
     */
    protected final boolean has(String name) {
        return json.hasNonNull(name);
    }

    /**
     * A string field. Numbers and booleans read as their text; objects and arrays read as absent.
     *
     * @param name the field's name on the wire
     * @return the text, or null if there is none
     */
    protected final @Nullable String string(String name) {
        return asText(json.get(name));
    }

    /**
     * A string field that has a meaning when absent.
     *
     * @param name the field's name on the wire
     * @param absent what to answer when there is none
     * @return the text
     */
    protected final String string(String name, String absent) {
        String value = string(name);
        return value == null ? absent : value;
    }

    /**
     * A whole number, also when sent as a string or with a zero fraction.
     *
     * @param name the field's name on the wire
     * @return the number, or null if there is none that fits a long
     */
    protected final @Nullable Long number(String name) {
        BigDecimal value = decimal(name);
        if (value == null) {
            return null;
        }
        try {
            return value.longValueExact();
        } catch (ArithmeticException notWhole) {
            return null;
        }
    }

    /**
     * A count such as a number of tokens.
     *
     * @param name the field's name on the wire
     * @return the count, 0 if absent
     */
    protected final long count(String name) {
        Long value = number(name);
        return value == null ? 0 : value;
    }

    /**
     * A number kept exactly as written, also when sent as a string: money, prices, sampling parameters.
     *
     * @param name the field's name on the wire
     * @return the number, or null if there is none, or one of more than a thousand places
     */
    protected final @Nullable BigDecimal decimal(String name) {
        return asDecimal(json.get(name));
    }

    /**
     * A number that has a meaning when absent.
     *
     * @param name the field's name on the wire
     * @param absent what to answer when there is none
     * @return the number
     */
    protected final BigDecimal decimal(String name, BigDecimal absent) {
        BigDecimal value = decimal(name);
        return value == null ? absent : value;
    }

    /**
     * A truth value, also when sent as the string {@code "true"} or {@code "false"}.
     *
     * @param name the field's name on the wire
     * @return the value, or null if there is none
     */
    protected final @Nullable Boolean flag(String name) {
        String text = string(name);
        return "true".equals(text) ? Boolean.TRUE : "false".equals(text) ? Boolean.FALSE : null;
    }

    /**
     * A truth value that is false unless said.
     *
     * @param name the field's name on the wire
     * @return true only if the field says so
     */
    protected final boolean isTrue(String name) {
        return Boolean.TRUE.equals(flag(name));
    }

    /**
     * A moment, sent as seconds or milliseconds since 1970 or as ISO 8601 text.
     *
     * @param name the field's name on the wire
     * @return the moment, or null if there is none
     */
    protected final @Nullable Instant instant(String name) {
        BigDecimal number = decimal(name);
        if (number != null) {
            if (number.abs().compareTo(LARGEST_MILLIS) > 0) {
                return null;
            }
            long value = number.longValue();
            return Math.abs(value) > LARGEST_SECONDS ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
        }
        String text = string(name);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /**
     * A nested object.
     *
     * @param <T> its type
     * @param name the field's name on the wire
     * @param view makes the typed view
     * @return the view, or null if there is no object
     */
    protected final <T> @Nullable T child(String name, Function<ObjectNode, T> view) {
        return json.get(name) instanceof ObjectNode object ? view.apply(object) : null;
    }

    /**
     * A nested object that reads as an empty one where there is none.
     *
     * @param <T> its type
     * @param name the field's name on the wire
     * @param view makes the typed view
     * @return the view
     */
    protected final <T> T part(String name, Function<ObjectNode, T> view) {
        return view.apply(json.get(name) instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode());
    }

    /**
     * A list of anything. A lone value reads as a list of one; absent or null reads as an empty list.
     *
     * @param <T> the type of an element
     * @param name the field's name on the wire
     * @param element makes an element
     * @return an unmodifiable list, never null
     */
    protected final <T> List<T> list(String name, Function<JsonNode, T> element) {
        JsonNode node = json.get(name);
        if (node == null || node.isNull()) {
            return List.of();
        }
        if (!node.isArray()) {
            return List.of(element.apply(node));
        }
        List<T> values = new ArrayList<>(node.size());
        for (JsonNode each : node) {
            values.add(element.apply(each));
        }
        return Collections.unmodifiableList(values);
    }

    /**
     * A list of objects; elements that are not objects are passed over (they are still in {@link #json()}).
     *
     * @param <T> the type of an element
     * @param name the field's name on the wire
     * @param view makes the typed view
     * @return an unmodifiable list, never null
     */
    protected final <T> List<T> children(String name, Function<ObjectNode, T> view) {
        List<T> values = new ArrayList<>();
        for (JsonNode each : list(name, node -> node)) {
            if (each instanceof ObjectNode object) {
                values.add(view.apply(object));
            }
        }
        return Collections.unmodifiableList(values);
    }

    /**
     * A list of strings; a lone string reads as a list of one, elements that have no text are passed over.
     *
     * @param name the field's name on the wire
     * @return an unmodifiable list, never null
     */
    protected final List<String> texts(String name) {
        List<String> values = new ArrayList<>();
        for (JsonNode each : list(name, node -> node)) {
            String text = asText(each);
            if (text != null) {
                values.add(text);
            }
        }
        return Collections.unmodifiableList(values);
    }

    /**
     * An object used as a map of strings.
     *
     * @param name the field's name on the wire
     * @return an unmodifiable map in the order of the wire, never null
     */
    protected final Map<String, String> textMap(String name) {
        Map<String, String> values = new LinkedHashMap<>();
        if (json.get(name) instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> each : object.properties()) {
                String text = asText(each.getValue());
                if (text != null) {
                    values.put(each.getKey(), text);
                }
            }
        }
        return Collections.unmodifiableMap(values);
    }

    /**
     * A field as raw JSON.
     *
     * @param name the field's name on the wire
     * @return a copy of the value, or null if the field is absent (a JSON null is a value here)
     */
    protected final @Nullable JsonNode node(String name) {
        JsonNode node = json.get(name);
        return node == null ? null : node.deepCopy();
    }

    /**
     * The tree of a changed copy.
     *
     * @param name the field's name on the wire
     * @param value its value there; the copy owns it from here on
     * @return a copy of the tree in which the field has the value
     */
    protected final ObjectNode with(String name, JsonNode value) {
        ObjectNode copy = json.deepCopy();
        copy.set(name, value);
        return copy;
    }

    /**
     * The tree of a changed copy.
     *
     * @param name the field's name on the wire
     * @param value its text there
     * @return a copy of the tree in which the field has the text
     */
    protected final ObjectNode with(String name, String value) {
        return with(name, JsonNodeFactory.instance.stringNode(value));
    }

    private static @Nullable String asText(@Nullable JsonNode node) {
        return node == null || !node.isValueNode() || node.isNull() ? null : node.asString();
    }

    private static @Nullable BigDecimal asDecimal(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isNumber()) {
            return plain(node.decimalValue());
        }
        if (!node.isString()) {
            return null;
        }
        try {
            return plain(new BigDecimal(node.stringValue().trim()));
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** No number of the API has as many places as 1e1001; written out in digits, some would fill the memory. */
    private static @Nullable BigDecimal plain(BigDecimal value) {
        return Math.abs((long) value.scale()) <= MOST_PLACES ? value : null;
    }

    /** Equal when of the same class and with equal JSON. A view of another class reads the same JSON otherwise. */
    @Override
    @SuppressWarnings("EqualsGetClass")
    public final boolean equals(@Nullable Object other) {
        return other != null && getClass() == other.getClass() && json.equals(((JsonView) other).json);
    }

    @Override
    public final int hashCode() {
        return json.hashCode();
    }

    /** The JSON as one line of text. */
    @Override
    public String toString() {
        return json.toString();
    }
}
