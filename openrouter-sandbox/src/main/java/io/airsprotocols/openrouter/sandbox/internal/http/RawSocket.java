package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import okhttp3.Protocol;
import org.jspecify.annotations.Nullable;

/** An accepted connection that can be read ahead, to learn that the client has hung up while nothing is to be read. */
final class RawSocket extends Socket {

    private static final int MOST_AHEAD = 64 * 1024;

    private final @Nullable Protocol plainly;
    private final int maxConcurrentStreams;
    private @Nullable ReadAhead input;
    private @Nullable OutputStream output;
    private @Nullable Connection connection;
    private Runnable onClose = () -> {};

    /**
     * A socket yet to be accepted.
     *
     * @param plainly what the client speaks on this socket itself, null if TLS is between
     */
    RawSocket(@Nullable Protocol plainly, int maxConcurrentStreams) {
        this.plainly = plainly;
        this.maxConcurrentStreams = maxConcurrentStreams;
    }

    void connection(Connection itsConnection, Runnable whenClosed) {
        this.connection = itsConnection;
        this.onClose = whenClosed;
    }

    @Nullable
    Connection connection() {
        return connection;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        ReadAhead plain = readAhead();
        if (connection == null || plainly == null) {
            return plain;
        }
        return plainly == Protocol.HTTP_1_1
                ? new RequestWatch(plain, getOutputStream(), connection)
                : new FrameWatch(plain, connection);
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        if (output == null) {
            OutputStream plain = super.getOutputStream();
            boolean limits = plainly == Protocol.H2_PRIOR_KNOWLEDGE && maxConcurrentStreams > 0;
            output = limits ? new SettingsWriter(plain, maxConcurrentStreams) : plain;
        }
        return output;
    }

    private synchronized ReadAhead readAhead() throws IOException {
        if (input == null) {
            input = new ReadAhead(super.getInputStream());
        }
        return input;
    }

    /**
     * Reads ahead for a while.
     *
     * @return false if the client has hung up
     */
    boolean readAhead(int millis) {
        try {
            return readAhead().fill(this, millis);
        } catch (IOException closed) {
            return false;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (connection != null) {
            connection.gone();
        }
        onClose.run();
        super.close();
    }

    /** What was read ahead comes first when the server reads on. */
    private static final class ReadAhead extends FilterInputStream {

        private final byte[] ahead = new byte[MOST_AHEAD];
        private int from;
        private int to;

        ReadAhead(InputStream in) {
            super(in);
        }

        boolean fill(RawSocket socket, int millis) throws IOException {
            if (from == to) {
                from = 0;
                to = 0;
            }
            if (to == ahead.length) {
                // A client that sends so much before it has its answer is there.
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return false;
                }
                return true;
            }
            socket.setSoTimeout(millis);
            try {
                int read = in.read(ahead, to, ahead.length - to);
                if (read < 0) {
                    return false;
                }
                to += read;
                return true;
            } catch (SocketTimeoutException stillThere) {
                return true;
            } finally {
                if (!socket.isClosed()) {
                    socket.setSoTimeout(0);
                }
            }
        }

        @Override
        public int read() throws IOException {
            return from < to ? ahead[from++] & 0xff : in.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (from == to) {
                return in.read(target, offset, length);
            }
            int count = Math.min(length, to - from);
            System.arraycopy(ahead, from, target, offset, count);
            from += count;
            return count;
        }

        @Override
        public int available() throws IOException {
            return to - from + in.available();
        }
    }
}
