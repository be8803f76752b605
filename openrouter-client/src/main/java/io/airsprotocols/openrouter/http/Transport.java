package io.airsprotocols.openrouter.http;

import java.io.IOException;

/**
 * Sends one request and gives the answer. The library brings one on OkHttp.
 *
 * <p>Laws for your own: it blocks until status and headers are there; it follows no redirect and tries nothing twice; it
 * registers with {@link HttpCall#cancellation()} so that a cancellation makes a blocked read throw; it throws
 * {@link NotSentException} if no byte of the request can have reached the server, any other {@link IOException} for other
 * failures of the network; it is safe for use by several threads. A transport that is {@link AutoCloseable} is closed with
 * the client.
 */
@FunctionalInterface
public interface Transport {

    /**
     * Sends a request.
     *
     * @param call what to send
     * @return the answer, whatever its status
     * @throws IOException if the network fails
     */
    HttpAnswer exchange(HttpCall call) throws IOException;
}
