package io.airsprotocols.openrouter.support;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes values that an OpenAPI description allows, and what later versions of it may allow: fields nobody knows, values of
 * enums nobody knows, kinds of objects nobody knows. The same seed makes the same values.
 */
public final class SpecValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 12;
    private static final List<String> WORDS = List.of(
            "",
            "a",
            "Oslo",
            "né \u20ac",
            "\ud83d\ude00",
            "two\nlines",
            "\"quoted\" \\ \u0007",
            "{}",
            "https://a.example/x");

    private final JsonNode schemas;
    private final Random random;

    public SpecValues(JsonNode spec, long seed) {
        this.schemas = spec.path("components").path("schemas");
        this.random = new Random(seed);
    }

    /** A value of a named schema that describes an object. */
    public ObjectNode object(String schema) {
        return (ObjectNode) value(schemas.path(schema), 0);
    }

    /** True once in so many times. */
    public boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** A number from 0 to one less. */
    public int below(int most) {
        return random.nextInt(most);
    }

    private JsonNode value(JsonNode described, int depth) {
        JsonNode schema = resolved(described);
        JsonNode arms = schema.has("oneOf") ? schema.path("oneOf") : schema.path("anyOf");
        if (!arms.isEmpty()) {
            return arm(arms, depth);
        }
        if (schema.has("enum")) {
            return onceIn(12)
                    ? NODES.stringNode("later-" + below(9))
                    : schema.path("enum").get(below(schema.path("enum").size()));
        }
        Set<String> types = types(schema.path("type"));
        if (types.contains("null") && onceIn(4)) {
            return NODES.nullNode();
        }
        types.remove("null");
        String type = types.isEmpty()
                ? (schema.has("allOf") || schema.has("properties") ? "object" : "any")
                : types.iterator().next();
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer" -> NODES.numberNode(below(2_000_000_000));
            case "number" -> NODES.numberNode(new BigDecimal(below(1_000_000)).movePointLeft(below(8)));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "string" -> NODES.stringNode(text());
            default -> anything(depth);
        };
    }

    private JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty()
                ? schema
                : resolved(schemas.path(reference.substring(reference.lastIndexOf('/') + 1)));
    }

    private static Set<String> types(JsonNode type) {
        return type.isArray()
                ? StreamSupport.stream(type.spliterator(), false)
                        .map(JsonNode::asString)
                        .collect(Collectors.toCollection(java.util.LinkedHashSet::new))
                : type.isString()
                        ? new java.util.LinkedHashSet<>(List.of(type.stringValue()))
                        : new java.util.LinkedHashSet<>();
    }

    private JsonNode arm(JsonNode arms, int depth) {
        JsonNode chosen = arms.get(below(arms.size()));
        if (resolved(chosen).path("properties").has("type") && onceIn(10)) {
            ObjectNode stranger = NODES.objectNode().put("type", "later.kind" + below(3));
            return stranger.set("glow", anything(depth));
        }
        return value(chosen, depth);
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        for (JsonNode each : schema.path("allOf")) {
            if (resolved(each).has("properties")) {
                object.setAll(object(resolved(each), depth));
            }
        }
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(each -> required.add(each.asString()));
        schema.path("properties").properties().forEach(each -> {
            if (required.contains(each.getKey()) || (depth < DEEPEST && random.nextInt(3) > 0)) {
                object.set(each.getKey(), value(each.getValue(), depth + 1));
            }
        });
        if (schema.path("additionalProperties").isObject() && onceIn(2)) {
            object.set("param" + below(3), value(schema.path("additionalProperties"), depth + 1));
        }
        if (onceIn(6)) {
            object.set("x_later" + below(3), anything(depth));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        int size = depth > DEEPEST ? 0 : below(4);
        for (int i = 0; i < size; i++) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private JsonNode anything(int depth) {
        return switch (below(depth > DEEPEST ? 5 : 7)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(true);
            case 2 -> NODES.numberNode(new BigDecimal("1.50"));
            case 3 -> NODES.numberNode(new java.math.BigInteger("123456789012345678901234567890"));
            case 4 -> NODES.stringNode(text());
            case 5 -> NODES.arrayNode().add(anything(depth + 1)).add(7);
            default -> {
                ObjectNode object = NODES.objectNode();
                object.set("inner", anything(depth + 1));
                yield object;
            }
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = below(4); i >= 0; i--) {
            text.append(WORDS.get(below(WORDS.size())));
        }
        return text.toString();
    }
}
