package io.airsprotocols.openrouter.internal.codec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells what a file is: by its first bytes, and only where those say nothing by its name. */
public final class MediaTypes {

    /** What most programs begin the file with, whether there is a picture in it or sound alone. */
    private static final String ANY_MP4 = "video/mp4";

    private static final String SOUND_IN_MP4 = "audio/mp4";

    /** As many bytes of a file as are looked at. */
    public static final int HEAD = 64;

    /** Where RIFF and IFF files name what they contain. */
    private static final int CONTAINED = 8;

    /** The bytes by which a type is known, each as the character of its number. */
    private record Magic(int offset, String bytes, String type) {

        boolean matches(byte[] head) {
            if (head.length < offset + bytes.length() || (offset == CONTAINED && !isContainer(head))) {
                return false;
            }
            for (int i = 0; i < bytes.length(); i++) {
                if ((head[offset + i] & 0xff) != bytes.charAt(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static boolean isContainer(byte[] head) {
        String begin = new String(head, 0, 4, StandardCharsets.ISO_8859_1);
        return begin.equals("RIFF") || begin.equals("FORM");
    }

    private static final List<Magic> MAGIC = List.of(
            new Magic(0, "\u0089PNG\r\n\u001a\n", "image/png"),
            new Magic(0, "\u00ff\u00d8\u00ff", "image/jpeg"),
            new Magic(0, "GIF8", "image/gif"),
            new Magic(8, "WEBP", "image/webp"),
            new Magic(0, "II*\0", "image/tiff"),
            new Magic(0, "MM\0*", "image/tiff"),
            new Magic(0, "%PDF-", "application/pdf"),
            new Magic(8, "WAVE", "audio/wav"),
            new Magic(8, "AIFF", "audio/aiff"),
            new Magic(8, "AIFC", "audio/aiff"),
            new Magic(0, "ID3", "audio/mpeg"),
            new Magic(0, "\u00ff\u00fb", "audio/mpeg"),
            new Magic(0, "\u00ff\u00fa", "audio/mpeg"),
            new Magic(0, "\u00ff\u00f3", "audio/mpeg"),
            new Magic(0, "\u00ff\u00f2", "audio/mpeg"),
            new Magic(0, "\u00ff\u00f1", "audio/aac"),
            new Magic(0, "\u00ff\u00f9", "audio/aac"),
            new Magic(0, "OggS", "audio/ogg"),
            new Magic(0, "fLaC", "audio/flac"),
            new Magic(4, "ftypM4A", "audio/mp4"),
            new Magic(4, "ftypM4B", "audio/mp4"),
            new Magic(4, "ftyphei", "image/heic"),
            new Magic(4, "ftyphevc", "image/heic"),
            new Magic(4, "ftypmif1", "image/heic"),
            new Magic(4, "ftypavi", "image/avif"),
            new Magic(4, "ftypqt", "video/quicktime"),
            new Magic(4, "ftyp", ANY_MP4),
            new Magic(0, "\u001aE\u00df\u00a3", "video/webm"),
            new Magic(0, "\0\0\u0001\u00ba", "video/mpeg"),
            new Magic(0, "\0\0\u0001\u00b3", "video/mpeg"));

    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("bmp", "image/bmp"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("heic", "image/heic"),
            Map.entry("avif", "image/avif"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("wav", "audio/wav"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("aiff", "audio/aiff"),
            Map.entry("aif", "audio/aiff"),
            Map.entry("aac", "audio/aac"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("oga", "audio/ogg"),
            Map.entry("flac", "audio/flac"),
            Map.entry("m4a", "audio/mp4"),
            Map.entry("pcm16", "audio/pcm16"),
            Map.entry("pcm24", "audio/pcm24"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("mpeg", "video/mpeg"),
            Map.entry("mpg", "video/mpeg"),
            Map.entry("mov", "video/quicktime"),
            Map.entry("webm", "video/webm"),
            Map.entry("txt", "text/plain"),
            Map.entry("md", "text/markdown"),
            Map.entry("csv", "text/csv"),
            Map.entry("html", "text/html"),
            Map.entry("xml", "application/xml"),
            Map.entry("json", "application/json"),
            Map.entry("rtf", "application/rtf"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"));

    private MediaTypes() {}

    /**
     * What a file is.
     *
     * @param head its first {@link #HEAD} bytes, or all if it is shorter
     * @param name its name, which counts where the bytes say nothing; may be empty
     * @return the media type, or null if neither tells
     */
    public static @Nullable String of(byte[] head, String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String named = BY_ENDING.get(ending);
        for (Magic magic : MAGIC) {
            if (magic.matches(head)) {
                return magic.type().equals(ANY_MP4) && SOUND_IN_MP4.equals(named) ? SOUND_IN_MP4 : magic.type();
            }
        }
        return named;
    }
}
