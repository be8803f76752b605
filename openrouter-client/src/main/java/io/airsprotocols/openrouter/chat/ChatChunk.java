package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.json.JsonView;
import io.airsprotocols.openrouter.usage.Usage;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One piece of a streamed answer ({@code ChatStreamChunk}). Immutable and safe to share. Some carry no text: the last one has
 * the usage.
 *
 * <p>A piece of text keeps no more than its text and what it shares with the pieces before it: {@link #text()} costs next to
 * nothing, all else makes the tree once.
 */
public final class ChatChunk {

    /** What the tree can be made from, with the text; null if it was made at once. */
    private final @Nullable ChunkFrame frame;

    /** The text, if the chunk is nothing but text; the tree has it else. */
    private final @Nullable String plainText;

    /** Made when asked for. Two threads may both make it, to the same effect. */
    private volatile @Nullable Tree tree;

    ChatChunk(ChunkFrame frame, String plainText) {
        this.frame = frame;
        this.plainText = plainText;
    }

    ChatChunk(ObjectNode json) {
        this.frame = null;
        this.plainText = null;
        this.tree = new Tree(json);
    }

    /** Whether there is nothing in it but the frame every chunk has and text of the first choice. */
    boolean isPlain() {
        return plainText != null;
    }

    @Nullable
    ChunkFrame frame() {
        return frame;
    }

    /**
     * The text this piece adds to the first choice.
     *
     * @return the text, empty if there is none
     */
    public String text() {
        return plainText == null ? tree().delta("content", "") : plainText;
    }

    /**
     * What this piece adds to the reasoning of the first choice.
     *
     * @return the text, empty if there is none
     */
    public String reasoning() {
        return plainText == null ? tree().delta("reasoning", tree().delta("reasoning_content", "")) : "";
    }

    /**
     * What this piece adds to each choice ({@code choices}).
     *
     * @return the pieces, never null; empty in chunks that carry usage or other facts alone
     */
    public List<ChatChunkChoice> choices() {
        return tree().choices();
    }

    /**
     * Why the model stopped, if it did with this piece, in the first choice.
     *
     * @return the reason, or null while it goes on
     */
    public @Nullable FinishReason finishReason() {
        if (plainText != null) {
            return null;
        }
        for (ChatChunkChoice choice : choices()) {
            if (choice.index() == 0) {
                return choice.finishReason();
            }
        }
        return null;
    }

    /**
     * The id of the answer ({@code id}).
     *
     * @return the id, empty if not told
     */
    public String id() {
        return tree().id();
    }

    /**
     * The model that answers ({@code model}).
     *
     * @return its id, or null if not told
     */
    public @Nullable String model() {
        return tree().model();
    }

    /**
     * The provider that serves ({@code provider}), by its display name.
     *
     * @return the name, or null if not told
     */
    public @Nullable String provider() {
        return tree().provider();
    }

    /**
     * What the call used and cost ({@code usage}); comes once, at the end.
     *
     * @return the usage, or null if this piece has none
     */
    public @Nullable Usage usage() {
        return plainText == null ? tree().usage() : null;
    }

    /**
     * The raw truth: everything the wire said, fields unknown to this release included.
     *
     * @return a copy
     */
    public JsonNode json() {
        return tree().json();
    }

    /** The tree itself, for those who assemble chunks; not to be changed. */
    ObjectNode kept() {
        return tree().kept();
    }

    private Tree tree() {
        Tree made = tree;
        if (made == null) {
            made = new Tree(Objects.requireNonNull(frame).tree(Objects.requireNonNull(plainText)));
            tree = made;
        }
        return made;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChatChunk chunk && tree().equals(chunk.tree());
    }

    @Override
    public int hashCode() {
        return tree().hashCode();
    }

    /** The JSON as one line of text. */
    @Override
    public String toString() {
        return tree().toString();
    }

    /** The chunk as a view. */
    private static final class Tree extends JsonView {

        Tree(ObjectNode json) {
            super(json);
        }

        ObjectNode kept() {
            return tree();
        }

        String id() {
            return string("id", "");
        }

        @Nullable
        String model() {
            return string("model");
        }

        @Nullable
        String provider() {
            return string("provider");
        }

        String delta(String field, String absent) {
            for (JsonNode choice : tree().path("choices")) {
                JsonNode value = choice.path("delta").path(field);
                if (choice.path("index").asInt(0) == 0 && value.isString()) {
                    return value.stringValue();
                }
            }
            return absent;
        }

        List<ChatChunkChoice> choices() {
            return children("choices", ChatChunkChoice::new);
        }

        @Nullable
        Usage usage() {
            return child("usage", json -> new Usage(json, null));
        }
    }
}
