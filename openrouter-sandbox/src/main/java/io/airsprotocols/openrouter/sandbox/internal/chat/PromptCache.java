package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The beginnings of prompts that providers keep, so that who sends one again pays less for it. Providers that charge for
 * writing keep what {@code cache_control} marks; the others keep every prompt. What is kept belongs to a key, a model and
 * a provider, and its time begins anew whenever it is read. Thread-safe.
 */
final class PromptCache {

    /** Shorter beginnings are not kept. */
    static final int LEAST_TOKENS = 1024;

    private static final Duration USUAL_LIFE = Duration.ofMinutes(5);
    private static final Duration LONG_LIFE = Duration.ofHours(1);
    private static final int MOST_ENTRIES = 10_000;
    private static final List<String> MARKS = List.of("cache_control", "prompt_cache_breakpoint");

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(Duration life, Instant until) {}

    /**
     * What of a prompt was read from the cache, and what was written to it.
     *
     * @param longLived whether what was written is kept, and paid, for an hour
     */
    record Use(int read, int written, boolean longLived) {

        static final Use NONE = new Use(0, 0, false);
    }

    /**
     * A place in a prompt where a beginning may end.
     *
     * @param hash of all before it
     * @param tokens before it
     * @param life for which the request wants it kept, null if it does not say
     */
    private record Place(String hash, int tokens, @Nullable Duration life) {}

    /** Looks a prompt up, and keeps of it what its provider keeps. */
    synchronized Use use(Ask ask, Router.Route route, Instant now) {
        if (route.endpoint().price().cacheRead() == null) {
            return Use.NONE;
        }
        String owner = ask.request().header("Authorization") + "\n"
                + route.model().id() + "\n" + route.endpoint().tag();
        List<Place> places = places(ask.call().body(), owner);
        boolean explicit = route.endpoint().price().cacheWrite() != null;
        if (explicit) {
            int last = places.size() - 1;
            while (last >= 0 && places.get(last).life() == null) {
                last--;
            }
            // What comes after the last mark is nothing to the cache.
            places = places.subList(0, last + 1);
        }
        int read = 0;
        for (Place place : places) {
            Entry entry = entries.get(place.hash());
            if (entry != null && now.isBefore(entry.until())) {
                read = place.tokens();
                entries.put(place.hash(), new Entry(entry.life(), now.plus(entry.life())));
            }
        }
        int written = 0;
        boolean longLived = false;
        for (Place place : places) {
            boolean kept =
                    place.tokens() >= LEAST_TOKENS && place.tokens() > read && (!explicit || place.life() != null);
            if (kept) {
                Duration life = place.life() == null ? USUAL_LIFE : place.life();
                keep(place.hash(), new Entry(life, now.plus(life)));
                written = place.tokens() - read;
                longLived |= life.equals(LONG_LIFE);
            }
        }
        return new Use(read, explicit ? written : 0, longLived);
    }

    private void keep(String hash, Entry entry) {
        if (entries.size() >= MOST_ENTRIES) {
            entries.remove(entries.keySet().iterator().next());
        }
        entries.put(hash, entry);
    }

    synchronized void clear() {
        entries.clear();
    }

    private static List<Place> places(ObjectNode body, String owner) {
        List<Place> places = new ArrayList<>();
        String hash = owner;
        int tokens = 0;
        for (JsonNode tool : body.path("tools")) {
            hash = hash(hash, unmarked(tool));
            tokens += Tokens.count(Json.write(unmarked(tool)));
            places.add(new Place(hash, tokens, life(tool)));
        }
        for (JsonNode message : body.path("messages")) {
            ObjectNode frame = Json.object();
            for (String field : List.of("role", "name", "tool_calls", "tool_call_id")) {
                if (message.has(field)) {
                    frame.set(field, message.get(field));
                }
            }
            hash = hash(hash, frame);
            tokens += ChatCall.TOKENS_PER_MESSAGE
                    + (message.has("tool_calls") ? Tokens.count(Json.write(message.get("tool_calls"))) : 0);
            JsonNode content = message.path("content");
            Iterable<JsonNode> parts = content.isArray() ? content : List.of(textPart(content));
            for (JsonNode part : parts) {
                hash = hash(hash, unmarked(part));
                String text = Json.text(part, "text");
                tokens += text == null ? ChatCall.TOKENS_PER_PICTURE : Tokens.count(text);
                places.add(new Place(hash, tokens, life(part)));
            }
        }
        if (Json.has(body, "cache_control") && !places.isEmpty()) {
            Place last = places.remove(places.size() - 1);
            places.add(new Place(last.hash(), last.tokens(), life(body)));
        }
        return places;
    }

    private static ObjectNode textPart(JsonNode content) {
        ObjectNode part = Json.object();
        part.put("type", "text");
        part.put("text", content.asString(""));
        return part;
    }

    private static JsonNode unmarked(JsonNode part) {
        if (part instanceof ObjectNode object && MARKS.stream().anyMatch(object::has)) {
            ObjectNode without = object.deepCopy();
            without.remove(MARKS);
            return without;
        }
        return part;
    }

    private static @Nullable Duration life(JsonNode part) {
        if (MARKS.stream().noneMatch(mark -> Json.has(part, mark))) {
            return null;
        }
        return part.at("/cache_control/ttl").asString("").equals("1h") ? LONG_LIFE : USUAL_LIFE;
    }

    private static String hash(String before, JsonNode next) {
        return ByteString.encodeUtf8(before + "\n" + Json.write(next)).sha256().hex();
    }
}
