package io.airsprotocols.openrouter.error;

/**
 * The key is missing, wrong, disabled or expired (status 401). Never retried: check the key.
 */
public final class AuthenticationException extends OpenRouterException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param failure what is known
     */
    public AuthenticationException(Failure failure) {
        super(failure);
    }
}
