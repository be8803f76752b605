package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.error.Failure;
import io.airsprotocols.openrouter.error.OpenRouterException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The model answered, but not with a value of the wanted type. The subclasses say why; nothing it said is lost.
 *
 * <p>{@link #facts()} are those of the last call. Its answer, like any other, was paid for.
 */
public abstract sealed class TypedAnswerException extends OpenRouterException
        permits RefusedAnswerException,
                EmptyAnswerException,
                TruncatedAnswerException,
                UnreadableAnswerException,
                MismatchedAnswerException {

    private static final long serialVersionUID = 1L;

    private final transient List<ChatResponse> responses;

    TypedAnswerException(String message, List<ChatResponse> responses, @Nullable Throwable cause) {
        super(Failure.of(message + told(responses), last(responses).facts(), false, cause));
        this.responses = List.copyOf(responses);
    }

    private static String told(List<ChatResponse> responses) {
        int repairs = responses.size() - 1;
        return repairs == 0 ? "" : " (after " + repairs + (repairs == 1 ? " repair)" : " repairs)");
    }

    private static ChatResponse last(List<ChatResponse> responses) {
        return responses.get(responses.size() - 1);
    }

    /**
     * The answer that gave no value.
     *
     * @return the whole answer; of several attempts the last
     */
    public ChatResponse response() {
        return last(responses);
    }

    /**
     * The answers of all attempts, the first one first.
     *
     * @return one, and one more for each repair
     */
    public List<ChatResponse> responses() {
        return responses;
    }

    /**
     * What all attempts cost together, in US dollars.
     *
     * @return the sum of the costs that were told; null if none was
     */
    public @Nullable BigDecimal cost() {
        return Costs.sum(responses);
    }
}
