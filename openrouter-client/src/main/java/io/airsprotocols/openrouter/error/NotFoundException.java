package io.airsprotocols.openrouter.error;

/**
 * No such model, generation or endpoint, or none that fits the preferences (status 404).
 *
 * <p>{@link #availability()} says which preference excluded what, where the server tells.
 */
public final class NotFoundException extends OpenRouterException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param failure what is known
     */
    public NotFoundException(Failure failure) {
        super(failure);
    }
}
