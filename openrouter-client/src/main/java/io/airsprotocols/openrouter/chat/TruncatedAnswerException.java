package io.airsprotocols.openrouter.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limit of tokens cut the JSON off ({@code finish_reason: length}). Never repaired: the same limit would cut it again.
 * Raise {@code max_completion_tokens}, or ask for less.
 */
public final class TruncatedAnswerException extends TypedAnswerException {

    private static final long serialVersionUID = 1L;

    TruncatedAnswerException(String message, List<ChatResponse> responses, @Nullable Throwable cause) {
        super(message, responses, cause);
    }

    /**
     * The text until the cut.
     *
     * @return the beginning of the JSON
     */
    public String partialText() {
        return response().text();
    }
}
