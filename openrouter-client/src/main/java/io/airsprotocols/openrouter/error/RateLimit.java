package io.airsprotocols.openrouter.error;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The {@code X-RateLimit-*} headers, as far as they could be read. OpenRouter sends them with its own 429, not with
 * successes.
 *
 * @param limit requests allowed in the window, or null
 * @param remaining requests left in the window, or null
 * @param reset when the window ends, or null
 */
public record RateLimit(
        @Nullable Long limit,
        @Nullable Long remaining,
        @Nullable Instant reset) {

    /** The unit of the reset is not documented; milliseconds are seen. No date in seconds is that large. */
    private static final long LARGEST_SECONDS = 100_000_000_000L;

    /**
     * Reads the headers leniently: what cannot be read is absent.
     *
     * @param header gives the value of a header by its name, or null
     * @return the limits, or null if there is none among the headers
     */
    public static @Nullable RateLimit from(Function<String, @Nullable String> header) {
        Long limit = whole(header.apply("X-RateLimit-Limit"));
        Long remaining = whole(header.apply("X-RateLimit-Remaining"));
        Long reset = whole(header.apply("X-RateLimit-Reset"));
        if (limit == null && remaining == null && reset == null) {
            return null;
        }
        return new RateLimit(limit, remaining, reset == null ? null : moment(reset));
    }

    private static Instant moment(long value) {
        return value > LARGEST_SECONDS ? Instant.ofEpochMilli(value) : Instant.ofEpochSecond(value);
    }

    private static @Nullable Long whole(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            double value = Double.parseDouble(text.trim());
            return value >= 0 && value < 1e15 ? (long) value : null;
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }
}
