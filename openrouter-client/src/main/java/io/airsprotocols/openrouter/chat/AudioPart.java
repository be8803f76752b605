package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Base64Node;
import io.airsprotocols.openrouter.internal.codec.DataUrl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sound within a message ({@code type: input_audio}). Immutable. */
public final class AudioPart extends ContentPart {

    AudioPart(ObjectNode json) {
        super(json);
    }

    /**
     * The sound ({@code input_audio.data}).
     *
     * @return base64, which is made anew at each call; empty if there is none
     * @throws java.io.UncheckedIOException if it was given as a file that cannot be read any more
     */
    public String data() {
        String data = Media.text(audio().path("data"));
        return data == null ? "" : data;
    }

    /**
     * The sound, decoded.
     *
     * @return a copy of its bytes, or null if it is not base64
     * @throws java.io.UncheckedIOException if it was given as a file that cannot be read any more
     */
    public byte @Nullable [] bytes() {
        return audio().path("data") instanceof Base64Node file ? file.binaryValue() : DataUrl.base64(data());
    }

    /**
     * The format of the sound ({@code input_audio.format}).
     *
     * @return such as {@code wav} or {@code mp3}; empty if there is none
     */
    public String format() {
        String format = Media.text(audio().path("format"));
        return format == null ? "" : format;
    }

    private JsonNode audio() {
        return tree().path("input_audio");
    }
}
