package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Passes a client's bytes on, and looks at them on their way. */
abstract class Watch extends FilterInputStream {

    final Connection connection;

    Watch(InputStream in, Connection connection) {
        super(in);
        this.connection = connection;
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public abstract int read(byte[] bytes, int offset, int count) throws IOException;
}
