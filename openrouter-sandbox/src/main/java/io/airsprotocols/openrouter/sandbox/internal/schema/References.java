package io.airsprotocols.openrouter.sandbox.internal.schema;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds what the references of a schema mean. Only the schema itself is looked into, never the network. */
@SuppressWarnings("ReferenceEquality") // A schema is a place, and equal ones stand in several.
final class References {

    private final Resource outer;
    private final Map<String, JsonNode> named = new HashMap<>();
    /** Where the schemas belong that refer to others: a reference means a place in its own resource. */
    private final IdentityHashMap<JsonNode, Resource> resources = new IdentityHashMap<>();

    /** A schema with an address of its own, or the outermost one. */
    private record Resource(JsonNode root, String base) {

        String absolute(String reference) {
            try {
                return base.isEmpty()
                        ? reference
                        : URI.create(base).resolve(reference).toString();
            } catch (IllegalArgumentException noAddress) {
                return reference;
            }
        }
    }

    References(JsonNode root) {
        this.outer = new Resource(root, base(Json.text(root, "$id")));
        collect(root, outer);
    }

    private static String base(@Nullable String id) {
        return id == null ? "" : id.endsWith("#") ? id.substring(0, id.length() - 1) : id;
    }

    private void collect(JsonNode node, Resource around) {
        Resource resource = around;
        if (node.isObject()) {
            String id = Json.text(node, "$id");
            if (id != null && node != outer.root()) {
                resource = new Resource(node, base(around.absolute(id)));
            }
            if (id != null) {
                named.putIfAbsent(id, node);
                named.putIfAbsent(resource.base(), node);
            }
            for (String anchor : new String[] {"$anchor", "$dynamicAnchor"}) {
                String name = Json.text(node, anchor);
                if (name != null) {
                    named.putIfAbsent(resource.base() + "#" + name, node);
                    named.putIfAbsent("#" + name, node);
                }
            }
            if (node.has("$ref") || node.has("$dynamicRef")) {
                resources.put(node, resource);
            }
        }
        for (JsonNode each : node) {
            collect(each, resource);
        }
    }

    /**
     * What a reference means, null if it is not in the schema.
     *
     * @param from the schema that has it
     */
    @Nullable
    JsonNode find(JsonNode from, String reference) {
        Resource own = resources.getOrDefault(from, outer);
        int hash = reference.indexOf('#');
        String address = hash < 0 ? reference : reference.substring(0, hash);
        String fragment = hash < 0 ? "" : reference.substring(hash + 1);
        JsonNode within = address.isEmpty() || address.equals(own.base()) ? own.root() : named(own, address);
        if (within == null || fragment.isEmpty()) {
            return within;
        }
        if (!fragment.startsWith("/")) {
            String base = within == own.root() ? own.base() : own.absolute(address);
            JsonNode anchored = named.get(base + "#" + fragment);
            return anchored == null ? named.get("#" + fragment) : anchored;
        }
        JsonNode found = within.at(URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8));
        return found.isMissingNode() ? null : found;
    }

    private @Nullable JsonNode named(Resource own, String address) {
        JsonNode exact = named.get(own.absolute(address));
        return exact == null ? named.get(address) : exact;
    }
}
