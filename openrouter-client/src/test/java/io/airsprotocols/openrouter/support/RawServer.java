package io.airsprotocols.openrouter.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of HTTP/1.1 whose every byte the test decides: it can stall, drip, cut and see that the client went away. */
public final class RawServer implements AutoCloseable {

    private static final long SECONDS = 20;

    private final ServerSocket server;
    private final BlockingQueue<Exchange> arrived = new LinkedBlockingQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();

    public RawServer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        daemon(this::accept);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                int number = connections.incrementAndGet();
                daemon(() -> serve(socket, number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, int number) {
        try {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                Exchange exchange = new Exchange(socket, in, number);
                if (exchange.head.isEmpty()) {
                    return;
                }
                arrived.add(exchange);
                exchange.over.await();
            }
        } catch (IOException | InterruptedException gone) {
            // The test has closed the connection, or the client has.
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/api/v1";
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How many connections were made. */
    public int connections() {
        return connections.get();
    }

    /** How many requests wait to be taken. */
    public int waiting() {
        return arrived.size();
    }

    /** The next request; waits for it. */
    public Exchange take() {
        try {
            Exchange exchange = arrived.poll(SECONDS, TimeUnit.SECONDS);
            if (exchange == null) {
                throw new AssertionError("No request came within " + SECONDS + " s");
            }
            return exchange;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket each : open) {
                each.close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** One request, and the place to write its answer. */
    public static final class Exchange {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private final int connection;
        private final CountDownLatch over = new CountDownLatch(1);
        private final String head;
        private final String body;

        private Exchange(Socket socket, InputStream in, int connection) throws IOException {
            this.socket = socket;
            this.in = in;
            this.out = socket.getOutputStream();
            this.connection = connection;
            this.head = readHead();
            this.body = new String(in.readNBytes(length()), StandardCharsets.UTF_8);
        }

        private String readHead() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int each = in.read(); each >= 0; each = in.read()) {
                bytes.write(each);
                if (bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                    return bytes.toString(StandardCharsets.ISO_8859_1);
                }
            }
            return "";
        }

        private int length() {
            for (String line : head.split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    return Integer.parseInt(line.substring(15).trim());
                }
            }
            return 0;
        }

        /** The request line and the headers. */
        public String head() {
            return head;
        }

        public String body() {
            return body;
        }

        /** Which connection it came by, from 1. */
        public int connection() {
            return connection;
        }

        /** Writes, unless the client has left, as it may once it has read enough. */
        public Exchange write(String text) {
            try {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException left) {
                // What the client made of it is what a test looks at.
            }
            return this;
        }

        /** A whole answer. */
        public void answer(int status, String json) {
            write("HTTP/1.1 " + status + " Some Reason\r\nContent-Type: application/json\r\nContent-Length: "
                    + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json);
            over.countDown();
        }

        /** The head of a stream of events. */
        public Exchange startStream() {
            return write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        }

        public Exchange chunk(String text) {
            return write(Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n");
        }

        public Exchange event(String data) {
            return chunk("data: " + data + "\n\n");
        }

        public Exchange comment() {
            return chunk(": OPENROUTER PROCESSING\n\n");
        }

        /** A proper end of the stream. */
        public void endStream() {
            write("0\r\n\r\n");
            over.countDown();
        }

        /** A proper end of the connection in the midst of everything. */
        public void cut() {
            try {
                socket.close();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** An end of the connection by a TCP reset. */
        public void reset() {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** Waits until the client has closed the connection. */
        public void awaitDisconnect() {
            try {
                socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(SECONDS));
                while (in.read() >= 0) {
                    // Whatever it still says is of no interest.
                }
            } catch (java.net.SocketTimeoutException late) {
                throw new AssertionError("The client held the connection for " + SECONDS + " s", late);
            } catch (IOException reset) {
                // A reset is a disconnect too.
            }
        }
    }
}
