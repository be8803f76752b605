package io.airsprotocols.openrouter.cli;

import java.io.IOException;

/** Nobody reads stdout any more, as after {@code | head -1}. */
final class ReaderGoneException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReaderGoneException(IOException cause) {
        super(cause);
    }
}
