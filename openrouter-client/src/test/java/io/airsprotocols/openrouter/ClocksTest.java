package io.airsprotocols.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.airsprotocols.openrouter.chat.ChatChunk;
import io.airsprotocols.openrouter.chat.ChatInterruptedException;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ChatStream;
import io.airsprotocols.openrouter.error.CallTimeoutException;
import io.airsprotocols.openrouter.error.CallTimeoutException.Clock;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.http.RetryPolicy;
import io.airsprotocols.openrouter.http.Timeouts;
import io.airsprotocols.openrouter.support.Await;
import io.airsprotocols.openrouter.support.Await.Running;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.support.FakeTime;
import io.airsprotocols.openrouter.support.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Every clock of a call: what starts it, what it ignores, and how it names itself. */
class ClocksTest {

    private static final ChatRequest ASK = ChatRequest.of("sim/alpha", "hello");
    private static final Timeouts CLOCKS = new Timeouts(
            Duration.ofSeconds(3), Duration.ofSeconds(300), Duration.ofSeconds(120), Duration.ofSeconds(600), null);

    private final FakeTime time = FakeTime.standing();

    @AutoClose
    private final RawServer server = new RawServer();

    private OpenRouter router(Timeouts clocks, RetryPolicy retry) {
        return Timed.builder(time, server.url()).timeouts(clocks).retry(retry).build();
    }

    private OpenRouter router() {
        return router(CLOCKS, RetryPolicy.none());
    }

    private static void assertClock(Throwable failure, Clock clock, Duration limit, String name) {
        assertThat(failure).isInstanceOf(CallTimeoutException.class);
        CallTimeoutException timeout = (CallTimeoutException) failure;
        assertThat(timeout.clock()).isEqualTo(clock);
        assertThat(timeout.limit()).isEqualTo(limit);
        assertThat(timeout).hasMessageContaining(name).hasMessageContaining(limit.toSeconds() + ".0 s");
        assertThat(timeout.facts().operation()).isEqualTo("chat.completions");
        assertThat(timeout.facts().attempts()).isEqualTo(1);
    }

