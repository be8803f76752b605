package io.airsprotocols.openrouter;

import static io.airsprotocols.openrouter.support.Canned.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ChatStream;
import io.airsprotocols.openrouter.error.TransportException;
import io.airsprotocols.openrouter.http.RetryPolicy;
import io.airsprotocols.openrouter.support.Await;
import io.airsprotocols.openrouter.support.Await.Running;
import io.airsprotocols.openrouter.support.Canned;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Proxies, TLS, HTTP/2 and the pool, as they are chosen on the builder. */
class ConnectionsTest {

    private static final ChatRequest ASK = ChatRequest.of("sim/alpha", "hello");
    private static final HeldCertificate CERTIFICATE = new HeldCertificate.Builder()
            .addSubjectAlternativeName("localhost")
            .addSubjectAlternativeName("127.0.0.1")
            .addSubjectAlternativeName("api.example.test")
            .build();
    private static final HandshakeCertificates SERVER_SIDE =
            new HandshakeCertificates.Builder().heldCertificate(CERTIFICATE).build();
    private static final HandshakeCertificates CLIENT_SIDE = new HandshakeCertificates.Builder()
            .addTrustedCertificate(CERTIFICATE.certificate())
            .build();

    /** Of RFC 9113, 7. */
    private static final int REFUSED_STREAM = 7;

    @AutoClose
    private final MockWebServer server = new MockWebServer();

    private static OpenRouterBuilder builder(String url) {
        return OpenRouter.builder()
                .environment(name -> null)
                .apiKey(KEY)
                .baseUrl(url)
                .retry(RetryPolicy.none());
    }

    private String secure() throws IOException {
        server.useHttps(SERVER_SIDE.sslSocketFactory());
        server.start();
        return Canned.url(server);
    }

    private static Proxy proxy(MockWebServer server) {
        return new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", server.getPort()));
    }

