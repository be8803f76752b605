package io.airsprotocols.openrouter.http;

/**
 * How much of an answer is read before it is refused with a
 * {@link io.airsprotocols.openrouter.error.DecodingException}. Immutable.
 *
 * @param body bytes of an answer that does not stream, unpacked; default 64 MiB
 * @param line bytes of one line of a stream; images in an answer make lines of several MiB; default 16 MiB
 * @param event bytes of one event of a stream; default 32 MiB
 */
public record Limits(int body, int line, int event) {

    private static final Limits STANDARD = new Limits(64 << 20, 16 << 20, 32 << 20);

    /** Checks that every limit is positive. */
    public Limits {
        if (body < 1 || line < 1 || event < 1) {
            throw new IllegalArgumentException(
                    "Every limit must be 1 byte or more, was body " + body + ", line " + line + ", event " + event);
        }
    }

    /**
     * The limits a client has if nothing is said.
     *
     * @return the defaults
     */
    public static Limits standard() {
        return STANDARD;
    }
}
