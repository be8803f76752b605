package io.airsprotocols.openrouter.internal.okhttp;

import io.airsprotocols.openrouter.http.Cancellation;
import io.airsprotocols.openrouter.http.HttpCall;
import io.airsprotocols.openrouter.internal.engine.Time;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Connection;
import org.jspecify.annotations.Nullable;

/** How far one exchange has come: connecting, which has a clock, or sent. Told by OkHttp's events. */
final class Phase {

    private final Time time;
    private final HttpCall call;
    private final long begun;
    private Runnable abort = () -> {};
    private Runnable callOff = () -> {};
    private Runnable whenPlaced = () -> {};
    private Runnable whenOver = () -> {};
    private boolean connecting;
    private boolean ended;
    private volatile @Nullable Connection connection;
    private volatile boolean sent;
    private volatile boolean connectExpired;

    /** When it began is told in the order of refusals that {@link Crowd} keeps. */
    Phase(Time time, HttpCall call, long begun) {
        this.time = time;
        this.call = call;
        this.begun = begun;
    }

    Cancellation cancellation() {
        return call.cancellation();
    }

    Duration connectLimit() {
        return call.timeouts().connect();
    }

    long begun() {
        return begun;
    }

    void abortBy(Runnable action) {
        abort = action;
    }

    /** A new connection is being made. Several may be tried side by side; the clock starts with the first. */
    synchronized void connecting() {
        if (connecting || ended) {
            return;
        }
        connecting = true;
        callOff = time.after(connectLimit(), this::expire);
    }

    private void expire() {
        synchronized (this) {
            if (!connecting || ended) {
                return;
            }
            connectExpired = true;
        }
        abort.run();
    }

    synchronized void connected(Connection acquired) {
        connection = acquired;
        connecting = false;
        callOff.run();
    }

    /** The connection that the exchange got last, or null if it got none. */
    @Nullable
    Connection connection() {
        return connection;
    }

    /** Does something once, as soon as the exchange has its place on a connection, or has ended without. */
    void whenPlaced(Runnable action) {
        whenPlaced = action;
    }

    void placed() {
        Runnable action = whenPlaced;
        whenPlaced = () -> {};
        action.run();
    }

    /** Does something once, as soon as the answer was read or given up, or there is none. */
    void whenOver(Runnable action) {
        whenOver = action;
    }

    /** From whichever thread reads the answer to its end or closes it. */
    void over() {
        Runnable action;
        synchronized (this) {
            action = whenOver;
            whenOver = () -> {};
        }
        action.run();
    }

    void sending() {
        sent = true;
    }

    boolean sent() {
        return sent;
    }

    synchronized void end() {
        ended = true;
        callOff.run();
    }

    IOException explain(IOException failure) {
        return connectExpired ? OkHttpTransport.connectTimeout(failure) : failure;
    }
}
