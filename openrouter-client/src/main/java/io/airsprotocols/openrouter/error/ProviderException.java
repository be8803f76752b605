package io.airsprotocols.openrouter.error;

/**
 * The provider behind OpenRouter failed or is overloaded (status 502, 503, 529, or an error inside an answer).
 */
public final class ProviderException extends OpenRouterException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param failure what is known
     */
    public ProviderException(Failure failure) {
        super(failure);
    }
}
