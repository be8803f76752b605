package io.airsprotocols.openrouter.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything this library throws about a call.
 *
 * <p>Catch a subclass to treat one kind of failure, this class to treat them all. Every instance carries the
 * {@linkplain #facts() facts} of its call. An API key is in none of its texts.
 */
public abstract class OpenRouterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /**
     * Makes the exception.
     *
     * @param failure what is known
     */
    protected OpenRouterException(Failure failure) {
        super(failure.message(), failure.cause());
        this.failure = failure;
    }

    /**
     * What is known about the call that failed.
     *
     * @return the facts
     */
    public final CallFacts facts() {
        return failure.facts();
    }

    /**
     * Whether sending the same request again may succeed. The library has already done so as often as its retry policy
     * allows when this is thrown.
     *
     * @return true if another try makes sense
     */
    public final boolean isRetryable() {
        return failure.retryable();
    }

    /**
     * How long the server asks to wait before the next try: {@code Retry-After} in any of its forms, or
     * {@code availability.retry_after}.
     *
     * @return the wait, or null if it said nothing
     */
    public final @Nullable Duration retryAfter() {
        return failure.retryAfter();
    }

    /**
     * The error object the server sent.
     *
     * @return the error, or null if the failure did not come from the server
     */
    public final @Nullable ApiError error() {
        return failure.error();
    }

    /**
     * The stable name of the failure, where the server gave one.
     *
     * @return the type, or null
     */
    public final @Nullable ErrorType errorType() {
        ApiError error = failure.error();
        return error == null ? null : error.type();
    }

    /**
     * Why no endpoint could serve, where the server says so.
     *
     * @return the availability, or null
     */
    public final @Nullable Availability availability() {
        ApiError error = failure.error();
        return error == null ? null : error.availability();
    }
}
