package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.DataUrl;
import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An image that a model made ({@code message.images[]}). Immutable.
 */
public final class GeneratedImage extends JsonView {

    GeneratedImage(ObjectNode json) {
        super(json);
    }

    /**
     * An image, for a conversation that did not come from the API.
     *
     * @param url an address or a {@code data:} URL
     * @return the image
     */
    public static GeneratedImage of(String url) {
        ObjectNode json = Json.object().put("type", "image_url");
        json.putObject("image_url").put("url", url);
        return new GeneratedImage(json);
    }

    /**
     * Where the image is ({@code image_url.url}); nearly always a {@code data:} URL that holds it.
     *
     * @return the address, empty if there is none
     */
    public String url() {
        String url = Media.text(Media.address(tree().path("image_url")));
        return url == null ? "" : url;
    }

    /**
     * What kind of image it is, by its {@code data:} URL.
     *
     * @return such as {@code image/png}, or null if it is no such URL
     */
    public @Nullable String mediaType() {
        return DataUrl.mediaType(url());
    }

    /**
     * The image itself, decoded from its {@code data:} URL at each call.
     *
     * @return the content of the file, or null if it is no such URL
     */
    public byte @Nullable [] bytes() {
        return DataUrl.bytes(url());
    }

    /**
     * Its place among the images of the answer ({@code index}).
     *
     * @return from 0, or null if not told
     */
    public @Nullable Long index() {
        return number("index");
    }

    /**
     * The kind of thing it is ({@code type}).
     *
     * @return {@code image_url}, or null if not told
     */
    public @Nullable String type() {
        return string("type");
    }
}
