package io.airsprotocols.openrouter.cli;

/** The command was used wrongly in a way that only shows once it runs. The message says what to do. */
final class MisuseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MisuseException(String message) {
        super(message);
    }

    MisuseException(IllegalArgumentException refused) {
        super(refused.getMessage(), refused);
    }
}
