package io.airsprotocols.openrouter.sse;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that come in pieces, as they do from a network: no read crosses a border. */
final class Pieces extends InputStream {

    private final byte[] bytes;
    private final int[] borders;
    private int at;
    private int passed;

    /** @param borders where a read must stop, in rising order */
    Pieces(byte[] bytes, int... borders) {
        this.bytes = bytes;
        this.borders = borders;
    }

    static Pieces single(byte[] bytes) {
        int[] borders = new int[bytes.length];
        for (int i = 0; i < borders.length; i++) {
            borders[i] = i;
        }
        return new Pieces(bytes, borders);
    }

    @Override
    public int read() throws IOException {
        throw new IOException("one byte at a time would be slow");
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (at == bytes.length) {
            return -1;
        }
        while (passed < borders.length && borders[passed] <= at) {
            passed++;
        }
        int end = passed < borders.length ? Math.min(borders[passed], bytes.length) : bytes.length;
        int count = Math.min(length, end - at);
        System.arraycopy(bytes, at, target, offset, count);
        at += count;
        return count;
    }
}
