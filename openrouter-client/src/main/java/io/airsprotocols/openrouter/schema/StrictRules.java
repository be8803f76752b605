package io.airsprotocols.openrouter.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What strict mode demands of a schema. Providers refuse what breaks it with a 400 that often names neither place nor rule;
 * here both are named, with what to do, before anything is sent.
 */
final class StrictRules {

    private static final int DEEPEST = 10;
    private static final int MOST_PROPERTIES = 5000;
    private static final int MOST_ENUM_VALUES = 1000;
    private static final int MOST_TEXT = 120_000;

    private static final Set<String> UNSUPPORTED = Set.of(
            "allOf",
            "oneOf",
            "not",
            "if",
            "then",
            "else",
            "dependentRequired",
            "dependentSchemas",
            "patternProperties",
            "propertyNames",
            "unevaluatedProperties",
            "unevaluatedItems",
            "minProperties",
            "maxProperties",
            "contains",
            "minContains",
            "maxContains",
            "uniqueItems",
            "prefixItems",
            "default");

    private final JsonNode root;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> followed = new HashSet<>();
    private int properties;
    private int enumValues;
    private int text;

    private StrictRules(JsonNode root) {
        this.root = root;
    }

    /**
     * What breaks the rules.
     *
     * @return one sentence for each, naming path, rule and what to do; empty if all is well
     */
    static List<String> broken(JsonNode schema) {
        StrictRules rules = new StrictRules(schema);
        rules.checkRoot();
        rules.check(schema, "$", 0);
        for (var definition : schema.path("$defs").properties()) {
            rules.text += definition.getKey().length();
            if (!rules.followed.contains("#/$defs/" + definition.getKey())) {
                rules.check(definition.getValue(), "$.$defs." + definition.getKey(), 0);
            }
        }
        rules.checkSums();
        return rules.problems;
    }

    private void checkRoot() {
        if (root.has("anyOf") || !root.path("type").asString("").equals("object")) {
            problem(
                    "$",
                    "the root is an object, not " + kind(root),
                    "wrap it: an object with one property that holds it");
        }
    }

    private static String kind(JsonNode schema) {
        return schema.has("anyOf")
                ? "anyOf"
                : schema.has("type") ? schema.get("type").toString() : "anything";
    }

    private void checkSums() {
        sum("properties", properties, MOST_PROPERTIES);
        sum("values of enums", enumValues, MOST_ENUM_VALUES);
        sum("characters of names and values of enums", text, MOST_TEXT);
    }

    private void sum(String what, int count, int most) {
        if (count > most) {
            problem("$", "at most " + most + " " + what + ", here are " + count, "ask for less at once");
        }
    }

    private void check(JsonNode schema, String path, int depth) {
        if (!schema.isObject()) {
            problem(path, "a schema is an object, here is " + schema, "say what may stand here");
            return;
        }
        for (String each : new TreeSet<>(UNSUPPORTED)) {
            if (schema.has(each)) {
                problem(path, "the keyword " + each + " is not supported", "leave it out" + instead(each));
            }
        }
        JsonNode reference = schema.get("$ref");
        if (reference != null) {
            follow(schema, reference.asString(""), path, depth);
            return;
        }
        JsonNode arms = schema.get("anyOf");
        if (arms == null && !schema.has("type") && !schema.has("enum") && !schema.has("const")) {
            problem(
                    path,
                    "every place has a type, here anything may stand",
                    "use a type of your own instead of Object, JsonNode or a raw List, or build the schema with strict(false)");
            return;
        }
        if (arms != null) {
            for (int i = 0; i < arms.size(); i++) {
                check(arms.get(i), path + ".anyOf[" + i + "]", depth);
            }
        }
        for (JsonNode each : schema.path("enum")) {
            enumValues++;
            text += each.asString("").length();
        }
        if (is(schema, "array")) {
            check(schema.path("items"), path + "[]", depth);
        }
        if (is(schema, "object")) {
            object(schema, path, depth + 1);
        }
    }

    private static String instead(String keyword) {
        return switch (keyword) {
            case "oneOf", "allOf" -> "; anyOf is";
            case "default" -> "; say the default in the description";
            default -> "";
        };
    }

    private static boolean is(JsonNode schema, String type) {
        JsonNode types = schema.path("type");
        if (types.isArray()) {
            for (JsonNode each : types) {
                if (each.asString("").equals(type)) {
                    return true;
                }
            }
        }
        return types.asString("").equals(type);
    }

    private void follow(JsonNode schema, String target, String path, int depth) {
        if (schema.size() > 1) {
            problem(
                    path,
                    "nothing stands beside $ref, here is " + schema,
                    "put the reference into an anyOf of its own");
        }
        JsonNode referred = resolve(root, target);
        if (referred == null) {
            problem(path, "the reference " + target + " leads nowhere", "define it in $defs");
        } else if (!target.equals("#") && followed.add(target)) {
            check(referred, path, depth);
        }
    }

    /** What a reference inside a schema stands for, or null if it leads nowhere. */
    static @Nullable JsonNode resolve(JsonNode root, String reference) {
        if (reference.equals("#")) {
            return root;
        }
        JsonNode found = reference.startsWith("#/") ? root.at(reference.substring(1)) : root.path("/");
        return found.isMissingNode() ? null : found;
    }

    private void object(JsonNode schema, String path, int depth) {
        if (depth > DEEPEST) {
            problem(path, "at most " + DEEPEST + " levels of objects", "make the type flatter");
            return;
        }
        if (!schema.path("additionalProperties").isBoolean()
                || schema.path("additionalProperties").booleanValue()) {
            problem(
                    path,
                    "every object says additionalProperties: false",
                    "name its properties; a map becomes a list of objects with key and value");
        }
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(each -> required.add(each.asString("")));
        for (var property : schema.path("properties").properties()) {
            properties++;
            text += property.getKey().length();
            String where = path + "." + property.getKey();
            if (!required.remove(property.getKey())) {
                problem(
                        where,
                        "every property is required",
                        "add it to required, and let it be null if it may be absent");
            }
            check(property.getValue(), where, depth);
        }
        for (String each : new TreeSet<>(required)) {
            problem(path, "the required property " + each + " is not among the properties", "add or remove it");
        }
    }

    private void problem(String path, String rule, String todo) {
        problems.add(path + ": " + rule + " (" + todo + ")");
    }
}
