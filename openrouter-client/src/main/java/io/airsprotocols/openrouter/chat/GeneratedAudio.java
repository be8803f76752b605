package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.DataUrl;
import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model said aloud ({@code message.audio}). In a piece of a stream it holds the new part alone. Immutable.
 */
public final class GeneratedAudio extends JsonView {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    GeneratedAudio(ObjectNode json) {
        super(json);
    }

    /**
     * What a model said earlier, named by its id, to be put into the next request.
     *
     * @param id the id under which the provider keeps it until it expires
     * @return the audio
     */
    public static GeneratedAudio of(String id) {
        return new GeneratedAudio(Json.object().put("id", id));
    }

    /**
     * The name under which the provider keeps it ({@code id}).
     *
     * @return the id, or null if not told
     */
    public @Nullable String id() {
        return string("id");
    }

    /**
     * The sound ({@code data}), in the format that was asked for.
     *
     * @return base64, or null if there is none
     */
    public @Nullable String data() {
        return string("data");
    }

    /**
     * The sound, decoded at each call.
     *
     * @return the content of the file; null if there is none or it cannot be decoded, as in a piece of a stream that
     * ends within a group of characters
     */
    public byte @Nullable [] bytes() {
        String data = data();
        return data == null ? null : DataUrl.base64(data);
    }

    /**
     * What is said, in writing ({@code transcript}).
     *
     * @return the text, or null if there is none
     */
    public @Nullable String transcript() {
        return string("transcript");
    }

    /**
     * Until when the provider keeps it ({@code expires_at}).
     *
     * @return the moment, or null if not told
     */
    public @Nullable Instant expiresAt() {
        return instant("expires_at");
    }

    /**
     * A copy with the sound itself; see {@link #data()}.
     *
     * @param base64 the sound
     * @return the copy
     */
    public GeneratedAudio withData(String base64) {
        return new GeneratedAudio(with("data", base64));
    }

    /**
     * A copy with what is said; see {@link #transcript()}.
     *
     * @param text the text
     * @return the copy
     */
    public GeneratedAudio withTranscript(String text) {
        return new GeneratedAudio(with("transcript", text));
    }

    /**
     * A copy with the moment until which the provider keeps it; see {@link #expiresAt()}.
     *
     * @param moment the moment, cut to seconds
     * @return the copy
     */
    public GeneratedAudio withExpiresAt(Instant moment) {
        long seconds = moment.getEpochSecond();
        // The kind of number a parser makes of it, so that equal JSON is equal.
        return new GeneratedAudio(with(
                "expires_at", seconds == (int) seconds ? NODES.numberNode((int) seconds) : NODES.numberNode(seconds)));
    }
}
