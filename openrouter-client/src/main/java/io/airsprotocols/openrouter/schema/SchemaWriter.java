package io.airsprotocols.openrouter.schema;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.schema.Shape.Property;
import io.airsprotocols.openrouter.schema.Shape.Slot;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a shape as JSON Schema. Types that are used more than once, or contain themselves, stand in {@code $defs}; all else
 * stands where it is used, which models follow better.
 */
final class SchemaWriter {

    private final boolean strict;
    private final Slot root;
    private final IdentityHashMap<Shape, Integer> uses = new IdentityHashMap<>();
    private final Set<Shape> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Shape> recursive = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Shape, String> names = new IdentityHashMap<>();
    private final Map<String, ObjectNode> definitions = new LinkedHashMap<>();
    private @Nullable Shape top;

    private SchemaWriter(Slot root, boolean strict) {
        this.root = root;
        this.strict = strict;
    }

    /**
     * The schema of a value.
     *
     * @param wrapper the property that holds the value where the root must be an object and the value is none; may be null
     */
    static ObjectNode write(Slot root, @Nullable String wrapper, boolean strict) {
        return new SchemaWriter(root, strict).write(wrapper);
    }

    private ObjectNode write(@Nullable String wrapper) {
        count(root.shape());
        ObjectNode schema;
        if (wrapper == null) {
            top = root.shape();
            schema = body(top);
        } else {
            schema = object(null);
            schema.putObject("properties").set(wrapper, write(root));
            schema.putArray("required").add(wrapper);
            schema.put("additionalProperties", false);
        }
        if (!definitions.isEmpty()) {
            ObjectNode all = schema.putObject("$defs");
            definitions.forEach(all::set);
        }
        return schema;
    }

    private void count(Shape shape) {
        if (shape instanceof Shape.Listing list) {
            count(list.items.shape());
        } else if (shape instanceof Shape.Mapping map) {
            count(map.values.shape());
        } else if (shape instanceof Shape.Fields || shape instanceof Shape.Union) {
            if (open.contains(shape)) {
                recursive.add(shape);
            }
            if (uses.merge(shape, 1, Integer::sum) == 1) {
                open.add(shape);
                if (shape instanceof Shape.Fields object) {
                    countParts(object);
                } else if (shape instanceof Shape.Union union) {
                    union.arms.values().forEach(this::countParts);
                }
                open.remove(shape);
            }
        }
    }

    private void countParts(Shape.Fields object) {
        object.properties.forEach(each -> count(each.slot().shape()));
        if (object.others != null && !strict) {
            count(object.others.shape());
        }
    }

    private ObjectNode write(Slot slot) {
        ObjectNode schema = reference(slot.shape());
        if (slot.description() != null) {
            // Strict mode allows no word beside a reference.
            if (schema.has("$ref")) {
                schema = recursive.contains(slot.shape()) ? anyOf(schema) : body(slot.shape());
            }
            schema = described(schema, slot.description());
        }
        if (!slot.nullable() || schema.isEmpty()) {
            return schema;
        }
        var description = schema.remove("description");
        ObjectNode orNull = anyOf(schema);
        ((ArrayNode) orNull.get("anyOf")).addObject().put("type", "null");
        if (description != null) {
            orNull.set("description", description);
        }
        return orNull;
    }

    private static ObjectNode anyOf(ObjectNode arm) {
        ObjectNode any = Json.object();
        any.putArray("anyOf").add(arm);
        return any;
    }

    /** The schema with its description behind its type, where people look for it. */
    private static ObjectNode described(ObjectNode schema, String description) {
        ObjectNode described = Json.object();
        if (schema.has("type")) {
            described.set("type", schema.get("type"));
        }
        described.put("description", description);
        schema.properties().forEach(each -> {
            if (!described.has(each.getKey())) {
                described.set(each.getKey(), each.getValue());
            }
        });
        return described;
    }

    private ObjectNode reference(Shape shape) {
        if (shape == top && recursive.contains(shape)) {
            return Json.object().put("$ref", "#");
        }
        boolean named = recursive.contains(shape) || (isLarge(shape) && uses.getOrDefault(shape, 0) > 1);
        if (!named) {
            return body(shape);
        }
        String name = names.get(shape);
        if (name == null) {
            name = nameFor(shape.type);
            names.put(shape, name);
            definitions.put(name, Json.object()); // keeps its place while its parts are written
            definitions.put(name, body(shape));
        }
        return Json.object().put("$ref", "#/$defs/" + name);
    }

    private static boolean isLarge(Shape shape) {
        return shape instanceof Shape.Union || (shape instanceof Shape.Fields object && !object.properties.isEmpty());
    }

    private String nameFor(JavaType type) {
        String base = ShapeReader.name(type).replaceAll("[^A-Za-z0-9_.-]+", "_").replaceAll("_$", "");
        String name = base;
        for (int number = 2; definitions.containsKey(name); number++) {
            name = base + number;
        }
        return name;
    }

    private ObjectNode body(Shape shape) {
        if (shape instanceof Shape.Scalar scalar) {
            return scalar.schema.deepCopy();
        }
        if (shape instanceof Shape.Given given) {
            return given.schema.deepCopy();
        }
        if (shape instanceof Shape.Listing list) {
            ObjectNode schema = Json.object().put("type", "array");
            schema.set("items", write(list.items));
            return schema;
        }
        if (shape instanceof Shape.Mapping map) {
            return mapping(map);
        }
        if (shape instanceof Shape.Fields object) {
            return fields(object, null, "");
        }
        if (shape instanceof Shape.Union union) {
            return union(union);
        }
        return Json.object();
    }

    private ObjectNode mapping(Shape.Mapping map) {
        if (!strict) {
            ObjectNode schema = object(null);
            schema.set("additionalProperties", write(map.values));
            return schema;
        }
        ObjectNode schema = Json.object().put("type", "array").put("description", "Entries, each key once");
        ObjectNode entry = object(null);
        ObjectNode properties = entry.putObject("properties");
        properties.set(Shape.Mapping.KEY, write(map.keys));
        properties.set(Shape.Mapping.VALUE, write(map.values));
        entry.putArray("required").add(Shape.Mapping.KEY).add(Shape.Mapping.VALUE);
        entry.put("additionalProperties", false);
        schema.set("items", entry);
        return schema;
    }

    private ObjectNode union(Shape.Union union) {
        ObjectNode schema = Json.object();
        if (union.description != null) {
            schema.put("description", union.description);
        }
        if (union.arms.size() == 1) {
            var arm = union.arms.entrySet().iterator().next();
            return fields(arm.getValue(), union.tag, arm.getKey());
        }
        ArrayNode arms = schema.putArray("anyOf");
        union.arms.forEach((value, arm) -> arms.add(fields(arm, union.tag, value)));
        return schema;
    }

    private ObjectNode fields(Shape.Fields object, @Nullable String tag, String tagValue) {
        ObjectNode schema = object(object.description);
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Json.object().arrayNode();
        if (tag != null) {
            properties.putObject(tag).put("type", "string").putArray("enum").add(tagValue);
            required.add(tag);
        }
        for (Property each : object.properties) {
            if (!each.name().equals(tag)) {
                properties.set(each.name(), write(each.slot()));
                if (strict || !each.slot().nullable()) {
                    required.add(each.name());
                }
            }
        }
        schema.set("required", required);
        if (object.others != null && !strict) {
            schema.set("additionalProperties", write(object.others));
        } else {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private static ObjectNode object(@Nullable String description) {
        return Scalars.of("object", null, description);
    }
}
