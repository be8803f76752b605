package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The presets there are, each with its versions, of which the last is the one that counts. Thread-safe.
 *
 * <p>A version is kept as the fields of a request with {@code system_prompt} among them; the API shows that apart.
 */
public final class Presets {

    private static final String CREATOR = "user_sandbox";
    private static final String SYSTEM = "system_prompt";
    /** Fields that are about one request, and not about a kind of them. */
    private static final List<String> OF_ONE_REQUEST = List.of(
            "messages",
            "prompt",
            "stream",
            "stream_options",
            "preset",
            "user",
            "session_id",
            "metadata",
            "trace",
            "debug",
            "usage");

    private final Map<String, ObjectNode> given;
    private final Instant began;
    private final Map<String, List<Version>> kept = new LinkedHashMap<>();

    private record Version(ObjectNode fields, Instant made, long order) {}

    private long order;

    /**
     * The presets a sandbox begins with.
     *
     * @param given fields of requests by name
     */
    Presets(Map<String, ObjectNode> given, Instant began) {
        this.given = Map.copyOf(given);
        this.began = began;
        forget();
    }

    /** Forgets what requests have made of them. */
    synchronized void forget() {
        kept.clear();
        new TreeMap<>(given).forEach((slug, fields) -> add(slug, fields, began));
    }

    private void add(String slug, ObjectNode fields, Instant now) {
        kept.computeIfAbsent(slug, unused -> new ArrayList<>()).add(new Version(fields, now, order++));
    }

    synchronized List<String> slugs() {
        return kept.keySet().stream().sorted().toList();
    }

    /** The fields that count now, null if there is no such preset. */
    synchronized @Nullable ObjectNode fields(String slug) {
        List<Version> versions = kept.get(slug);
        return versions == null ? null : last(versions).fields();
    }

    private static Version last(List<Version> versions) {
        return versions.get(versions.size() - 1);
    }

    /** Keeps of a request what may be said of others too, as a new version. */
    public synchronized void save(String slug, ObjectNode request, Instant now) {
        ObjectNode fields = request.deepCopy();
        fields.remove(OF_ONE_REQUEST);
        StringBuilder system = new StringBuilder();
        for (JsonNode message : request.path("messages")) {
            if (List.of("system", "developer").contains(message.path("role").asString(""))) {
                system.append(system.isEmpty() ? "" : "\n\n").append(ChatCall.text(message.path("content")));
            }
        }
        if (!system.isEmpty()) {
            fields.put(SYSTEM, system.toString());
        }
        add(slug, fields, now);
    }

    /** All of them, that changed last first. */
    public synchronized List<ObjectNode> list() {
        List<Map.Entry<String, List<Version>>> all = new ArrayList<>(kept.entrySet());
        all.sort(Comparator.comparing((Map.Entry<String, List<Version>> each) ->
                        last(each.getValue()).order())
                .reversed());
        return all.stream().map(each -> json(each.getKey(), each.getValue())).toList();
    }

    /** One with the version that counts, null if there is none. */
    public synchronized @Nullable ObjectNode find(String slug) {
        List<Version> versions = kept.get(slug);
        if (versions == null) {
            return null;
        }
        ObjectNode json = json(slug, versions);
        json.set("designated_version", versionJson(slug, versions, versions.size()));
        return json;
    }

    /** The versions of one, the first first; none if there is no such preset. */
    public synchronized List<ObjectNode> versions(String slug) {
        List<Version> versions = kept.getOrDefault(slug, Collections.emptyList());
        List<ObjectNode> json = new ArrayList<>();
        for (int number = 1; number <= versions.size(); number++) {
            json.add(versionJson(slug, versions, number));
        }
        return json;
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static ObjectNode json(String slug, List<Version> versions) {
        ObjectNode json = Json.object();
        json.put("id", id(slug));
        json.put("creator_user_id", CREATOR);
        json.putNull("workspace_id");
        json.put("name", slug);
        json.put("slug", slug);
        json.putNull("description");
        json.put("status", "active");
        json.put("designated_version_id", id(slug + "/" + versions.size()));
        json.put("created_at", versions.get(0).made().toString());
        json.put("updated_at", last(versions).made().toString());
        json.putNull("status_updated_at");
        return json;
    }

    private static ObjectNode versionJson(String slug, List<Version> versions, int number) {
        Version version = versions.get(number - 1);
        ObjectNode json = Json.object();
        json.put("id", id(slug + "/" + number));
        json.put("preset_id", id(slug));
        json.put("creator_id", CREATOR);
        json.put("version", number);
        json.put(SYSTEM, Json.text(version.fields(), SYSTEM));
        ObjectNode config = version.fields().deepCopy();
        config.remove(SYSTEM);
        json.set("config", config);
        json.put("created_at", version.made().toString());
        json.put("updated_at", version.made().toString());
        return json;
    }
}
