package io.airsprotocols.openrouter.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an exception is made from. Immutable.
 *
 * @param message what was wrong, what was given and what to do
 * @param facts what is known about the call
 * @param retryable whether sending the same request again may succeed
 * @param error the error object the server sent, if it sent one
 * @param retryAfter how long the server asks to wait, if it says so
 * @param cause the exception behind this one, if any
 */
public record Failure(
        String message,
        CallFacts facts,
        boolean retryable,
        @Nullable ApiError error,
        @Nullable Duration retryAfter,
        @Nullable Throwable cause) {

    /**
     * A failure that no server reported.
     *
     * @param message what was wrong, what was given and what to do
     * @param facts what is known about the call
     * @param retryable whether sending the same request again may succeed
     * @param cause the exception behind this one, if any
     * @return the failure
     */
    public static Failure of(String message, CallFacts facts, boolean retryable, @Nullable Throwable cause) {
        return new Failure(message, facts, retryable, null, null, cause);
    }
}
