package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.json.JsonView;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How probable a token was ({@code logprobs.content[]}). Immutable.
 */
public final class TokenLogprob extends JsonView {

    TokenLogprob(ObjectNode json) {
        super(json);
    }

    /**
     * The token ({@code token}).
     *
     * @return its text, empty if there is none
     */
    public String token() {
        return string("token", "");
    }

    /**
     * The natural logarithm of its probability ({@code logprob}).
     *
     * @return 0 (certain) or less, or null if not told
     */
    public @Nullable BigDecimal logprob() {
        return decimal("logprob");
    }

    /**
     * The token in UTF-8 ({@code bytes}); it may be but a part of a character.
     *
     * @return the bytes, or null if it has none
     */
    public byte @Nullable [] bytes() {
        return has("bytes") ? octets() : null;
    }

    /**
     * The likeliest tokens in its place ({@code top_logprobs}), as many as were asked for.
     *
     * @return the tokens, likeliest first, never null
     */
    public List<TokenLogprob> topLogprobs() {
        return children("top_logprobs", TokenLogprob::new);
    }

    private byte[] octets() {
        List<Integer> values = list("bytes", each -> each.asInt(0));
        byte[] octets = new byte[values.size()];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = values.get(i).byteValue();
        }
        return octets;
    }
}
