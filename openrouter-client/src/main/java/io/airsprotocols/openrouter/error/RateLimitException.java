package io.airsprotocols.openrouter.error;

/**
 * A rate limit was reached (status 429): OpenRouter's own, or that of every provider that could serve.
 *
 * <p>{@link #retryAfter()} says how long to wait, where the server tells.
 */
public final class RateLimitException extends OpenRouterException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param failure what is known
     */
    public RateLimitException(Failure failure) {
        super(failure);
    }
}
