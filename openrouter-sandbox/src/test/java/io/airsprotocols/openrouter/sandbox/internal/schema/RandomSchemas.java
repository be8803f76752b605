package io.airsprotocols.openrouter.sandbox.internal.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes schemas that something fits: each is made around a value. */
final class RandomSchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> NAMES =
            List.of("name", "age", "tags", "child", "x-1", "größe", "a b", "id", "$odd", "kind");
    private static final List<String> TEXTS =
            List.of("", "a", "Oslo", "two words", "größer 🌍", "12-34", "abcabc", "A1b2C3", "x@y.zz", "null");

    private final SplittableRandom random;

    RandomSchemas(long seed) {
        this.random = new SplittableRandom(seed);
    }

    private boolean maybe(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    JsonNode value(int depth) {
        return switch (random.nextInt(depth > 2 ? 5 : 8)) {
            case 0 -> JSON.stringNode(one(TEXTS));
            case 1 -> JSON.numberNode(random.nextInt(-50, 1_000));
            case 2 -> JSON.numberNode(new java.math.BigDecimal(random.nextInt(-5_000, 5_000)).movePointLeft(2));
            case 3 -> JSON.booleanNode(random.nextBoolean());
            case 4 -> maybe(30) ? JSON.nullNode() : JSON.stringNode(one(TEXTS) + random.nextInt(100));
            case 5 -> {
                ArrayNode array = JSON.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(value(depth + 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = JSON.objectNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    object.set(one(NAMES), value(depth + 1));
                }
                yield object;
            }
        };
    }

    /** A schema, possibly with references into {@code $defs}. */
    ObjectNode schema() {
        ObjectNode definitions = JSON.objectNode();
        JsonNode made = around(value(0), 0, definitions);
        ObjectNode schema = made.isObject() ? (ObjectNode) made : JSON.objectNode();
        if (!definitions.isEmpty()) {
            schema.set("$defs", definitions);
        }
        return schema;
    }

    private JsonNode around(JsonNode value, int depth, ObjectNode definitions) {
        ObjectNode schema = JSON.objectNode();
        switch (random.nextInt(depth > 4 ? 5 : 12)) {
            case 0 -> schema.set("const", value);
            case 1 -> schema.putArray("enum").add(value).add(value(3));
            case 5 -> {
                ArrayNode arms = schema.putArray("anyOf");
                arms.add(around(value, depth + 1, definitions));
                arms.insert(random.nextInt(2), impossible());
                if (maybe(50)) {
                    arms.add(around(value(2), depth + 1, definitions));
                }
            }
            case 6 -> {
                schema.putArray("oneOf")
                        .add(around(value, depth + 1, definitions))
                        .add(impossible());
            }
            case 7 -> {
                schema.putArray("allOf")
                        .add(around(value, depth + 1, definitions))
                        .add(around(value, depth + 1, definitions));
            }
            case 8 -> {
                String name = "D" + definitions.size();
                definitions.putNull(name);
                definitions.set(name, around(value, depth + 1, definitions));
                schema.put("$ref", "#/$defs/" + name);
            }
            case 9 -> {
                schema.setAll((ObjectNode) typed(value, depth, definitions));
                JsonNode other = value(3);
                if (!Equality.equal(other, value)) {
                    schema.putObject("not").set("const", other);
                }
            }
            case 10 -> {
                schema.set("if", typed(value, depth, definitions));
                schema.set("then", around(value, depth + 1, definitions));
                schema.set("else", around(value(2), depth + 1, definitions));
            }
            default -> schema.setAll((ObjectNode) typed(value, depth, definitions));
        }
        return schema;
    }

    private static ObjectNode impossible() {
        ObjectNode schema = JSON.objectNode();
        schema.put("type", "string").put("minLength", 5).put("maxLength", 4);
        return schema;
    }

    private JsonNode typed(JsonNode value, int depth, ObjectNode definitions) {
        ObjectNode schema = JSON.objectNode();
        if (value.isString()) {
            text(schema, value.stringValue());
        } else if (value.isNumber()) {
            number(schema, value);
        } else if (value.isBoolean() || value.isNull()) {
            schema.put("type", value.isNull() ? "null" : "boolean");
        } else if (value.isArray()) {
            array(schema, (ArrayNode) value, depth, definitions);
        } else {
            object(schema, (ObjectNode) value, depth, definitions);
        }
        return schema;
    }

    private void text(ObjectNode schema, String text) {
        schema.put("type", "string");
        int length = text.codePointCount(0, text.length());
        if (maybe(40)) {
            schema.put("minLength", Math.max(0, length - random.nextInt(3)));
        }
        if (maybe(40)) {
            schema.put("maxLength", length + random.nextInt(3));
        }
        if (maybe(30) && text.matches("[A-Za-z0-9]*")) {
            schema.put("pattern", one(List.of("^[A-Za-z0-9]*$", "^\\w{" + length + "}$", "^(?:[a-z]|[A-Z]|\\d)*$")));
        }
    }

    private void number(ObjectNode schema, JsonNode value) {
        java.math.BigDecimal number = value.decimalValue();
        schema.put("type", value.isIntegralNumber() && maybe(80) ? "integer" : "number");
        if (maybe(50)) {
            schema.put("minimum", number.subtract(java.math.BigDecimal.valueOf(random.nextInt(9))));
        }
        if (maybe(50)) {
            schema.put("maximum", number.add(java.math.BigDecimal.valueOf(random.nextInt(9))));
        }
        if (maybe(20)) {
            schema.put("exclusiveMinimum", number.subtract(new java.math.BigDecimal("0.5")));
        }
        if (maybe(20)) {
            schema.put("exclusiveMaximum", number.add(java.math.BigDecimal.ONE));
        }
        if (maybe(30)) {
            schema.put(
                    "multipleOf",
                    value.isIntegralNumber() ? java.math.BigDecimal.ONE : new java.math.BigDecimal("0.01"));
        }
    }

    private void array(ObjectNode schema, ArrayNode array, int depth, ObjectNode definitions) {
        schema.put("type", "array");
        if (!array.isEmpty() && maybe(50)) {
            ArrayNode first = schema.putArray("prefixItems");
            array.forEach(each -> first.add(around(each, depth + 1, definitions)));
            if (maybe(50)) {
                schema.put("items", false);
            }
        } else if (!array.isEmpty() && maybe(50)) {
            ArrayNode arms = schema.putObject("items").putArray("anyOf");
            array.forEach(each -> arms.add(typed(each, depth + 1, definitions)));
        }
        if (maybe(40)) {
            schema.put("minItems", Math.max(0, array.size() - random.nextInt(2)));
        }
        if (maybe(40)) {
            schema.put("maxItems", array.size() + random.nextInt(2));
        }
        if (!array.isEmpty() && maybe(30)) {
            schema.set("contains", typed(array.get(random.nextInt(array.size())), depth + 1, definitions));
        }
        boolean unique = true;
        for (int i = 0; i < array.size(); i++) {
            for (int j = 0; j < i; j++) {
                unique &= !Equality.equal(array.get(i), array.get(j));
            }
        }
        if (unique && maybe(40)) {
            schema.put("uniqueItems", true);
        }
    }

    private void object(ObjectNode schema, ObjectNode object, int depth, ObjectNode definitions) {
        schema.put("type", "object");
        ObjectNode properties = JSON.objectNode();
        List<String> names = new ArrayList<>(object.propertyNames());
        names.forEach(name -> {
            if (maybe(85)) {
                properties.set(name, around(object.get(name), depth + 1, definitions));
            }
        });
        boolean allNamed = properties.size() == names.size();
        if (maybe(20)) {
            properties.putIfAbsent("forbidden", JSON.booleanNode(false));
        }
        schema.set("properties", properties);
        ArrayNode required = schema.putArray("required");
        names.forEach(name -> {
            if (maybe(60)) {
                required.add(name);
            }
        });
        if (allNamed && maybe(60)) {
            schema.put(maybe(70) ? "additionalProperties" : "unevaluatedProperties", false);
        }
        if (maybe(30)) {
            schema.put("minProperties", Math.max(0, names.size() - random.nextInt(2)));
        }
        if (maybe(30)) {
            schema.put("maxProperties", names.size() + random.nextInt(2));
        }
        if (names.size() > 1 && maybe(30)) {
            schema.putObject("dependentRequired").putArray(names.get(0)).add(names.get(1));
        }
        if (!names.isEmpty() && maybe(20)) {
            schema.putObject("dependentSchemas").putObject(names.get(0)).put("minProperties", names.size());
        }
        if (maybe(15)) {
            schema.putObject("propertyNames").put("maxLength", 12);
        }
    }
}
