package io.airsprotocols.openrouter.sandbox.internal.schema;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Whether a value fits a schema, by the rules of draft 2020-12 and with the older forms of {@code items},
 * {@code dependencies} and {@code exclusiveMinimum}. Formats count.
 *
 * <p>The sandbox judges its own answers by it. It has no library for that, because one on the class path of somebody's
 * tests would meet another version there; the tests compare it with one.
 */
final class SchemaCheck {

    private static final int DEEPEST = 300;

    private final References references;

    SchemaCheck(References references) {
        this.references = references;
    }

    /** What of a value has been looked at by some schema. */
    private static final class Seen {
        private final Set<String> names = new HashSet<>();
        private final Set<Integer> places = new TreeSet<>();

        void add(Seen other) {
            names.addAll(other.names);
            places.addAll(other.places);
        }
    }

    boolean fits(JsonNode schema, JsonNode value) {
        return fits(schema, value, new Seen(), 0);
    }

    private boolean fits(JsonNode schema, JsonNode value, Seen seen, int depth) {
        if (schema.isBoolean()) {
            return schema.booleanValue();
        }
        // What the schemas beside this one have seen is nothing to it.
        Seen here = new Seen();
        boolean fits = schema.isObject()
                && depth < DEEPEST
                && fitsReference(schema, value, here, depth)
                && fitsCombined(schema, value, here, depth)
                && fitsItself(schema, value)
                && (!value.isArray() || fitsArray(schema, value, here, depth))
                && (!value.isObject() || fitsObject(schema, value, here, depth))
                && fitsUnevaluated(schema, value, here, depth);
        if (fits) {
            seen.add(here);
        }
        return fits;
    }

    private boolean fitsReference(JsonNode schema, JsonNode value, Seen seen, int depth) {
        for (String keyword : new String[] {"$ref", "$dynamicRef"}) {
            String reference = Json.text(schema, keyword);
            JsonNode target = reference == null ? null : references.find(schema, reference);
            if (reference != null && (target == null || !fits(target, value, seen, depth + 1))) {
                return false;
            }
        }
        return true;
    }

    private boolean fitsCombined(JsonNode schema, JsonNode value, Seen seen, int depth) {
        for (JsonNode each : schema.path("allOf")) {
            if (!fits(each, value, seen, depth + 1)) {
                return false;
            }
        }
        if (schema.has("anyOf") && count(schema.get("anyOf"), value, seen, depth) == 0) {
            return false;
        }
        if (schema.has("oneOf") && count(schema.get("oneOf"), value, seen, depth) != 1) {
            return false;
        }
        if (schema.has("not") && fits(schema.get("not"), value, new Seen(), depth + 1)) {
            return false;
        }
        if (!schema.has("if")) {
            return true;
        }
        Seen inIf = new Seen();
        boolean holds = fits(schema.get("if"), value, inIf, depth + 1);
        if (holds) {
            seen.add(inIf);
        }
        JsonNode follows = schema.get(holds ? "then" : "else");
        return follows == null || fits(follows, value, seen, depth + 1);
    }

    private int count(JsonNode arms, JsonNode value, Seen seen, int depth) {
        int fitting = 0;
        for (JsonNode arm : arms) {
            Seen inArm = new Seen();
            if (fits(arm, value, inArm, depth + 1)) {
                fitting++;
                seen.add(inArm);
            }
        }
        return fitting;
    }

    private static boolean fitsItself(JsonNode schema, JsonNode value) {
        JsonNode type = schema.get("type");
        if (type != null && type.isString() && !isA(type.stringValue(), value)) {
            return false;
        }
        if (type != null && type.isArray() && type.valueStream().noneMatch(each -> isA(each.asString(""), value))) {
            return false;
        }
        if (schema.has("const") && !Equality.equal(schema.get("const"), value)) {
            return false;
        }
        if (schema.has("enum") && !Equality.contains(schema.get("enum"), value)) {
            return false;
        }
        if (value.isNumber()) {
            return fitsNumber(schema, value.decimalValue());
        }
        return !value.isString() || fitsText(schema, value.stringValue());
    }

