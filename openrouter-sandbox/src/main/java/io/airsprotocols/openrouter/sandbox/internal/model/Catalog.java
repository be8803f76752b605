package io.airsprotocols.openrouter.sandbox.internal.model;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The models there are: the built-in ones and those a test has scripted. */
public final class Catalog {

    private final Map<String, CatalogModel> builtIn = new LinkedHashMap<>();
    private final Map<String, CatalogModel> scripted = new ConcurrentHashMap<>();
    private final ArrayNode providers = Json.array();

    public Catalog() {
        JsonNode all;
        try (InputStream in = Objects.requireNonNull(Catalog.class.getResourceAsStream("catalog.json"))) {
            all = Json.parse(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The sandbox's catalogue of models cannot be read", unreadable);
        }
        all.get("models").forEach(each -> {
            CatalogModel model = CatalogModel.of(each);
            builtIn.put(model.id(), model);
        });
        all.get("providers").forEach(each -> providers.add(provider(each)));
    }

    private static ObjectNode provider(JsonNode json) {
        String site = json.get("site").stringValue();
        ObjectNode provider = Json.object();
        provider.put("name", json.get("name").stringValue());
        provider.put("slug", json.get("slug").stringValue());
        provider.put("privacy_policy_url", site + "/privacy");
        provider.put("terms_of_service_url", site + "/terms");
        provider.putNull("status_page_url");
        provider.set("headquarters", json.get("headquarters"));
        provider.putNull("datacenters");
        return provider;
    }

    public void script(String id) {
        scripted.put(id, CatalogModel.scripted(id, Objects.requireNonNull(builtIn.get("sandbox/default"))));
    }

    public void forgetScripted() {
        scripted.clear();
    }

    /** A model by its id, its canonical slug, or an id with a routing variant such as {@code :nitro}. */
    public @Nullable CatalogModel find(String id) {
        CatalogModel exact = scripted.containsKey(id) ? scripted.get(id) : builtIn.get(id);
        if (exact != null) {
            return exact;
        }
        for (String variant : List.of(":nitro", ":floor", ":exacto", ":online")) {
            if (id.endsWith(variant)) {
                return find(id.substring(0, id.length() - variant.length()));
            }
        }
        return builtIn.values().stream()
                .filter(model -> model.canonical().equals(id))
                .findFirst()
                .orElse(null);
    }

    public List<CatalogModel> all() {
        List<CatalogModel> all = new ArrayList<>(builtIn.values());
        scripted.values().stream()
                .filter(model -> !builtIn.containsKey(model.id()))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .forEach(all::add);
        return all;
    }

    public ArrayNode providers() {
        return providers;
    }
}
