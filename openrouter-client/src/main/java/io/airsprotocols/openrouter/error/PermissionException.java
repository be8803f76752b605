package io.airsprotocols.openrouter.error;

/**
 * The key may not do this (status 403): the wrong kind of key, a guardrail's budget, a region.
 */
public final class PermissionException extends OpenRouterException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param failure what is known
     */
    public PermissionException(Failure failure) {
        super(failure);
    }
}
