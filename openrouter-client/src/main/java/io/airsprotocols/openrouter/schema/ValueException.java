package io.airsprotocols.openrouter.schema;

import org.jspecify.annotations.Nullable;

/** A text from which no value of the wanted type can be made. The subclasses say why. */
public abstract sealed class ValueException extends RuntimeException permits NotJsonException, MismatchException {

    private static final long serialVersionUID = 1L;

    ValueException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
