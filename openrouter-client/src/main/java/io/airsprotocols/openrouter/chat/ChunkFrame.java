package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the plain chunks of a stream share: all of their bytes but those of the text. It is taken from a chunk that was parsed.
 * A chunk with the same bytes before and behind its text is then read by comparing, and needs to keep nothing but the text.
 *
 * <p>This reads no JSON of a kind of its own: the bytes before the text leave a parser at the beginning of a string, a text
 * without quotes, escapes and control characters leaves it there, and the bytes behind it are parsed as they were before.
 * Whatever else a text may have in it is left to the parser.
 */
final class ChunkFrame {

    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] bytes;

    /** Where the text begins, behind its quote, and where it ends, at its quote; equal where there is no text. */
    private final int begin;

    private final int end;

    /** Whether the text stands there as it is, so that another can stand in its place. */
    private final boolean shared;

    private ChunkFrame(byte[] bytes, int begin, int end, boolean shared) {
        this.bytes = bytes;
        this.begin = begin;
        this.end = end;
        this.shared = shared;
    }

    /**
     * The frame of a plain chunk.
     *
     * @param chunk its bytes; copied
     * @param scan what was found in it
     * @return a frame, which is of use for no other chunk if the text stands there in another form
     */
    static ChunkFrame of(byte[] chunk, int offset, int length, ChunkScan scan) {
        byte[] bytes = Arrays.copyOfRange(chunk, offset, offset + length);
        if (!scan.hasText()) {
            return new ChunkFrame(bytes, length, length, false);
        }
        ChunkFrame frame = new ChunkFrame(bytes, scan.textBegin(), scan.textEnd(), true);
        return scan.text().equals(frame.textOf(bytes, 0, length))
                ? frame
                : new ChunkFrame(bytes, scan.textBegin(), scan.textEnd(), false);
    }

    /** Whether other chunks can be read by it. */
    boolean isShared() {
        return shared;
    }

    /** Whether the chunks of both are the same but for their text. */
    boolean saysTheSame(ChunkFrame other) {
        return this == other
                || (begin == other.begin
                        && Arrays.equals(bytes, 0, begin, other.bytes, 0, begin)
                        && Arrays.equals(bytes, end, bytes.length, other.bytes, other.end, other.bytes.length));
    }

    /** The text of a chunk, or null if the chunk has another frame or its text must be parsed. */
    @Nullable
    String textOf(byte[] chunk, int offset, int length) {
        int from = offset + begin;
        int to = offset + length - (bytes.length - end);
        if (to < from
                || !Arrays.equals(bytes, 0, begin, chunk, offset, from)
                || !Arrays.equals(bytes, end, bytes.length, chunk, to, offset + length)) {
            return null;
        }
        boolean ascii = true;
        for (int i = from; i < to; i++) {
            byte each = chunk[i];
            if (each < ' ') {
                if (each >= 0) {
                    return null;
                }
                ascii = false;
            } else if (each == '"' || each == '\\') {
                return null;
            }
        }
        if (ascii) {
            return new String(chunk, from, to - from, StandardCharsets.ISO_8859_1);
        }
        String text = new String(chunk, from, to - from, StandardCharsets.UTF_8);
        // It stands for bytes that are no UTF-8, of which the parser may think otherwise.
        return text.indexOf(REPLACEMENT) < 0 ? text : null;
    }

    /** The tree of the chunk that had this frame and a text. */
    ObjectNode tree(String text) {
        if (!isShared()) {
            return (ObjectNode) Json.read(bytes, 0, bytes.length);
        }
        byte[] middle = text.getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(bytes, begin + middle.length + bytes.length - end);
        System.arraycopy(middle, 0, whole, begin, middle.length);
        System.arraycopy(bytes, end, whole, begin + middle.length, bytes.length - end);
        return (ObjectNode) Json.read(whole, 0, whole.length);
    }
}
