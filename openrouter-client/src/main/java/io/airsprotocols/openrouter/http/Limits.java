package io.airsprotocols.openrouter.http;

/**
 * How much of an answer is read before it is refused with a
 * {@link io.airsprotocols.openrouter.error.DecodingException}, and how large a file may be that goes with a request before
 * it is refused with an {@link io.airsprotocols.openrouter.error.AttachmentException} and nothing is sent. Immutable.
 *
 * @param body bytes of an answer that does not stream, unpacked; default 64 MiB
 * @param line bytes of one line of a stream; images in an answer make lines of several MiB; default 16 MiB
 * @param event bytes of one event of a stream; default 32 MiB
 * @param attachment bytes of one file or array of bytes within a request, before base64 makes a third more of them; default
 *     100,000,000, as OpenRouter takes for a file. Many providers take less
 */
public record Limits(int body, int line, int event, long attachment) {

    private static final long LARGEST_ATTACHMENT = 100_000_000;

    private static final Limits STANDARD = new Limits(64 << 20, 16 << 20, 32 << 20);

    /** Checks that every limit is positive. */
    public Limits {
        if (body < 1 || line < 1 || event < 1 || attachment < 1) {
            throw new IllegalArgumentException("Every limit must be 1 byte or more, was body " + body + ", line " + line
                    + ", event " + event + ", attachment " + attachment);
        }
    }

    /**
     * Limits on what is read, with the default for what is sent.
     *
     * @param body bytes of an answer that does not stream, unpacked
     * @param line bytes of one line of a stream
     * @param event bytes of one event of a stream
     */
    public Limits(int body, int line, int event) {
        this(body, line, event, LARGEST_ATTACHMENT);
    }

    /**
     * These limits with another for what is sent.
     *
     * @param bytes bytes of one file within a request
     * @return a changed copy
     */
    public Limits withAttachment(long bytes) {
        return new Limits(body, line, event, bytes);
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
