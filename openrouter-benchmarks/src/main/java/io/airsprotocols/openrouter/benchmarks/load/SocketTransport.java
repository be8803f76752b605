package io.airsprotocols.openrouter.benchmarks.load;

import io.airsprotocols.openrouter.http.Headers;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.HttpCall;
import io.airsprotocols.openrouter.http.Transport;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * A prototype that tells what the HTTP library costs: HTTP/1.1 over blocking sockets, one write a request, one buffer a
 * connection, and nothing that the client does not need here. It has no TLS, no HTTP/2 and no proxies, trusts the origin to
 * keep to the standard, and never tells whether a request left; it is for measuring and for nothing else.
 */
final class SocketTransport implements Transport, AutoCloseable {

    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

    @Override
    public HttpAnswer exchange(HttpCall call) throws IOException {
        Connection connection = idle.pollFirst();
        if (connection == null) {
            connection =
                    new Connection(new Socket(call.url().getHost(), call.url().getPort()));
        }
        call.cancellation().onCancel(connection::cut);
        connection.send(call);
        return connection.answer(this);
    }

    @Override
    public void close() {
        for (Connection connection : idle) {
            connection.cut();
        }
    }

    private static final class Connection {

        private static final int LONGEST_LINE = 8192;

        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private final byte[] buffer = new byte[2 * LONGEST_LINE];
        private int from;
        private int to;

        Connection(Socket socket) throws IOException {
            socket.setTcpNoDelay(true);
            this.socket = socket;
            in = socket.getInputStream();
            out = socket.getOutputStream();
        }

        void cut() {
            try {
                socket.close();
            } catch (IOException gone) {
                // As it should be.
            }
        }

        void send(HttpCall call) throws IOException {
            StringBuilder head = new StringBuilder(400);
            head.append(call.method()).append(' ').append(call.url().getRawPath());
            head.append(" HTTP/1.1\r\nHost: ").append(call.url().getRawAuthority());
            call.headers()
                    .forEach((name, value) ->
                            head.append("\r\n").append(name).append(": ").append(value));
            head.append("\r\nContent-Type: application/json\r\nContent-Length: ")
                    .append(call.bodyLength())
                    .append("\r\n\r\n");
            byte[] bytes = head.toString().getBytes(StandardCharsets.ISO_8859_1);
            ByteArrayOutputStream whole = new ByteArrayOutputStream(bytes.length + (int) call.bodyLength());
            whole.write(bytes);
            call.writeBody(whole);
            whole.writeTo(out);
        }

        HttpAnswer answer(SocketTransport owner) throws IOException {
            int status = Integer.parseInt(line().split(" ", 3)[1]);
            List<String> fields = new ArrayList<>();
            int length = -1;
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                String name = line.substring(0, colon);
                String value = line.substring(colon + 1).trim();
                fields.add(name);
                fields.add(value);
                if (name.equalsIgnoreCase("Content-Length")) {
                    length = Integer.parseInt(value);
                }
            }
            Headers headers = Headers.received(fields.toArray(String[]::new));
            return new HttpAnswer(status, headers, "http/1.1", new Body(this, owner, length));
        }

        private String line() throws IOException {
            for (int at = from; ; at++) {
                if (at == to) {
                    int read = at - from;
                    fill();
                    at = from + read;
                }
                if (buffer[at] == '\n') {
                    String line = new String(buffer, from, at - 1 - from, StandardCharsets.ISO_8859_1);
                    from = at + 1;
                    return line;
                }
            }
        }

        private int chunkLength() throws IOException {
            int length = 0;
            for (int each = next(); each != '\r'; each = next()) {
                length = 16 * length + Character.digit(each, 16);
            }
            next();
            return length;
        }

        private int next() throws IOException {
            if (from == to) {
                fill();
            }
            return buffer[from++];
        }

        private int read(byte[] target, int offset, int most) throws IOException {
            if (from == to) {
                fill();
            }
            int count = Math.min(most, to - from);
            System.arraycopy(buffer, from, target, offset, count);
            from += count;
            return count;
        }

        private void fill() throws IOException {
            if (to - from >= LONGEST_LINE) {
                throw new IOException("A line of the head is longer than " + LONGEST_LINE + " bytes");
            }
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
            int count = in.read(buffer, to, buffer.length - to);
            if (count < 0) {
                throw new EOFException("The connection ended within an answer");
            }
            to += count;
        }
    }

    private static final class Body extends InputStream {
        private final SocketTransport owner;
        private final boolean chunked;
        private @Nullable Connection connection;
        /** Of the body, or of the chunk of it that is being read. */
        private int left;

        private boolean begun;

        Body(Connection connection, SocketTransport owner, int length) {
            this.connection = connection;
            this.owner = owner;
            chunked = length < 0;
            left = Math.max(0, length);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int most) throws IOException {
            Connection source = connection;
            if (source == null) {
                return -1;
            }
            if (left == 0 && chunked) {
                if (begun) {
                    source.next();
                    source.next();
                }
                begun = true;
                left = source.chunkLength();
                if (left == 0) {
                    source.next();
                    source.next();
                }
            }
            if (left == 0) {
                connection = null;
                owner.idle.addFirst(source);
                return -1;
            }
            int count = source.read(target, offset, Math.min(most, left));
            left -= count;
            return count;
        }

        @Override
        public void close() throws IOException {
            Connection source = connection;
            // The end of a stream stands behind its end mark, and is there already when that was read.
            if (source != null && source.to > source.from) {
                skipNBytes(left);
                read();
            }
            if (connection != null) {
                connection.cut();
                connection = null;
            }
        }
    }
}
