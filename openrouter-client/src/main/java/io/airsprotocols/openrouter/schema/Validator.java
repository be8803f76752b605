package io.airsprotocols.openrouter.schema;

import io.airsprotocols.openrouter.internal.codec.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Compares JSON with a schema. What a schema here can say is checked; a keyword it does not know is passed over. More
 * lenient than JSON Schema in two points where models are sloppy and nothing is lost: properties nobody asked for are passed
 * over, and one that may be null may be absent.
 */
final class Validator {

    private static final int SHOWN = 80;

    private final JsonNode root;
    private final List<Mismatch> mismatches = new ArrayList<>();

    private Validator(JsonNode root) {
        this.root = root;
    }

    static List<Mismatch> check(JsonNode schema, JsonNode value) {
        Validator validator = new Validator(schema);
        validator.check(schema, value, "$");
        return validator.mismatches;
    }

    private boolean fits(JsonNode schema, JsonNode value) {
        Validator inner = new Validator(root);
        inner.check(schema, value, "$");
        return inner.mismatches.isEmpty();
    }

    private void check(JsonNode schema, JsonNode value, String path) {
        JsonNode reference = schema.get("$ref");
        if (reference != null) {
            JsonNode referred = StrictRules.resolve(root, reference.asString(""));
            if (referred != null) {
                check(referred, value, path);
            }
            return;
        }
        JsonNode arms = schema.has("anyOf") ? schema.get("anyOf") : schema.get("oneOf");
        if (arms != null && !arms.isEmpty()) {
            anyOf(arms, value, path);
        }
        schema.path("allOf").forEach(each -> check(each, value, path));
        JsonNode values = schema.get("enum");
        if (values != null && !contains(values, value)) {
            wrong(path, values.size() == 1 ? values.get(0).toString() : "one of " + values, value);
            return;
        }
        JsonNode constant = schema.get("const");
        if (constant != null && !same(constant, value)) {
            wrong(path, constant.toString(), value);
            return;
        }
        if (schema.has("type") && !isOneOf(schema.get("type"), value)) {
            wrong(path, words(schema.get("type")), value);
            return;
        }
        if (value.isObject()) {
            object(schema, value, path);
        } else if (value.isArray()) {
            array(schema, value, path);
        } else if (value.isNumber()) {
            number(schema, value, path);
        } else if (value.isString()) {
            text(schema, value, path);
        }
    }

    private void object(JsonNode schema, JsonNode value, String path) {
        JsonNode properties = schema.path("properties");
        for (JsonNode each : schema.path("required")) {
            String name = each.asString("");
            if (!value.has(name) && !admitsNull(properties.path(name))) {
                mismatches.add(new Mismatch(Json.child(path, name), wanted(properties.path(name)), "nothing"));
            }
        }
        JsonNode others = schema.path("additionalProperties");
        for (var each : value.properties()) {
            JsonNode property = properties.get(each.getKey());
            if (property != null) {
                check(property, each.getValue(), Json.child(path, each.getKey()));
            } else if (others.isObject()) {
                check(others, each.getValue(), Json.child(path, each.getKey()));
            }
        }
    }

    private void array(JsonNode schema, JsonNode value, String path) {
        int least = schema.path("minItems").asInt(0);
        int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        if (value.size() < least || value.size() > most) {
            wrong(
                    path,
                    value.size() < least ? "at least " + least + " elements" : "at most " + most + " elements",
                    value);
        }
        JsonNode items = schema.get("items");
        for (int i = 0; items != null && i < value.size(); i++) {
            check(items, value.get(i), path + "[" + i + "]");
        }
    }

    private void number(JsonNode schema, JsonNode value, String path) {
        BigDecimal number = value.decimalValue();
        limit(schema, "minimum", number, path, value, "at least ", 0);
        limit(schema, "exclusiveMinimum", number, path, value, "more than ", 1);
        limit(schema, "maximum", number.negate(), path, value, "at most ", 0);
        limit(schema, "exclusiveMaximum", number.negate(), path, value, "less than ", 1);
    }

    private void limit(
            JsonNode schema, String keyword, BigDecimal number, String path, JsonNode value, String words, int beyond) {
        JsonNode limit = schema.get(keyword);
        if (limit != null && limit.isNumber()) {
            BigDecimal bound = keyword.endsWith("aximum") ? limit.decimalValue().negate() : limit.decimalValue();
            if (number.compareTo(bound) < beyond) {
                wrong(path, words + limit, value);
            }
        }
    }

