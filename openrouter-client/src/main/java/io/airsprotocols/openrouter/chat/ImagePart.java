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
     * Where the image is.
     *
     * @return an address or a {@code data:} URL; empty if there is none
     */
    public String url() {
        JsonNode url = image().path("url");
        return url.isString() ? url.stringValue() : "";
    }

    /**
     * How closely the model looks.
     *
     * @return the detail, or null if left to the model
     */
    public @Nullable ImageDetail detail() {
        JsonNode detail = image().path("detail");
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
        ObjectNode image =
                changed.get("image_url") instanceof ObjectNode object ? object : changed.putObject("image_url");
        image.put("detail", detail.value());
        return new ImagePart(changed);
    }

    private JsonNode image() {
        return tree().path("image_url");
    }
}
