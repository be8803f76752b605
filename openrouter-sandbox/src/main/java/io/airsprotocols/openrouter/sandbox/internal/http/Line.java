package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.IOException;
import java.time.Duration;

/** The line to the client of one exchange, before anything is answered. */
public interface Line {

    /**
     * Waits while the client is there.
     *
     * @throws ClientGoneException at once when the client goes away or the server closes
     */
    void await(Duration time) throws IOException;

    /** Waits until the client goes away or the server closes. */
    default void awaitGone() throws IOException {
        while (true) {
            await(Duration.ofMinutes(1));
        }
    }

    /** Closes the connection in order (FIN), whatever was still to come. On HTTP/2 ends the stream alone, if it has begun. */
    void close() throws IOException;

    /** Cuts the connection (RST). On HTTP/2 resets the stream alone, if it has begun. */
    void reset() throws IOException;
}
