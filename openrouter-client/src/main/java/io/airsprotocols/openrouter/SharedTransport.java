package io.airsprotocols.openrouter;

import io.airsprotocols.openrouter.http.Transport;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A transport and how many clients have it. The last of them to leave closes it, if it can be closed. Safe for use by
 * several threads.
 */
final class SharedTransport {

    private static final int CLOSED = -1;

    private final Transport transport;
    private final AtomicInteger clients = new AtomicInteger();

    SharedTransport(Transport transport) {
        this.transport = transport;
    }

    Transport transport() {
        return transport;
    }

    /**
     * Serves one more client from now on.
     *
     * @return false if it was closed with the last one before
     */
    boolean join() {
        return clients.getAndUpdate(now -> now == CLOSED ? CLOSED : now + 1) != CLOSED;
    }

    /**
     * Serves one client less.
     *
     * @throws IllegalStateException if it was the last one, and a transport of the user's could not be closed
     */
    void leave() {
        if (clients.updateAndGet(now -> now == 1 ? CLOSED : now - 1) != CLOSED
                || !(transport instanceof AutoCloseable closeable)) {
            return;
        }
        try {
            closeable.close();
        } catch (Exception failure) {
            throw new IllegalStateException("The transport could not be closed: " + failure.getMessage(), failure);
        }
    }
}
