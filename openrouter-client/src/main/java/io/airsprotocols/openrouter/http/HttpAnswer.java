package io.airsprotocols.openrouter.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * What came back: status and headers, and a body that is read at most once. Close it to give the connection back; for a
 * stream that is still running, closing stops it.
 */
public final class HttpAnswer implements Closeable {

    private final int status;
    private final Headers headers;
    private final String protocol;
    private final InputStream body;

    /**
     * Makes an answer.
     *
     * @param status the HTTP status
     * @param headers the headers
     * @param protocol the protocol spoken, such as {@code h2} or {@code http/1.1}
     * @param body the body; closing it must free or stop the exchange
     */
    public HttpAnswer(int status, Headers headers, String protocol, InputStream body) {
        this.status = status;
        this.headers = headers;
        this.protocol = protocol;
        this.body = body;
    }

    /**
     * The HTTP status.
     *
     * @return from 100 to 599
     */
    public int status() {
        return status;
    }

    /**
     * The headers.
     *
     * @return the headers
     */
    public Headers headers() {
        return headers;
    }

    /**
     * The protocol spoken.
     *
     * @return such as {@code h2} or {@code http/1.1}
     */
    public String protocol() {
        return protocol;
    }

    /**
     * The body. Calls that do not stream have it in memory already; the body of a stream comes from the network.
     *
     * @return the bytes
     */
    public InputStream body() {
        return body;
    }

    /**
     * This answer with another body, for interceptors that have to read it.
     *
     * @param other the body of the copy
     * @return a changed copy
     */
    public HttpAnswer withBody(InputStream other) {
        return new HttpAnswer(status, headers, protocol, other);
    }

    /** Frees the exchange. Never throws. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException | RuntimeException ignored) {
            // What is left of the body is of no interest to someone who closes it.
        }
    }
}
