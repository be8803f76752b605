package io.airsprotocols.openrouter.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A clock ran out. {@link #clock()} says which, {@link #limit()} how long it was.
 */
public final class CallTimeoutException extends OpenRouterException {

    private static final long serialVersionUID = 1L;

    private final Clock clock;
    private final @Nullable Duration limit;

    /** The clocks of a call. */
    public enum Clock {
        /** Making the connection, TLS included. */
        CONNECT,
        /** From the start of an attempt to the first content of a stream. */
        FIRST_TOKEN,
        /** Between two pieces of content of a stream; keep-alive comments do not count as content. */
        IDLE,
        /** The whole call, with all attempts and waits. */
        TOTAL,
        /** Not ours: OpenRouter or the provider gave up (status 408, 504, 524). */
        SERVER
    }

    /**
     * Makes the exception.
     *
     * @param failure what is known
     * @param clock which clock ran out
     * @param limit how long it was, null if it was not ours
     */
    public CallTimeoutException(Failure failure, Clock clock, @Nullable Duration limit) {
        super(failure);
        this.clock = clock;
        this.limit = limit;
    }

    /**
     * Which clock ran out.
     *
     * @return the clock
     */
    public Clock clock() {
        return clock;
    }

    /**
     * How long the clock was set to.
     *
     * @return the limit, or null for {@link Clock#SERVER}
     */
    public @Nullable Duration limit() {
        return limit;
    }
}
