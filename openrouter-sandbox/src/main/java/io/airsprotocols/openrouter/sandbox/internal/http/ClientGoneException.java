package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.IOException;

/** The client closed its connection or gave up the stream, or the server was closed. */
public final class ClientGoneException extends IOException {

    private static final long serialVersionUID = 1L;

    ClientGoneException(String message) {
        super(message);
    }
}
