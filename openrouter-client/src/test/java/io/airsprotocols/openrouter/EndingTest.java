package io.airsprotocols.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.chat.ChatChunk;
import io.airsprotocols.openrouter.chat.ChatInterruptedException;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.error.CallTimeoutException;
import io.airsprotocols.openrouter.error.CancelledException;
import io.airsprotocols.openrouter.http.Cancellation;
import io.airsprotocols.openrouter.http.Headers;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.HttpCall;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.http.Timeouts;
import io.airsprotocols.openrouter.http.Transport;
import io.airsprotocols.openrouter.internal.engine.Time;
import io.airsprotocols.openrouter.support.Await;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.support.Listener;
import io.airsprotocols.openrouter.support.RawServer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Calls that end by something else than themselves: a client that is closed, a deadline, a future completed by somebody. */
class EndingTest extends TimedTest {

    /** An executor that keeps what it is given and runs it never. */
    private static final Executor NEVER = task -> {};

    @Test
    void a_call_that_waits_for_a_thread_ends_when_the_client_is_closed() {
        OpenRouter router = builder().executor(NEVER).build();
        CompletableFuture<ChatResponse> plain = router.chat().sendAsync(ASK);
        CompletableFuture<String> typed = router.chat().sendAsync(ASK, String.class);
        router.close();
        assertThatThrownBy(() -> Await.result(plain)).isInstanceOf(CancelledException.class);
        assertThatThrownBy(() -> Await.result(typed)).isInstanceOf(CancelledException.class);
        assertThat(time.alarms()).isZero();
    }

    @Test
    void a_call_that_waits_for_a_thread_ends_with_its_total_deadline_and_never_begins() {
        List<Runnable> queue = new ArrayList<>();
        try (OpenRouter router = builder().executor(queue::add).build()) {
            CompletableFuture<ChatResponse> future = router.chat().sendAsync(ASK);
            time.advance(Timeouts.standard().total());
            assertThatThrownBy(() -> Await.result(future))
                    .isInstanceOfSatisfying(CallTimeoutException.class, late -> assertThat(late.clock())
                            .isEqualTo(CallTimeoutException.Clock.TOTAL));
            queue.forEach(Runnable::run);
        }
        assertThat(server.getRequestCount()).isZero();
        assertThat(time.alarms()).isZero();
    }

    @Test
    void a_future_that_is_completed_by_somebody_else_stops_its_call() {
        try (RawServer raw = new RawServer();
                OpenRouter router = builder().baseUrl(raw.url()).build()) {
            CompletableFuture<ChatResponse> plain = router.chat().sendAsync(ASK);
            RawServer.Exchange first = raw.take();
            plain.completeExceptionally(new TimeoutException()); // as orTimeout does
            first.awaitDisconnect();
            CompletableFuture<String> typed = router.chat().sendAsync(ASK, String.class);
            RawServer.Exchange second = raw.take();
            typed.complete("a default"); // as completeOnTimeout does
            second.awaitDisconnect();
            Await.until("both calls to end", () -> time.alarms() == 0);
        }
    }

    /** A subscription whose call runs while nothing more is requested; it has heard one piece. */
    private Listener<ChatChunk> quiet(OpenRouter router, RawServer raw, RequestOptions options) {
        Listener<ChatChunk> listener = new Listener<>(1);
        router.chat().publisher(ASK, options).subscribe(listener);
        raw.take().startStream().event(Canned.text("Once")).event(Canned.text(" upon"));
        Await.until("the first piece", () -> listener.heard().size() == 1);
        return listener;
    }

    @Test
    void a_subscription_that_requests_nothing_hears_at_once_that_the_client_was_closed() {
        try (RawServer raw = new RawServer()) {
            OpenRouter router = builder().baseUrl(raw.url()).build();
            Listener<ChatChunk> listener = quiet(router, raw, RequestOptions.none());
            router.close();
            assertThatThrownBy(() -> Await.result(listener.end()))
                    .isInstanceOfSatisfying(ChatInterruptedException.class, cut -> assertThat(cut.partialText())
                            .isEqualTo("Once"))
                    .hasCauseInstanceOf(CancelledException.class);
            assertThat(listener.heard()).hasSize(1);
        }
        assertThat(time.alarms()).isZero();
    }