    static boolean isA(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            case "number" -> value.isNumber();
            case "integer" ->
                value.isNumber()
                        && (value.decimalValue().signum() == 0
                                || value.decimalValue().stripTrailingZeros().scale() <= 0);
            default -> false;
        };
    }

    private static boolean fitsNumber(JsonNode schema, BigDecimal value) {
        JsonNode least = schema.path("minimum");
        JsonNode most = schema.path("maximum");
        JsonNode above = schema.path("exclusiveMinimum");
        JsonNode below = schema.path("exclusiveMaximum");
        JsonNode step = schema.path("multipleOf");
        return (!least.isNumber() || value.compareTo(least.decimalValue()) >= (above.asBoolean(false) ? 1 : 0))
                && (!most.isNumber() || value.compareTo(most.decimalValue()) <= (below.asBoolean(false) ? -1 : 0))
                && (!above.isNumber() || value.compareTo(above.decimalValue()) > 0)
                && (!below.isNumber() || value.compareTo(below.decimalValue()) < 0)
                && (!step.isNumber()
                        || step.decimalValue().signum() <= 0
                        || value.remainder(step.decimalValue()).signum() == 0);
    }

    private static boolean fitsText(JsonNode schema, String text) {
        int length = text.codePointCount(0, text.length());
        return length >= schema.path("minLength").asInt(0)
                && length <= schema.path("maxLength").asInt(Integer.MAX_VALUE)
                && (!schema.path("pattern").isString()
                        || Regex.occurs(schema.get("pattern").stringValue(), text))
                && (!schema.path("format").isString()
                        || Formats.fits(schema.get("format").stringValue(), text));
    }

    private boolean fitsArray(JsonNode schema, JsonNode value, Seen seen, int depth) {
        if (value.size() < schema.path("minItems").asInt(0)
                || value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
            return false;
        }
        JsonNode first = schema.path(schema.path("items").isArray() ? "items" : "prefixItems");
        JsonNode others = schema.path("items").isArray() ? schema.get("additionalItems") : schema.get("items");
        for (int i = 0; i < value.size(); i++) {
            JsonNode each = i < first.size() ? first.get(i) : others;
            if (each != null) {
                if (!fits(each, value.get(i), new Seen(), depth + 1)) {
                    return false;
                }
                seen.places.add(i);
            }
        }
        return (!schema.path("uniqueItems").asBoolean(false) || isUnique(value))
                && fitsContains(schema, value, seen, depth);
    }

    private boolean fitsContains(JsonNode schema, JsonNode value, Seen seen, int depth) {
        if (!schema.has("contains")) {
            return true;
        }
        int found = 0;
        for (int i = 0; i < value.size(); i++) {
            if (fits(schema.get("contains"), value.get(i), new Seen(), depth + 1)) {
                found++;
                seen.places.add(i);
            }
        }
        return found >= schema.path("minContains").asInt(1)
                && found <= schema.path("maxContains").asInt(Integer.MAX_VALUE);
    }

    private static boolean isUnique(JsonNode array) {
        for (int i = 0; i < array.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Equality.equal(array.get(i), array.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean fitsObject(JsonNode schema, JsonNode value, Seen seen, int depth) {
        if (value.size() < schema.path("minProperties").asInt(0)
                || value.size() > schema.path("maxProperties").asInt(Integer.MAX_VALUE)
                || !hasAll(schema.path("required"), value)) {
            return false;
        }
        for (Map.Entry<String, JsonNode> each : value.properties()) {
            if (!fitsProperty(schema, each.getKey(), each.getValue(), seen, depth)) {
                return false;
            }
        }
        for (String keyword : new String[] {"dependentRequired", "dependentSchemas", "dependencies"}) {
            for (Map.Entry<String, JsonNode> each : schema.path(keyword).properties()) {
                JsonNode demand = each.getValue();
                boolean met = !value.has(each.getKey())
                        || (demand.isArray() ? hasAll(demand, value) : fits(demand, value, seen, depth + 1));
                if (!met) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean hasAll(JsonNode names, JsonNode value) {
        return names.valueStream().allMatch(name -> value.has(name.asString("")));
    }

    private boolean fitsProperty(JsonNode schema, String name, JsonNode value, Seen seen, int depth) {
        if (schema.has("propertyNames")
                && !fits(schema.get("propertyNames"), Json.textNode(name), new Seen(), depth + 1)) {
            return false;
        }
        boolean known = false;
        JsonNode own = schema.path("properties").get(name);
        if (own != null) {
            known = true;
            if (!fits(own, value, new Seen(), depth + 1)) {
                return false;
            }
        }
        for (Map.Entry<String, JsonNode> each : schema.path("patternProperties").properties()) {
            if (Regex.occurs(each.getKey(), name)) {
                known = true;
                if (!fits(each.getValue(), value, new Seen(), depth + 1)) {
                    return false;
                }
            }
        }
        if (!known && schema.has("additionalProperties")) {
            known = true;
            if (!fits(schema.get("additionalProperties"), value, new Seen(), depth + 1)) {
                return false;
            }
        }
        if (known) {
            seen.names.add(name);
        }
        return true;
    }

    private boolean fitsUnevaluated(JsonNode schema, JsonNode value, Seen seen, int depth) {
        if (value.isObject() && schema.has("unevaluatedProperties")) {
            for (Map.Entry<String, JsonNode> each : value.properties()) {
                if (!seen.names.contains(each.getKey())
                        && !fits(schema.get("unevaluatedProperties"), each.getValue(), new Seen(), depth + 1)) {
                    return false;
                }
                seen.names.add(each.getKey());
            }
        }
        if (value.isArray() && schema.has("unevaluatedItems")) {
            for (int i = 0; i < value.size(); i++) {
                if (!seen.places.contains(i)
                        && !fits(schema.get("unevaluatedItems"), value.get(i), new Seen(), depth + 1)) {
                    return false;
                }
                seen.places.add(i);
            }
        }
        return true;
    }
}
