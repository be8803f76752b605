package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.http.Cancellation;
import java.time.Duration;
import java.time.Instant;

/** The clock on the wall, the stopwatch and the alarm; tests bring their own. Safe for use by several threads. */
public interface Time extends AutoCloseable {

    /** Nothing lasts longer. */
    Duration LONGEST = Duration.ofDays(36_500);

    /**
     * Time as it passes.
     *
     * @return a clock with its own alarm thread, which runs only while it is needed
     */
    static Time system() {
        return new SystemTime();
    }

    /**
     * A time in nanoseconds. What is as good as for ever, which some say by the longest {@link Duration} there is, is a
     * hundred years, so that it can be added to what the stopwatch shows.
     *
     * @param time how long
     * @return nanoseconds
     */
    static long nanosOf(Duration time) {
        return time.isNegative() ? 0 : time.compareTo(LONGEST) > 0 ? LONGEST.toNanos() : time.toNanos();
    }

    /**
     * The stopwatch.
     *
     * @return nanoseconds since some fixed moment
     */
    long nanos();

    /**
     * The clock on the wall.
     *
     * @return now
     */
    Instant now();

    /**
     * Waits.
     *
     * @param wait how long
     * @param cancellation ends the wait early
     * @return true if the call was cancelled
     * @throws InterruptedException if the thread is interrupted
     */
    boolean sleep(Duration wait, Cancellation cancellation) throws InterruptedException;

    /**
     * Runs something later, unless it is called off.
     *
     * @param wait when, from now
     * @param action must not block
     * @return calls it off
     */
    Runnable after(Duration wait, Runnable action);

    /** Ends the thread behind the alarms. */
    @Override
    void close();
}
