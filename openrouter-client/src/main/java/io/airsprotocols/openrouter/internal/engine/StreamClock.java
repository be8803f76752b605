package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.error.CallTimeoutException.Clock;
import io.airsprotocols.openrouter.http.Cancellation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of a stream: to its first content, then between pieces of content. They run only while someone waits for the
 * server, so that a slow reader on this side is not taken for a slow server.
 *
 * <p>One alarm serves a stream for its whole life and is moved, not remade: a token costs two writes, no queue.
 */
final class StreamClock {

    private static final long NOT_WAITING = Long.MAX_VALUE;

    /** While nobody waits, the alarm looks no oftener than this. */
    private static final long SHORTEST_NAP = 10_000_000;

    private final CallState state;
    private volatile Cancellation attempt;
    private final Time time;
    private volatile long due = NOT_WAITING;
    private volatile boolean ended;
    private volatile boolean contentSeen;
    private volatile long waited;
    private long entered;
    private volatile @Nullable Duration toFirstContent;
    private Runnable callOff = () -> {};

    StreamClock(CallState state, Cancellation attempt) {
        this.state = state;
        this.attempt = attempt;
        this.time = state.time();
        arm(Time.nanosOf(state.timeouts().firstToken()));
    }

    /** From now on it stops the whole call. */
    void stopCall() {
        attempt = state.cancellation();
    }

    /** The reader begins to wait for the server. */
    void enter() {
        entered = time.nanos();
        due = entered + limit() - waited;
    }

    /** The reader has something. */
    void leave() {
        due = NOT_WAITING;
        waited = waited + time.nanos() - entered;
    }

    /** What the reader has is content. */
    void content() {
        waited = 0;
        if (contentSeen) {
            return;
        }
        synchronized (this) {
            toFirstContent = state.elapsed();
            contentSeen = true;
            // The alarm stands where the first content was due; the next may be due sooner.
            arm(limit());
        }
    }

    @Nullable
    Duration toFirstContent() {
        return toFirstContent;
    }

    synchronized void end() {
        ended = true;
        callOff.run();
    }

    private long limit() {
        return Time.nanosOf(
                contentSeen ? state.timeouts().idle() : state.timeouts().firstToken());
    }

    private synchronized void arm(long nanos) {
        callOff.run();
        if (!ended) {
            callOff = time.after(Duration.ofNanos(nanos), this::ring);
        }
    }

    private void ring() {
        synchronized (this) {
            if (ended) {
                return;
            }
            long at = due;
            long left = at == NOT_WAITING ? Math.max(SHORTEST_NAP, limit() - waited) : at - time.nanos();
            if (left > 0) {
                arm(left);
                return;
            }
        }
        state.expire(contentSeen ? Clock.IDLE : Clock.FIRST_TOKEN);
        attempt.cancel();
    }
}
