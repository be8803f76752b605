package io.airsprotocols.openrouter.internal.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * JSON that holds files, written: the text between them once and for all, each file read and encoded anew whenever the
 * whole is sent. Its length is known before. Immutable.
 */
public final class SplicedJson {

    private final List<Object> pieces;
    private final long length;

    private SplicedJson(List<Object> pieces) {
        this.pieces = List.copyOf(pieces);
        long sum = 0;
        for (Object piece : pieces) {
            sum += piece instanceof Attachment file ? file.encodedLength() : ((byte[]) piece).length;
        }
        this.length = sum;
    }

    /**
     * Writes a tree that may hold files.
     *
     * @param tree the tree
     * @return its text with the files spliced in, or null if there are none and {@link Json#write} does
     */
    public static @Nullable SplicedJson of(JsonNode tree) {
        if (!holdsFile(tree)) {
            return null;
        }
        Output out = new Output();
        Json.write(tree, out);
        out.cut();
        return new SplicedJson(out.pieces);
    }

    private static boolean holdsFile(JsonNode node) {
        if (node instanceof Base64Node) {
            return true;
        }
        if (node.isContainer()) {
            for (JsonNode each : node) {
                if (holdsFile(each)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * How long the whole is.
     *
     * @return bytes
     */
    public long length() {
        return length;
    }

    /**
     * Writes the whole, as often as asked.
     *
     * @param out where to
     * @throws IOException if {@code out} throws, or a file is not what it was when the request was built
     */
    public void writeTo(OutputStream out) throws IOException {
        for (Object piece : pieces) {
            if (piece instanceof Attachment file) {
                file.encode(out);
            } else {
                out.write((byte[]) piece);
            }
        }
    }

    /**
     * Finds out whether all of it can be sent.
     *
     * @param largest the most bytes a file may have
     * @return what is wrong and what to do, or null if nothing is
     */
    public @Nullable String problem(long largest) {
        for (Object piece : pieces) {
            if (piece instanceof Attachment file) {
                String problem = file.size() > largest
                        ? "What is to be sent (" + file + ") is larger than the limit of " + largest
                                + " bytes (Limits.attachment); send less of it, give its URL, or raise the limit"
                        : file.problem();
                if (problem != null) {
                    return problem;
                }
            }
        }
        return null;
    }

    /** Where the text goes to while it is written; files are put between its pieces. */
    static final class Output extends ByteArrayOutputStream {
        private final List<Object> pieces = new ArrayList<>();

        void splice(Attachment file) {
            cut();
            pieces.add(file);
        }

        void cut() {
            pieces.add(toByteArray());
            reset();
        }
    }
}
