package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Puts SETTINGS_MAX_CONCURRENT_STREAMS into the SETTINGS frame that opens an HTTP/2 connection.
 *
 * <p>MockWebServer can send settings only with an answer. A client that has not been told of a limit by then may already
 * be over it, so the limit is written into the very first frame, as servers do.
 */
final class SettingsWriter extends FilterOutputStream {

    private static final int HEADER = 9;
    private static final int SETTING = 6;
    private static final int SETTINGS_FRAME = 4;
    private static final int MAX_CONCURRENT_STREAMS = 3;

    private final int limit;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream(HEADER);
    private boolean done;

    SettingsWriter(OutputStream out, int limit) {
        super(out);
        this.limit = limit;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (done) {
            out.write(bytes, offset, length);
            return;
        }
        int taken = Math.min(length, HEADER - head.size());
        head.write(bytes, offset, taken);
        if (head.size() == HEADER) {
            done = true;
            ByteArrayOutputStream start = new ByteArrayOutputStream();
            start.writeBytes(extended(head.toByteArray()));
            start.write(bytes, offset + taken, length - taken);
            out.write(start.toByteArray());
        }
    }

    /** The frame's header with room for one more setting, and that setting, which may come first in the payload. */
    private byte[] extended(byte[] header) throws IOException {
        if (header[3] != SETTINGS_FRAME) {
            throw new IOException("An HTTP/2 connection must begin with a SETTINGS frame, not with type " + header[3]);
        }
        ByteBuffer frame = ByteBuffer.allocate(HEADER + SETTING).put(header);
        int length = (frame.getInt(0) >>> 8) + SETTING;
        frame.putInt(0, length << 8 | SETTINGS_FRAME);
        return frame.putShort((short) MAX_CONCURRENT_STREAMS).putInt(limit).array();
    }
}
