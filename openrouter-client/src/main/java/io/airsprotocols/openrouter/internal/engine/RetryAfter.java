package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.error.ApiError;
import io.airsprotocols.openrouter.error.Availability;
import io.airsprotocols.openrouter.error.RateLimit;
import io.airsprotocols.openrouter.http.Headers;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long the server asks to wait, in any of the forms it has been seen to say so. */
final class RetryAfter {

    private static final BigDecimal A_YEAR_IN_MILLIS = BigDecimal.valueOf(31_536_000_000L);

    private RetryAfter() {}

    static @Nullable Duration of(int status, Headers headers, @Nullable ApiError error, Instant now) {
        Duration wait = millis(headers.first("retry-after-ms"), 0);
        if (wait == null) {
            wait = secondsOrDate(headers.first("Retry-After"), now);
        }
        if (wait == null && error != null) {
            Availability availability = error.availability();
            wait = availability == null ? null : availability.retryAfter();
        }
        RateLimit limit = RateLimit.from(headers::first);
        if (limit == null && error != null) {
            // Inside a body of status 200 or a stream, the copy of the headers is all there is.
            limit = error.rateLimit();
        }
        if (wait == null && status == 429 && limit != null && limit.reset() != null) {
            Duration untilReset = Duration.between(now, limit.reset());
            wait = untilReset.isNegative() ? null : untilReset;
        }
        return wait;
    }

    private static @Nullable Duration secondsOrDate(@Nullable String text, Instant now) {
        Duration seconds = millis(text, 3);
        if (seconds != null || text == null) {
            return seconds;
        }
        try {
            Instant when = ZonedDateTime.parse(text.trim(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration until = Duration.between(now, when);
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static @Nullable Duration millis(@Nullable String text, int places) {
        if (text == null || text.length() > 32) {
            return null;
        }
        try {
            // Cut before the point is moved, which an enormous exponent would not survive.
            BigDecimal number = new BigDecimal(text.trim()).min(A_YEAR_IN_MILLIS);
            return number.signum() < 0
                    ? null
                    : Duration.ofMillis(
                            number.movePointRight(places).min(A_YEAR_IN_MILLIS).longValue());
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
