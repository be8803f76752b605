package io.airsprotocols.openrouter.sse;

import java.io.IOException;

/** A line or an event of a stream is larger than allowed. The stream cannot be read on. */
public final class SseLimitException extends IOException {

    private static final long serialVersionUID = 1L;

    SseLimitException(String what, int limit) {
        super("A server-sent " + what + " is larger than the limit of " + limit + " bytes");
    }
}
