package io.airsprotocols.openrouter.schema;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.schema.Shape.Property;
import io.airsprotocols.openrouter.schema.Shape.Slot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Goes between the JSON of a schema and that of Jackson. They differ where strict mode has no word for what Java has: a map
 * is a list of entries there, and a root that is no object stands in one.
 */
final class Binding {

    private final JsonMapper mapper;
    private final JsonMapper lenient;
    private final InsideJackson inside;
    private final boolean mapsAreEntries;
    final Slot root;
    /** The property that holds the value; null if the value is the root. */
    final @Nullable String wrapper;

    Binding(JsonMapper mapper, Slot root, @Nullable String wrapper, boolean mapsAreEntries) {
        this.mapper = mapper;
        this.lenient = mapper.rebuild()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .build();
        this.inside = new InsideJackson(lenient);
        this.root = root;
        this.wrapper = wrapper;
        this.mapsAreEntries = mapsAreEntries;
    }

    private Binding(Binding whole, Slot part) {
        this.mapper = whole.mapper;
        this.lenient = whole.lenient;
        this.inside = whole.inside;
        this.root = part;
        this.wrapper = null;
        this.mapsAreEntries = whole.mapsAreEntries;
    }

    /** The same for a part of the value, which stands alone. */
    Binding of(Slot part) {
        return new Binding(this, part);
    }

    /** Whether a slot is a map that is written as a list of entries. */
    boolean isEntries(Shape shape) {
        return mapsAreEntries && shape instanceof Shape.Mapping;
    }

    /** The JSON with what models may write otherwise in the form of the schema. */
    JsonNode normal(JsonNode json) {
        if (wrapper == null) {
            return normal(json, root);
        }
        boolean wrapped = json.isObject() && json.has(wrapper);
        ObjectNode whole = Json.object();
        whole.set(wrapper, normal(wrapped ? json.get(wrapper) : json, root));
        return whole;
    }

    private JsonNode normal(JsonNode json, Slot slot) {
        Shape shape = slot.shape();
        if (json.isObject() && shape instanceof Shape.Fields object) {
            return normal(json, object);
        }
        if (json.isObject() && shape instanceof Shape.Union union) {
            Shape.Fields arm = arm(union, json);
            return arm == null ? json : normal(json, arm);
        }
        if (json.isArray() && shape instanceof Shape.Listing list) {
            ArrayNode all = Json.object().arrayNode();
            json.forEach(each -> all.add(normal(each, list.items)));
            return all;
        }
        if (json.isObject() && isEntries(shape)) {
            Slot keys = ((Shape.Mapping) shape).keys;
            Slot values = ((Shape.Mapping) shape).values;
            ArrayNode entries = Json.object().arrayNode();
            json.properties().forEach(each -> {
                ObjectNode entry = entries.addObject();
                entry.set(Shape.Mapping.KEY, key(each.getKey(), keys.shape()));
                entry.set(Shape.Mapping.VALUE, normal(each.getValue(), values));
            });
            return entries;
        }
        return json;
    }

    private JsonNode normal(JsonNode json, Shape.Fields object) {
        ObjectNode named = Json.object();
        for (Map.Entry<String, JsonNode> each : json.properties()) {
            Property property = object.property(each.getKey());
            if (property == null) {
                named.set(each.getKey(), each.getValue());
            } else if (each.getKey().equals(property.name()) || !json.has(property.name())) {
                named.set(property.name(), normal(each.getValue(), property.slot()));
            }
        }
        return named;
    }

    /** A key, which in JSON objects is always text, as what the schema of an entry says it is. */
    private static JsonNode key(String text, Shape keys) {
        boolean words = !(keys instanceof Shape.Scalar scalar)
                || scalar.schema.path("type").asString("").equals("string");
        try {
            return words ? Json.object().stringNode(text) : Json.read(text);
        } catch (JacksonException notSo) {
            return Json.object().stringNode(text);
        }
    }

    /** The arm a whole object is of, or null if it cannot be told. */
    private static Shape.@Nullable Fields arm(Shape.Union union, JsonNode json) {
        if (union.tag != null) {
            return tagged(union, json);
        }
        for (Shape.Fields each : union.arms.values()) {
            if (json.propertyNames().stream().allMatch(name -> each.property(name) != null)) {
                return each;
            }
        }
        return null;
    }

    /** The arm an object says it is of, or null if it does not say so, or not yet. */
    static Shape.@Nullable Fields tagged(Shape.Union union, JsonNode json) {
        return union.tag == null ? null : union.arms.get(json.path(union.tag).asString(""));
    }

    /** What Jackson reads: the value without its wrapper, maps as objects. */
    JsonNode forJackson(JsonNode json) {
        return forJackson(wrapper == null ? json : json.path(wrapper), root.shape());
    }

    JsonNode forJackson(JsonNode json, Shape shape) {
        if (json.isObject() && shape instanceof Shape.Union union) {
            Shape.Fields arm = arm(union, json);
            return arm == null ? json : forJackson(json, arm);
        }
        if (json.isObject() && shape instanceof Shape.Fields object) {
            ObjectNode all = Json.object();
            for (Map.Entry<String, JsonNode> each : json.properties()) {
                Property property = object.property(each.getKey());
                all.set(
                        each.getKey(),
                        property == null
                                ? each.getValue()
                                : forJackson(each.getValue(), property.slot().shape()));
            }
            return all;
        }
        if (json.isArray() && shape instanceof Shape.Listing list) {
            ArrayNode all = Json.object().arrayNode();
            json.forEach(each -> all.add(forJackson(each, list.items.shape())));
            return all;
        }
        if (json.isArray() && isEntries(shape)) {
            Shape values = ((Shape.Mapping) shape).values.shape();
            ObjectNode map = Json.object();
            for (JsonNode each : json) {
                if (each.has(Shape.Mapping.KEY) && each.has(Shape.Mapping.VALUE)) {
                    map.set(
                            each.get(Shape.Mapping.KEY).asString(""),
                            forJackson(each.get(Shape.Mapping.VALUE), values));
                }
            }
            return map;
        }
        return json;
    }

