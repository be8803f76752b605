package io.airsprotocols.openrouter.sandbox.internal.schema;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Equality as JSON Schema means it: 1 and 1.0 are one number, and the order of properties does not count. */
final class Equality {

    private Equality() {}

    static boolean equal(JsonNode left, JsonNode right) {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue()) == 0;
        }
        if (left.isArray() && right.isArray()) {
            if (left.size() != right.size()) {
                return false;
            }
            for (int i = 0; i < left.size(); i++) {
                if (!equal(left.get(i), right.get(i))) {
                    return false;
                }
            }
            return true;
        }
        if (left.isObject() && right.isObject()) {
            if (left.size() != right.size()) {
                return false;
            }
            for (Map.Entry<String, JsonNode> each : left.properties()) {
                JsonNode other = right.get(each.getKey());
                if (other == null || !equal(each.getValue(), other)) {
                    return false;
                }
            }
            return true;
        }
        return left.equals(right);
    }

    static boolean contains(Iterable<JsonNode> values, JsonNode value) {
        for (JsonNode each : values) {
            if (equal(each, value)) {
                return true;
            }
        }
        return false;
    }
}
