package io.airsprotocols.openrouter.http;

import io.airsprotocols.openrouter.error.OpenRouterException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The policy everyone has who does not write their own. */
record StandardRetry(int retries, Backoff backoff, Duration longestRetryAfter) implements RetryPolicy {

    static final StandardRetry DEFAULT = new StandardRetry(
            2,
            Backoff.exponential(Duration.ofMillis(500), Duration.ofSeconds(8)).withFullJitter(threadLocal()),
            Duration.ofMinutes(1));

    StandardRetry {
        if (retries < 0) {
            throw new IllegalArgumentException("The number of retries must be 0 or more, was " + retries);
        }
        if (longestRetryAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "The longest Retry-After must be zero or longer, was " + longestRetryAfter);
        }
    }

    @Override
    public @Nullable Duration delay(FailedAttempt failed) {
        OpenRouterException error = failed.error();
        if (failed.attempt() > retries || !error.isRetryable()) {
            return null;
        }
        Duration asked = error.retryAfter();
        if (asked == null) {
            return backoff.delay(failed.attempt());
        }
        // Coming back earlier than asked would only be refused again, so a wait beyond the cap means giving up.
        return asked.compareTo(longestRetryAfter) > 0 ? null : asked;
    }

    private static RandomGenerator threadLocal() {
        return () -> ThreadLocalRandom.current().nextLong();
    }
}
