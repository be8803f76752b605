package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.json.JsonView;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * How probable the tokens of an answer were ({@code logprobs}). Immutable.
 */
public final class Logprobs extends JsonView {

    Logprobs(ObjectNode json) {
        super(json);
    }

    /**
     * The tokens of the text ({@code content}).
     *
     * @return the tokens in order, never null
     */
    public List<TokenLogprob> content() {
        return children("content", TokenLogprob::new);
    }

    /**
     * The tokens of a refusal ({@code refusal}).
     *
     * @return the tokens in order, never null
     */
    public List<TokenLogprob> refusal() {
        return children("refusal", TokenLogprob::new);
    }
}