    /** The JSON of the schema from that of Jackson. */
    JsonNode fromJackson(JsonNode json) {
        JsonNode value = fromJackson(json, root);
        if (wrapper == null) {
            return value;
        }
        ObjectNode whole = Json.object();
        whole.set(wrapper, value);
        return whole;
    }

    private JsonNode fromJackson(JsonNode json, Slot slot) {
        Shape shape = slot.shape();
        if (json.isObject() && shape instanceof Shape.Union union) {
            Shape.Fields arm = arm(union, json);
            return arm == null ? json : fromJackson(json, arm, union.tag);
        }
        if (json.isObject() && shape instanceof Shape.Fields object) {
            return fromJackson(json, object, null);
        }
        if (json.isArray() && shape instanceof Shape.Listing list) {
            ArrayNode all = Json.object().arrayNode();
            json.forEach(each -> all.add(fromJackson(each, list.items)));
            return all;
        }
        if (json.isObject() && shape instanceof Shape.Mapping map) {
            ObjectNode all = Json.object();
            json.properties().forEach(each -> all.set(each.getKey(), fromJackson(each.getValue(), map.values)));
            return isEntries(shape) ? normal(all, slot) : all;
        }
        return json;
    }

    /** What Jackson writes beside, such as what a getter computes, is not of the schema. */
    private JsonNode fromJackson(JsonNode json, Shape.Fields object, @Nullable String tag) {
        ObjectNode all = Json.object();
        for (Map.Entry<String, JsonNode> each : json.properties()) {
            Property property = object.property(each.getKey());
            if (property != null) {
                all.set(each.getKey(), fromJackson(each.getValue(), property.slot()));
            } else if (each.getKey().equals(tag) || (object.others != null && !mapsAreEntries)) {
                all.set(each.getKey(), each.getValue());
            }
        }
        for (Property each : object.properties) {
            if (each.slot().nullable() && !all.has(each.name())) {
                all.putNull(each.name());
            }
        }
        return all;
    }

    /**
     * Makes the value.
     *
     * @param json what Jackson reads
     * @throws MismatchException if Jackson, or the type itself, does not take it
     */
    Object bind(JsonNode json) {
        Object value;
        try {
            value = mapper.readerFor(root.type()).readValue(json);
        } catch (JacksonException wrong) {
            throw mismatch(json, wrong);
        } catch (RuntimeException wrong) { // of a constructor, where a mapper does not wrap it
            String wanted = "a value that is accepted (" + wrong.getMessage() + ")";
            throw new MismatchException(
                    ShapeReader.name(root.type()),
                    List.of(new Mismatch(start(), wanted, Validator.shown(json))),
                    wrong);
        }
        if (value == null) {
            throw new MismatchException(
                    ShapeReader.name(root.type()),
                    List.of(new Mismatch(start(), "a " + ShapeReader.name(root.type()), Validator.shown(json))),
                    null);
        }
        return value;
    }

    private String start() {
        return wrapper == null ? "$" : Json.child("$", wrapper);
    }

    private MismatchException mismatch(JsonNode json, JacksonException wrong) {
        String path = start();
        JsonNode there = json;
        for (JacksonException.Reference each : wrong.getPath()) {
            if (each.getPropertyName() != null) {
                path = Json.child(path, each.getPropertyName());
                there = there.path(each.getPropertyName());
            } else {
                path += "[" + each.getIndex() + "]";
                there = there.path(each.getIndex());
            }
        }
        Mismatch mismatch = new Mismatch(path, wanted(wrong), Validator.shown(there));
        return new MismatchException(ShapeReader.name(root.type()), List.of(mismatch), wrong);
    }

    /** What the type itself says, such as the constructor of a record that checks its values; else Jackson's words. */
    private static String wanted(JacksonException wrong) {
        Throwable cause = wrong.getCause();
        String said = cause == null || cause instanceof JacksonException ? null : cause.getMessage();
        String why = said == null ? wrong.getOriginalMessage() : said;
        return wrong instanceof MismatchedInputException mismatched && mismatched.getTargetType() != null
                ? "a " + ShapeReader.name(mismatched.getTargetType()) + " (" + why + ")"
                : "a value that is accepted (" + why + ")";
    }

    /** A part of a value that is not whole yet, or null if it cannot be made: what is missing is no mistake here. */
    @Nullable
    Object bindPart(JsonNode json, JavaType type) {
        try {
            return lenient.readerFor(type).readValue(json);
        } catch (RuntimeException notYet) { // a mapper may let through what a constructor throws
            return null;
        }
    }

    /** The same for the value of a property. */
    @Nullable
    Object bindPart(JsonNode json, Property property, JavaType owner) {
        if (!property.special()) {
            return bindPart(json, property.slot().type());
        }
        try {
            return inside.property(owner, property.name(), json);
        } catch (RuntimeException notYet) {
            return null;
        }
    }

    /** The JSON Jackson writes for a value, as it would be read again. */
    JsonNode write(Object value) {
        byte[] json = mapper.writerFor(root.type()).writeValueAsBytes(value);
        return Json.read(json, 0, json.length);
    }
}
