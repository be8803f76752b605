package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.error.CallFacts;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value with the answers it came from. As immutable as the value.
 *
 * @param <T> the type of the value
 * @param value the value, checked
 * @param responses the answers of all attempts, the first one first: one, and one more for each repair
 */
public record TypedResponse<T>(T value, List<ChatResponse> responses) {

    /** Keeps a copy of the list. */
    public TypedResponse {
        responses = List.copyOf(responses);
    }

    /**
     * The answer that holds the value.
     *
     * @return the last of the answers
     */
    public ChatResponse response() {
        return responses.get(responses.size() - 1);
    }

    /**
     * What is known about the call that gave the value.
     *
     * @return the facts
     */
    public CallFacts facts() {
        return response().facts();
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
