package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import org.jspecify.annotations.Nullable;

/** An HTTP server: MockWebServer with handlers that notice when their client goes away. */
public final class HttpServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HttpServer.class.getName());

    private static final int REFUSED_STREAM = 7;

    private final MockWebServer server = new MockWebServer();
    private final Acceptor acceptor;
    private final Options options;
    private final HttpHandler handler;
    private final Object arrivals = new Object();
    private int arrived;
    private final Set<Thread> answering = ConcurrentHashMap.newKeySet();

    /**
     * How to serve.
     *
     * @param port the port, or 0 for any free one
     * @param maxConcurrentStreams of one HTTP/2 connection, or 0 for no limit
     * @param bytesPerSecond how fast bodies may be sent, or 0 for as fast as can be
     */
    public record Options(
            InetAddress host,
            int port,
            boolean http2,
            @Nullable HandshakeCertificates tls,
            int maxConcurrentStreams,
            long bytesPerSecond) {}

    /**
     * Starts a server.
     *
     * @throws IOException if the port cannot be had; the message says what to do
     */
    public HttpServer(Options options, HttpHandler handler) throws IOException {
        this.options = options;
        this.handler = handler;
        Protocol plain = options.http2() ? Protocol.H2_PRIOR_KNOWLEDGE : Protocol.HTTP_1_1;
        this.acceptor = new Acceptor(options.tls() == null ? plain : null, options.maxConcurrentStreams());
        server.setServerSocketFactory(acceptor);
        server.setDispatcher(new Answering());
        if (options.tls() != null) {
            server.useHttps(new TlsSockets(options.tls().sslSocketFactory(), options.maxConcurrentStreams()));
            server.setProtocols(
                    options.http2() ? List.of(Protocol.HTTP_2, Protocol.HTTP_1_1) : List.of(Protocol.HTTP_1_1));
        } else {
            server.setProtocols(List.of(plain));
        }
        try {
            server.start(options.host(), options.port());
        } catch (BindException taken) {
            server.close();
            throw new IOException(
                    "The sandbox cannot listen on " + options.host().getHostAddress() + ":" + options.port() + " ("
                            + taken.getMessage()
                            + "). Stop what uses the port, or choose another; 0 takes any free one.",
                    taken);
        }
    }

    public int port() {
        return server.getPort();
    }

    /** The connections that are open now. */
    public int connections() {
        return acceptor.open();
    }

    /** Numbers a request, and tells the handler of it in that order. */
    private HttpRequest arrive(IntFunction<HttpRequest> numbered) {
        synchronized (arrivals) {
            HttpRequest request = numbered.apply(arrived++);
            handler.arrived(request);
            return request;
        }
    }

    @Override
    public void close() {
        acceptor.closeAll();
        // What answers may be code of a test, which waits for something that will not come any more.
        answering.forEach(Thread::interrupt);
        try {
            server.close();
        } catch (AssertionError stillRunning) {
            // That of the test which closes would hide what went wrong in it.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a handler, such as a script, did not end when the sandbox closed, nor when it was interrupted",
                    stillRunning);
        }
        // One may have been accepted between the two.
        acceptor.closeAll();
    }

    private final class Answering extends Dispatcher {

        /** Called first of all for every HTTP/2 stream, in the stream's thread: the place to refuse one. */
        @Override
        public MockResponse peek() {
            StreamThread stream = StreamThread.current();
            if (stream != null && options.maxConcurrentStreams() > 0) {
                Connection connection = acceptor.byPeer(stream.peer());
                if (connection != null && !connection.open(stream.id(), options.maxConcurrentStreams())) {
                    return new MockResponse.Builder()
                            .onRequestStart(new SocketEffect.CloseStream(REFUSED_STREAM))
                            .build();
                }
            }
            return super.peek();
        }

        @Override
        public MockResponse dispatch(RecordedRequest recorded) {
            // MockWebServer keeps every request for takeRequest(), which nobody calls here.
            try {
                server.takeRequest(0, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            Connection connection = acceptor.byIndex(recorded.getConnectionIndex());
            if (connection == null) {
                return new MockResponse.Builder().code(503).build();
            }
            answering.add(Thread.currentThread());
            try {
                return new Exchange(
                                HttpServer.this::arrive, connection, recorded, StreamThread.current(), options, handler)
                        .answer();
            } finally {
                answering.remove(Thread.currentThread());
            }
        }
    }
}
