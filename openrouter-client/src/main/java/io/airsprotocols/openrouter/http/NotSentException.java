package io.airsprotocols.openrouter.http;

import java.io.IOException;

/** No byte of the request can have reached the server, so that sending it again is safe whatever it does. */
public final class NotSentException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param cause why the request did not leave
     */
    public NotSentException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
