package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.Buffer;
import okio.ByteString;
import okio.Sink;
import okio.Socket;
import org.jspecify.annotations.Nullable;

/** One request and its answer. */
final class Exchange implements Line {

    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

    private static final Duration SLICE = Duration.ofMillis(20);

    private final Function<IntFunction<HttpRequest>, HttpRequest> arrivals;
    private final Connection connection;
    private final RecordedRequest recorded;
    private final @Nullable StreamThread stream;
    private final HttpServer.Options options;
    private final HttpHandler handler;

    Exchange(
            Function<IntFunction<HttpRequest>, HttpRequest> arrivals,
            Connection connection,
            RecordedRequest recorded,
            @Nullable StreamThread stream,
            HttpServer.Options options,
            HttpHandler handler) {
        this.arrivals = arrivals;
        this.connection = connection;
        this.recorded = recorded;
        this.stream = stream;
        this.options = options;
        this.handler = handler;
    }

    MockResponse answer() {
        try {
            return begun(handler.handle(request(), this));
        } catch (IOException gone) {
            release();
            // Nothing of this is seen by anyone: the connection is closed.
            return new MockResponse.Builder()
                    .onResponseStart(new SocketEffect.CloseSocket())
                    .build();
        } catch (RuntimeException | Error failed) {
            // Without an answer the client would wait for one: this thread ends, and the connection stays.
            LOG.log(System.Logger.Level.ERROR, "the sandbox failed at " + recorded.getTarget(), failed);
            release();
            return new MockResponse.Builder()
                    .code(500)
                    .setHeader("Content-Type", "text/plain; charset=UTF-8")
                    .body("The sandbox itself failed: " + failed)
                    .build();
        }
    }

    private MockResponse begun(HttpResponse response) {
        boolean chunked = response.contentLength() < 0 && stream == null;
        MockResponse.Builder head =
                new MockResponse.Builder().code(response.status()).clearHeaders();
        response.headers().forEach(head::addHeader);
        if (chunked) {
            head.addHeader("Transfer-Encoding", "chunked");
        } else if (response.contentLength() >= 0
                && response.headers().keySet().stream().noneMatch("Content-Length"::equalsIgnoreCase)) {
            head.addHeader("Content-Length", response.contentLength());
        }
        if (isLast()) {
            head.addHeader("Connection", "close").onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE);
        }
        if ("HEAD".equals(recorded.getMethod())) {
            // A body would be taken for the beginning of the next answer.
            release();
            return head.build();
        }
        return head.socketHandler(socket -> send(response, socket, chunked)).build();
    }

    /** Whether the client wants the connection to end with this answer, and may read until it does. */
    private boolean isLast() {
        if (stream != null) {
            return false;
        }
        String wish = recorded.getHeaders().get("Connection");
        return "close".equalsIgnoreCase(wish)
                || (recorded.getVersion().equals("HTTP/1.0") && !"keep-alive".equalsIgnoreCase(wish));
    }

    private void send(HttpResponse response, Socket socket, boolean chunked) {
        Sent sent = new Sent(socket, chunked);
        try {
            response.body().writeTo(sent);
        } catch (IOException gone) {
            // The one who would want to know is the one who left.
            sent.abandon();
        } catch (RuntimeException | Error fault) {
            sent.abandon();
            throw fault;
        } finally {
            release();
        }
    }

    private HttpRequest request() {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Headers all = recorded.getHeaders();
        for (int i = 0; i < all.size(); i++) {
            headers.computeIfAbsent(all.name(i), unused -> new ArrayList<>()).add(all.value(i));
        }
        ByteString body = recorded.getBody() == null ? ByteString.EMPTY : recorded.getBody();
        return arrivals.apply(number -> new HttpRequest(
                number,
                recorded.getMethod(),
                recorded.getTarget(),
                stream == null ? recorded.getVersion() : "HTTP/2",
                connection.index(),
                headers,
                body));
    }

    private void release() {
        if (stream != null) {
            connection.ended(stream.id());
        }
    }

    @Override
    public void await(Duration time) throws IOException {
        if (time.isZero() || time.isNegative()) {
            return;
        }
        if (stream == null) {
            connection.awaitHttp1(time);
        } else {
            connection.awaitHttp2(stream.id(), time);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }

    @Override
    public void reset() throws IOException {
        connection.reset();
    }

    /** The answer on its way. */
    private final class Sent implements Wire {

        private final Socket socket;
        private final Sink sink;
        private final boolean chunked;

        Sent(Socket socket, boolean chunked) {
            this.socket = socket;
            this.sink = socket.getSink();
            this.chunked = chunked;
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (options.bytesPerSecond() <= 0) {
                writeNow(bytes);
                return;
            }
            long perSlice = Math.max(1, options.bytesPerSecond() * SLICE.toMillis() / 1000);
            Duration pause = perSlice == 1 ? Duration.ofNanos(1_000_000_000L / options.bytesPerSecond()) : SLICE;
            for (int from = 0; from < bytes.length; from += (int) perSlice) {
                writeNow(Arrays.copyOfRange(bytes, from, (int) Math.min(bytes.length, from + perSlice)));
                Exchange.this.await(pause);
            }
        }

        private void writeNow(byte[] bytes) throws IOException {
            if (bytes.length == 0) {
                return;
            }
            Buffer buffer = new Buffer();
            if (chunked) {
                buffer.writeHexadecimalUnsignedLong(bytes.length).writeUtf8("\r\n");
            }
            buffer.write(bytes);
            if (chunked) {
                buffer.writeUtf8("\r\n");
            }
            sink.write(buffer, buffer.size());
            sink.flush();
        }

        @Override
        public void end() throws IOException {
            // The place must be free before the client can know that the answer is complete.
            release();
            if (chunked) {
                Buffer last = new Buffer().write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                sink.write(last, last.size());
                sink.flush();
            } else if (stream != null) {
                sink.close();
            }
        }

        void abandon() {
            try {
                reset();
            } catch (IOException alreadyGone) {
                connection.gone();
            }
        }

        @Override
        public void await(Duration time) throws IOException {
            Exchange.this.await(time);
        }

        @Override
        public void close() throws IOException {
            if (stream == null) {
                connection.close();
            } else {
                end();
            }
        }

        @Override
        public void reset() throws IOException {
            if (stream == null) {
                connection.reset();
            } else {
                socket.cancel();
            }
        }
    }
}
