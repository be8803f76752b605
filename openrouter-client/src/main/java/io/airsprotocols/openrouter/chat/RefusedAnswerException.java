package io.airsprotocols.openrouter.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The model refuses to answer, or a filter stopped it. Never repaired: asking again asks for the same. */
public final class RefusedAnswerException extends TypedAnswerException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String refusal;

    RefusedAnswerException(@Nullable String refusal, List<ChatResponse> responses) {
        super(refusal == null ? "A filter stopped the answer" : "The model refuses: " + refusal, responses, null);
        this.refusal = refusal;
    }

    /**
     * Why, in the words of the model ({@code refusal}).
     *
     * @return the words, or null if a filter stopped the answer
     */
    public @Nullable String refusal() {
        return refusal;
    }
}
