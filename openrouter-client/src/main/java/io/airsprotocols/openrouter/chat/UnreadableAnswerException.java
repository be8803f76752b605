package io.airsprotocols.openrouter.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer is text without JSON in it, or JSON that is broken. */
public final class UnreadableAnswerException extends TypedAnswerException {

    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String message, List<ChatResponse> responses, @Nullable Throwable cause) {
        super(message, responses, cause);
    }
}
