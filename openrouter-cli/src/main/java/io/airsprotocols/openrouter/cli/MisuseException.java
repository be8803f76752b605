package io.airsprotocols.openrouter.cli;

import java.util.function.Function;

/** The command was used wrongly in a way that only shows once it runs. The message says what to do. */
final class MisuseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MisuseException(String message) {
        super(message);
    }

    private MisuseException(String message, IllegalArgumentException cause) {
        super(message, cause);
    }

    /**
     * What is made of an option's value by a part of the library that does not know the option.
     *
     * @param option its name, for the message
     * @param value what was given
     * @param taker refuses by an {@link IllegalArgumentException} what is not allowed
     */
    static <T, R> R given(String option, T value, Function<T, R> taker) {
        try {
            return taker.apply(value);
        } catch (IllegalArgumentException refused) {
            throw new MisuseException(option + ": " + refused.getMessage(), refused);
        }
    }
}