    @Test
    void a_subscription_that_requests_nothing_hears_at_once_that_its_time_is_over() {
        try (RawServer raw = new RawServer();
                OpenRouter router = builder().baseUrl(raw.url()).build()) {
            Duration total = Duration.ofMinutes(3);
            Listener<ChatChunk> listener = quiet(router, raw, RequestOptions.create(o -> o.timeout(total)));
            time.advance(total);
            assertThatThrownBy(() -> Await.result(listener.end())).hasCauseInstanceOf(CallTimeoutException.class);
        }
        assertThat(time.alarms()).isZero();
    }

    @Test
    void times_that_are_as_good_as_for_ever_are() {
        Duration forEver = ChronoUnit.FOREVER.getDuration();
        server.enqueue(Canned.ok("hi"));
        server.enqueue(Canned.stream(Canned.text("ho"), Canned.finish("stop")));
        try (OpenRouter router = OpenRouter.create(b -> b.apiKey(Canned.KEY)
                .baseUrl(Canned.url(server))
                .timeouts(new Timeouts(forEver, forEver, forEver, forEver, forEver)))) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("hi");
            assertThat(router.chat().stream(ASK, chunk -> {}).text()).isEqualTo("ho");
        }
    }

    /** A transport that knows whether it was closed. */
    private static final class Closing implements Transport, AutoCloseable {
        private final AtomicInteger closed = new AtomicInteger();

        @Override
        public HttpAnswer exchange(HttpCall call) {
            return new HttpAnswer(
                    200,
                    Headers.of(Map.of("Content-Type", List.of("application/json"))),
                    "none",
                    new ByteArrayInputStream(Canned.answer("mine").getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Test
    void an_own_transport_is_closed_with_the_last_of_the_clients_that_were_made_of_each_other() {
        Closing mine = new Closing();
        Closing other = new Closing();
        OpenRouter parent = builder().transport(mine).build();
        OpenRouter child = parent.toBuilder().header("X-Child", "1").build();
        parent.toBuilder().transport(other).build().close();
        assertThat(other.closed).hasValue(1);
        parent.close();
        assertThat(mine.closed).hasValue(0);
        assertThat(child.chat().send(ASK).text()).isEqualTo("mine");
        child.close();
        child.close();
        assertThat(mine.closed).hasValue(1);
    }

    @Test
    void a_builder_kept_beyond_the_close_of_its_client_makes_clients_that_work_and_are_counted_anew() {
        Closing mine = new Closing();
        OpenRouter parent = builder().transport(mine).build();
        OpenRouterBuilder kept = parent.toBuilder();
        parent.close();
        assertThat(mine.closed).hasValue(1);
        OpenRouter first = kept.build();
        OpenRouter second = kept.build();
        first.close();
        assertThat(mine.closed).hasValue(1);
        second.close();
        assertThat(mine.closed).hasValue(2);

        server.enqueue(Canned.ok("later"));
        OpenRouter connected = OpenRouter.create(b -> b.apiKey(Canned.KEY).baseUrl(Canned.url(server)));
        OpenRouterBuilder later = connected.toBuilder();
        connected.close();
        try (OpenRouter router = later.build()) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("later");
        }
    }

    @Test
    void a_client_closed_while_a_call_begins_does_not_make_it() {
        AtomicReference<OpenRouter> router = new AtomicReference<>();
        Time closing = new Time() {
            @Override
            public long nanos() {
                return time.nanos();
            }

            @Override
            public Instant now() {
                OpenRouter made = router.getAndSet(null);
                if (made != null) {
                    made.close(); // as another thread might at this moment
                }
                return time.now();
            }

            @Override
            public boolean sleep(Duration wait, Cancellation cancellation) throws InterruptedException {
                return time.sleep(wait, cancellation);
            }

            @Override
            public Runnable after(Duration wait, Runnable action) {
                return time.after(wait, action);
            }

            @Override
            public void close() {
                time.close();
            }
        };
        OpenRouter made = builder().time(closing).build();
        router.set(made);
        assertThatThrownBy(() -> made.chat().send(ASK)).isInstanceOf(IllegalStateException.class);
        assertThat(server.getRequestCount()).isZero();
        assertThat(time.alarms()).isZero();
    }
}
