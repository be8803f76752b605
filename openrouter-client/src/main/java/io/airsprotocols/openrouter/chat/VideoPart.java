package io.airsprotocols.openrouter.chat;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A video within a message ({@code type: video_url}, formerly {@code input_video}). Immutable. */
public final class VideoPart extends ContentPart {

    VideoPart(ObjectNode json) {
        super(json);
    }

    /**
     * Where the video is ({@code video_url.url}).
     *
     * @return an address or a {@code data:} URL, which is made anew at each call; empty if there is none
     * @throws java.io.UncheckedIOException if it was given as a file that cannot be read any more
     */
    public String url() {
        String url = Media.text(where());
        return url == null ? "" : url;
    }

    /**
     * What kind of video it is, if it is sent within the message.
     *
     * @return such as {@code video/mp4}, or null if it is elsewhere
     */
    public @Nullable String mediaType() {
        return Media.mediaType(where());
    }

    /**
     * The video itself, if it is sent within the message.
     *
     * @return a copy of its bytes, or null if it is elsewhere
     * @throws java.io.UncheckedIOException if it was given as a file that cannot be read any more
     */
    public byte @Nullable [] bytes() {
        return Media.bytes(where());
    }

    /**
     * A copy under the older name of the part ({@code input_video}), for gateways that know no other.
     *
     * @return the copy
     */
    public VideoPart asInputVideo() {
        return new VideoPart(with("type", "input_video"));
    }

    private JsonNode where() {
        return Media.address(tree().path("video_url"));
    }
}
