package io.airsprotocols.openrouter.error;

/**
 * The call was cancelled by this side: its stream was closed, its future cancelled, its thread interrupted, or the
 * client closed while it ran.
 */
public final class CancelledException extends OpenRouterException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param failure what is known
     */
    public CancelledException(Failure failure) {
        super(failure);
    }
}
