package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.http.HttpRequest;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Answers kept for requests that come again. A request is the same if its key, model and body are, but for blanks
 * between the parts of the JSON; the order of properties counts. Thread-safe.
 */
final class ResponseCache {

    private static final int USUAL_SECONDS = 300;
    private static final int MOST_SECONDS = 86_400;
    private static final int MOST_ENTRIES = 10_000;
    private static final Pattern LEADING_DIGITS = Pattern.compile("^\\s*([+-]?\\d{1,9})");

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    /** A kept answer. */
    record Entry(String id, Completion completion, Router.Route route, Instant stored, Instant until) {}

    /**
     * What a request wants of the cache.
     *
     * @param key what makes it the same as another
     * @param seconds how long its answer is to be kept
     * @param clear whether to forget what is kept
     */
    record Wish(String key, int seconds, boolean clear) {}

    /** Reads the wish; null if the request wants nothing of the cache. */
    static @Nullable Wish wish(HttpRequest request, ChatCall call) {
        String asked = request.header("X-OpenRouter-Cache");
        Boolean preset = call.preset() == null ? null : call.preset().cacheEnabled();
        boolean on = Boolean.TRUE.equals(preset)
                ? !"false".equalsIgnoreCase(asked)
                : "true".equalsIgnoreCase(asked) && !Boolean.FALSE.equals(preset);
        if (!on) {
            return null;
        }
        String body = Json.write(Json.parse(request.body().toByteArray()));
        String key = ByteString.encodeUtf8(request.header("Authorization") + "\n" + call.models() + "\n"
                        + request.path() + "\n" + call.stream() + "\n" + body)
                .sha256()
                .hex();
        return new Wish(
                key, seconds(request, call), "true".equalsIgnoreCase(request.header("X-OpenRouter-Cache-Clear")));
    }

    private static int seconds(HttpRequest request, ChatCall call) {
        String asked = request.header("X-OpenRouter-Cache-TTL");
        Matcher digits = LEADING_DIGITS.matcher(asked == null ? "" : asked);
        Integer seconds = digits.find()
                ? (Integer) Integer.parseInt(digits.group(1))
                : call.preset() == null ? null : call.preset().cacheSeconds();
        return seconds == null ? USUAL_SECONDS : Math.max(1, Math.min(MOST_SECONDS, seconds));
    }

    synchronized @Nullable Entry find(Wish wish, Instant now) {
        if (wish.clear()) {
            entries.remove(wish.key());
        }
        Entry entry = entries.get(wish.key());
        if (entry != null && !now.isBefore(entry.until())) {
            entries.remove(wish.key());
            return null;
        }
        return entry;
    }

    synchronized void keep(Wish wish, String id, Completion completion, Router.Route route, Instant now) {
        if (entries.size() >= MOST_ENTRIES) {
            entries.remove(entries.keySet().iterator().next());
        }
        entries.put(wish.key(), new Entry(id, completion, route, now, now.plusSeconds(wish.seconds())));
    }

    synchronized void clear() {
        entries.clear();
    }

    static void hit(Map<String, String> headers, Entry entry, Instant now) {
        headers.put("X-OpenRouter-Cache-Status", "HIT");
        headers.put(
                "X-OpenRouter-Cache-Age",
                Long.toString(Duration.between(entry.stored(), now).toSeconds()));
        headers.put(
                "X-OpenRouter-Cache-TTL",
                Long.toString(Duration.between(now, entry.until()).toSeconds()));
        headers.put("X-OpenRouter-Cache-Source-Id", entry.id());
    }

    static void miss(Map<String, String> headers, Wish wish) {
        headers.put("X-OpenRouter-Cache-Status", "MISS");
        headers.put("X-OpenRouter-Cache-TTL", Integer.toString(wish.seconds()));
    }
}
