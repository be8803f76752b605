package io.airsprotocols.openrouter.sandbox.internal.schema;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds what the references of a schema mean. Only the schema itself is looked into, never the network. */
final class References {

    private final JsonNode root;
    private final String base;
    private final Map<String, JsonNode> named = new HashMap<>();

    References(JsonNode root) {
        this.root = root;
        String id = Json.text(root, "$id");
        this.base = id == null ? "" : id.endsWith("#") ? id.substring(0, id.length() - 1) : id;
        collect(root);
    }

    private void collect(JsonNode node) {
        if (node.isObject()) {
            for (String anchor : new String[] {"$anchor", "$dynamicAnchor"}) {
                String name = Json.text(node, anchor);
                if (name != null) {
                    named.putIfAbsent("#" + name, node);
                }
            }
            String id = Json.text(node, "$id");
            if (id != null) {
                named.putIfAbsent(id, node);
                named.putIfAbsent(absolute(id), node);
            }
        }
        node.forEach(this::collect);
    }

    private String absolute(String reference) {
        try {
            return base.isEmpty()
                    ? reference
                    : URI.create(base).resolve(reference).toString();
        } catch (IllegalArgumentException noAddress) {
            return reference;
        }
    }

    /** What a reference means, null if it is not in the schema. */
    @Nullable
    JsonNode find(String reference) {
        JsonNode exact = named.get(reference);
        if (exact != null) {
            return exact;
        }
        int hash = reference.indexOf('#');
        String resource = hash < 0 ? reference : reference.substring(0, hash);
        String fragment = hash < 0 ? "" : reference.substring(hash + 1);
        JsonNode within = resource.isEmpty() || resource.equals(base) ? root : named.get(absolute(resource));
        if (within == null || fragment.isEmpty()) {
            return within;
        }
        if (!fragment.startsWith("/")) {
            return named.get("#" + fragment);
        }
        JsonNode found = within.at(URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8));
        return found.isMissingNode() ? null : found;
    }
}
