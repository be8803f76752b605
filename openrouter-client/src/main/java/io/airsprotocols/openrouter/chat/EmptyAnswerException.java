package io.airsprotocols.openrouter.chat;

import java.util.List;

/** The model gave no answer yet: it called a tool instead, or said nothing at all, as happens on a cold start. */
public final class EmptyAnswerException extends TypedAnswerException {

    private static final long serialVersionUID = 1L;

    EmptyAnswerException(String message, List<ChatResponse> responses) {
        super(message, responses, null);
    }
}
