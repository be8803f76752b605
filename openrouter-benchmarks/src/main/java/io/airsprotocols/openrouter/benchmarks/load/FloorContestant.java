package io.airsprotocols.openrouter.benchmarks.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * As little as can be done: a socket for each thread, no JSON library, no checks but those without which it would not
 * know where an answer ends. Reads what this package's origin writes and little else.
 */
final class FloorContestant implements Contestant {

    private final URI url;

    @SuppressWarnings("ThreadLocalUsage") // Two contestants at different addresses share no connections.
    private final ThreadLocal<@Nullable Connection> connections = new ThreadLocal<>();

    private final Set<Connection> all = ConcurrentHashMap.newKeySet();

    FloorContestant(String baseUrl) {
        url = URI.create(baseUrl + "/chat/completions");
    }

    @Override
    public String call() throws IOException {
        return connection().call(question(false));
    }

    @Override
    public void stream(Consumer<String> tokens) throws IOException {
        connection().stream(question(true), tokens);
    }

    private Connection connection() throws IOException {
        Connection connection = connections.get();
        if (connection == null) {
            connection = new Connection(new Socket(url.getHost(), url.getPort()));
            connections.set(connection);
            all.add(connection);
        }
        return connection;
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : all) {
            connection.socket.close();
        }
    }

    private byte[] question(boolean streaming) {
        String body = "{\"model\":\"" + Question.MODEL + "\",\"messages\":[{\"role\":\"system\",\"content\":\""
                + Question.SYSTEM + "\"},{\"role\":\"user\",\"content\":\"" + Question.USER + "\"}],\"temperature\":"
                + Question.TEMPERATURE + (streaming ? ",\"stream\":true}" : "}");
        return ("POST " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAuthorization: Bearer "
                        + Question.KEY + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static final class Connection {
        private static final byte[] CONTENT = "\"content\":\"".getBytes(StandardCharsets.ISO_8859_1);
        private static final byte[] LENGTH = "Content-Length: ".getBytes(StandardCharsets.ISO_8859_1);

        private final Socket socket;
        private final InputStream in;
        private byte[] buffer = new byte[8192];
        private int from;
        private int to;

        Connection(Socket socket) throws IOException {
            socket.setTcpNoDelay(true);
            this.socket = socket;
            in = socket.getInputStream();
        }

        String call(byte[] question) throws IOException {
            socket.getOutputStream().write(question);
            int length = 0;
            for (int end = line(); end > from; end = line()) {
                if (startsWith(LENGTH, end)) {
                    length = number(from + LENGTH.length, end, 10);
                }
                from = end + 2;
            }
            from += 2;
            while (to - from < length) {
                fill();
            }
            String text = content(from + length);
            from += length;
            return text == null ? "" : text;
        }

        void stream(byte[] question, Consumer<String> tokens) throws IOException {
            socket.getOutputStream().write(question);
            for (int end = line(); end > from; end = line()) {
                from = end + 2;
            }
            from += 2;
            while (true) {
                int end = line();
                int length = number(from, end, 16);
                from = end + 2;
                while (to - from < length + 2) {
                    fill();
                }
                if (length == 0) {
                    from += 2;
                    return;
                }
                String text = content(from + length);
                if (text != null && !text.isEmpty()) {
                    tokens.accept(text);
                }
                from += length + 2;
            }
        }

        /** Where the line that begins at {@link #from} ends. */
        private int line() throws IOException {
            int at = from;
            while (true) {
                for (; at + 1 < to; at++) {
                    if (buffer[at] == '\r' && buffer[at + 1] == '\n') {
                        return at;
                    }
                }
                int read = at - from;
                fill();
                at = from + read;
            }
        }

        private void fill() throws IOException {
            if (from > 0) {
                System.arraycopy(buffer, from, buffer, 0, to - from);
                to -= from;
                from = 0;
            }
            if (to == buffer.length) {
                buffer = Arrays.copyOf(buffer, 2 * to);
            }
            int read = in.read(buffer, to, buffer.length - to);
            if (read < 0) {
                throw new IOException("The connection ended within an answer");
            }
            to += read;
        }

        private boolean startsWith(byte[] prefix, int end) {
            return Arrays.equals(buffer, from, Math.min(from + prefix.length, end), prefix, 0, prefix.length);
        }

        private int number(int start, int end, int radix) {
            int value = 0;
            for (int i = start; i < end; i++) {
                value = value * radix + Character.digit(buffer[i], radix);
            }
            return value;
        }

        /** The first text before {@code end}; the origin's texts have no escapes. */
        private @Nullable String content(int end) {
            for (int i = from; i + CONTENT.length <= end; i++) {
                if (buffer[i] == '"' && Arrays.equals(buffer, i, i + CONTENT.length, CONTENT, 0, CONTENT.length)) {
                    int start = i + CONTENT.length;
                    int stop = start;
                    while (buffer[stop] != '"') {
                        stop++;
                    }
                    return new String(buffer, start, stop - start, StandardCharsets.UTF_8);
                }
            }
            return null;
        }
    }
}
