package io.airsprotocols.openrouter.error;

/**
 * OpenRouter itself failed, or answered in a way the API does not know (status 5xx, a redirect).
 */
public final class ServerException extends OpenRouterException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param failure what is known
     */
    public ServerException(Failure failure) {
        super(failure);
    }
}
