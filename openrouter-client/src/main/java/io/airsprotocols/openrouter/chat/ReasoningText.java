package io.airsprotocols.openrouter.chat;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reasoning in plain words ({@code type: reasoning.text}), which its provider may have signed. Immutable.
 */
public final class ReasoningText extends ReasoningDetail {

    ReasoningText(ObjectNode json) {
        super(json);
    }

    /**
     * What the model thought ({@code text}).
     *
     * @return the text, or null if there is none
     */
    public @Nullable String text() {
        return string("text");
    }

    /**
     * The seal of the provider, without which it does not take the text back ({@code signature}).
     *
     * @return the signature, or null if it is not signed
     */
    public @Nullable String signature() {
        return string("signature");
    }

    /**
     * A copy with another value; see {@link #signature()}.
     *
     * @param value the signature
     * @return the copy
     */
    public ReasoningText withSignature(String value) {
        return new ReasoningText(with("signature", value));
    }
}
