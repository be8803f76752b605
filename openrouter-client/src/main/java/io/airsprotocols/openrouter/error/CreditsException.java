package io.airsprotocols.openrouter.error;

/**
 * The account or the key is out of credits, or {@code max_tokens} costs more than is left (status 402).
 *
 * <p>Never retried; a smaller {@code max_tokens} may succeed.
 */
public final class CreditsException extends OpenRouterException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param failure what is known
     */
    public CreditsException(Failure failure) {
        super(failure);
    }
}
