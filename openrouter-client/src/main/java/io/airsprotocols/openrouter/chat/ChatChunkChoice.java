package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.error.ApiError;
import io.airsprotocols.openrouter.json.JsonView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What one piece of a stream adds to one choice ({@code choices[]} of a chunk). Immutable. */
public final class ChatChunkChoice extends JsonView {

    ChatChunkChoice(ObjectNode json) {
        super(json);
    }

    /**
     * Which choice it belongs to.
     *
     * @return from 0
     */
    public long index() {
        return count("index");
    }

    /**
     * What is added ({@code delta}): a message of which each field holds only the new part. Of a tool call that is a part of
     * its arguments, of reasoning a part of a block; {@link ChatStream#toolCalls()} and {@link ChatStream#soFar()} have what
     * came so far.
     *
     * @return the piece, empty if there is none
     */
    public AssistantMessage delta() {
        return part("delta", AssistantMessage::new);
    }

    /**
     * Why the model stopped, if it did with this piece ({@code finish_reason}).
     *
     * @return the reason, or null while it goes on
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
     * The probabilities of the tokens that this piece adds ({@code logprobs}), if they were asked for.
     *
     * @return the probabilities, or null if there are none
     */
    public @Nullable Logprobs logprobs() {
        return child("logprobs", Logprobs::new);
    }

    /**
     * What went wrong in this choice ({@code error}).
     *
     * @return the error, or null if all is well
     */
    public @Nullable ApiError error() {
        return child("error", ApiError::new);
    }
}
