package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Attachment;
import io.airsprotocols.openrouter.internal.codec.Base64Node;
import io.airsprotocols.openrouter.internal.codec.DataUrl;
import io.airsprotocols.openrouter.internal.codec.MediaTypes;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes the parts that hold or name a file, and reads them. */
final class Media {

    /** What the API calls the kinds of sound, by their media types. */
    private static final Map<String, String> AUDIO_FORMATS = Map.of(
            "audio/wav", "wav",
            "audio/mpeg", "mp3",
            "audio/aiff", "aiff",
            "audio/aac", "aac",
            "audio/ogg", "ogg",
            "audio/flac", "flac",
            "audio/mp4", "m4a",
            "audio/pcm16", "pcm16",
            "audio/pcm24", "pcm24");

    private static final int LONGEST_SHOWN = 80;

    private Media() {}

    /** An address, checked. */
    static JsonNode url(String what, String url) {
        String lower = url.substring(0, Math.min(8, url.length())).toLowerCase(Locale.ROOT);
        if (!lower.startsWith("https://") && !lower.startsWith("http://") && !lower.startsWith("data:")) {
            throw new IllegalArgumentException(what + " is given by an https:, http: or data: URL, was \""
                    + url.substring(0, Math.min(LONGEST_SHOWN, url.length()))
                    + "\"; for a file on this machine give a Path, for bytes a byte[]");
        }
        return JsonNodeFactory.instance.stringNode(url);
    }

    /** A data URL of a kind, found out. */
    static JsonNode dataUrl(String what, String kind, Attachment file) {
        String type = MediaTypes.of(file.head(MediaTypes.HEAD), file.name());
        if (type == null || !type.startsWith(kind)) {
            throw new IllegalArgumentException(what + " has a media type that begins with " + kind + ", but "
                    + (file.name().isEmpty() ? "these bytes are" : file.name() + " is") + " "
                    + (type == null ? "of an unknown kind" : type) + "; any file can be sent by ContentPart.file");
        }
        return Base64Node.of("data:" + type + ";base64,", file);
    }

    /** A data URL of a kind, told. */
    static JsonNode dataUrl(String what, String kind, Attachment file, String mediaType) {
        if (!mediaType.toLowerCase(Locale.ROOT).startsWith(kind) || mediaType.length() == kind.length()) {
            throw new IllegalArgumentException(
                    what + " has a media type that begins with " + kind + ", was \"" + mediaType + "\"");
        }
        return Base64Node.of("data:" + mediaType + ";base64,", file);
    }

    /** A data URL of any kind. */
    static JsonNode dataUrl(Attachment file, String name) {
        String type = MediaTypes.of(file.head(MediaTypes.HEAD), name);
        return Base64Node.of("data:" + (type == null ? "application/octet-stream" : type) + ";base64,", file);
    }

    static ImagePart image(JsonNode url) {
        ObjectNode json = ContentPart.typed("image_url");
        json.putObject("image_url").set("url", url);
        return new ImagePart(json);
    }

    static VideoPart video(JsonNode url) {
        ObjectNode json = ContentPart.typed("video_url");
        json.putObject("video_url").set("url", url);
        return new VideoPart(json);
    }

    static FilePart file(String filename, JsonNode data) {
        ObjectNode json = ContentPart.typed("file");
        json.putObject("file").put("filename", filename).set("file_data", data);
        return new FilePart(json);
    }

    static AudioPart audio(Attachment file) {
        String type = MediaTypes.of(file.head(MediaTypes.HEAD), file.name());
        String format = type == null ? null : AUDIO_FORMATS.get(type);
        if (format == null) {
            throw new IllegalArgumentException("Sound is wav, mp3, aiff, aac, ogg, flac, m4a, pcm16 or pcm24, but "
                    + file.name() + " is " + (type == null ? "of an unknown kind" : type)
                    + "; another format can be named by ContentPart.audio(bytes, format)");
        }
        return audio(file, format);
    }

    static AudioPart audio(Attachment file, String format) {
        if (format.isBlank()) {
            throw new IllegalArgumentException("Sound has a format such as wav or mp3; it was blank");
        }
        ObjectNode json = ContentPart.typed("input_audio");
        ObjectNode audio = json.putObject("input_audio");
        audio.set("data", Base64Node.of("", file));
        audio.put("format", format);
        return new AudioPart(json);
    }

    /** Where something is: some gateways send the address where the API has an object that holds it. */
    static JsonNode address(JsonNode holder) {
        return holder.isString() ? holder : holder.path("url");
    }

    /** The text of a string, whichever way it is kept. */
    static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }

    /** The media type of a data URL; a file is not read for it. */
    static @Nullable String mediaType(JsonNode url) {
        return url instanceof Base64Node file
                ? DataUrl.mediaType(file.prefix())
                : url.isString() ? DataUrl.mediaType(url.stringValue()) : null;
    }

    /** The content of a data URL. */
    static byte @Nullable [] bytes(JsonNode url) {
        return url instanceof Base64Node file
                ? file.binaryValue()
                : url.isString() ? DataUrl.bytes(url.stringValue()) : null;
    }
}
