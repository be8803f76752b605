package io.airsprotocols.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.airsprotocols.openrouter.chat.ChatChunk;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ChatStream;
import io.airsprotocols.openrouter.error.AuthenticationException;
import io.airsprotocols.openrouter.error.CallTimeoutException;
import io.airsprotocols.openrouter.error.CancelledException;
import io.airsprotocols.openrouter.error.ServerException;
import io.airsprotocols.openrouter.http.Headers;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.HttpCall;
import io.airsprotocols.openrouter.http.Interceptor;
import io.airsprotocols.openrouter.http.Timeouts;
import io.airsprotocols.openrouter.http.Transport;
import io.airsprotocols.openrouter.support.Await;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.support.Listener;
import io.airsprotocols.openrouter.support.RawServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Code of the user that the library calls, and that does what it should not: whatever it throws arrives, and all ends. */
class UserCodeTest extends TimedTest {

    /** What code of a user may throw: languages without checked exceptions throw those as they like. */
    private static final List<Throwable> THROWN = List.of(
            new IllegalStateException("mine"),
            new Exception("mine"),
            new AssertionError("mine"),
            new StackOverflowError());

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable, T> T sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private static <T> T sneaked(Throwable thrown) {
        return UserCodeTest.<RuntimeException, T>sneak(thrown);
    }

    private static HttpAnswer events(InputStream body) {
        return new HttpAnswer(200, Headers.of(Map.of("Content-Type", List.of("text/event-stream"))), "none", body);
    }

    private static InputStream failing(Throwable thrown) {
        return new InputStream() {
            @Override
            public int read() {
                return sneaked(thrown);
            }
        };
    }

    /** Where code of a user stands in the way of a call. */
    enum Place {
        INTERCEPTOR,
        INTERCEPTOR_AFTERWARDS,
        TRANSPORT,
        BODY,
        KEY,
        POLICY;

        OpenRouterBuilder throwing(OpenRouterBuilder builder, MockWebServer server, Throwable thrown) {
            return switch (this) {
                case INTERCEPTOR -> builder.interceptor((call, next) -> sneaked(thrown));
                case INTERCEPTOR_AFTERWARDS -> {
                    server.enqueue(Canned.ok("hi"));
                    yield builder.interceptor((call, next) -> {
                        next.proceed(call);
                        return sneaked(thrown);
                    });
                }
                case TRANSPORT -> builder.transport(call -> sneaked(thrown));
                case BODY -> builder.transport(call -> events(failing(thrown)));
                case KEY -> builder.apiKey(() -> sneaked(thrown));
                case POLICY -> {
                    server.enqueue(Canned.json(503, Canned.error(503, "no")));
                    yield builder.retry(failed -> sneaked(thrown));
                }
            };
        }
    }

    static Stream<Arguments> places() {
        return Stream.of(Place.values()).flatMap(place -> THROWN.stream().map(each -> Arguments.of(place, each)));
    }

