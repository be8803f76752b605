package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.error.ApiError;
import io.airsprotocols.openrouter.json.JsonView;
import io.airsprotocols.openrouter.routing.RouterMetadata;
import io.airsprotocols.openrouter.routing.ServiceTier;
import io.airsprotocols.openrouter.tool.ToolCall;
import io.airsprotocols.openrouter.usage.Usage;
import java.time.Instant;
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
        return tree().text("id", "");
    }

    /**
     * The model that answers ({@code model}).
     *
     * @return its id, or null if not told
     */
    public @Nullable String model() {
        return tree().text("model");
    }

    /**
     * The provider that serves ({@code provider}), by its display name.
     *
     * @return the name, or null if not told
     */
    public @Nullable String provider() {
        return tree().text("provider");
    }

    /**
     * The calls of functions this piece adds to, in the first choice: the first piece of a call has its id and name, each
     * a part of its arguments, {@link ToolCall#index()} tells the calls apart. {@link ChatStream#toolCalls()} has them joined.
     *
     * @return the pieces, never null
     */
    public List<ToolCall> toolCalls() {
        if (plainText != null) {
            return List.of();
        }
        for (ChatChunkChoice choice : choices()) {
            if (choice.index() == 0) {
                return choice.delta().toolCalls();
            }
        }
        return List.of();
    }

    /**
     * When the answer was begun ({@code created}).
     *
     * @return the moment, or null if not told
     */
    public @Nullable Instant created() {
        return tree().created();
    }

    /**
     * The kind of object ({@code object}).
     *
     * @return {@code chat.completion.chunk}; empty if not told
     */
    public String object() {
        return tree().text("object", "");
    }

    /**
     * What tells the state of the provider's system ({@code system_fingerprint}).
     *
     * @return the fingerprint, or null if not told
     */
    public @Nullable String systemFingerprint() {
        return tree().text("system_fingerprint");
    }

    /**
     * The tier that is billed ({@code service_tier}).
     *
     * @return the tier, or null if not told
     */
    public @Nullable ServiceTier serviceTier() {
        String tier = tree().text("service_tier");
        return tier == null ? null : new ServiceTier(tier);
    }

    /**
     * How OpenRouter routed the call ({@code openrouter_metadata}); comes with the last piece, when it is asked for by the
     * header {@code X-OpenRouter-Metadata: enabled}.
     *
     * @return the metadata, or null if this piece has none
     */
    public @Nullable RouterMetadata routerMetadata() {
        return plainText == null ? tree().routerMetadata() : null;
    }

    /**
     * What OpenRouter sent to the provider ({@code debug.echo_upstream_body}); comes first, once for each provider that was
     * tried, when it is asked for.
     *
     * @return a copy, or null if this piece has none
     */
    public @Nullable JsonNode upstreamBody() {
        return plainText == null ? tree().upstreamBody() : null;
    }

    /**
     * What went wrong ({@code error}). A stream throws it instead of handing the piece out.
     *
     * @return the error, or null if all is well
     */
    public @Nullable ApiError error() {
        return plainText == null ? tree().error() : null;
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

        @Nullable
        String text(String field) {
            return string(field);
        }

        String text(String field, String absent) {
            return string(field, absent);
        }

        @Nullable
        Instant created() {
            return instant("created");
        }

        @Nullable
        RouterMetadata routerMetadata() {
            return child("openrouter_metadata", RouterMetadata::new);
        }

        @Nullable
        JsonNode upstreamBody() {
            JsonNode body = tree().path("debug").get("echo_upstream_body");
            return body == null ? null : body.deepCopy();
        }

        @Nullable
        ApiError error() {
            JsonNode error = tree().get("error");
            return error == null || error.isNull() ? null : ApiError.of(error);
        }

        String delta(String field, String absent) {
            for (JsonNode choice : tree().path("choices")) {
                JsonNode value = choice.path("delta").path(field);
                if (choice.path("index").asInt(0) != 0) {
                    continue;
                }
                if (value.isString()) {
                    return value.stringValue();
                }
                boolean inParts = field.equals("content") && value.isContainer();
                if (inParts && choice.get("delta") instanceof ObjectNode delta) {
                    return new AssistantMessage(delta).text();
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
