package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Attachment;
import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A part of a message's content: text, an image, a file such as a PDF, sound, a video. Immutable.
 *
 * <p>What is given as a {@link Path} or as bytes goes out within the request, as base64. A file is looked at when the part is
 * made, to tell what it is by its first bytes, and by its name only where those say nothing; it is read when the request is
 * sent, by every attempt anew, and never held whole. If it is gone or changed by then, or larger than
 * {@link io.airsprotocols.openrouter.http.Limits#attachment()}, the call ends with an
 * {@link io.airsprotocols.openrouter.error.AttachmentException} before anything is sent.
 *
 * <p>Kinds without a class of their own are {@link OtherPart}.
 */
public abstract sealed class ContentPart extends JsonView
        permits TextPart, ImagePart, FilePart, AudioPart, VideoPart, OtherPart {

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
        return new TextPart(typed("text").put("text", text));
    }

    /**
     * An image by its address ({@code image_url}).
     *
     * @param url an address the provider can load, or a {@code data:} URL; png, jpeg, webp or gif
     * @return the part
     * @throws IllegalArgumentException if it is neither
     */
    public static ImagePart image(String url) {
        return Media.image(Media.url("An image", url));
    }

    /**
     * An image by its bytes, which tell what kind of image it is.
     *
     * @param bytes the content of a png, jpeg, webp or gif file; copied
     * @return the part
     * @throws IllegalArgumentException if they are those of no image
     */
    public static ImagePart image(byte[] bytes) {
        return Media.image(Media.dataUrl("An image", "image/", Attachment.of(bytes)));
    }

    /**
     * An image by its bytes.
     *
     * @param bytes the file's content; copied
     * @param mediaType such as {@code image/png}
     * @return the part
     * @throws IllegalArgumentException if there are no bytes, or the media type is not that of an image
     */
    public static ImagePart image(byte[] bytes, String mediaType) {
        return Media.image(Media.dataUrl("An image", "image/", Attachment.of(bytes), mediaType));
    }

    /**
     * An image in a file.
     *
     * @param file where it is; png, jpeg, webp or gif
     * @return the part
     * @throws IllegalArgumentException if there is no such file, or it is no image
     */
    public static ImagePart image(Path file) {
        return Media.image(Media.dataUrl("An image", "image/", Attachment.of(file)));
    }

    /**
     * A file such as a PDF, by its address.
     *
     * @param filename the name the model sees; providers need it
     * @param url an address, or a {@code data:} URL
     * @return the part
     * @throws IllegalArgumentException if it is neither
     */
    public static FilePart file(String filename, String url) {
        return Media.file(filename, Media.url("A file", url));
    }

    /**
     * A file such as a PDF, by its bytes.
     *
     * @param filename the name the model sees; tells what the file is where the bytes do not
     * @param bytes the content; copied
     * @return the part
     * @throws IllegalArgumentException if there are no bytes
     */
    public static FilePart file(String filename, byte[] bytes) {
        return Media.file(filename, Media.dataUrl(Attachment.of(bytes), filename));
    }

    /**
     * A file such as a PDF.
     *
     * @param file where it is
     * @return the part
     * @throws IllegalArgumentException if there is no such file
     */
    public static FilePart file(Path file) {
        Attachment attachment = Attachment.of(file);
        return Media.file(attachment.name(), Media.dataUrl(attachment, attachment.name()));
    }

    /**
     * A file that the provider or OpenRouter has already.
     *
     * @param id its id ({@code file_id})
     * @return the part
     * @throws IllegalArgumentException if the id is blank
     */
    public static FilePart fileId(String id) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("A file that is there already has an id; it was blank");
        }
        ObjectNode json = typed("file");
        json.putObject("file").put("file_id", id);
        return new FilePart(json);
    }

    /**
     * Sound by its bytes ({@code input_audio}); it cannot be given by its address.
     *
     * @param bytes the content; copied
     * @param format such as {@code wav}, {@code mp3} or {@code pcm16}
     * @return the part
     * @throws IllegalArgumentException if there are no bytes or no format
     */
    public static AudioPart audio(byte[] bytes, String format) {
        return Media.audio(Attachment.of(bytes), format);
    }

    /**
     * Sound in a file ({@code input_audio}).
     *
     * @param file where it is; wav, mp3, aiff, aac, ogg, flac, m4a, or raw samples in a file named {@code .pcm16} or
     *     {@code .pcm24}
     * @return the part
     * @throws IllegalArgumentException if there is no such file, or it is no sound
     */
    public static AudioPart audio(Path file) {
        return Media.audio(Attachment.of(file));
    }

    /**
     * A video by its address ({@code video_url}).
     *
     * @param url an address the provider can load, or a {@code data:} URL; mp4, mpeg, mov or webm
     * @return the part
     * @throws IllegalArgumentException if it is neither
     */
    public static VideoPart video(String url) {
        return Media.video(Media.url("A video", url));
    }

    /**
     * A video by its bytes.
     *
     * @param bytes the content; copied
     * @param mediaType such as {@code video/mp4}
     * @return the part
     * @throws IllegalArgumentException if there are no bytes, or the media type is not that of a video
     */
    public static VideoPart video(byte[] bytes, String mediaType) {
        return Media.video(Media.dataUrl("A video", "video/", Attachment.of(bytes), mediaType));
    }

    /**
     * A video in a file.
     *
     * @param file where it is; mp4, mpeg, mov or webm
     * @return the part
     * @throws IllegalArgumentException if there is no such file, or it is no video
     */
    public static VideoPart video(Path file) {
        return Media.video(Media.dataUrl("A video", "video/", Attachment.of(file)));
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
            return view(Json.copy("part", object));
        }
        throw new IllegalArgumentException("A content part is a JSON object, was " + json);
    }

    static ContentPart view(ObjectNode json) {
        JsonNode type = json.path("type");
        return switch (type.isString() ? type.stringValue() : "") {
            case "text" -> new TextPart(json);
            case "image_url" -> new ImagePart(json);
            case "file" -> new FilePart(json);
            case "input_audio" -> new AudioPart(json);
            case "video_url", "input_video" -> new VideoPart(json);
            default -> new OtherPart(json);
        };
    }

    static ObjectNode typed(String type) {
        return Json.object().put("type", type);
    }

    /**
     * The kind of the part ({@code type}).
     *
     * @return such as {@code text}; empty if there is none
     */
    public String type() {
        return string("type", "");
    }

    /** The JSON as one line of text; a file that goes with it is named, not written out. */
    @Override
    public String toString() {
        return Json.brief(tree());
    }
}
