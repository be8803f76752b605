package io.airsprotocols.openrouter.error;

/**
 * A file that goes with the request cannot be sent: it is gone, has changed since the request was built, or is larger than
 * the limit. Nothing was sent by this attempt.
 */
public final class AttachmentException extends OpenRouterException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param failure what is known
     */
    public AttachmentException(Failure failure) {
        super(failure);
    }
}
