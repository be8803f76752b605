package io.airsprotocols.openrouter.schema;

import org.jspecify.annotations.Nullable;

/** A text from which no value of the wanted type can be made. The subclasses say why. */
public abstract sealed class ValueException extends RuntimeException permits NotJsonException, MismatchException {

    private static final long serialVersionUID = 1L;

    private final String message;

    ValueException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.message = message;
    }

    /**
     * What is wrong, and where.
     *
     * @return a sentence, never null
     */
    @Override
    public final String getMessage() {
        return message;
    }
}
