package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.json.JsonView;
import io.airsprotocols.openrouter.usage.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One piece of a streamed answer ({@code ChatStreamChunk}). Immutable. Some carry no text: the last one has the usage. */
public final class ChatChunk extends JsonView {

    ChatChunk(ObjectNode json) {
        super(json);
    }

    /**
     * The text this piece adds to the first choice.
     *
     * @return the text, empty if there is none
     */
    public String text() {
        return delta("content", "");
    }

    /**
     * What this piece adds to the reasoning of the first choice.
     *
     * @return the text, empty if there is none
     */
    public String reasoning() {
        return delta("reasoning", delta("reasoning_content", ""));
    }

    private String delta(String field, String absent) {
        JsonNode value = tree().path("choices").path(0).path("delta").path(field);
        return value.isString() ? value.stringValue() : absent;
    }

    /**
     * What this piece adds to each choice ({@code choices}).
     *
     * @return the pieces, never null; empty in chunks that carry usage or other facts alone
     */
    public List<ChatChunkChoice> choices() {
        return children("choices", ChatChunkChoice::new);
    }

    /**
     * Why the model stopped, if it did with this piece, in the first choice.
     *
     * @return the reason, or null while it goes on
     */
    public @Nullable FinishReason finishReason() {
        List<ChatChunkChoice> choices = choices();
        return choices.isEmpty() ? null : choices.get(0).finishReason();
    }

    /**
     * The id of the answer ({@code id}).
     *
     * @return the id, empty if not told
     */
    public String id() {
        return string("id", "");
    }

    /**
     * The model that answers ({@code model}).
     *
     * @return its id, or null if not told
     */
    public @Nullable String model() {
        return string("model");
    }

    /**
     * The provider that serves ({@code provider}), by its display name.
     *
     * @return the name, or null if not told
     */
    public @Nullable String provider() {
        return string("provider");
    }

    /**
     * What the call used and cost ({@code usage}); comes once, at the end.
     *
     * @return the usage, or null if this piece has none
     */
    public @Nullable Usage usage() {
        return child("usage", json -> new Usage(json, null));
    }

    /** The chunk itself, for those who assemble it; not to be changed. */
    ObjectNode kept() {
        return tree();
    }
}
