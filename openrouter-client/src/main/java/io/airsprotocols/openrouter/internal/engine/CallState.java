package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.error.CallTimeoutException.Clock;
import io.airsprotocols.openrouter.error.RateLimit;
import io.airsprotocols.openrouter.error.ResponseCache;
import io.airsprotocols.openrouter.http.Cancellation;
import io.airsprotocols.openrouter.http.Headers;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.Timeouts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one call knows of itself while it runs: when it began, how often it was tried, which clock stopped it. */
final class CallState {

    private final String operation;
    private final Time time;
    private final long startNanos;
    private final Instant startedAt;
    private final boolean streaming;
    private final Timeouts timeouts;
    private final Cancellation cancellation = new Cancellation();
    private volatile int attempts;
    private volatile @Nullable Clock expiredInAttempt;
    private volatile boolean totalExpired;
    private volatile boolean interrupted;
    private volatile @Nullable StreamClock live;
    private volatile @Nullable HttpAnswer stream;
    private Runnable callOffTotal = () -> {};

    CallState(String operation, boolean streaming, Timeouts timeouts, Time time) {
        this.operation = operation;
        this.streaming = streaming;
        this.timeouts = timeouts;
        this.time = time;
        this.startNanos = time.nanos();
        this.startedAt = time.now();
    }

    /** Starts the clock of the whole call, if it has one. */
    void begin() {
        Duration total = timeouts.total(streaming);
        if (total != null) {
            callOffTotal = time.after(total, () -> {
                totalExpired = true;
                cancellation.cancel();
            });
        }
    }

    void end() {
        callOffTotal.run();
    }

    Time time() {
        return time;
    }

    Timeouts timeouts() {
        return timeouts;
    }

    /** Stops the whole call, not just an attempt. */
    Cancellation cancellation() {
        return cancellation;
    }

    void attempt(int number) {
        attempts = number;
        expiredInAttempt = null;
        live(null, null);
    }

    /** An attempt came to a running stream; the clock of one before it stops. */
    void live(@Nullable StreamClock clock, @Nullable HttpAnswer answer) {
        StreamClock before = live;
        live = clock;
        stream = answer;
        if (before != null) {
            before.end();
        }
    }

    /** The clock of the running stream, or null if the answer was read whole. */
    @Nullable
    StreamClock live() {
        return live;
    }

    /** An interceptor threw the running stream away. */
    void drop() {
        HttpAnswer dropped = stream;
        try {
            cancellation.cancel();
        } finally {
            live(null, null);
            if (dropped != null) {
                dropped.close(); // only then does it leave its place to others
            }
        }
    }

    void expire(Clock clock) {
        expiredInAttempt = clock;
    }

    @Nullable
    Clock expired() {
        return totalExpired ? Clock.TOTAL : expiredInAttempt;
    }

    void interrupted() {
        interrupted = true;
        cancellation.cancel();
    }

    boolean wasInterrupted() {
        return interrupted;
    }

    Duration limit(Clock clock) {
        Duration total = timeouts.total(streaming);
        return switch (clock) {
            case CONNECT -> timeouts.connect();
            case FIRST_TOKEN -> timeouts.firstToken();
            case IDLE -> timeouts.idle();
            case TOTAL -> total == null ? Duration.ZERO : total;
            case SERVER -> Duration.ZERO;
        };
    }

    Duration elapsed() {
        return Duration.ofNanos(time.nanos() - startNanos);
    }

    /** What is left of the whole call's time, or null if it has no limit. */
    @Nullable
    Duration remaining() {
        Duration total = timeouts.total(streaming);
        return total == null ? null : total.minus(elapsed());
    }

    CallFacts.Builder facts() {
        return CallFacts.builder()
                .operation(operation)
                .attempts(attempts)
                .startedAt(startedAt)
                .duration(elapsed());
    }

    CallFacts.Builder facts(int status, Headers headers) {
        return facts().status(status)
                .generationId(headers.first("X-Generation-Id"))
                .rateLimit(RateLimit.from(headers::first))
                .responseCache(ResponseCache.from(headers::first))
                .cost(cost(headers.first("X-OpenRouter-Cost")));
    }

    static @Nullable BigDecimal cost(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return new BigDecimal(text.trim());
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }
}
