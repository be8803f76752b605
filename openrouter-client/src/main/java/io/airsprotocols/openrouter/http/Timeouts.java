package io.airsprotocols.openrouter.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a call. Each names itself in {@link io.airsprotocols.openrouter.error.CallTimeoutException} when it runs
 * out. Immutable.
 *
 * @param connect making the connection, TLS included; default 10 seconds
 * @param firstToken from the start of an attempt to the first content of a stream; default 5 minutes
 * @param idle between two pieces of content of a stream, keep-alive comments not counting as content and time in which
 *     the user does not read not counting at all; default 2 minutes
 * @param total the whole of a call that does not stream, attempts and waits included; default 10 minutes
 * @param streamTotal the whole of a stream, or null for no limit, which is the default
 */
public record Timeouts(
        Duration connect,
        Duration firstToken,
        Duration idle,
        Duration total,
        @Nullable Duration streamTotal) {

    private static final Timeouts STANDARD = new Timeouts(
            Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(2), Duration.ofMinutes(10), null);

    /** Checks that every clock is longer than zero. */
    public Timeouts {
        positive("connect", connect);
        positive("firstToken", firstToken);
        positive("idle", idle);
        positive("total", total);
        if (streamTotal != null) {
            positive("streamTotal", streamTotal);
        }
    }

    /**
     * The clocks a client has if nothing is said.
     *
     * @return the defaults
     */
    public static Timeouts standard() {
        return STANDARD;
    }

    /**
     * The time in which a call has to end.
     *
     * @param streaming whether it streams
     * @return the limit, or null if there is none
     */
    public @Nullable Duration total(boolean streaming) {
        return streaming ? streamTotal : total;
    }

    /**
     * These clocks with another limit to connect.
     *
     * @param value longer than zero
     * @return changed clocks
     */
    public Timeouts withConnect(Duration value) {
        return new Timeouts(value, firstToken, idle, total, streamTotal);
    }

    /**
     * These clocks with another limit to the first content of a stream.
     *
     * @param value longer than zero
     * @return changed clocks
     */
    public Timeouts withFirstToken(Duration value) {
        return new Timeouts(connect, value, idle, total, streamTotal);
    }

    /**
     * These clocks with another limit between two pieces of content.
     *
     * @param value longer than zero
     * @return changed clocks
     */
    public Timeouts withIdle(Duration value) {
        return new Timeouts(connect, firstToken, value, total, streamTotal);
    }

    /**
     * These clocks with another limit for a whole call that does not stream.
     *
     * @param value longer than zero
     * @return changed clocks
     */
    public Timeouts withTotal(Duration value) {
        return new Timeouts(connect, firstToken, idle, value, streamTotal);
    }

    /**
     * These clocks with another limit for a whole stream.
     *
     * @param value longer than zero, or null for none
     * @return changed clocks
     */
    public Timeouts withStreamTotal(@Nullable Duration value) {
        return new Timeouts(connect, firstToken, idle, total, value);
    }

    private static void positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("The timeout " + name + " must be longer than zero, was " + value);
        }
    }
}
