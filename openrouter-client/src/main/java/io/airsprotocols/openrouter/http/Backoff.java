package io.airsprotocols.openrouter.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before a retry when the server does not say. Safe for use by several threads. */
@FunctionalInterface
public interface Backoff {

    /**
     * The wait before a retry.
     *
     * @param retry which retry, from 1
     * @return the wait, zero or longer
     */
    Duration delay(int retry);

    /**
     * Doubles the wait with each retry.
     *
     * @param first the wait before the first retry, longer than zero
     * @param longest no wait is longer
     * @return the backoff
     */
    static Backoff exponential(Duration first, Duration longest) {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("An exponential backoff needs 0 < first <= longest, was first = " + first
                    + ", longest = " + longest);
        }
        return retry -> {
            Duration wait = first;
            for (int i = 1; i < retry && wait.compareTo(longest) < 0; i++) {
                wait = wait.multipliedBy(2);
            }
            return wait.compareTo(longest) < 0 ? wait : longest;
        };
    }

    /**
     * This backoff with full jitter: a random wait from zero to what this one says, so that clients that failed together
     * do not come back together.
     *
     * @param random the source of randomness
     * @return the backoff
     */
    default Backoff withFullJitter(RandomGenerator random) {
        return retry -> {
            long nanos = delay(retry).toNanos();
            return nanos <= 0 ? Duration.ZERO : Duration.ofNanos(random.nextLong(nanos + 1));
        };
    }
}
