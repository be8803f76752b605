package io.airsprotocols.openrouter.sandbox.internal.answer;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes a value that fits a JSON Schema, so that a request for structured output gets what it asked for. */
public final class SchemaSample {

    /** A schema that contains itself ends here. */
    private static final int DEEPEST = 12;

    private final JsonNode root;
    private final String text;

    private SchemaSample(JsonNode root, String text) {
        this.root = root;
        this.text = text;
    }

    /**
     * A value for a schema.
     *
     * @param text what strings say where the schema leaves it open
     */
    public static JsonNode of(JsonNode schema, String text) {
        return new SchemaSample(schema, text).value(schema, 0);
    }

    private JsonNode value(JsonNode schema, int depth) {
        if (depth > DEEPEST || !schema.isObject()) {
            return JsonNodeFactory.instance.nullNode();
        }
        JsonNode fixed = fixed(schema);
        if (fixed != null) {
            return fixed;
        }
        String reference = Json.text(schema, "$ref");
        if (reference != null && reference.startsWith("#")) {
            return value(root.at(reference.substring(1)), depth + 1);
        }
        for (String union : new String[] {"anyOf", "oneOf", "allOf"}) {
            JsonNode arms = schema.get(union);
            if (arms != null && arms.isArray() && !arms.isEmpty()) {
                return value(arms.get(0), depth + 1);
            }
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> JsonNodeFactory.instance.stringNode(string(schema));
            case "integer", "number" -> number(schema);
            case "boolean" -> JsonNodeFactory.instance.booleanNode(true);
            default -> JsonNodeFactory.instance.nullNode();
        };
    }

    private static @Nullable JsonNode fixed(JsonNode schema) {
        if (schema.has("const")) {
            return schema.get("const");
        }
        JsonNode choices = schema.get("enum");
        return choices != null && !choices.isEmpty() ? choices.get(0) : schema.get("default");
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.get("type");
        if (type != null && type.isArray() && !type.isEmpty()) {
            return type.get(0).stringValue("null");
        }
        if (type != null && type.isString()) {
            return type.stringValue();
        }
        return schema.has("properties") ? "object" : schema.has("items") ? "array" : "string";
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = Json.object();
        JsonNode properties = schema.get("properties");
        if (properties != null) {
            properties.forEachEntry((name, each) -> object.set(name, value(each, depth + 1)));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = Json.array();
        JsonNode items = schema.get("items");
        int count = Math.max(1, schema.path("minItems").asInt(1));
        for (int i = 0; items != null && i < Math.min(count, 100); i++) {
            array.add(value(items, depth + 1));
        }
        return array;
    }

    private String string(JsonNode schema) {
        String made =
                switch (schema.path("format").asString("")) {
                    case "date" -> "2026-01-01";
                    case "date-time" -> "2026-01-01T00:00:00Z";
                    case "time" -> "00:00:00Z";
                    case "uuid" -> "00000000-0000-4000-8000-000000000000";
                    case "email" -> "sandbox@example.com";
                    case "uri" -> "https://example.com/sandbox";
                    default -> text;
                };
        int shortest = schema.path("minLength").asInt(0);
        int longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        StringBuilder fitted = new StringBuilder(made);
        while (fitted.length() < Math.min(shortest, 10_000)) {
            fitted.append(" sandbox");
        }
        return fitted.length() > longest ? fitted.substring(0, longest) : fitted.toString();
    }

    private static JsonNode number(JsonNode schema) {
        if (schema.has("minimum")) {
            return schema.get("minimum");
        }
        if (schema.has("exclusiveMinimum")) {
            return IntNode.valueOf(
                    (int) Math.floor(schema.get("exclusiveMinimum").asDouble(0)) + 1);
        }
        int one = 1;
        if (schema.path("maximum").asDouble(one) < one) {
            return schema.get("maximum");
        }
        return IntNode.valueOf(one);
    }
}
