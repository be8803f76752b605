package io.airsprotocols.openrouter.error;

/**
 * The server did not accept the request as it is (status 400, 405, 409, 410, 412, 413, 422 and the like). Sending it
 * again unchanged fails again.
 */
public final class InvalidRequestException extends OpenRouterException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param failure what is known
     */
    public InvalidRequestException(Failure failure) {
        super(failure);
    }
}
