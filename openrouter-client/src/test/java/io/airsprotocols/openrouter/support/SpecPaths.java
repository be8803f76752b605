package io.airsprotocols.openrouter.support;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Walks an OpenAPI description: every property that can be reached from a schema, each as a {@link WirePath}. An arm of a
 * union is told from the others by the values that its {@code type}, {@code role} or {@code id} may have; a schema within
 * itself is walked once.
 */
public final class SpecPaths {

    private static final List<String> TAGS = List.of("type", "role", "id");

    private final JsonNode schemas;
    private final Set<String> found = new LinkedHashSet<>();
    private final Deque<String> within = new ArrayDeque<>();

    private SpecPaths(JsonNode spec) {
        this.schemas = spec.path("components").path("schemas");
    }

    /** The paths of all properties, in the order of the description. */
    public static Set<String> reachable(JsonNode spec, String schema) {
        if (!spec.path("components").path("schemas").has(schema)) {
            throw new IllegalArgumentException("The description has no schema " + schema);
        }
        SpecPaths walk = new SpecPaths(spec);
        walk.named(schema, "");
        return walk.found;
    }

    private void named(String schema, String path) {
        if (!within.contains(schema)) {
            within.push(schema);
            walk(schemas.path(schema), path);
            within.pop();
        }
    }

    private void walk(JsonNode schema, String path) {
        String name = reference(schema);
        if (name != null) {
            named(name, path);
            return;
        }
        schema.path("allOf").forEach(each -> walk(each, path));
        union(schema.path("anyOf"), path);
        union(schema.path("oneOf"), path);
        for (Map.Entry<String, JsonNode> each : schema.path("properties").properties()) {
            property(path + "." + each.getKey(), each.getValue());
        }
        if (schema.has("items")) {
            walk(schema.get("items"), path + "[]");
        }
        if (schema.path("additionalProperties").isObject()) {
            property(path + ".*", schema.get("additionalProperties"));
        }
    }

    private void property(String path, JsonNode schema) {
        found.add(path);
        walk(schema, path);
    }

    private void union(JsonNode arms, String path) {
        List<JsonNode> objects = new ArrayList<>();
        arms.forEach(each -> {
            if (isObject(each)) {
                objects.add(each);
            } else {
                walk(each, path);
            }
        });
        objects.forEach(each -> walk(each, objects.size() == 1 ? path : path + label(each)));
    }

    private boolean isObject(JsonNode arm) {
        return resolved(arm).has("properties");
    }

    private String label(JsonNode arm) {
        JsonNode properties = resolved(arm).path("properties");
        for (String tag : TAGS) {
            JsonNode values = resolved(properties.path(tag)).path("enum");
            if (!values.isEmpty()) {
                return StreamSupport.stream(values.spliterator(), false)
                        .map(JsonNode::asString)
                        .collect(Collectors.joining("|", "<", ">"));
            }
        }
        return "";
    }

    private JsonNode resolved(JsonNode schema) {
        String name = reference(schema);
        return name == null ? schema : resolved(schemas.path(name));
    }

    private static String reference(JsonNode schema) {
        JsonNode reference = schema.isObject() ? schema.path("$ref") : MissingNode.getInstance();
        return reference.isString()
                ? reference.stringValue().substring(reference.stringValue().lastIndexOf('/') + 1)
                : null;
    }
}
