package io.airsprotocols.openrouter.sandbox.internal.schema;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Several schemas that one value is to fit, without their references and combinations: what they say together.
 *
 * @param schemas objects all
 */
record Facts(List<JsonNode> schemas) {

    private static final List<String> TYPES =
            List.of("object", "array", "string", "integer", "number", "boolean", "null");

    /** Every value a keyword has. */
    List<JsonNode> all(String keyword) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode schema : schemas) {
            JsonNode value = schema.get(keyword);
            if (value != null) {
                found.add(value);
            }
        }
        return found;
    }

    List<String> texts(String keyword) {
        return all(keyword).stream()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .distinct()
                .toList();
    }

    /** The greatest of the lower bounds. */
    int atLeast(String keyword) {
        return all(keyword).stream().mapToInt(each -> each.asInt(0)).max().orElse(0);
    }

    /** The least of the upper bounds. */
    int atMost(String keyword) {
        return all(keyword).stream()
                .mapToInt(each -> each.asInt(Integer.MAX_VALUE))
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    boolean flag(String keyword) {
        return all(keyword).stream().anyMatch(each -> each.asBoolean(false));
    }

    List<BigDecimal> numbers(String keyword) {
        return all(keyword).stream()
                .filter(JsonNode::isNumber)
                .map(JsonNode::decimalValue)
                .toList();
    }

    /** The values a value must be one of, null if that is open. */
    @Nullable
    List<JsonNode> choices() {
        List<JsonNode> fixed = all("const");
        if (!fixed.isEmpty()) {
            return List.of(fixed.get(0));
        }
        List<JsonNode> enumerations = all("enum");
        return enumerations.isEmpty() ? null : enumerations.get(0).valueStream().toList();
    }

    /** What the schemas suggest. */
    List<JsonNode> suggestions() {
        List<JsonNode> suggestions = new ArrayList<>(all("default"));
        all("examples").forEach(each -> each.forEach(suggestions::add));
        return suggestions;
    }

    /** The types a value may have: first those that are meant, null after the others. */
    List<String> types() {
        Set<String> allowed = new LinkedHashSet<>();
        boolean told = false;
        for (JsonNode type : all("type")) {
            List<String> here = type.isArray()
                    ? type.valueStream().map(each -> each.asString("")).toList()
                    : List.of(type.asString(""));
            if (!told) {
                allowed.addAll(here);
            } else if (allowed.contains("number") && here.contains("integer") && !here.contains("number")) {
                allowed.add("integer");
                allowed.retainAll(here);
            } else if (!(allowed.contains("integer") && here.contains("number"))) {
                allowed.retainAll(here);
            } else {
                allowed.removeIf(each -> !each.equals("integer") && !here.contains(each));
            }
            told = true;
        }
        if (!told) {
            String meant = meant();
            allowed.add(meant);
            allowed.addAll(TYPES);
        }
        List<String> types = new ArrayList<>(allowed);
        if (types.remove("null")) {
            types.add("null");
        }
        return types;
    }

    private String meant() {
        if (has(
                "properties",
                "required",
                "additionalProperties",
                "patternProperties",
                "minProperties",
                "maxProperties",
                "propertyNames",
                "dependentRequired",
                "unevaluatedProperties")) {
            return "object";
        }
        if (has("items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems")) {
            return "array";
        }
        return has("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf") ? "number" : "string";
    }

    private boolean has(String... keywords) {
        for (String keyword : keywords) {
            if (!all(keyword).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** What the property of an object must fit: one schema from each that speaks of it. */
    List<JsonNode> property(String name) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode schema : schemas) {
            int before = found.size();
            JsonNode own = schema.path("properties").get(name);
            if (own != null) {
                found.add(own);
            }
            schema.path("patternProperties").forEachEntry((pattern, each) -> {
                if (Regex.occurs(pattern, name)) {
                    found.add(each);
                }
            });
            JsonNode others = schema.get("additionalProperties");
            if (found.size() == before && others != null) {
                found.add(others);
            }
        }
        if (found.isEmpty()) {
            found.addAll(all("unevaluatedProperties"));
        }
        return found;
    }

    /** What the element of an array must fit. */
    List<JsonNode> item(int place) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode schema : schemas) {
            boolean older = schema.path("items").isArray();
            JsonNode first = schema.path(older ? "items" : "prefixItems");
            JsonNode each = place < first.size() ? first.get(place) : schema.get(older ? "additionalItems" : "items");
            if (each != null) {
                found.add(each);
            }
        }
        if (found.isEmpty()) {
            found.addAll(all("unevaluatedItems"));
        }
        return found;
    }

    /** How many elements of an array have a schema of their own. */
    int places() {
        int most = 0;
        for (JsonNode schema : schemas) {
            most = Math.max(most, schema.path("prefixItems").size());
            most = Math.max(
                    most, schema.path("items").isArray() ? schema.get("items").size() : 0);
        }
        return most;
    }

    /** The properties the schemas name, in their order. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        all("properties").forEach(each -> names.addAll(each.propertyNames()));
        return names;
    }

    Set<String> required() {
        Set<String> names = new LinkedHashSet<>();
        all("required").forEach(each -> each.forEach(name -> names.add(name.asString(""))));
        return names;
    }

    /** The names with all those that must be there if they are. */
    Set<String> withCompanions(Set<String> names) {
        Set<String> all = new LinkedHashSet<>(names);
        boolean more = true;
        while (more) {
            more = false;
            for (String keyword : new String[] {"dependentRequired", "dependencies"}) {
                for (JsonNode demands : all(keyword)) {
                    for (String name : List.copyOf(all)) {
                        for (JsonNode companion : demands.path(name).isArray() ? demands.path(name) : Json.array()) {
                            more |= all.add(companion.asString(""));
                        }
                    }
                }
            }
        }
        return all;
    }
}
