package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.IOException;

/** The line to the client of one exchange, once its head has been sent. */
public interface Wire extends Line {

    /** Sends bytes of the body now, in a packet of their own. */
    void write(byte[] bytes) throws IOException;

    /** Ends the body in order. */
    void end() throws IOException;
}