    @Test
    void own_tls_trusts_a_private_authority() throws IOException {
        String url = secure();
        server.enqueue(Canned.ok("private"));
        try (OpenRouter router = builder(url)
                .tls(CLIENT_SIDE.sslContext(), CLIENT_SIDE.trustManager())
                .build()) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("private");
        }
        assertThat(Canned.request(server).getHandshake().tlsVersion().javaName())
                .isIn("TLSv1.3", "TLSv1.2");
    }

    @Test
    void a_certificate_nobody_vouches_for_is_refused_and_the_key_never_sent() throws IOException {
        String url = secure();
        try (OpenRouter router = builder(url).build()) {
            TransportException failure = catchThrowableOfType(
                    TransportException.class, () -> router.chat().send(ASK));
            assertThat(failure.requestSent()).isFalse();
            assertThat(failure).hasMessageContaining("No connection could be made");
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void a_certificate_for_another_host_is_refused() throws IOException {
        HeldCertificate other = new HeldCertificate.Builder()
                .addSubjectAlternativeName("other.example")
                .build();
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(other)
                .build()
                .sslSocketFactory());
        server.start();
        HandshakeCertificates trusting = new HandshakeCertificates.Builder()
                .addTrustedCertificate(other.certificate())
                .build();
        try (OpenRouter router = builder(Canned.url(server))
                .tls(trusting.sslContext(), trusting.trustManager())
                .build()) {
            TransportException failure = catchThrowableOfType(
                    TransportException.class, () -> router.chat().send(ASK));
            assertThat(failure.requestSent()).isFalse();
            assertThat(failure).hasMessageContaining("not verified");
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void a_trust_store_that_cannot_be_read_is_told_when_the_client_is_made() {
        String broken = "javax.net.ssl.trustStoreType";
        System.setProperty(broken, "no such type");
        try {
            assertThat(catchThrowableOfType(IllegalStateException.class, () -> builder("https://localhost/v1")
                            .build()))
                    .hasMessageContaining("trust store of the platform cannot be read")
                    .hasMessageContaining("no such type")
                    .hasMessageContaining("javax.net.ssl.trustStore");
        } finally {
            System.clearProperty(broken);
        }
    }

    @Test
    void a_server_without_tls_needs_no_trust_store() throws IOException {
        server.start();
        server.enqueue(Canned.ok("in the clear"));
        String broken = "javax.net.ssl.trustStoreType";
        System.setProperty(broken, "no such type");
        try (OpenRouter router = builder(Canned.url(server)).build()) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("in the clear");
        } finally {
            System.clearProperty(broken);
        }
    }

    /** Answers any hello of a client with the choice of TLS 1.1. */
    private static byte[] talkTls11(ServerSocket listening) throws IOException {
        try (Socket socket = listening.accept()) {
            socket.setSoTimeout(30_000);
            InputStream in = socket.getInputStream();
            byte[] record = in.readNBytes(5);
            byte[] hello = in.readNBytes((record[3] & 0xff) << 8 | record[4] & 0xff);
            socket.getOutputStream()
                    .write(HexFormat.of()
                            .parseHex("160302002a" + "02000026" + "0302" + "5a".repeat(32) + "00" + "c013" + "00"));
            socket.getOutputStream().flush();
            ByteArrayOutputStream alert = new ByteArrayOutputStream();
            try {
                in.transferTo(alert);
            } catch (IOException reset) {
                // However the client hangs up.
            }
            return hello;
        }
    }

    @Test
    void a_server_that_knows_nothing_newer_than_tls_1_1_is_refused() throws Throwable {
        try (ServerSocket old = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Running<byte[]> talk = Await.start(() -> talkTls11(old));
            try (OpenRouter router =
                    builder("https://127.0.0.1:" + old.getLocalPort()).build()) {
                TransportException failure = catchThrowableOfType(
                        TransportException.class, () -> router.chat().send(ASK));
                assertThat(failure.requestSent()).isFalse();
            }
            String hello = HexFormat.of().formatHex(talk.get());
            // The extension supported_versions (43) offers TLS 1.3 and 1.2, nothing older.
            assertThat(hello).contains("002b00050403040303");
        }
    }

    /** Notes by whose sockets it is asked. */
    private static final class WatchingTrust extends X509ExtendedTrustManager {
        private final X509TrustManager real;
        private volatile String askedBy = "";

        WatchingTrust(X509TrustManager real) {
            this.real = real;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            askedBy = socket.getClass().getName();
            real.checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            askedBy = engine.getClass().getName();
            real.checkServerTrusted(chain, type);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            real.checkServerTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return real.getAcceptedIssuers();
        }
    }

    @Test
    void conscrypt_really_does_the_tls_and_speaks_http2() throws IOException {
        server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        String url = secure();
        server.enqueue(Canned.ok("by conscrypt"));
        WatchingTrust trust = new WatchingTrust(CLIENT_SIDE.trustManager());
        try (OpenRouter router = builder(url).conscrypt(trust).build()) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("by conscrypt");
        }
        assertThat(trust.askedBy.toLowerCase(Locale.ROOT)).contains("conscrypt");
        assertThat(Canned.request(server).getVersion()).isEqualTo("HTTP/2");
    }

    @Test
    void conscrypt_refuses_a_certificate_nobody_vouches_for() throws IOException {
        String url = secure();
        try (OpenRouter router = builder(url).conscrypt().build()) {
            TransportException failure = catchThrowableOfType(
                    TransportException.class, () -> router.chat().send(ASK));
            assertThat(failure.requestSent()).isFalse();
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void without_the_option_tls_is_the_platforms() throws IOException {
        String url = secure();
        server.enqueue(Canned.ok("hi"));
        WatchingTrust trust = new WatchingTrust(CLIENT_SIDE.trustManager());
        javax.net.ssl.SSLContext context;
        try {
            context = javax.net.ssl.SSLContext.getInstance("TLS");
            context.init(null, new javax.net.ssl.TrustManager[] {trust}, null);
        } catch (java.security.GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
        try (OpenRouter router = builder(url).tls(context, trust).build()) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("hi");
        }
        assertThat(trust.askedBy).startsWith("sun.security.ssl");
    }

    @Test
    void calls_and_streams_run_over_one_http2_connection() throws IOException {
        server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        String url = secure();
        server.enqueue(Canned.stream(Canned.text("stre"), Canned.text("am"), Canned.finish("stop"), Canned.usage()));
        server.enqueue(Canned.ok("whole"));
        try (OpenRouter router = builder(url)
                        .tls(CLIENT_SIDE.sslContext(), CLIENT_SIDE.trustManager())
                        .build();
                ChatStream stream = router.chat().stream(ASK)) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("whole");
            assertThat(stream.response().text()).isEqualTo("stream");
            assertThat(stream.response().usage().totalTokens()).isEqualTo(32);
        }
        RecordedRequest first = Canned.request(server);
        RecordedRequest second = Canned.request(server);
        assertThat(first.getVersion()).isEqualTo("HTTP/2");
        assertThat(second.getConnectionIndex()).isEqualTo(first.getConnectionIndex());
    }

    @Test
    void a_stream_refused_before_the_limit_was_known_is_sent_again_without_a_retry() throws IOException {
        String url = secure();
        server.enqueue(refusal());
        server.enqueue(Canned.ok("second"));
        try (OpenRouter router = builder(url)
                .tls(CLIENT_SIDE.sslContext(), CLIENT_SIDE.trustManager())
                .build()) {
            ChatResponse answer = router.chat().send(ASK);
            assertThat(answer.text()).isEqualTo("second");
            assertThat(answer.facts().attempts()).isEqualTo(1);
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void a_server_that_refuses_whatever_comes_is_left_to_the_retry_policy() throws IOException {
        String url = secure();
        for (int i = 0; i < 4; i++) {
            server.enqueue(refusal());
        }
        try (OpenRouter router = builder(url)
                .tls(CLIENT_SIDE.sslContext(), CLIENT_SIDE.trustManager())
                .build()) {
            TransportException failure = catchThrowableOfType(
                    TransportException.class, () -> router.chat().send(ASK));
            assertThat(failure.requestSent()).isFalse();
            assertThat(failure.facts().attempts()).isEqualTo(1);
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    /** Refuses once the request was taken from the queue. Before, the next stream could be refused by the same answer. */
    private static MockResponse refusal() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseStream(REFUSED_STREAM))
                .build();
    }

    @Test
    void an_interrupt_stops_a_reader_on_http2_at_once() throws Throwable {
        server.setProtocols(List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
        String url = secure();
        server.enqueue(new MockResponse.Builder(Canned.ok("late"))
                .headersDelay(30, TimeUnit.SECONDS)
                .build());
        try (OpenRouter router = builder(url)
                .tls(CLIENT_SIDE.sslContext(), CLIENT_SIDE.trustManager())
                .build()) {
            Running<Boolean> call = Await.start(() -> {
                try {
                    router.chat().send(ASK);
                    throw new AssertionError("it was interrupted");
                } catch (io.airsprotocols.openrouter.error.CancelledException cancelled) {
                    assertThat(cancelled).hasMessageContaining("interrupted");
                    return Thread.currentThread().isInterrupted();
                }
            });
            Canned.request(server);
            call.awaitIn("Http2Stream");
            call.thread().interrupt();
            assertThat(call.get()).isTrue();
        }
    }

    @Test
    void a_proxy_is_used_for_calls_to_this_machine_if_it_is_asked_for() throws IOException {
        server.start();
        server.enqueue(Canned.ok("by proxy"));
        try (OpenRouter router =
                builder("http://localhost:1/api/v1").proxy(proxy(server)).build()) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("by proxy");
        }
        RecordedRequest request = Canned.request(server);
        assertThat(request.getRequestLine()).isEqualTo("POST http://localhost:1/api/v1/chat/completions HTTP/1.1");
        assertThat(request.getHeaders().get("Proxy-Authorization")).isNull();
    }

    @Test
    void a_proxy_that_asks_who_we_are_is_told() throws IOException {
        server.start();
        server.enqueue(new MockResponse.Builder()
                .code(407)
                .addHeader("Proxy-Authenticate", "Basic realm=\"here\"")
                .build());
        server.enqueue(Canned.ok("by proxy"));
        try (OpenRouter router = builder("http://localhost:1/api/v1")
                .proxy(proxy(server))
                .proxyCredentials("alice", "hunter2")
                .build()) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("by proxy");
        }
        assertThat(Canned.request(server).getHeaders().get("Proxy-Authorization"))
                .isNull();
        assertThat(Canned.request(server).getHeaders().get("Proxy-Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        "alice:hunter2".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
    }

    @Test
    void a_proxy_sees_no_key_of_a_secure_call_and_is_told_who_we_are() throws IOException {
        server.useHttps(SERVER_SIDE.sslSocketFactory());
        server.start();
        server.enqueue(new MockResponse.Builder().inTunnel().build());
        server.enqueue(Canned.ok("through the tunnel"));
        try (OpenRouter router = builder("https://api.example.test/v1")
                .proxy(proxy(server))
                .proxyCredentials("alice", "hunter2")
                .tls(CLIENT_SIDE.sslContext(), CLIENT_SIDE.trustManager())
                .build()) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("through the tunnel");
        }
        RecordedRequest connect = Canned.request(server);
        assertThat(connect.getRequestLine()).isEqualTo("CONNECT api.example.test:443 HTTP/1.1");
        assertThat(connect.getHeaders().get("Proxy-Authorization")).startsWith("Basic ");
        assertThat(connect.getHeaders().names()).doesNotContain("Authorization");
        RecordedRequest request = Canned.request(server);
        assertThat(request.getTarget()).isEqualTo("/v1/chat/completions");
        assertThat(request.getHeaders().get("Authorization").equals("Bearer " + KEY))
                .isTrue();
        assertThat(request.getHeaders().names()).doesNotContain("Proxy-Authorization");
    }

    @Test
    void a_proxy_that_refuses_is_a_failure_to_connect() throws IOException {
        server.useHttps(SERVER_SIDE.sslSocketFactory());
        server.start();
        server.enqueue(new MockResponse.Builder().inTunnel().code(407).build());
        try (OpenRouter router = builder("https://api.example.test/v1")
                .proxy(proxy(server))
                .proxyCredentials("alice", "wrong")
                .build()) {
            TransportException failure = catchThrowableOfType(
                    TransportException.class, () -> router.chat().send(ASK));
            assertThat(failure.requestSent()).isFalse();
            assertThat(failure).hasMessageContaining("proxy").message().doesNotContain("wrong");
        }
    }

    @Test
    void connections_are_kept_for_the_next_call_also_after_a_stream() throws IOException {
        server.start();
        server.enqueue(Canned.stream(Canned.text("a"), Canned.finish("stop")));
        server.enqueue(Canned.ok("b"));
        server.enqueue(Canned.json(400, Canned.error(400, "c")));
        server.enqueue(Canned.ok("d"));
        try (OpenRouter router = builder(Canned.url(server)).build()) {
            try (ChatStream stream = router.chat().stream(ASK)) {
                stream.response();
            }
            router.chat().send(ASK);
            catchThrowableOfType(RuntimeException.class, () -> router.chat().send(ASK));
            router.chat().send(ASK);
        }
        for (int i = 0; i < 4; i++) {
            RecordedRequest request = Canned.request(server);
            assertThat(request.getConnectionIndex()).isZero();
            assertThat(request.getExchangeIndex()).isEqualTo(i);
        }
    }

    @Test
    void a_crowd_over_http_1_1_uses_the_connections_of_the_crowd_before_it() throws Throwable {
        int crowd = 150;
        CyclicBarrier everyone = new CyclicBarrier(crowd);
        Set<Integer> used = ConcurrentHashMap.newKeySet();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                used.add(request.getConnectionIndex());
                try {
                    everyone.await(60, TimeUnit.SECONDS);
                } catch (BrokenBarrierException | TimeoutException notAll) {
                    return Canned.json(500, Canned.error(500, "not all calls were here at once"));
                }
                return Canned.ok("together");
            }
        });
        server.start();
        try (OpenRouter router = builder(Canned.url(server))
                .connectionPool(crowd, Duration.ofMinutes(1))
                .build()) {
            for (int wave = 0; wave < 3; wave++) {
                List<CompletableFuture<ChatResponse>> answers = new ArrayList<>();
                for (int i = 0; i < crowd; i++) {
                    answers.add(router.chat().sendAsync(ASK));
                }
                for (CompletableFuture<ChatResponse> answer : answers) {
                    assertThat(Await.result(answer).text()).isEqualTo("together");
                }
            }
        }
        assertThat(used).hasSize(crowd);
    }

    @Test
    void a_pool_of_no_connections_keeps_none() throws IOException {
        server.start();
        server.enqueue(Canned.ok("a"));
        server.enqueue(Canned.ok("b"));
        try (OpenRouter router = builder(Canned.url(server))
                .connectionPool(0, Duration.ofMinutes(1))
                .build()) {
            router.chat().send(ASK);
            router.chat().send(ASK);
        }
        assertThat(Canned.request(server).getConnectionIndex()).isZero();
        assertThat(Canned.request(server).getConnectionIndex()).isEqualTo(1);
    }

    @Test
    void new_options_about_connections_make_new_connections() throws IOException {
        server.start();
        server.enqueue(Canned.ok("a"));
        server.enqueue(Canned.ok("b"));
        try (OpenRouter first = builder(Canned.url(server)).build();
                OpenRouter second = first.toBuilder()
                        .connectionPool(2, Duration.ofMinutes(1))
                        .build()) {
            first.chat().send(ASK);
            second.chat().send(ASK);
        }
        assertThat(Canned.request(server).getConnectionIndex()).isZero();
        assertThat(Canned.request(server).getConnectionIndex()).isEqualTo(1);
    }

    @Test
    void a_redirect_is_not_followed_and_the_key_goes_nowhere_else() throws IOException {
        try (MockWebServer elsewhere = new MockWebServer()) {
            elsewhere.start();
            elsewhere.enqueue(Canned.ok("stolen"));
            server.start();
            OkHttpClient eager =
                    new OkHttpClient.Builder().followRedirects(true).build();
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                server.enqueue(new MockResponse.Builder()
                        .code(status)
                        .addHeader("Location", elsewhere.url("/api/v1/chat/completions"))
                        .build());
                try (OpenRouter router = (status % 2 == 0
                                ? builder(Canned.url(server)).okHttpClient(eager)
                                : builder(Canned.url(server)))
                        .build()) {
                    io.airsprotocols.openrouter.error.ServerException failure = catchThrowableOfType(
                            io.airsprotocols.openrouter.error.ServerException.class,
                            () -> router.chat().send(ASK));
                    assertThat(failure.facts().status()).isEqualTo(status);
                    assertThat(failure.isRetryable()).isFalse();
                    assertThat(failure)
                            .hasMessageContaining("Redirects are not followed")
                            .hasMessageContaining("check the base URL");
                }
            }
            assertThat(elsewhere.getRequestCount()).isZero();
            eager.connectionPool().evictAll();
        }
    }
}
