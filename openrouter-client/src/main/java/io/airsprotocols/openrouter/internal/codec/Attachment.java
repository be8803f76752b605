package io.airsprotocols.openrouter.internal.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file, or bytes, that go out within JSON as base64. A file is read anew each time it is sent and never held whole.
 * Immutable.
 */
public final class Attachment {

    /** A multiple of three, so that the pieces of base64 can be joined. */
    private static final int PIECE = 3 * 16_384;

    private final @Nullable Path path;
    private final byte[] bytes;
    private final long size;
    private final @Nullable FileTime modified;

    private Attachment(@Nullable Path path, byte[] bytes, long size, @Nullable FileTime modified) {
        this.path = path;
        this.bytes = bytes;
        this.size = size;
        this.modified = modified;
    }

    /**
     * A file, as it is now.
     *
     * @param path where it is
     * @return the attachment
     * @throws IllegalArgumentException if there is no such file, or it is empty or cannot be read
     */
    public static Attachment of(Path path) {
        BasicFileAttributes file;
        try {
            file = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException("There is no file " + path + " to send", missing);
        } catch (IOException hidden) {
            throw new IllegalArgumentException("The file " + path + " cannot be looked at: " + hidden, hidden);
        }
        String fault = file.isDirectory()
                ? "a directory"
                : !file.isRegularFile()
                        ? "a pipe or a device"
                        : file.size() == 0
                                ? "which is empty"
                                : Files.isReadable(path) ? "" : "which this program may not read";
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException(
                    "A file to send is a readable file that is not empty, was " + path + ", " + fault);
        }
        return new Attachment(path, new byte[0], file.size(), file.lastModifiedTime());
    }

    /**
     * Bytes.
     *
     * @param bytes the content; copied
     * @return the attachment
     * @throws IllegalArgumentException if there are none
     */
    public static Attachment of(byte[] bytes) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("What is sent has at least 1 byte, was given none");
        }
        return new Attachment(null, bytes.clone(), bytes.length, null);
    }

    /**
     * The name of the file without its folders.
     *
     * @return the name; empty for bytes and for a root
     */
    public String name() {
        Path name = path == null ? null : path.getFileName();
        return name == null ? "" : name.toString();
    }

    /**
     * The size before it is encoded.
     *
     * @return bytes, 1 or more
     */
    public long size() {
        return size;
    }

    boolean isFile() {
        return path != null;
    }

    /** The length of its base64, in characters. */
    long encodedLength() {
        return (size + 2) / 3 * 4;
    }

    /**
     * Its beginning, which tells what it is.
     *
     * @param most how much to read
     * @return at most that many bytes
     * @throws IllegalArgumentException if the file cannot be read
     */
    public byte[] head(int most) {
        try (InputStream in = open()) {
            return in.readNBytes(most);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("The file " + path + " cannot be read: " + unreadable, unreadable);
        }
    }

    /**
     * All of it.
     *
     * @return a copy
     * @throws IOException if the file cannot be read
     */
    public byte[] content() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    private InputStream open() throws IOException {
        return path == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(path);
    }

    /**
     * Finds out whether it can be sent as it was when the request was built.
     *
     * @return what is wrong and what to do, or null if nothing is
     */
    public @Nullable String problem() {
        if (path == null) {
            return null;
        }
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            if (!Files.isReadable(path)) {
                return "The file " + path + " cannot be read any more; nothing was sent";
            }
            if (now.size() == size && now.lastModifiedTime().equals(modified)) {
                return null;
            }
            return "The file " + path + " has changed since the request was built (it had " + size + " bytes of "
                    + modified + ", now it has " + now.size() + " bytes of " + now.lastModifiedTime()
                    + "); build the request again";
        } catch (IOException | RuntimeException gone) { // such as that of a file system that was closed
            return "The file " + path + " is gone since the request was built ("
                    + gone.getClass().getSimpleName() + "); put it back or build the request again";
        }
    }

    /**
     * Writes it as base64, in pieces.
     *
     * @param out where to
     * @throws IOException if {@code out} throws, or the file is not what it was when the request was built
     */
    void encode(OutputStream out) throws IOException {
        long written = 0;
        try (InputStream in = open()) {
            byte[] piece = new byte[(int) Math.min(PIECE, size + 1)];
            byte[] encoded = new byte[(piece.length + 2) / 3 * 4];
            for (int read = in.readNBytes(piece, 0, piece.length);
                    read > 0;
                    read = in.readNBytes(piece, 0, piece.length)) {
                written += read;
                if (written > size) {
                    break;
                }
                byte[] from = read == piece.length ? piece : Arrays.copyOf(piece, read);
                out.write(encoded, 0, Base64.getEncoder().encode(from, encoded));
            }
        }
        String problem = problem();
        if (written != size || problem != null) {
            // The length was told before, so the server cannot take what it has for the whole.
            throw new IOException(problem == null ? "The file " + path + " changed while it was being sent" : problem);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Attachment that
                && size == that.size
                && Objects.equals(path, that.path)
                && Objects.equals(modified, that.modified)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, modified, size);
    }

    /** Where it comes from and how large it is. */
    @Override
    public String toString() {
        return (path == null ? "" : path + ", ") + size + " bytes";
    }
}