    /** How a call is made; each gives what the caller gets to see. */
    private Stream<Throwable> thrownBy(Place place, Throwable thrown) {
        Stream<Function<OpenRouter, Throwable>> ways = Stream.of(
                router -> catchThrowable(() -> router.chat().send(ASK)),
                router -> catchThrowable(() -> Await.result(router.chat().sendAsync(ASK))),
                router -> catchThrowable(() -> Await.result(router.chat().sendAsync(ASK, String.class))),
                router -> catchThrowable(() -> router.chat().stream(ASK, chunk -> {})),
                router -> {
                    Listener<ChatChunk> listener = new Listener<>(Long.MAX_VALUE);
                    router.chat().publisher(ASK).subscribe(listener);
                    return catchThrowable(() -> Await.result(listener.end()));
                });
        return ways.map(way -> {
            try (OpenRouter router = place.throwing(builder(), server, thrown).build()) {
                return way.apply(router);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("places")
    void what_code_of_the_user_throws_reaches_the_caller_of_whatever_kind_it_is(Place place, Throwable thrown) {
        assertThat(thrownBy(place, thrown)).allSatisfy(seen -> {
            if (place == Place.KEY && thrown instanceof Exception) {
                assertThat(seen).isInstanceOf(AuthenticationException.class).hasCause(thrown);
            } else {
                assertThat(seen).isSameAs(thrown);
            }
        });
        assertThat(time.alarms()).isZero();
    }

    @Test
    void a_policy_that_throws_does_not_hide_what_it_was_asked_about() {
        server.enqueue(Canned.json(500, Canned.error(500, "down")));
        try (OpenRouter router = builder()
                .retry(failed -> {
                    throw new ArithmeticException("the policy");
                })
                .build()) {
            assertThatThrownBy(() -> router.chat().send(ASK))
                    .isInstanceOf(ArithmeticException.class)
                    .satisfies(thrown ->
                            assertThat(thrown.getSuppressed()).singleElement().isInstanceOf(ServerException.class));
        }
    }

    @Test
    void what_gives_null_is_named() {
        try (OpenRouter router = builder().interceptor((call, next) -> null).build()) {
            assertThatThrownBy(() -> router.chat().send(ASK)).hasMessageContaining("interceptor");
            assertThatThrownBy(() -> router.chat().stream(ASK)).hasMessageContaining("interceptor");
        }
        try (OpenRouter router = builder().transport(call -> null).build()) {
            assertThatThrownBy(() -> router.chat().send(ASK)).hasMessageContaining("transport");
            assertThatThrownBy(() -> router.chat().stream(ASK)).hasMessageContaining("transport");
        }
        assertThat(time.alarms()).isZero();
    }

    /** A body that cannot be closed, which is of no interest to whoever has read it. */
    private static final class Unclosable extends ByteArrayInputStream {
        Unclosable(String text) {
            super(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            throw new IllegalStateException("closed already");
        }
    }

    @Test
    void an_answer_that_was_paid_for_is_not_lost_because_its_body_cannot_be_closed() {
        String stream = "data: " + Canned.text("mine") + "\n\ndata: [DONE]\n\n";
        try (OpenRouter router = builder()
                .transport(call -> call.streaming()
                        ? events(new Unclosable(stream))
                        : events(new Unclosable(Canned.answer("mine"))))
                .build()) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("mine");
            assertThat(router.chat().stream(ASK, chunk -> {}).text()).isEqualTo("mine");
            try (ChatStream early = router.chat().stream(ASK)) {
                early.iterator().next();
            }
        }
        assertThat(time.alarms()).isZero();
    }

    /** How an executor does not take a task. */
    enum Refusal {
        REJECTED(new RejectedExecutionException("full")),
        ILLEGAL_STATE(new IllegalStateException("not started")),
        ERROR(new LinkageError("no such class"));

        private final Throwable thrown;

        Refusal(Throwable thrown) {
            this.thrown = thrown;
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_executor_that_does_not_take_a_call_however_it_says_so_ends_it(Refusal refusal) {
        try (OpenRouter router =
                builder().executor(task -> sneaked(refusal.thrown)).build()) {
            CompletableFuture<ChatResponse> future = router.chat().sendAsync(ASK);
            assertThatThrownBy(() -> Await.result(future))
                    .satisfies(seen -> assertThat(seen == refusal.thrown || seen.getCause() == refusal.thrown)
                            .isTrue());
            Listener<ChatChunk> listener = new Listener<>(Long.MAX_VALUE);
            router.chat().publisher(ASK).subscribe(listener);
            assertThatThrownBy(() -> Await.result(listener.end()))
                    .satisfies(seen -> assertThat(seen == refusal.thrown || seen.getCause() == refusal.thrown)
                            .isTrue());
        }
        assertThat(time.alarms()).isZero();
    }

    @Test
    void closing_the_client_stops_every_call_even_if_the_stopping_of_one_throws() {
        class Stubborn implements Transport, AutoCloseable {
            private final CountDownLatch stopped = new CountDownLatch(3);
            private volatile boolean closed;

            @Override
            public HttpAnswer exchange(HttpCall call) throws IOException {
                CountDownLatch cancelled = new CountDownLatch(1);
                call.cancellation().onCancel(() -> {
                    throw new UnsupportedOperationException("cannot be stopped");
                });
                call.cancellation().onCancel(cancelled::countDown);
                stopped.countDown();
                try {
                    cancelled.await();
                } catch (InterruptedException interrupted) {
                    throw new InterruptedIOException();
                }
                throw new IOException("stopped");
            }

            @Override
            public void close() {
                closed = true;
            }
        }
        Stubborn transport = new Stubborn();
        OpenRouter router = builder().transport(transport).build();
        List<CompletableFuture<ChatResponse>> calls =
                Stream.generate(() -> router.chat().sendAsync(ASK)).limit(3).toList();
        Await.until("all calls to run", () -> transport.stopped.getCount() == 0);
        Throwable thrown = catchThrowable(router::close);
        calls.forEach(call -> assertThatThrownBy(() -> Await.result(call)).isInstanceOf(CancelledException.class));
        assertThat(thrown).isInstanceOf(UnsupportedOperationException.class);
        assertThat(transport.closed).isTrue();
    }

    @Test
    void a_subscriber_that_throws_when_it_subscribes_has_no_call() {
        IllegalStateException mine = new IllegalStateException("mine");
        try (OpenRouter router = builder().executor(Runnable::run).build()) {
            Flow.Publisher<ChatChunk> publisher = router.chat().publisher(ASK);
            assertThatThrownBy(() -> publisher.subscribe(new Listener<>() {
                        @Override
                        public void onSubscribe(Flow.Subscription subscription) {
                            subscription.request(1);
                            throw mine;
                        }
                    }))
                    .isSameAs(mine);
        }
        assertThat(server.getRequestCount()).isZero();
        assertThat(time.alarms()).isZero();
    }

    @Test
    void a_subscriber_that_throws_on_an_executor_that_runs_at_once_is_heard_by_whoever_requests() {
        server.enqueue(Canned.stream(Canned.text("a"), Canned.finish("stop")));
        IllegalStateException mine = new IllegalStateException("mine");
        try (OpenRouter router = builder().executor(Runnable::run).build()) {
            Flow.Publisher<ChatChunk> publisher = router.chat().publisher(ASK);
            assertThatThrownBy(() -> publisher.subscribe(new Listener<>(1) {
                        @Override
                        public void onNext(ChatChunk chunk) {
                            throw mine;
                        }
                    }))
                    .isSameAs(mine);
        }
        assertThat(time.alarms()).isZero();
    }

    @Test
    void a_subscription_of_a_closed_client_hears_that_it_was_closed() {
        OpenRouter router = builder().build();
        Flow.Publisher<ChatChunk> publisher = router.chat().publisher(ASK);
        router.close();
        Listener<ChatChunk> listener = new Listener<>(Long.MAX_VALUE);
        publisher.subscribe(listener);
        assertThatThrownBy(() -> Await.result(listener.end()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("This OpenRouter client was closed");
    }

    @Test
    void a_stream_that_an_interceptor_chose_among_several_has_its_clocks() {
        Interceptor first = (call, next) -> {
            HttpAnswer chosen = next.proceed(call);
            next.proceed(call).close();
            return chosen;
        };
        try (RawServer raw = new RawServer();
                OpenRouter router =
                        builder().baseUrl(raw.url()).interceptor(first).build()) {
            Await.Running<ChatResponse> reading = Await.start(() -> router.chat().stream(ASK, chunk -> {}));
            RawServer.Exchange chosen = raw.take().startStream();
            raw.take().startStream();
            reading.awaitIn("SseReader");
            time.advance(Timeouts.standard().firstToken());
            assertThat(reading.failure()).isInstanceOf(CallTimeoutException.class);
            chosen.awaitDisconnect();
        }
        assertThat(time.alarms()).isZero();
    }
}
