package io.airsprotocols.openrouter.benchmarks.codec;

import java.io.InputStream;

/** Bytes that arrive as they were written: a read brings one write and never two, as it is with a model that thinks. */
final class Arrivals extends InputStream {

    private final byte[][] writes;
    private int write;
    private int offset;

    /** @param writes none of them empty */
    Arrivals(byte[][] writes) {
        this.writes = writes;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int start, int length) {
        if (length == 0) {
            return 0;
        }
        if (write == writes.length) {
            return -1;
        }
        byte[] current = writes[write];
        int count = Math.min(length, current.length - offset);
        System.arraycopy(current, offset, target, start, count);
        offset += count;
        if (offset == current.length) {
            write++;
            offset = 0;
        }
        return count;
    }
}
