package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.error.ApiError;
import io.airsprotocols.openrouter.json.JsonView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One of the answers a model gave ({@code choices[]}). Immutable. */
public final class ChatChoice extends JsonView {

    ChatChoice(ObjectNode json) {
        super(json);
    }

    /**
     * Its number among the choices.
     *
     * @return from 0
     */
    public long index() {
        return count("index");
    }

    /**
     * What the model said.
     *
     * @return the message, empty if there is none
     */
    public AssistantMessage message() {
        return part("message", AssistantMessage::new);
    }

    /**
     * Why the model stopped ({@code finish_reason}).
     *
     * @return the reason, or null if not told
     */
    public @Nullable FinishReason finishReason() {
        String reason = string("finish_reason");
        return reason == null || reason.isEmpty() ? null : new FinishReason(reason);
    }

    /**
     * Why the model stopped, in the provider's own word ({@code native_finish_reason}).
     *
     * @return the word, or null if not told
     */
    public @Nullable String nativeFinishReason() {
        return string("native_finish_reason");
    }

    /**
     * The probabilities of the tokens ({@code logprobs}), if they were asked for.
     *
     * @return the probabilities, or null if there are none
     */
    public @Nullable Logprobs logprobs() {
        return child("logprobs", Logprobs::new);
    }

    /**
     * What went wrong in this choice ({@code error}); calls end with an exception instead, which keeps what arrived.
     *
     * @return the error, or null if all is well
     */
    public @Nullable ApiError error() {
        return child("error", ApiError::new);
    }
}
