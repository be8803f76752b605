package io.airsprotocols.openrouter.error;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What OpenRouter's response cache says of an answer ({@code X-OpenRouter-Cache-*}). It does so when the call, or its
 * preset, asked for the cache. An answer from it has a generation id of its own, no tokens and no cost.
 *
 * @param status whether the answer came from the cache
 * @param age how long the answer had been there, or null if it was not
 * @param timeToLive how long it stays there from now on, or null if not told
 * @param sourceId the generation id of the call that filled the cache, or null if it was not
 */
public record ResponseCache(
        CacheStatus status,
        @Nullable Duration age,
        @Nullable Duration timeToLive,
        @Nullable String sourceId) {

    /**
     * Reads the headers leniently: what cannot be read is absent.
     *
     * @param header gives the value of a header by its name, or null
     * @return what they say, or null if the cache was not asked
     */
    public static @Nullable ResponseCache from(Function<String, @Nullable String> header) {
        String status = header.apply("X-OpenRouter-Cache-Status");
        if (status == null || status.isBlank()) {
            return null;
        }
        return new ResponseCache(
                new CacheStatus(status.trim().toUpperCase(Locale.ROOT)),
                seconds(header.apply("X-OpenRouter-Cache-Age")),
                seconds(header.apply("X-OpenRouter-Cache-TTL")),
                header.apply("X-OpenRouter-Cache-Source-Id"));
    }

    /**
     * Whether the answer came from the cache.
     *
     * @return true if no model was asked
     */
    public boolean isHit() {
        return status.equals(CacheStatus.HIT);
    }

    private static @Nullable Duration seconds(@Nullable String text) {
        try {
            return text == null ? null : Duration.ofSeconds(Long.parseLong(text.trim()));
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }
}