    private void text(JsonNode schema, JsonNode value, String path) {
        int length = value.stringValue().codePointCount(0, value.stringValue().length());
        int least = schema.path("minLength").asInt(0);
        int most = schema.path("maxLength").asInt(Integer.MAX_VALUE);
        if (length < least || length > most) {
            wrong(
                    path,
                    length < least ? "at least " + least + " characters" : "at most " + most + " characters",
                    value);
        }
        JsonNode pattern = schema.get("pattern");
        if (pattern != null && pattern.isString() && !finds(pattern.stringValue(), value.stringValue())) {
            wrong(path, "text that matches " + pattern.stringValue(), value);
        }
    }

    private static boolean finds(String pattern, String text) {
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException otherDialect) {
            return true; // JSON Schema's expressions are JavaScript's; what Java cannot read it cannot check
        }
    }

    /** Tells the mismatches of the one arm that is meant, if it can be told which that is. */
    private void anyOf(JsonNode arms, JsonNode value, String path) {
        List<JsonNode> meant = new ArrayList<>();
        for (JsonNode each : arms) {
            JsonNode arm = each.has("$ref")
                    ? StrictRules.resolve(root, each.get("$ref").asString(""))
                    : each;
            if (arm != null && isMeant(arm, value)) {
                meant.add(each);
            }
        }
        // Trying each arm and then telling about one would double the work at every level.
        if (meant.size() == 1) {
            check(meant.get(0), value, path);
            return;
        }
        for (JsonNode each : meant) {
            if (fits(each, value)) {
                return;
            }
        }
        StringJoiner wanted = new StringJoiner(", or ");
        arms.forEach(each -> wanted.add(wanted(each)));
        wrong(path, wanted.toString(), value);
    }

    private boolean isMeant(JsonNode arm, JsonNode value) {
        if (arm.has("type") && !isOneOf(arm.get("type"), value)) {
            return false;
        }
        for (var each : arm.path("properties").properties()) {
            JsonNode tag = each.getValue().path("enum");
            if (tag.size() == 1 && !same(tag.get(0), value.path(each.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private boolean admitsNull(JsonNode schema) {
        return fits(schema, NullNode.instance);
    }

    private String wanted(JsonNode schema) {
        JsonNode known = schema.has("$ref")
                ? StrictRules.resolve(root, schema.get("$ref").asString(""))
                : schema;
        if (known == null) {
            return "a value";
        }
        for (var each : known.path("properties").properties()) {
            JsonNode tag = each.getValue().path("enum");
            if (tag.size() == 1) {
                return "an object with \"" + each.getKey() + "\": " + tag.get(0);
            }
        }
        if (known.has("enum")) {
            return "one of " + known.get("enum");
        }
        if (known.has("anyOf")) {
            StringJoiner arms = new StringJoiner(", or ");
            known.get("anyOf").forEach(each -> arms.add(wanted(each)));
            return arms.toString();
        }
        return known.has("type") ? words(known.get("type")) : "a value";
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode each : values) {
            if (same(each, value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        return one.equals(other);
    }

    private static boolean isOneOf(JsonNode types, JsonNode value) {
        if (!types.isArray()) {
            return is(types.asString(""), value);
        }
        for (JsonNode each : types) {
            if (is(each.asString(""), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            case "number" -> value.isNumber();
            case "integer" ->
                value.isIntegralNumber()
                        || (value.isNumber()
                                && value.decimalValue().stripTrailingZeros().scale() <= 0);
            default -> true;
        };
    }

    private static String words(JsonNode types) {
        if (types.isArray()) {
            StringJoiner words = new StringJoiner(" or ");
            types.forEach(each -> words.add(words(each)));
            return words.toString();
        }
        return switch (types.asString("")) {
            case "object" -> "an object";
            case "array" -> "a list";
            case "string" -> "text";
            case "boolean" -> "true or false";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            default -> types.asString("");
        };
    }

    private void wrong(String path, String wanted, JsonNode value) {
        mismatches.add(new Mismatch(path, wanted, shown(value)));
    }

    static String shown(@Nullable JsonNode value) {
        if (value == null || value.isMissingNode()) {
            return "nothing";
        }
        String text = value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "…";
    }
}
