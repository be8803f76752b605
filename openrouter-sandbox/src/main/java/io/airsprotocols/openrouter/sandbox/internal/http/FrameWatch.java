package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Passes an HTTP/2 client's bytes on, and tells the connection which streams the client reset and when it left. */
final class FrameWatch extends Watch {

    private static final int PREFACE = 24;
    private static final int HEADER = 9;
    private static final int RST_STREAM = 3;

    private final byte[] header = new byte[HEADER];
    private int have;
    private int skip = PREFACE;

    FrameWatch(InputStream in, Connection connection) {
        super(in, connection);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count;
        try {
            count = in.read(target, offset, length);
        } catch (IOException broken) {
            connection.gone();
            throw broken;
        }
        if (count < 0) {
            connection.gone();
        } else {
            watch(target, offset, offset + count);
        }
        return count;
    }

    private void watch(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end) {
            if (skip > 0) {
                int step = Math.min(skip, end - at);
                skip -= step;
                at += step;
                continue;
            }
            header[have++] = bytes[at++];
            if (have == HEADER) {
                have = 0;
                ByteBuffer frame = ByteBuffer.wrap(header);
                skip = frame.getInt(0) >>> 8;
                if (header[3] == RST_STREAM) {
                    connection.streamReset(frame.getInt(5) & Integer.MAX_VALUE);
                }
            }
        }
    }
}
