package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.json.JsonView;
import java.util.Base64;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of a message's content. Immutable.
 *
 * <p>Kinds without a class of their own are {@link OtherPart}; later releases add classes below that one, so that code
 * that handles {@code TextPart}, {@code ImagePart} and {@code OtherPart} handles every part for ever.
 */
public abstract sealed class ContentPart extends JsonView permits TextPart, ImagePart, OtherPart {

    ContentPart(ObjectNode json) {
        super(json);
    }

    /**
     * Text.
     *
     * @param text the text
     * @return the part
     */
    public static TextPart text(String text) {
        ObjectNode json = typed("text");
        json.put("text", text);
        return new TextPart(json);
    }

    /**
     * An image by its address ({@code image_url}).
     *
     * @param url an address the provider can load, or a {@code data:} URL; png, jpeg, webp or gif
     * @return the part
     * @throws IllegalArgumentException if it is neither
     */
    public static ImagePart image(String url) {
        String lower = url.substring(0, Math.min(8, url.length())).toLowerCase(Locale.ROOT);
        if (!lower.startsWith("https://") && !lower.startsWith("http://") && !lower.startsWith("data:")) {
            throw new IllegalArgumentException("An image is given by an https:, http: or data: URL, was \""
                    + url.substring(0, Math.min(80, url.length())) + "\"; for bytes use image(bytes, mediaType)");
        }
        ObjectNode json = typed("image_url");
        json.putObject("image_url").put("url", url);
        return new ImagePart(json);
    }

    /**
     * An image by its bytes, sent within the request.
     *
     * @param bytes the file's content
     * @param mediaType such as {@code image/png}
     * @return the part
     * @throws IllegalArgumentException if there are no bytes, or the media type is not that of an image
     */
    public static ImagePart image(byte[] bytes, String mediaType) {
        if (bytes.length == 0 || !mediaType.startsWith("image/")) {
            throw new IllegalArgumentException("An image has bytes and a media type such as image/png, was "
                    + bytes.length + " bytes of \"" + mediaType + "\"");
        }
        return image("data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(bytes));
    }

    /**
     * A part from JSON, whatever its kind.
     *
     * @param json the part as the API defines it
     * @return the part
     * @throws IllegalArgumentException if it is no JSON object
     */
    public static ContentPart of(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return view(object.deepCopy());
        }
        throw new IllegalArgumentException("A content part is a JSON object, was " + json);
    }

    static ContentPart view(ObjectNode json) {
        JsonNode type = json.path("type");
        return switch (type.isString() ? type.stringValue() : "") {
            case "text" -> new TextPart(json);
            case "image_url" -> new ImagePart(json);
            default -> new OtherPart(json);
        };
    }

    private static ObjectNode typed(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    /**
     * The kind of the part ({@code type}).
     *
     * @return such as {@code text}; empty if there is none
     */
    public String type() {
        return string("type", "");
    }
}
