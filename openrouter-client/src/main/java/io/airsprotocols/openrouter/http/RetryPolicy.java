package io.airsprotocols.openrouter.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a failed attempt is tried again, and when. Safe for use by several threads.
 *
 * <p>Whatever a policy says, the library never retries after the first byte of a stream's answer, never repeats a request
 * that creates something once it may have reached the server, and never waits beyond the total deadline of the call.
 */
@FunctionalInterface
public interface RetryPolicy {

    /**
     * Decides.
     *
     * @param failed what failed
     * @return how long to wait before the next attempt, or null to give up
     */
    @Nullable
    Duration delay(FailedAttempt failed);

    /**
     * The policy a client has if nothing is said: two retries of what is
     * {@linkplain io.airsprotocols.openrouter.error.OpenRouterException#isRetryable() retryable} (status 408, 429, 5xx, the
     * network), exponential backoff from half a second to 8 seconds with full jitter, the server's {@code Retry-After}
     * obeyed up to a minute.
     *
     * @return the policy
     */
    static RetryPolicy standard() {
        return StandardRetry.DEFAULT;
    }

    /**
     * The standard policy with another number of retries.
     *
     * @param retries how many, 0 or more
     * @return the policy
     */
    static RetryPolicy upTo(int retries) {
        return new StandardRetry(retries, StandardRetry.DEFAULT.backoff(), StandardRetry.DEFAULT.longestRetryAfter());
    }

    /**
     * The standard policy with everything chosen.
     *
     * @param retries how many, 0 or more
     * @param backoff the wait when the server names none
     * @param longestRetryAfter a server that asks for a longer wait is not waited for: the failure is thrown
     * @return the policy
     */
    static RetryPolicy of(int retries, Backoff backoff, Duration longestRetryAfter) {
        return new StandardRetry(retries, backoff, longestRetryAfter);
    }

    /**
     * No retries.
     *
     * @return the policy
     */
    static RetryPolicy none() {
        return upTo(0);
    }
}
