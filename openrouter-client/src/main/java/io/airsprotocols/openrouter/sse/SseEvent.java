package io.airsprotocols.openrouter.sse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One server-sent event. Immutable, safe to keep and to share.
 *
 * <p>Its data stays in bytes until text is asked for, because most readers hand it to a JSON parser that wants bytes.
 */
public final class SseEvent {

    private final String type;
    private final byte[] data;
    private final String lastEventId;
    private final @Nullable Duration retry;

    /**
     * Makes an event; it owns the bytes from here on.
     *
     * @param type the event's type
     * @param data UTF-8, lines joined by a line feed
     * @param lastEventId the last id the stream gave, empty if none
     * @param retry the reconnection time given with this event, or null
     */
    SseEvent(String type, byte[] data, String lastEventId, @Nullable Duration retry) {
        this.type = type;
        this.data = data;
        this.lastEventId = lastEventId;
        this.retry = retry;
    }

    /**
     * The type ({@code event:}).
     *
     * @return the type, {@code message} if the stream named none
     */
    public String type() {
        return type;
    }

    /**
     * The data ({@code data:}), decoded anew at each call; malformed UTF-8 becomes U+FFFD.
     *
     * @return the text, lines joined by a line feed
     */
    public String data() {
        return new String(data, StandardCharsets.UTF_8);
    }

    /**
     * The data as it came.
     *
     * @return a copy of the bytes, UTF-8 if the server kept to the standard
     */
    public byte[] bytes() {
        return data.clone();
    }

    /**
     * Hands the bytes of the data to a reader without copying them.
     *
     * @param <T> what it makes of them
     * @param reader must not keep or change the array it is given
     * @return what the reader made
     */
    public <T> T read(ByteReader<T> reader) {
        return reader.read(data, 0, data.length);
    }

    /**
     * How many bytes the data has.
     *
     * @return the length
     */
    public int length() {
        return data.length;
    }

    /**
     * Whether the data is exactly an ASCII text, told without decoding it.
     *
     * @param ascii the text
     * @return true if it is
     */
    public boolean is(String ascii) {
        if (data.length != ascii.length()) {
            return false;
        }
        for (int i = 0; i < data.length; i++) {
            if (data[i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The last id the stream gave ({@code id:}), which may be that of an earlier event.
     *
     * @return the id, empty if there was none
     */
    public String lastEventId() {
        return lastEventId;
    }

    /**
     * The reconnection time given with this event ({@code retry:}, milliseconds on the wire).
     *
     * @return the time, or null
     */
    public @Nullable Duration retry() {
        return retry;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SseEvent event
                && type.equals(event.type)
                && Arrays.equals(data, event.data)
                && lastEventId.equals(event.lastEventId)
                && Objects.equals(retry, event.retry);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
        return "SseEvent[" + type + ", " + data.length + " bytes: " + data() + "]";
    }

    /**
     * Reads bytes in place.
     *
     * @param <T> what it makes of them
     */
    @FunctionalInterface
    public interface ByteReader<T> {
        /**
         * Reads.
         *
         * @param bytes the array; not to be kept or changed
         * @param offset where the data begins
         * @param length how long it is
         * @return anything
         */
        T read(byte[] bytes, int offset, int length);
    }
}
