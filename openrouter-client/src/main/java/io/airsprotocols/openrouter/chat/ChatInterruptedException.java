package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.error.Failure;
import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.error.StreamInterruptedException;

/**
 * An answer broke off after the model had begun: an error in mid-stream, a cut connection, a clock that ran out, an end
 * without its end mark, an error beside content in a whole answer.
 *
 * <p>{@link #partial()} has what arrived until then, {@link #getCause()} says why it broke.
 */
public final class ChatInterruptedException extends StreamInterruptedException {

    private static final long serialVersionUID = 1L;

    private final transient ChatResponse partial;

    ChatInterruptedException(OpenRouterException cause, ChatResponse partial) {
        super(
                new Failure(
                        "The answer broke off after " + partial.text().length() + " characters: " + cause.getMessage(),
                        partial.facts(),
                        cause.isRetryable(),
                        cause.error(),
                        cause.retryAfter(),
                        cause),
                partial.text());
        this.partial = partial;
    }

    /**
     * The answer as far as it came: its text, reasoning, tool calls and, if they came, usage and cost.
     *
     * @return the partial answer; without a finish reason unless one had come
     */
    public ChatResponse partial() {
        return partial;
    }
}
