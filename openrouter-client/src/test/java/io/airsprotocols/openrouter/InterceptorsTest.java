package io.airsprotocols.openrouter;

import static io.airsprotocols.openrouter.support.Canned.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ChatStream;
import io.airsprotocols.openrouter.error.CallTimeoutException;
import io.airsprotocols.openrouter.error.InvalidRequestException;
import io.airsprotocols.openrouter.error.RateLimitException;
import io.airsprotocols.openrouter.error.ServerException;
import io.airsprotocols.openrouter.error.TransportException;
import io.airsprotocols.openrouter.http.Headers;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.HttpCall;
import io.airsprotocols.openrouter.http.Interceptor;
import io.airsprotocols.openrouter.http.NotSentException;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.http.RetryPolicy;
import io.airsprotocols.openrouter.http.Transport;
import io.airsprotocols.openrouter.support.Await;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.support.RawServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** What a user can put into the pipeline: interceptors, a transport, an OkHttp client, an executor. */
class InterceptorsTest extends TimedTest {

    private static HttpAnswer own(int status, String type, String body) {
        return new HttpAnswer(
                status,
                Headers.of(Map.of("Content-Type", List.of(type))),
                "none",
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static String sent(HttpCall call) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            call.writeBody(body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    @Test
    void interceptors_run_in_the_order_they_were_added_and_once_a_call_however_often_it_is_tried() {
        server.enqueue(Canned.json(500, Canned.error(500, "first")));
        server.enqueue(Canned.ok("hi"));
        List<String> order = new ArrayList<>();
        Interceptor outer = (call, next) -> {
            order.add("outer in " + call.operation() + " " + call.attempt());
            HttpAnswer answer = next.proceed(call);
            order.add("outer out " + answer.status());
            return answer;
        };
        Interceptor inner = (call, next) -> {
            order.add("inner in");
            HttpAnswer answer = next.proceed(call);
            order.add("inner out");
            return answer;
        };
        try (OpenRouter router = builder().interceptor(outer).interceptor(inner).build()) {
            router.chat().send(ASK);
        }
        assertThat(order).containsExactly("outer in chat.completions 1", "inner in", "inner out", "outer out 200");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void an_interceptor_sees_the_whole_call_but_not_the_key_and_can_add_headers() {
        server.enqueue(Canned.ok("hi"));
        List<HttpCall> seen = new ArrayList<>();
        Interceptor watch = (call, next) -> {
            seen.add(call);
            return next.proceed(call.withHeader("X-Trace", "abc"));
        };
        RequestOptions options =
                RequestOptions.create(o -> o.header("X-Mine", "1").tag("job", "nightly"));
        try (OpenRouter router = builder().interceptor(watch).build()) {
            router.chat().send(ASK, options);
        }
        RecordedRequest request = Canned.request(server);
        assertThat(request.getHeaders().get("X-Trace")).isEqualTo("abc");
        assertThat(request.getHeaders().get("X-Mine")).isEqualTo("1");
        assertThat(request.getHeaders().names()).doesNotContain("job");
        HttpCall call = seen.get(0);
        assertThat(call.headers().first("Authorization")).isNull();
        assertThat(call.headers().first("X-Mine")).isEqualTo("1");
        assertThat(call.tags()).containsEntry("job", "nightly");
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.url().toString()).endsWith("/api/v1/chat/completions");
        assertThat(call.streaming()).isFalse();
        assertThat(call.repeatable()).isTrue();
        assertThat(call.timeouts().total()).isEqualTo(Duration.ofMinutes(10));
        assertThat(sent(call)).isEqualTo(Canned.body(request));
        assertThat(call.toString()).startsWith("POST http").endsWith("(chat.completions, attempt 1)");
    }

    @Test
    void an_interceptor_can_answer_in_place_of_the_server() {
        Interceptor cache = (call, next) -> own(200, "application/json", Canned.answer("from the cache"));
        try (OpenRouter router = builder().interceptor(cache).build()) {
            ChatResponse answer = router.chat().send(ASK);
            assertThat(answer.text()).isEqualTo("from the cache");
            assertThat(answer.facts().attempts()).isZero();
            try (ChatStream stream = router.chat().stream(ASK)) {
                assertThat(stream.response().text()).isEqualTo("from the cache");
            }
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void an_interceptor_can_answer_with_a_stream_of_its_own() {
        String events = "data: " + Canned.text("re") + "\n\ndata: " + Canned.text("played") + "\n\ndata: "
                + Canned.finish("stop") + "\n\ndata: [DONE]\n\n";
        Interceptor replay = (call, next) -> own(200, "text/event-stream", events);
        try (OpenRouter router = builder().interceptor(replay).build();
                ChatStream stream = router.chat().stream(ASK)) {
            List<String> pieces = new ArrayList<>();
            stream.forEach(chunk -> pieces.add(chunk.text()));
            assertThat(pieces).containsExactly("re", "played", "");
            assertThat(stream.response().text()).isEqualTo("replayed");
        }
    }

    @Test
    void the_answer_of_an_interceptor_is_looked_through_for_errors_like_any_other() {
        Interceptor refuse = (call, next) -> own(429, "application/json", Canned.error(429, "budget spent"));
        try (OpenRouter router = builder().interceptor(refuse).build()) {
            assertThatThrownBy(() -> router.chat().send(ASK))
                    .isInstanceOf(RateLimitException.class)
                    .hasMessageContaining("budget spent");
            assertThatThrownBy(() -> router.chat().stream(ASK).close())
                    .isInstanceOf(RateLimitException.class)
                    .hasMessageContaining("budget spent");
        }
    }

    @Test
    void an_interceptor_can_put_another_body_in_place() {
        server.enqueue(Canned.ok("hi"));
        server.enqueue(Canned.stream(Canned.text("lo"), Canned.finish("stop")));
        Interceptor louder = (call, next) -> {
            HttpAnswer answer = next.proceed(call);
            try {
                String body = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
                return answer.withBody(new ByteArrayInputStream(
                        body.replace("hi", "HI").replace("lo\"", "LO\"").getBytes(StandardCharsets.UTF_8)));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        };
        try (OpenRouter router = builder().interceptor(louder).build()) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("HI");
            try (ChatStream stream = router.chat().stream(ASK)) {
                assertThat(stream.response().text()).isEqualTo("LO");
            }
        }
    }

    @Test
    void what_an_interceptor_throws_reaches_the_caller_as_it_is() {
        Interceptor broken = (call, next) -> {
            throw new UnsupportedOperationException("mine");
        };
        try (OpenRouter router = builder().interceptor(broken).build()) {
            assertThatThrownBy(() -> router.chat().send(ASK)).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> router.chat().stream(ASK).close())
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> Await.result(router.chat().sendAsync(ASK)))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
        assertThat(time.alarms()).isZero();
    }

    @Test
    void an_interceptor_that_throws_over_a_running_stream_leaves_no_connection_behind() {
        Interceptor broken = (call, next) -> {
            next.proceed(call);
            throw new UnsupportedOperationException("mine");
        };
        try (RawServer raw = new RawServer();
                OpenRouter router =
                        builder().baseUrl(raw.url()).interceptor(broken).build()) {
            Await.Running<ChatStream> opening = Await.start(() -> router.chat().stream(ASK));
            RawServer.Exchange exchange = raw.take().startStream();
            assertThat(opening.failure()).isInstanceOf(UnsupportedOperationException.class);
            exchange.awaitDisconnect();
            assertThat(time.alarms()).isZero();
        }
    }

    @Test
    void an_interceptor_may_go_on_twice_and_the_last_answer_counts() {
        server.enqueue(Canned.stream(Canned.text("first")));
        server.enqueue(Canned.ok("second"));
        server.enqueue(Canned.json(400, Canned.error(400, "no such parameter")));
        server.enqueue(Canned.ok("without it"));
        Interceptor twice = (call, next) -> {
            try {
                next.proceed(call).close();
            } catch (InvalidRequestException refused) {
                assertThat(refused).hasMessageContaining("no such parameter");
            }
            return next.proceed(call.withHeader("X-Again", "1"));
        };
        try (OpenRouter router = builder().interceptor(twice).build()) {
            try (ChatStream stream = router.chat().stream(ASK)) {
                assertThat(stream.response().text()).isEqualTo("second");
            }
            assertThat(router.chat().send(ASK).text()).isEqualTo("without it");
        }
        assertThat(time.alarms()).isZero();
    }

    @Test
    void an_interceptor_sees_the_failure_after_the_last_attempt() {
        for (int i = 0; i < 3; i++) {
            server.enqueue(Canned.json(500, Canned.error(500, "down")));
        }
        List<Integer> attempts = new ArrayList<>();
        Interceptor watch = (call, next) -> {
            try {
                return next.proceed(call);
            } catch (ServerException failure) {
                attempts.add(failure.facts().attempts());
                throw failure;
            }
        };
        try (OpenRouter router = builder().interceptor(watch).build()) {
            assertThatThrownBy(() -> router.chat().send(ASK)).isInstanceOf(ServerException.class);
        }
        assertThat(attempts).containsExactly(3);
    }

    /** A transport that is closed with its client. */
    private static final class OwnTransport implements Transport, AutoCloseable {
        private final AtomicInteger closed = new AtomicInteger();
        private final List<String> headers = new ArrayList<>();

        @Override
        public HttpAnswer exchange(HttpCall call) throws IOException {
            headers.add(String.valueOf(call.headers().first("Authorization")));
            if (sent(call).contains("never")) {
                throw new NotSentException(new IOException("the line is dead"));
            }
            if (sent(call).contains("break")) {
                throw new IOException("the line went dead");
            }
            return call.streaming()
                    ? own(200, "text/event-stream", "data: " + Canned.text("mine") + "\n\ndata: [DONE]\n\n")
                    : own(200, "application/json", Canned.answer("mine"));
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Test
    void an_own_transport_takes_the_place_of_okhttp_and_is_closed_with_the_client() {
        OwnTransport transport = new OwnTransport();
        OpenRouter router = builder().transport(transport).build();
        try (router) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("mine");
            try (ChatStream stream = router.chat().stream(ASK)) {
                assertThat(stream.response().text()).isEqualTo("mine");
            }
            assertThat(transport.headers.get(0).equals("Bearer " + KEY)).isTrue();
            assertThatThrownBy(() -> router.chat().send("sim/alpha", "never"))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("the line is dead")
                    .extracting(failure -> ((TransportException) failure).requestSent())
                    .isEqualTo(false);
            assertThatThrownBy(() -> router.chat().send("sim/alpha", "break"))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("the line went dead")
                    .extracting(failure -> ((TransportException) failure).requestSent())
                    .isEqualTo(true);
            assertThat(transport.closed).hasValue(0);
        }
        router.close();
        assertThat(transport.closed).hasValue(1);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void a_transport_that_cannot_be_closed_says_why() {
        class Stuck implements Transport, AutoCloseable {
            @Override
            public HttpAnswer exchange(HttpCall call) {
                return own(200, "application/json", Canned.answer("mine"));
            }

            @Override
            public void close() throws IOException {
                throw new IOException("stuck");
            }
        }
        OpenRouter router = builder().transport(new Stuck()).build();
        assertThatThrownBy(router::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("stuck");
    }

    @Test
    void an_own_okhttp_client_brings_its_interceptors_but_not_its_timeouts_and_stays_open() {
        server.enqueue(new mockwebserver3.MockResponse.Builder(Canned.ok("slow"))
                .headersDelay(300, TimeUnit.MILLISECONDS)
                .build());
        server.enqueue(Canned.ok("later"));
        OkHttpClient mine = new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(
                        chain.request().newBuilder().header("X-From", "okhttp").build()))
                .callTimeout(Duration.ofMillis(50))
                .readTimeout(Duration.ofMillis(50))
                .build();
        try (OpenRouter router =
                builder().okHttpClient(mine).retry(RetryPolicy.none()).build()) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("slow");
        }
        assertThat(Canned.request(server).getHeaders().get("X-From")).isEqualTo("okhttp");
        assertThat(mine.connectionPool().connectionCount()).isEqualTo(1);
        try (OpenRouter router = builder().okHttpClient(mine).build()) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("later");
        }
        assertThat(Canned.request(server).getConnectionIndex()).isZero();
        mine.connectionPool().evictAll();
    }

    @Test
    void an_okhttp_interceptor_that_misbehaves_is_a_failure_of_the_transport() {
        server.enqueue(Canned.ok("hi"));
        OkHttpClient mine = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    throw new IOException("no more");
                })
                .build();
        try (OpenRouter router =
                builder().okHttpClient(mine).retry(RetryPolicy.none()).build()) {
            assertThatThrownBy(() -> router.chat().send(ASK))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("no more");
        }
    }

    @Test
    void asynchronous_calls_run_on_an_own_executor_which_stays_open() throws Throwable {
        server.enqueue(Canned.ok("hi"));
        ExecutorService mine = Executors.newSingleThreadExecutor(task -> new Thread(task, "my-thread"));
        List<String> threads = new ArrayList<>();
        Interceptor watch = (call, next) -> {
            threads.add(Thread.currentThread().getName());
            return next.proceed(call);
        };
        try (OpenRouter router = builder().executor(mine).interceptor(watch).build()) {
            assertThat(Await.result(router.chat().sendAsync(ASK)).text()).isEqualTo("hi");
        }
        assertThat(threads).containsExactly("my-thread");
        assertThat(mine.isShutdown()).isFalse();
        mine.shutdown();
        try (OpenRouter router = builder().executor(mine).build()) {
            assertThatThrownBy(() -> Await.result(router.chat().sendAsync(ASK)))
                    .hasMessageContaining("The executor does not take the call");
        }
        assertThat(time.alarms()).isZero();
    }

    @Test
    void the_total_clock_runs_over_interceptors_too() {
        Interceptor slow = (call, next) -> {
            time.advance(Duration.ofMinutes(11));
            return next.proceed(call);
        };
        try (OpenRouter router = builder().interceptor(slow).build()) {
            assertThatThrownBy(() -> router.chat().send(ASK))
                    .isInstanceOf(CallTimeoutException.class)
                    .hasMessageContaining("total deadline");
        }
        assertThat(server.getRequestCount()).isZero();
    }
}
