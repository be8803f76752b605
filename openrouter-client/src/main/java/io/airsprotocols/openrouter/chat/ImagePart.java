package io.airsprotocols.openrouter.chat;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An image within a message ({@code type: image_url}). Immutable. */
public final class ImagePart extends ContentPart {

    ImagePart(ObjectNode json) {
        super(json);
    }

    /**
     * Where the image is ({@code image_url.url}).
     *
     * @return an address or a {@code data:} URL, which is made anew at each call; empty if there is none
     * @throws java.io.UncheckedIOException if it was given as a file that cannot be read any more
     */
    public String url() {
        String url = Media.text(where());
        return url == null ? "" : url;
    }

    /**
     * What kind of image it is, if it is sent within the message.
     *
     * @return such as {@code image/png}, or null if it is elsewhere
     */
    public @Nullable String mediaType() {
        return Media.mediaType(where());
    }

    /**
     * The image itself, if it is sent within the message.
     *
     * @return a copy of its bytes, or null if it is elsewhere
     * @throws java.io.UncheckedIOException if it was given as a file that cannot be read any more
     */
    public byte @Nullable [] bytes() {
        return Media.bytes(where());
    }

    /**
     * How closely the model looks ({@code image_url.detail}).
     *
     * @return the detail, or null if left to the model
     */
    public @Nullable ImageDetail detail() {
        JsonNode detail = tree().path("image_url").path("detail");
        return detail.isString() ? new ImageDetail(detail.stringValue()) : null;
    }

    /**
     * This image, to be looked at in another way.
     *
     * @param detail how closely
     * @return a changed copy
     */
    public ImagePart withDetail(ImageDetail detail) {
        ObjectNode changed = tree().deepCopy();
        JsonNode url = Media.address(changed.path("image_url"));
        ObjectNode image =
                changed.get("image_url") instanceof ObjectNode object ? object : changed.putObject("image_url");
        if (!url.isMissingNode()) {
            image.set("url", url);
        }
        image.put("detail", detail.value());
        return new ImagePart(changed);
    }

    private JsonNode where() {
        return Media.address(tree().path("image_url"));
    }
}
