package io.airsprotocols.openrouter.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Answers without thinking: bytes made beforehand, a thread for each connection, and one for the pace of all streams. The
 * first part of the path says how to answer, see {@link Manner}.
 */
final class Origin implements Closeable {

    private static final int STACK = 256 << 10;

    private final ServerSocket server;
    private final Pacer pacer = new Pacer();

    private Origin(ServerSocket server) {
        this.server = server;
    }

    static Origin start() throws IOException {
        Origin origin = new Origin(new ServerSocket(0, 4096, InetAddress.getLoopbackAddress()));
        thread("origin-accept", origin::accept);
        thread("origin-pace", origin.pacer::run);
        return origin;
    }

    /** Serves until its input ends, as it does when the process that started this one is gone. */
    public static void main(String[] args) throws IOException {
        try (Origin origin = start()) {
            System.out.println(origin.address());
            while (System.in.read() >= 0) {}
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static void thread(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, STACK);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                thread("origin-" + socket.getPort(), () -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            boolean first = true;
            for (Manner manner = request(in); manner != null; manner = request(in)) {
                switch (manner.form()) {
                    case END -> {
                        pacer.end();
                        out.write(Answers.UNARY);
                    }
                    case WHOLE -> out.write(Answers.UNARY);
                    case STREAM -> pacer.stream(out, manner.tokens(), manner.pace());
                    case SPREAD -> {
                        int most = manner.tokens();
                        int tokens = first ? 1 + ThreadLocalRandom.current().nextInt(most) : most;
                        pacer.stream(out, tokens, manner.pace());
                    }
                }
                first = false;
            }
        } catch (IOException gone) {
            // The contestant's process ended; so does this connection.
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Manner request(InputStream in) throws IOException {
        String start = line(in);
        if (start.isEmpty()) {
            return null;
        }
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).trim());
            } else if (header.toLowerCase(Locale.ROOT).startsWith("transfer-encoding:")) {
                throw new IOException("The origin reads requests of a stated length only");
            }
        }
        in.skipNBytes(length);
        return Manner.of(start.split(" ", 3)[1]);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                if (line.isEmpty()) {
                    return "";
                }
                throw new EOFException();
            }
            if (each != '\r') {
                line.append((char) each);
            }
        }
        return line.toString();
    }

    enum Form {
        /** An answer that does not stream. */
        WHOLE,
        STREAM,
        /** Streams of which the first on each connection is cut to a random length, so that they do not end together. */
        SPREAD,
        /** An answer that does not stream, and an early end of all streams that run. */
        END
    }

    /**
     * How to answer.
     *
     * @param form what kind of answer
     * @param tokens of a stream
     * @param pace the time between two tokens
     */
    record Manner(Form form, int tokens, Duration pace) {

        private static final Map<String, Manner> KNOWN = new ConcurrentHashMap<>();

        static Manner whole() {
            return new Manner(Form.WHOLE, 0, Duration.ZERO);
        }

        /** The address to give to a contestant. */
        String at(String origin) {
            return origin + "/" + form + "-" + tokens + "-" + pace.toNanos() / 1000 + "/v1";
        }

        /** What a path asks for. */
        static Manner of(String path) {
            return KNOWN.computeIfAbsent(path.split("/", 3)[1], Manner::parse);
        }

        private static Manner parse(String words) {
            String[] parts = words.split("-", 3);
            return new Manner(
                    Form.valueOf(parts[0]),
                    Integer.parseInt(parts[1]),
                    Duration.ofNanos(1000 * Long.parseLong(parts[2])));
        }
    }
}
