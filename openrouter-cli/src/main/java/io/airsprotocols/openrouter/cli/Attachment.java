package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.chat.ContentPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A file that goes along with the question. What it is, its first bytes tell, whatever its name. */
final class Attachment {

    /** More than this is refused by every provider, and would fill the memory in vain. */
    private static final long MOST_BYTES = 50L << 20;

    private static final String KNOWN =
            "an image (PNG, JPEG, GIF, WebP), a PDF, audio (WAV, MP3, FLAC, Ogg, AAC, AIFF, M4A) or"
                    + " video (MP4, MPEG, QuickTime, WebM)";

    private Attachment() {}

    /**
     * Reads a file as a part of the question.
     *
     * @throws MisuseException if it cannot be read, is too large, or is of no known kind
     */
    static ContentPart of(Path file) {
        if (!Files.exists(file)) {
            throw new MisuseException(
                    "--attach: there is no file " + file + ". Give the path of a file that is there.");
        }
        if (!Files.isRegularFile(file)) {
            throw new MisuseException(
                    "--attach: " + file + " is no file. Name the files themselves; --attach may be repeated.");
        }
        byte[] bytes = read(file);
        String kind = kind(bytes);
        if (kind == null) {
            throw new MisuseException("--attach: " + file + " is not " + KNOWN
                    + ". Give a text on stdin instead: openrouter chat \"Explain this:\" - < " + file.getFileName());
        }
        return part(file, kind, bytes);
    }

    private static byte[] read(Path file) {
        try {
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw new MisuseException("--attach: " + file + " has " + (size >> 20) + " MB; at most "
                        + (MOST_BYTES >> 20) + " MB can go along. Attach a smaller version of it.");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new MisuseException("--attach: " + file + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static ContentPart part(Path file, String kind, byte[] bytes) {
        String base64 = Base64.getEncoder().encodeToString(bytes);
        String url = "data:" + kind + ";base64," + base64;
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (kind.startsWith("image/")) {
            json.put("type", "image_url").putObject("image_url").put("url", url);
        } else if (kind.startsWith("video/")) {
            json.put("type", "video_url").putObject("video_url").put("url", url);
        } else if (kind.startsWith("audio/")) {
            json.put("type", "input_audio")
                    .putObject("input_audio")
                    .put("data", base64)
                    .put("format", kind.substring("audio/".length()));
        } else {
            json.put("type", "file")
                    .putObject("file")
                    .put("filename", String.valueOf(file.getFileName()))
                    .put("file_data", url);
        }
        return ContentPart.of(json);
    }

    /** The media type; for audio, behind the slash, the name the API has for the format. Null if it is of no known kind. */
    static @Nullable String kind(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(64, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u0089PNG\r\n")) {
            return "image/png";
        } else if (head.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        } else if (head.startsWith("GIF8")) {
            return "image/gif";
        } else if (head.startsWith("%PDF-")) {
            return "application/pdf";
        } else if (head.startsWith("RIFF") && head.length() >= 12) {
            return switch (head.substring(8, 12)) {
                case "WEBP" -> "image/webp";
                case "WAVE" -> "audio/wav";
                default -> null;
            };
        } else if (head.startsWith("FORM") && head.startsWith("AIF", 8)) {
            return "audio/aiff";
        } else if (head.startsWith("fLaC")) {
            return "audio/flac";
        } else if (head.startsWith("OggS")) {
            return "audio/ogg";
        } else if (head.startsWith("\u001aE\u00df\u00a3")) {
            return "video/webm";
        } else if (head.startsWith("\u0000\u0000\u0001\u00ba") || head.startsWith("\u0000\u0000\u0001\u00b3")) {
            return "video/mpeg";
        } else if (head.startsWith("ftyp", 4) && head.length() >= 12) {
            String brand = head.substring(8, 12);
            return brand.startsWith("M4A") ? "audio/m4a" : brand.equals("qt  ") ? "video/quicktime" : "video/mp4";
        } else if (head.startsWith("ID3")) {
            return "audio/mp3";
        }
        return frame(bytes);
    }

    /** MP3 and AAC without a head begin with the sync word of their first frame. */
    private static @Nullable String frame(byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != (byte) 0xff || (bytes[1] & 0xe0) != 0xe0) {
            return null;
        }
        int layer = bytes[1] >> 1 & 3;
        return layer == 1 ? "audio/mp3" : layer == 0 && (bytes[1] & 0xf0) == 0xf0 ? "audio/aac" : null;
    }
}
