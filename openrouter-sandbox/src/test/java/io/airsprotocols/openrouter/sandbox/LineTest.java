package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static io.airsprotocols.openrouter.sandbox.Client.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import okhttp3.Protocol;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of connections: cut, stalled, left, refused, and closed. */
class LineTest {

    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(builder -> builder.tokenDelay(Duration.ZERO).keepAliveEvery(Duration.ofMillis(20)));
    }

    @AfterEach
    void close() {
        sandbox.close();
        Await.until(() -> threads().isEmpty());
    }

    /** The threads of all sandboxes. */
    static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("MockWebServer"))
                .collect(Collectors.toSet());
    }

    private static Client client(Sandbox sandbox, boolean http2) {
        return new Client(sandbox, List.of(http2 ? Protocol.H2_PRIOR_KNOWLEDGE : Protocol.HTTP_1_1));
    }

    @Test
    void a_refused_request_gets_no_byte() throws IOException {
        try (Raw raw = new Raw(sandbox)) {
            raw.ask(
                    sandbox,
                    question("sandbox/echo", "x"),
                    "X-Sandbox-Fault",
                    Fault.refused().toString());
            assertThat(raw.readAll()).isEmpty();
        }
    }

    @Test
    void a_connection_is_reset_before_the_head() throws IOException {
        try (Raw raw = new Raw(sandbox)) {
            raw.ask(
                    sandbox,
                    question("sandbox/echo", "x"),
                    "X-Sandbox-Fault",
                    Fault.resetBeforeHeaders().toString());
            assertThatThrownBy(raw::readAll).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_connection_is_reset_after_the_head(boolean streamed) throws IOException {
        String body = streamed ? stream("sandbox/echo", "x") : question("sandbox/echo", "x");
        try (Client client = new Client(sandbox);
                Response response = client.call(client.chat(
                                body,
                                "X-Sandbox-Fault",
                                Fault.resetAfterHeaders().toString()))
                        .execute()) {
            assertThat(response.code()).isEqualTo(200);
            assertThatThrownBy(() -> response.body().bytes()).isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_connection_is_reset_in_the_middle_of_a_stream(boolean http2) throws IOException {
        try (Sandbox running = Sandbox.start(builder -> protocol(builder, http2));
                Client client = client(running, http2);
                Response response = client.call(client.chat(
                                stream("sandbox/echo", "a b c d"),
                                "X-Sandbox-Fault",
                                Fault.resetAfter(2).toString()))
                        .execute()) {
            StringBuilder read = new StringBuilder();
            assertThatThrownBy(() -> {
                        while (true) {
                            read.append(response.body().source().readUtf8LineStrict());
                        }
                    })
                    .isInstanceOf(IOException.class);
            assertThat(read).contains("\"content\":\"a\"").doesNotContain("\"content\":\" c\"");
        }
    }

    private static void protocol(Sandbox.Builder builder, boolean http2) {
        if (http2) {
            builder.http2();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_body_ends_before_the_bytes_announced(boolean streamed) throws IOException {
        String body = streamed ? stream("sandbox/echo", "a b") : question("sandbox/echo", "a b");
        try (Client client = new Client(sandbox)) {
            assertThatThrownBy(() -> client.ask(
                            body, "X-Sandbox-Fault", Fault.truncatedBody().toString()))
                    .isInstanceOf(IOException.class);
        }
        try (Raw raw = new Raw(sandbox)) {
            raw.ask(sandbox, body, "X-Sandbox-Fault", Fault.truncatedBody().toString());
            assertThat(raw.readAll()).contains("{\"id\":\"gen-").doesNotContain("[DONE]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stall;at=headers, false",
        "stall;at=headers, true",
        "stall;at=first, false",
        "stall;at=first;comments=true, false",
        "stall;at=first;comments=true, true",
        "stall;at=chunk;after=2, false",
        "stall;at=chunk;after=2, true",
        "stall;at=chunk;after=2;comments=true, false",
        "open-after-done, false",
        "open-after-done, true",
    })
    void a_stall_ends_when_the_client_leaves(String fault, boolean http2) throws Exception {
        try (Sandbox running =
                        Sandbox.start(builder -> protocol(builder.keepAliveEvery(Duration.ofMillis(20)), http2));
                Client client = client(running, http2)) {
            okhttp3.Call call = client.call(client.chat(stream("sandbox/echo", "a b c"), "X-Sandbox-Fault", fault));
            Thread reading = new Thread(() -> {
                try (Response response = call.execute()) {
                    response.body().bytes();
                } catch (IOException cancelled) {
                    assertThat(call.isCanceled()).isTrue();
                }
            });
            reading.start();
            running.takeReceived(Duration.ofSeconds(30));
            if (fault.contains("open-after-done") || fault.contains("chunk")) {
                Await.until(() -> fault.contains("chunk")
                        || !running.account().generations().isEmpty());
            }
            call.cancel();
            reading.join(30_000);
            assertThat(reading.isAlive()).isFalse();
            Await.until(() -> threads().stream().noneMatch(name -> name.contains("onStream")));
            if (!http2) {
                Await.until(() -> threads().stream().noneMatch(name -> name.contains("/127.0.0.1")));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stall;at=headers", "stall;at=first", "stall;at=chunk;comments=true", "open-after-done"})
    void a_stall_ends_when_the_sandbox_closes(String fault) throws Exception {
        Raw raw = new Raw(sandbox);
        raw.ask(sandbox, stream("sandbox/echo", "a b c"), "X-Sandbox-Fault", fault);
        sandbox.takeReceived(Duration.ofSeconds(30));
        sandbox.close();
        Await.until(() -> threads().isEmpty());
        raw.close();
    }

    @Test
    void a_stall_can_last_for_a_while_only() throws IOException {
        try (Client client = new Client(sandbox)) {
            sandbox.script()
                    .then(Reply.text("a b c")
                            .withFault(Fault.stallAfter(1, false).lasting(Duration.ofMillis(80))))
                    .then(Reply.text("a b c")
                            .withFault(Fault.stallBeforeFirstToken(true).lasting(Duration.ofMillis(80))))
                    .then(Reply.text("a b c")
                            .withFault(Fault.stallAfter(0, false).lasting(Duration.ofMillis(80))));
            long began = System.nanoTime();
            assertThat(client.ask(stream("sandbox/echo", "x")).words()).isEqualTo("a b c");
            assertThat(client.ask(stream("sandbox/echo", "x")).body().split("PROCESSING", -1))
                    .hasSizeGreaterThan(3);
            assertThat(client.ask(question("sandbox/echo", "x"))
                            .at("/choices/0/message/content")
                            .stringValue())
                    .isEqualTo("a b c");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(220));
        }
    }

    @Test
    void a_whole_answer_stalls_half_way() throws Exception {
        Raw raw = new Raw(sandbox);
        raw.ask(sandbox, question("sandbox/echo", "a b c"), "X-Sandbox-Fault", "stall;at=chunk");
        assertThat(raw.readUntil("{\"id\":\"gen-")).contains("200");
        raw.close();
        Await.until(() -> threads().stream().noneMatch(name -> name.contains("/127.0.0.1")));
    }

    @Test
    void characters_come_in_two_packets() throws IOException {
        try (Raw raw = new Raw(sandbox)) {
            raw.ask(sandbox, stream("sandbox/echo", "ß"), "X-Sandbox-Fault", "split-utf8");
            byte[] lead = {(byte) 0xc3, '\r', '\n'};
            String all = new String(lead, StandardCharsets.ISO_8859_1);
            raw.socket().setSoTimeout(5000);
            StringBuilder read = new StringBuilder();
            while (read.indexOf("[DONE]") < 0) {
                read.append((char) raw.socket().getInputStream().read());
            }
            assertThat(read).contains(all);
        }
    }

    @Test
    void bytes_are_throttled() throws IOException {
        try (Sandbox slow =
                        Sandbox.start(builder -> builder.bytesPerSecond(4000).tokenDelay(Duration.ZERO));
                Client client = new Client(slow)) {
            long began = System.nanoTime();
            int length =
                    client.ask(question("sandbox/echo", "x".repeat(800))).body().length();
            assertThat(length).isGreaterThan(1200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(200));
        }
        try (Sandbox slower =
                        Sandbox.start(builder -> builder.bytesPerSecond(40).http2());
                Client client = client(slower, true)) {
            long began = System.nanoTime();
            assertThat(client.get("/none").status()).isEqualTo(404);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void a_client_may_send_its_next_request_early() throws IOException {
        try (Raw raw = new Raw(sandbox)) {
            sandbox.script().then(Reply.text("one").after(Duration.ofMillis(100)));
            raw.ask(sandbox, question("sandbox/echo", "x"));
            sandbox.takeReceived(Duration.ofSeconds(30));
            raw.ask(sandbox, question("sandbox/echo", "two"));
            assertThat(raw.readUntil("\"two\"")).contains("\"one\"");
        }
    }

    @Test
    void a_limit_of_streams_is_announced_in_the_first_frame() throws IOException {
        for (boolean tls : new boolean[] {false, true}) {
            try (Sandbox limited = Sandbox.start(builder -> {
                builder.http2().maxConcurrentStreams(3);
                if (tls) {
                    builder.tls();
                }
            })) {
                try (Socket socket = tls ? Http2.tls(limited) : new Socket("127.0.0.1", limited.port());
                        Http2 http2 = new Http2(socket)) {
                    Http2.Frame first = http2.read();
                    assertThat(first.type()).isEqualTo(Http2.SETTINGS);
                    assertThat(first.flags()).isZero();
                    assertThat(first.payload()).containsExactly(0, 3, 0, 0, 0, 3);
                }
            }
        }
    }

    @Test
    void a_stream_over_the_limit_is_refused_and_the_others_live() throws IOException {
        try (Sandbox limited = Sandbox.start(
                        builder -> builder.http2().maxConcurrentStreams(2).firstTokenDelay(Duration.ofMillis(400)));
                Http2 http2 = new Http2(new Socket("127.0.0.1", limited.port()))) {
            http2.get(limited, 1, "stall;at=headers");
            http2.get(limited, 3, "stall;at=headers");
            limited.takeReceived(Duration.ofSeconds(30));
            limited.takeReceived(Duration.ofSeconds(30));
            http2.get(limited, 5, "");
            assertThat(http2.readOf(5).type()).isEqualTo(Http2.RST_STREAM);
            assertThat(http2.last().payload()).containsExactly(0, 0, 0, 7);
            // A place is free again when a client gives a stream up.
            http2.reset(1);
            http2.get(limited, 7, "");
            assertThat(http2.readOf(7).type()).isEqualTo(Http2.HEADERS);
        }
    }

    @Test
    void okhttp_gets_many_streams_through_a_narrow_limit() throws Exception {
        try (Sandbox limited = Sandbox.start(
                        builder -> builder.tls().http2().maxConcurrentStreams(2).tokenDelay(Duration.ofMillis(5)));
                Client client = new Client(limited, List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))) {
            ExecutorService executor = Executors.newFixedThreadPool(8);
            List<Callable<String>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                String words = "hello number " + i;
                calls.add(() -> untilTaken(() -> client.ask(stream("sandbox/echo", words)))
                        .words());
            }
            int i = 0;
            for (Future<String> words : executor.invokeAll(calls)) {
                assertThat(words.get()).isEqualTo("hello number " + i++);
            }
            executor.shutdown();
        }
    }

    /**
     * OkHttp sends a refused stream again once only, and one begun before the server has told its limit may be refused
     * on each new connection.
     */
    private static Client.Answer untilTaken(Callable<Client.Answer> call) throws Exception {
        for (int tries = 1; ; tries++) {
            try {
                return call.call();
            } catch (IOException reset) {
                if (!String.valueOf(reset.getMessage()).contains("REFUSED_STREAM") || tries == 50) {
                    throw reset;
                }
            }
        }
    }

    @Test
    void tls_is_trusted_by_its_own_certificate() throws IOException {
        try (Sandbox secured = Sandbox.start(Sandbox.Builder::tls);
                Client client = new Client(secured)) {
            assertThat(secured.baseUrl().toString()).startsWith("https://localhost:");
            assertThat(client.ask(question("sandbox/echo", "x")).status()).isEqualTo(200);
            assertThat(secured.certificatePem()).startsWith("-----BEGIN CERTIFICATE-----");
            assertThat(secured.toString()).contains("https://localhost");
            try (Response response = client.call(
                            client.chat(stream("sandbox/echo", "a b c"), "X-Sandbox-Fault", "reset;at=chunk;after=1"))
                    .execute()) {
                assertThatThrownBy(() -> response.body().bytes()).isInstanceOf(IOException.class);
            }
        }
        assertThatThrownBy(() -> sandbox.certificatePem())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tls()");
    }

    @Test
    void a_port_in_use_is_told() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> Sandbox.start(builder -> builder.port(taken.getLocalPort())))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("choose another");
        }
    }

    @Test
    void close_frees_the_port_and_can_be_called_again() throws IOException {
        int port = sandbox.port();
        try (Client client = new Client(sandbox)) {
            client.ask(question("sandbox/echo", "x"));
            sandbox.close();
            sandbox.close();
            assertThatThrownBy(() -> client.ask(question("sandbox/echo", "x"))).isInstanceOf(IOException.class);
        }
        try (Sandbox again = Sandbox.start(builder -> builder.port(port).host("127.0.0.1"))) {
            assertThat(again.port()).isEqualTo(port);
        }
    }

    @Test
    void choices_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> Sandbox.builder().port(70_000)).hasMessageContaining("70000");
        assertThatThrownBy(() -> Sandbox.builder().host("no such host!")).hasMessageContaining("no such host!");
        assertThatThrownBy(() -> Sandbox.builder().maxConcurrentStreams(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Sandbox.builder().requestsPerMinute(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Sandbox.builder().bytesPerSecond(0)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Sandbox.builder().tokenDelay(Duration.ofMillis(-1)))
                .hasMessageContaining("negative");
        assertThatThrownBy(() -> Sandbox.builder().keepAliveEvery(Duration.ZERO))
                .hasMessageContaining("longer");
    }
}
