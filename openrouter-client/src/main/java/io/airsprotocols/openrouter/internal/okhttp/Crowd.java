package io.airsprotocols.openrouter.internal.okhttp;

import io.airsprotocols.openrouter.http.HttpCall;
import io.airsprotocols.openrouter.internal.engine.Time;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Finds places for calls that begin together over HTTP/2.
 *
 * <p>Two things go wrong otherwise. Each would make a connection of its own, only to find that one is enough. And until the
 * server has said how many streams a connection takes, OkHttp lets all calls onto it; the server refuses those that are too
 * many, and some servers end the connection over it, with the calls that had their places. So one connection is made at a time,
 * and no more streams begin on it than any server takes until it has said something.
 */
final class Crowd implements Interceptor {

    private static final String REFUSAL = "stream was reset: REFUSED_STREAM";

    /** The least that RFC 9113 (6.5.2) recommends a server to take. */
    private static final int TAKEN_BY_ALL = 100;

    /** In nanoseconds, as long as it takes to a server far away and back. Then so many more begin, in case it has no limit. */
    private static final long UNTIL_TOLD = Duration.ofMillis(200).toNanos();

    /** With 100 streams a connection, two thousand calls that begin at once find their places in so many tries. */
    private static final int MOST_TRIES = 20;

    private final Time time;
    private final Turn turn = new Turn();
    private final AtomicLong refusals = new AtomicLong();
    private final Map<Connection, State> states = Collections.synchronizedMap(new WeakHashMap<>());

    Crowd(Time time) {
        this.time = time;
    }

    /** Begins one of the tries of a call. */
    Phase begin(HttpCall call) {
        return new Phase(time, call, refusals.get());
    }

    /** Whether a call to an address may share a connection with others, as far as is known. */
    boolean mayShare(URI url) {
        return OkHttpTransport.isSecure(url) && !turn.isAbolished();
    }

    /**
     * Waits until nobody else makes a connection, if it could be shared. OkHttp looks for a pooled one again afterwards.
     * Who has waited for half of the time that connecting may take goes on alone.
     */
    void awaitTurn(Phase phase) {
        try {
            if (turn.take(Time.nanosOf(phase.connectLimit().dividedBy(2)), phase.cancellation())) {
                phase.whenPlaced(turn::give);
            }
        } catch (InterruptedException interrupted) {
            // OkHttp waits too, and will say so.
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a call that failed was only in the wrong place, and has to look for another one. */
    boolean again(Phase phase, int tries, IOException failure) {
        return tries < MOST_TRIES
                && (failure instanceof CrowdedException || (isRefusal(failure) && beganTooEarly(phase)));
    }

    /**
     * Whether the server refused the stream, which in HTTP/2 is the promise that it did nothing with it (RFC 9113, 8.7).
     * OkHttp does not export the class of this exception.
     */
    static boolean isRefusal(IOException failure) {
        return REFUSAL.equals(failure.getMessage());
    }

    /** What begins after the first refusal of a connection knows its settings, which came before. */
    private boolean beganTooEarly(Phase phase) {
        Connection refusing = phase.connection();
        return refusing != null && phase.begun() < state(refusing).firstRefusal(refusals);
    }

    /** Stands between a call that has a connection and the first byte it sends. */
    @Override
    public Response intercept(Chain chain) throws IOException {
        Connection connection = chain.connection();
        Phase phase = chain.request().tag(Phase.class);
        if (connection == null || phase == null || !chain.request().isHttps()) {
            return chain.proceed(chain.request());
        }
        if (connection.protocol() != Protocol.HTTP_2) {
            // Nothing to share: everyone needs a connection.
            turn.abolish();
            return chain.proceed(chain.request());
        }
        State state = state(connection);
        if (!state.admit(time.nanos())) {
            awaitSettings(state, phase);
            throw new CrowdedException();
        }
        phase.placed();
        Response response = chain.proceed(chain.request());
        state.told = true; // A server says its settings before anything else.
        return response;
    }

    private State state(Connection connection) {
        return states.computeIfAbsent(connection, unused -> new State(time.nanos()));
    }

    private void awaitSettings(State state, Phase phase) throws IOException {
        long left = UNTIL_TOLD - (time.nanos() - state.born) % UNTIL_TOLD;
        try {
            time.sleep(Duration.ofNanos(left), phase.cancellation());
        } catch (InterruptedException interrupted) {
            throw OkHttpTransport.interrupted();
        }
    }

    /** What is known of a connection. */
    private static final class State {
        private final long born;
        private final AtomicLong begun = new AtomicLong();
        private final AtomicLong firstRefusal = new AtomicLong();
        private volatile boolean told;

        State(long born) {
            this.born = born;
        }

        /** Whether one more stream may begin on it. */
        boolean admit(long now) {
            if (told) {
                return true;
            }
            long most = TAKEN_BY_ALL * (1 + (now - born) / UNTIL_TOLD);
            return begun.getAndUpdate(streams -> streams < most ? streams + 1 : streams) < most;
        }

        /** Its place in the order of first refusals. */
        long firstRefusal(AtomicLong refusals) {
            told = true;
            return firstRefusal.updateAndGet(known -> known == 0 ? refusals.incrementAndGet() : known);
        }
    }

    private static final class CrowdedException extends IOException {
        private static final long serialVersionUID = 1L;

        CrowdedException() {
            super("more calls began at once than found places on a connection");
        }
    }
}
