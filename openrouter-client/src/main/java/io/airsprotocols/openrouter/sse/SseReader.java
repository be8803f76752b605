package io.airsprotocols.openrouter.sse;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events from bytes, as the WHATWG HTML standard says in "Interpreting an event stream" (section 9.2.6):
 *
 * <ul>
 *   <li>lines end with LF, CR or CR LF, in any mix; one byte order mark at the very start is skipped;
 *   <li>an empty line dispatches the event, unless it has no data field;
 *   <li>a line that begins with a colon is a comment;
 *   <li>else the field's name is what stands before the first colon, its value what stands after it less one space; a line
 *       without a colon is a field with an empty value;
 *   <li>fields: {@code data}, {@code event}, {@code id} (ignored if it holds NUL), {@code retry} (ignored unless all
 *       digits); others are ignored;
 *   <li>what has no empty line behind it at the end of the stream is no event.
 * </ul>
 *
 * <p>An event is handed out as soon as its empty line is there; no further byte is waited for. What is held back never
 * exceeds the limits of a line and an event together.
 *
 * <p>{@link #next()} hands out events that may be kept, and copies the data of each for it. Who needs an event only until the
 * next one goes on by {@link #advance()} and reads its data where it stands, by {@link #read}: data of one line is not copied
 * at all then. For use by one thread.
 */
public final class SseReader implements Closeable {

    /** Room for a dozen usual events; a stream that brings larger ones grows its own. */
    private static final int FIRST_BUFFER = 4096;

    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't'};
    private static final byte[] ID = {'i', 'd'};
    private static final byte[] RETRY = {'r', 'e', 't', 'r', 'y'};
    private static final int LONGEST_RETRY = 15;

    private final InputStream in;
    private final int maxLine;
    private final int maxEvent;

    private byte[] buffer = new byte[FIRST_BUFFER];
    /**
     * Where the data of the event being read begins; what is before it is not needed any more. The data of all its lines is
     * moved together here as it comes, so that names, comments and other fields between them take no memory.
     */
    private int keep;

    private boolean hasData;
    private int dataLength;

    /** Where the line being read begins. */
    private int line;
    /** Up to where the line being read was searched for its end. */
    private int scanned;

    private int filled;
    private boolean begun;
    private boolean skipLineFeed;

    private String type = "";
    private String lastEventId = "";
    private @Nullable Duration retry;
    private boolean partial;
    private boolean current;
    private boolean ended;
    private boolean truncated;
    private @Nullable SseLimitException tooLarge;

    /**
     * Makes a reader.
     *
     * @param in the bytes; closed with the reader
     * @param maxLine the most bytes of a line, 1 or more
     * @param maxEvent the most bytes of the data of an event, 1 or more
     */
    public SseReader(InputStream in, int maxLine, int maxEvent) {
        if (maxLine < 1 || maxEvent < 1) {
            throw new IllegalArgumentException(
                    "The limits must be 1 byte or more, were " + maxLine + " a line, " + maxEvent + " an event");
        }
        this.in = in;
        this.maxLine = maxLine;
        this.maxEvent = maxEvent;
    }

    /**
     * The next event; blocks until there is one.
     *
     * @return the event, or null at the end of the stream
     * @throws SseLimitException if a line or an event is too large; thrown again by every later call
     * @throws IOException if the stream cannot be read
     */
    public @Nullable SseEvent next() throws IOException {
        return advance() ? event() : null;
    }

    /**
     * Goes to the next event, which is the current one then; blocks until there is one.
     *
     * @return false at the end of the stream
     * @throws SseLimitException if a line or an event is too large; thrown again by every later call
     * @throws IOException if the stream cannot be read
     */
    public boolean advance() throws IOException {
        if (tooLarge != null) {
            throw tooLarge; // what follows could only be read as the wrong event
        }
        begin();
        while (!ended) {
            int end = endOfLine();
            if (end < 0) {
                truncated = partial || hasData || filled > line;
                ended = true;
                break;
            }
            int start = line;
            // CR ends the line at once; an LF behind it belongs to it, but need not have come yet.
            skipLineFeed = buffer[end] == '\r';
            line = end + 1;
            scanned = line;
            if (end > start) {
                field(start, end);
            } else if (hasData) {
                // One empty data field makes an event with empty data; only an event without any is dropped.
                current = true;
                return true;
            } else {
                begin();
            }
        }
        return false;
    }

    /** Forgets the event before. */
    private void begin() {
        current = false;
        type = "";
        retry = null;
        partial = false;
        hasData = false;
        dataLength = 0;
    }

    /**
     * The current event, to be kept.
     *
     * @return a copy
     * @throws IllegalStateException if there is none
     */
    public SseEvent event() {
        return new SseEvent(
                type.isEmpty() ? "message" : type,
                read((bytes, offset, length) -> Arrays.copyOfRange(bytes, offset, offset + length)),
                lastEventId,
                retry);
    }

    /**
     * Hands the data of the current event to a reader, where it stands.
     *
     * @param <T> what it makes of the data
     * @param reader must not keep or change the array it is given
     * @return what the reader made
     * @throws IllegalStateException if there is no current event
     */
    public <T> T read(SseEvent.ByteReader<T> reader) {
        if (!current) {
            throw new IllegalStateException(
                    "There is no current event: advance() was not called or did not return true");
        }
        return reader.read(buffer, keep, dataLength);
    }

    /**
     * Whether the stream ended within an event, which is then lost.
     *
     * @return true if there was something behind the last empty line; meaningful after {@link #next()} returned null
     */
    public boolean truncated() {
        return truncated;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The index of the byte that ends the line at {@link #line}, or -1 if the stream ends first. */
    private int endOfLine() throws IOException {
        while (true) {
            if (!begun && filled - line >= 3) {
                begun = true;
                if (buffer[line] == (byte) 0xEF && buffer[line + 1] == (byte) 0xBB && buffer[line + 2] == (byte) 0xBF) {
                    skip(3);
                }
            }
            if (skipLineFeed && scanned < filled) {
                skipLineFeed = false;
                if (buffer[line] == '\n') {
                    skip(1);
                }
            }
            byte[] bytes = buffer;
            int last = filled;
            for (int i = scanned; i < last; i++) {
                byte each = bytes[i];
                if (each == '\n' || each == '\r') {
                    checkLine(i - line);
                    begun = true;
                    return i;
                }
            }
            scanned = filled;
            checkLine(filled - line);
            if (!fill()) {
                return -1;
            }
        }
    }

    private void skip(int bytes) {
        line += bytes;
        scanned = Math.max(scanned, line);
    }

    private void checkLine(int length) throws SseLimitException {
        if (length > maxLine) {
            throw tooLarge("line", maxLine);
        }
    }

    private SseLimitException tooLarge(String what, int limit) {
        tooLarge = new SseLimitException(what, limit);
        return tooLarge;
    }

    private boolean fill() throws IOException {
        if (filled == buffer.length || (filled == line && !hasData)) {
            compact();
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(Integer.MAX_VALUE - 8L, buffer.length * 2L));
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            return false;
        }
        filled += read;
        return true;
    }

    /** Moves what is still needed to the front: the data of the event being read, and what is not a whole line yet. */
    private void compact() {
        System.arraycopy(buffer, keep, buffer, 0, dataLength);
        System.arraycopy(buffer, line, buffer, dataLength, filled - line);
        int moved = line - dataLength;
        line -= moved;
        scanned -= moved;
        filled -= moved;
        keep = 0;
    }

    private void field(int start, int end) throws SseLimitException {
        int colon = start;
        while (colon < end && buffer[colon] != ':') {
            colon++;
        }
        if (colon == start) {
            return; // a comment
        }
        int value = Math.min(colon + 1, end);
        if (value < end && buffer[value] == ' ') {
            value++;
        }
        if (is(DATA, start, colon)) {
            piece(value, end - value);
        } else if (is(EVENT, start, colon)) {
            type = text(value, end);
            partial = true;
        } else if (is(ID, start, colon)) {
            id(value, end);
        } else if (is(RETRY, start, colon)) {
            retry(value, end);
        }
    }

    private void piece(int start, int length) throws SseLimitException {
        long joined = hasData ? dataLength + 1L + length : length;
        if (joined > maxEvent) {
            throw tooLarge("event", maxEvent);
        }
        if (hasData) {
            int end = keep + dataLength;
            buffer[end] = '\n';
            System.arraycopy(buffer, start, buffer, end + 1, length);
        } else {
            keep = start;
            hasData = true;
        }
        dataLength = (int) joined;
    }

    private void id(int start, int end) {
        for (int i = start; i < end; i++) {
            if (buffer[i] == 0) {
                return;
            }
        }
        lastEventId = text(start, end);
    }

    private void retry(int start, int end) {
        if (start == end || end - start > LONGEST_RETRY) {
            return;
        }
        for (int i = start; i < end; i++) {
            if (buffer[i] < '0' || buffer[i] > '9') {
                return;
            }
        }
        retry = Duration.ofMillis(Long.parseLong(text(start, end)));
    }

    private boolean is(byte[] name, int start, int end) {
        return Arrays.equals(name, 0, name.length, buffer, start, end);
    }

    private String text(int start, int end) {
        return new String(buffer, start, end - start, StandardCharsets.UTF_8);
    }
}
