package io.airsprotocols.openrouter.chat;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the model says ({@code role: assistant}). Immutable. Tool calls, reasoning details, images and whatever else came
 * with it are kept, and go back to the model when the message is put into the next request.
 */
public final class AssistantMessage extends Message {

    AssistantMessage(ObjectNode json) {
        super(json);
    }

    /** Always {@link Role#ASSISTANT}, unless the message names another. */
    @Override
    public Role role() {
        return new Role(string("role", Role.ASSISTANT.value()));
    }

    /**
     * Why the model refuses ({@code refusal}).
     *
     * @return its words, or null if it does not refuse
     */
    public @Nullable String refusal() {
        return string("refusal");
    }

    /**
     * What the model thought before it answered, as far as it shows it ({@code reasoning}, or {@code reasoning_content} as
     * some providers name it).
     *
     * @return the text, or null if there is none
     */
    public @Nullable String reasoning() {
        String reasoning = string("reasoning");
        return reasoning == null ? string("reasoning_content") : reasoning;
    }
}
