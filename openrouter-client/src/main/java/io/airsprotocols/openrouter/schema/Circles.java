package io.airsprotocols.openrouter.schema;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Finds references of a schema that lead back to themselves without a value between, so that whoever compares a value with
 * them never comes to an end. A list of itself is none of those: its elements are smaller than it.
 */
final class Circles {

    private static final List<String> SAME_VALUE = List.of("anyOf", "oneOf", "allOf");

    private final JsonNode root;
    private final Set<JsonNode> entered = identities();
    private final Set<JsonNode> left = identities();
    private final Set<String> found = new TreeSet<>();

    private Circles(JsonNode root) {
        this.root = root;
    }

    /**
     * Looks at all that is in a schema.
     *
     * @return the references that close a circle; empty if all is well
     */
    static Set<String> in(JsonNode schema) {
        Circles circles = new Circles(schema);
        circles.lookAt(schema);
        return circles.found;
    }

    private static Set<JsonNode> identities() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    private void lookAt(JsonNode node) {
        if (node.isObject()) {
            follow(node);
        }
        node.forEach(this::lookAt);
    }

    /** Goes on to what the same value is compared with. */
    private void follow(JsonNode schema) {
        if (left.contains(schema) || !entered.add(schema)) {
            return;
        }
        for (String keyword : SAME_VALUE) {
            schema.path(keyword).forEach(this::follow);
        }
        if (schema.has("$ref")) {
            String reference = schema.get("$ref").asString("");
            JsonNode referred = StrictRules.resolve(root, reference);
            if (referred != null && entered.contains(referred) && !left.contains(referred)) {
                found.add(reference);
            } else if (referred != null) {
                follow(referred);
            }
        }
        left.add(schema);
    }
}
