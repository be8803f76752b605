package io.airsprotocols.openrouter.error;

/**
 * The content was refused by moderation or by a guardrail (status 403 with reasons, or a content policy).
 *
 * <p>{@link #error()} has the reasons.
 */
public final class ModerationException extends OpenRouterException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param failure what is known
     */
    public ModerationException(Failure failure) {
        super(failure);
    }
}