    @Test
    void a_connection_that_is_never_accepted_runs_out_the_connect_clock() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            List<Socket> fillers = fill(deaf);
            try (OpenRouter router = router().toBuilder()
                    .baseUrl("http://127.0.0.1:" + deaf.getLocalPort())
                    .build()) {
                Running<ChatResponse> call = Await.start(() -> router.chat().send(ASK));
                time.awaitAlarm(CLOCKS.connect());
                time.advance(CLOCKS.connect());
                Throwable failure = call.failure();
                assertClock(failure, Clock.CONNECT, CLOCKS.connect(), "Timeouts.connect");
                assertThat(((CallTimeoutException) failure).isRetryable()).isTrue();
                assertThat(((CallTimeoutException) failure).facts().status()).isNull();
            } finally {
                for (Socket each : fillers) {
                    each.close();
                }
            }
        }
    }

    /** Takes every place in the queue of a server that accepts nobody, so that the next one waits for ever. */
    private static List<Socket> fill(ServerSocket deaf) throws IOException {
        List<Socket> fillers = new ArrayList<>();
        while (fillers.size() < 64) {
            Socket filler = new Socket();
            try {
                filler.connect(new InetSocketAddress("127.0.0.1", deaf.getLocalPort()), 200);
                fillers.add(filler);
            } catch (SocketTimeoutException full) {
                filler.close();
                return fillers;
            }
        }
        throw new AssertionError("The queue of the server does not fill up");
    }

    @Test
    void a_server_that_takes_the_request_and_says_nothing_runs_out_the_total_clock() {
        try (OpenRouter router = router()) {
            Running<ChatResponse> call = Await.start(() -> router.chat().send(ASK));
            RawServer.Exchange exchange = server.take();
            time.advance(CLOCKS.total().minusMillis(1));
            assertThat(call.isDone()).isFalse();
            time.advance(Duration.ofMillis(1));
            Throwable failure = call.failure();
            assertClock(failure, Clock.TOTAL, CLOCKS.total(), "total deadline");
            assertThat(((CallTimeoutException) failure).isRetryable()).isFalse();
            assertThat(((CallTimeoutException) failure).facts().duration()).isEqualTo(CLOCKS.total());
            exchange.awaitDisconnect();
            assertThat(time.alarms()).isZero();
        }
    }

    @Test
    void a_server_that_stalls_within_the_body_runs_out_the_total_clock() {
        try (OpenRouter router = router()) {
            Running<ChatResponse> call = Await.start(() -> router.chat().send(ASK));
            server.take().write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{");
            call.awaitIn("engine.Wire");
            time.advance(CLOCKS.total());
            assertClock(call.failure(), Clock.TOTAL, CLOCKS.total(), "total deadline");
        }
    }

    @Test
    void the_timeout_of_one_call_replaces_the_total_clock_of_the_client() {
        try (OpenRouter router = router()) {
            RequestOptions quick = RequestOptions.create(o -> o.timeout(Duration.ofSeconds(20)));
            Running<ChatResponse> call = Await.start(() -> router.chat().send(ASK, quick));
            server.take();
            time.advance(Duration.ofSeconds(20));
            assertClock(call.failure(), Clock.TOTAL, Duration.ofSeconds(20), "total deadline");
        }
    }

    @Test
    void a_stream_that_never_begins_runs_out_the_clock_of_the_first_token() {
        try (OpenRouter router = router()) {
            Running<ChatStream> call = Await.start(() -> router.chat().stream(ASK));
            RawServer.Exchange exchange = server.take();
            call.awaitIn("engine.Wire");
            time.advance(CLOCKS.firstToken());
            assertClock(call.failure(), Clock.FIRST_TOKEN, CLOCKS.firstToken(), "Timeouts.firstToken");
            exchange.awaitDisconnect();
        }
    }

    @Test
    void a_stream_that_only_keeps_alive_runs_out_the_clock_of_the_first_token() {
        try (OpenRouter router = router()) {
            Running<ChatChunk> reader = Await.start(() -> {
                try (ChatStream stream = router.chat().stream(ASK)) {
                    return stream.iterator().next();
                }
            });
            RawServer.Exchange exchange = server.take().startStream().comment();
            reader.awaitIn("SseReader");
            for (int i = 0; i < 9; i++) {
                time.advance(CLOCKS.firstToken().dividedBy(10));
                exchange.comment();
                assertThat(reader.isDone()).isFalse();
            }
            time.advance(CLOCKS.firstToken().dividedBy(10));
            assertClock(reader.failure(), Clock.FIRST_TOKEN, CLOCKS.firstToken(), "Timeouts.firstToken");
            exchange.awaitDisconnect();
        }
    }

    @Test
    void chunks_without_content_do_not_stop_the_clock_of_the_first_token() {
        try (OpenRouter router = router();
                ChatStream stream = open(router)) {
            RawServer.Exchange exchange = taken;
            exchange.event(Canned.delta("{\"role\":\"assistant\",\"content\":\"\"}"));
            Iterator<ChatChunk> chunks = stream.iterator();
            assertThat(chunks.next().text()).isEmpty();
            Running<ChatChunk> reader = Await.start(chunks::next);
            reader.awaitIn("SseReader");
            time.advance(CLOCKS.firstToken());
            assertClock(reader.failure(), Clock.FIRST_TOKEN, CLOCKS.firstToken(), "Timeouts.firstToken");
        }
    }

    private RawServer.Exchange taken;

    private ChatStream open(OpenRouter router) {
        return open(router, RequestOptions.none());
    }

    private ChatStream open(OpenRouter router, RequestOptions options) {
        Running<ChatStream> opening = Await.start(() -> router.chat().stream(ASK, options));
        taken = server.take().startStream();
        try {
            return opening.get();
        } catch (Throwable failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void keep_alive_comments_do_not_reset_the_clock_between_pieces_of_content() {
        try (OpenRouter router = router();
                ChatStream stream = open(router)) {
            taken.event(Canned.text("Once"));
            Iterator<ChatChunk> chunks = stream.iterator();
            assertThat(chunks.next().text()).isEqualTo("Once");
            Running<ChatChunk> reader = Await.start(chunks::next);
            reader.awaitIn("SseReader");
            for (int i = 0; i < 11; i++) {
                time.advance(Duration.ofSeconds(10));
                taken.comment();
                assertThat(reader.isDone()).isFalse();
            }
            time.advance(Duration.ofSeconds(10));
            Throwable failure = reader.failure();
            assertThat(failure).isInstanceOf(ChatInterruptedException.class);
            assertClock(failure.getCause(), Clock.IDLE, CLOCKS.idle(), "Timeouts.idle");
            assertThat(((ChatInterruptedException) failure).partial().text()).isEqualTo("Once");
            assertThat(((ChatInterruptedException) failure).isRetryable()).isTrue();
            taken.awaitDisconnect();
        }
    }

    @Test
    void the_clock_between_pieces_is_as_exact_late_in_a_stream_as_early() {
        try (OpenRouter router = router();
                ChatStream stream = open(router)) {
            Iterator<ChatChunk> chunks = stream.iterator();
            for (int i = 0; i < 5; i++) {
                taken.event(Canned.text("piece"));
                assertThat(chunks.next().text()).isEqualTo("piece");
                time.advance(Duration.ofSeconds(50)); // the user is slow, too
            }
            Running<ChatChunk> reader = Await.start(chunks::next);
            reader.awaitIn("SseReader");
            time.advance(CLOCKS.idle().minusMillis(1));
            assertThat(reader.isDone()).isFalse();
            time.advance(Duration.ofMillis(1));
            assertClock(reader.failure().getCause(), Clock.IDLE, CLOCKS.idle(), "Timeouts.idle");
        }
    }

    @Test
    void content_resets_the_clock_so_that_a_long_stream_lives_as_long_as_it_likes() {
        try (OpenRouter router = router();
                ChatStream stream = open(router)) {
            Iterator<ChatChunk> chunks = stream.iterator();
            for (int i = 0; i < 200; i++) {
                Running<ChatChunk> reader = Await.start(chunks::next);
                if (i % 50 == 0) {
                    reader.awaitIn("SseReader");
                    time.advance(CLOCKS.idle().minusSeconds(1));
                }
                taken.event(Canned.text("."));
                assertThat(get(reader).text()).isEqualTo(".");
                time.advance(Duration.ofSeconds(60));
            }
            taken.event(Canned.finish("stop")).event("[DONE]").endStream();
            assertThat(stream.response().text()).hasSize(200);
            assertThat(stream.response().facts().duration()).isGreaterThan(Duration.ofHours(3));
        }
    }

    private static <T> T get(Running<T> running) {
        try {
            return running.get();
        } catch (Throwable failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void a_reader_that_is_slow_on_this_side_is_not_taken_for_a_slow_server() {
        try (OpenRouter router = router();
                ChatStream stream = open(router)) {
            time.advance(Duration.ofHours(1));
            taken.event(Canned.text("Once")).event(Canned.text(" more"));
            Iterator<ChatChunk> chunks = stream.iterator();
            assertThat(chunks.next().text()).isEqualTo("Once");
            time.advance(Duration.ofHours(5));
            assertThat(chunks.next().text()).isEqualTo(" more");
            time.advance(Duration.ofHours(5));
            taken.event(Canned.finish("stop")).event("[DONE]").endStream();
            assertThat(stream.response().text()).isEqualTo("Once more");
        }
    }

    @Test
    void a_stream_has_a_total_clock_if_one_is_wanted() {
        Timeouts limited = CLOCKS.withStreamTotal(Duration.ofSeconds(30));
        try (OpenRouter router = router(limited, RetryPolicy.none());
                ChatStream stream = open(router)) {
            taken.event(Canned.text("Once"));
            Iterator<ChatChunk> chunks = stream.iterator();
            chunks.next();
            Running<ChatChunk> reader = Await.start(chunks::next);
            reader.awaitIn("SseReader");
            time.advance(Duration.ofSeconds(30));
            ChatInterruptedException failure = (ChatInterruptedException) reader.failure();
            assertClock(failure.getCause(), Clock.TOTAL, Duration.ofSeconds(30), "total deadline");
            assertThat(failure.partial().text()).isEqualTo("Once");
            assertThat(failure.isRetryable()).isFalse();
        }
    }

    @Test
    void the_timeout_of_one_call_holds_for_a_stream_too() {
        try (OpenRouter router = router();
                ChatStream stream = open(router, RequestOptions.create(o -> o.timeout(Duration.ofSeconds(7))))) {
            Running<ChatResponse> reader = Await.start(stream::response);
            reader.awaitIn("SseReader");
            time.advance(Duration.ofSeconds(7));
            assertClock(reader.failure(), Clock.TOTAL, Duration.ofSeconds(7), "total deadline");
        }
    }

    @Test
    void a_stream_that_never_begins_is_tried_again_as_the_policy_says() {
        try (OpenRouter router = router(CLOCKS, failed -> failed.attempt() < 2 ? Duration.ZERO : null)) {
            Running<ChatStream> call = Await.start(() -> router.chat().stream(ASK));
            RawServer.Exchange first = server.take();
            call.awaitIn("engine.Wire");
            time.advance(CLOCKS.firstToken());
            first.awaitDisconnect();
            RawServer.Exchange second = server.take().startStream();
            second.event(Canned.text("hi"))
                    .event(Canned.finish("stop"))
                    .event("[DONE]")
                    .endStream();
            try (ChatStream stream = get(call)) {
                assertThat(stream.response().text()).isEqualTo("hi");
                assertThat(stream.response().facts().attempts()).isEqualTo(2);
            }
        }
    }

    @Test
    void the_facts_of_a_stream_tell_when_its_first_content_came() {
        try (OpenRouter router = router();
                ChatStream stream = open(router)) {
            Iterator<ChatChunk> chunks = stream.iterator();
            taken.event(Canned.delta("{\"role\":\"assistant\",\"content\":\"\"}"));
            chunks.next();
            assertThat(stream.soFar().facts().timeToFirstToken()).isNull();
            time.advance(Duration.ofSeconds(4));
            taken.event(Canned.delta("{\"reasoning\":\"hm\"}"));
            chunks.next();
            time.advance(Duration.ofSeconds(5));
            taken.event(Canned.finish("stop")).event("[DONE]").endStream();
            ChatResponse response = stream.response();
            assertThat(response.facts().timeToFirstToken()).isEqualTo(Duration.ofSeconds(4));
            assertThat(response.facts().duration()).isEqualTo(Duration.ofSeconds(9));
            assertThat(response.facts().startedAt()).isEqualTo(FakeTime.START);
        }
    }

    @Test
    void no_alarm_is_left_behind_by_a_call_that_ended() {
        try (OpenRouter router = router()) {
            Running<ChatResponse> call = Await.start(() -> router.chat().send(ASK));
            server.take().answer(200, Canned.answer("hi"));
            assertThat(get(call).text()).isEqualTo("hi");
            try (ChatStream stream = open(router)) {
                taken.event(Canned.text("hi"))
                        .event(Canned.finish("stop"))
                        .event("[DONE]")
                        .endStream();
                stream.response();
            }
            try (ChatStream stream = open(router)) {
                assertThat(stream.soFar().text()).isEmpty();
            }
            Running<ChatStream> refused = Await.start(() -> router.chat().stream(ASK));
            server.take().answer(400, Canned.error(400, "no"));
            assertThat(refused.failure()).isNotNull();
            assertThat(time.alarms()).isZero();
        }
    }

    @Test
    void clocks_that_are_not_longer_than_zero_are_refused() {
        IllegalArgumentException refused =
                catchThrowableOfType(IllegalArgumentException.class, () -> CLOCKS.withIdle(Duration.ZERO));
        assertThat(refused).hasMessageContaining("idle").hasMessageContaining("PT0S");
    }
}
