package io.airsprotocols.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.chat.ChatChunk;
import io.airsprotocols.openrouter.chat.ChatInterruptedException;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ChatStream;
import io.airsprotocols.openrouter.error.CancelledException;
import io.airsprotocols.openrouter.http.RetryPolicy;
import io.airsprotocols.openrouter.support.Await;
import io.airsprotocols.openrouter.support.Await.Running;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.support.FakeTime;
import io.airsprotocols.openrouter.support.Listener;
import io.airsprotocols.openrouter.support.RawServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything that stops a call: at once, with its connection, and without a trace left behind. */
@SuppressWarnings("try") // To close within the block is what is tested.
class CancellingTest {

    private static final ChatRequest ASK = ChatRequest.of("sim/alpha", "hello");

    private final FakeTime time = FakeTime.standing();
    private final RawServer server = new RawServer();
    private final OpenRouter router =
            Timed.builder(time, server.url()).retry(RetryPolicy.upTo(5)).build();

    @AfterEach
    void stop() {
        router.close();
        server.close();
        Await.until("no alarm is left", () -> time.alarms() == 0);
    }

    private RawServer.Exchange taken;

    private ChatStream open() throws Throwable {
        Running<ChatStream> opening = Await.start(() -> router.chat().stream(ASK));
        taken = server.take().startStream();
        return opening.get();
    }

    @Test
    void a_second_thread_that_reads_is_refused_and_the_first_misses_nothing() throws Throwable {
        try (ChatStream stream = open()) {
            Running<ChatChunk> first = Await.start(() -> stream.iterator().next());
            first.awaitIn("SseReader");
            assertThatThrownBy(() -> stream.iterator().next())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Another thread reads this stream");
            taken.event(Canned.text("Once"));
            assertThat(first.get().text()).isEqualTo("Once");
            taken.event(Canned.finish("stop")).event("[DONE]").endStream();
            assertThat(stream.response().text()).isEqualTo("Once");
        }
    }

    @Test
    void cancelling_the_future_stops_the_call_and_the_server_sees_it() {
        CompletableFuture<ChatResponse> future = router.chat().sendAsync(ASK);
        RawServer.Exchange exchange = server.take();
        future.cancel(true);
        exchange.awaitDisconnect();
        assertThatThrownBy(future::join).isInstanceOf(CancellationException.class);
        assertThat(server.waiting()).isZero();
    }

    @Test
    void a_future_cancelled_before_its_turn_sends_nothing() {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try (OpenRouter queued = router.toBuilder().executor(one).build()) {
            CompletableFuture<ChatResponse> first = queued.chat().sendAsync(ASK);
            RawServer.Exchange exchange = server.take();
            CompletableFuture<ChatResponse> second = queued.chat().sendAsync(ASK);
            second.cancel(true);
            exchange.answer(200, Canned.answer("hi"));
            assertThat(first.join().text()).isEqualTo("hi");
            CompletableFuture.runAsync(() -> {}, one).join();
            assertThat(server.waiting()).isZero();
        } finally {
            one.shutdown();
        }
    }

    @Test
    void closing_a_stream_early_stops_the_call_and_the_server_sees_it() throws Throwable {
        try (ChatStream stream = open()) {
            taken.event(Canned.text("Once"));
            assertThat(stream.iterator().next().text()).isEqualTo("Once");
            stream.close();
            taken.awaitDisconnect();
            stream.close();
            assertThat(stream.soFar().text()).isEqualTo("Once");
        }
    }

    @Test
    void a_closed_stream_gives_nothing_more_even_if_more_had_arrived() throws Throwable {
        try (ChatStream stream = open()) {
            taken.chunk("data: " + Canned.text("one") + "\n\ndata: " + Canned.text("two") + "\n\n");
            Iterator<ChatChunk> chunks = stream.iterator();
            assertThat(chunks.next().text()).isEqualTo("one");
            stream.close();
            assertThatThrownBy(chunks::next)
                    .isInstanceOf(ChatInterruptedException.class)
                    .hasCauseInstanceOf(CancelledException.class);
            assertThatThrownBy(stream::response).isInstanceOf(ChatInterruptedException.class);
            assertThat(stream.soFar().text()).isEqualTo("one");
        }
    }

    @Test
    void closing_a_stream_wakes_the_thread_that_reads_it() throws Throwable {
        try (ChatStream stream = open()) {
            taken.event(Canned.text("Once"));
            Iterator<ChatChunk> chunks = stream.iterator();
            chunks.next();
            Running<ChatChunk> reader = Await.start(chunks::next);
            reader.awaitIn("SseReader");
            stream.close();
            assertThat(reader.failure())
                    .isInstanceOf(ChatInterruptedException.class)
                    .hasCauseInstanceOf(CancelledException.class);
            taken.awaitDisconnect();
        }
    }

    @Test
    void a_stream_that_was_read_to_its_end_can_be_closed_and_still_has_its_answer() throws Throwable {
        try (ChatStream stream = open()) {
            taken.event(Canned.text("all"))
                    .event(Canned.finish("stop"))
                    .event("[DONE]")
                    .endStream();
            assertThat(stream.response().text()).isEqualTo("all");
            stream.close();
            assertThat(stream.response().text()).isEqualTo("all");
            assertThat(stream.iterator().hasNext()).isFalse();
        }
    }

    @Test
    void closing_the_client_stops_calls_and_streams_that_run() throws Throwable {
        Running<ChatResponse> call = Await.start(() -> router.chat().send(ASK));
        RawServer.Exchange sent = server.take();
        CompletableFuture<ChatResponse> future = router.chat().sendAsync(ASK);
        RawServer.Exchange second = server.take();
        try (ChatStream stream = open()) {
            taken.event(Canned.text("Once"));
            Iterator<ChatChunk> chunks = stream.iterator();
            chunks.next();
            Running<ChatChunk> reader = Await.start(chunks::next);
            reader.awaitIn("SseReader");
            router.close();
            assertThat(call.failure()).isInstanceOf(CancelledException.class).hasMessageContaining("cancelled");
            assertThatThrownBy(() -> Await.result(future)).isInstanceOf(CancelledException.class);
            assertThat(reader.failure())
                    .isInstanceOf(ChatInterruptedException.class)
                    .hasCauseInstanceOf(CancelledException.class);
            sent.awaitDisconnect();
            second.awaitDisconnect();
            taken.awaitDisconnect();
        }
    }

    @Test
    void a_call_on_an_interrupted_thread_is_not_sent_and_leaves_the_interrupt_in_place() throws Throwable {
        Running<Boolean> call = Await.start(() -> {
            Thread.currentThread().interrupt();
            try {
                router.chat().send(ASK);
                throw new AssertionError("the thread was interrupted");
            } catch (CancelledException cancelled) {
                assertThat(cancelled).hasMessageContaining("interrupted");
                return Thread.currentThread().isInterrupted();
            }
        });
        assertThat(call.get()).isTrue();
        assertThat(server.waiting()).isZero();
    }

    @Test
    void an_interrupt_stops_the_making_of_a_connection() throws Throwable {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            List<Socket> fillers = new ArrayList<>();
            try (OpenRouter lost = router.toBuilder()
                    .baseUrl("http://127.0.0.1:" + deaf.getLocalPort())
                    .build()) {
                for (boolean full = false; !full; ) {
                    Socket filler = new Socket();
                    fillers.add(filler);
                    try {
                        filler.connect(new InetSocketAddress("127.0.0.1", deaf.getLocalPort()), 200);
                    } catch (SocketTimeoutException noRoom) {
                        full = true;
                    }
                }
                Running<Boolean> call = Await.start(() -> {
                    try {
                        lost.chat().send(ASK);
                        throw new AssertionError("it was interrupted");
                    } catch (CancelledException cancelled) {
                        return Thread.currentThread().isInterrupted();
                    }
                });
                time.awaitAlarm(Duration.ofSeconds(10));
                call.thread().interrupt();
                assertThat(call.get()).isTrue();
            } finally {
                for (Socket each : fillers) {
                    each.close();
                }
            }
        }
    }

    @Test
    void an_interrupt_stops_a_reader_of_a_stream_no_later_than_the_next_byte() throws Throwable {
        try (ChatStream stream = open()) {
            taken.event(Canned.text("Once"));
            Iterator<ChatChunk> chunks = stream.iterator();
            chunks.next();
            Running<Boolean> reader = Await.start(() -> {
                try {
                    chunks.next();
                    throw new AssertionError("it was interrupted");
                } catch (ChatInterruptedException broken) {
                    assertThat(broken).hasCauseInstanceOf(CancelledException.class);
                    return Thread.currentThread().isInterrupted();
                }
            });
            reader.awaitIn("SseReader");
            reader.thread().interrupt();
            taken.comment().comment();
            assertThat(reader.get()).isTrue();
            taken.awaitDisconnect();
        }
    }

    @Test
    void a_consumer_that_throws_stops_the_call() throws Throwable {
        Running<ChatResponse> call = Await.start(() -> router.chat().stream(ASK, chunk -> {
            throw new UnsupportedOperationException("enough");
        }));
        RawServer.Exchange exchange = server.take().startStream().event(Canned.text("Once"));
        assertThat(call.failure()).isInstanceOf(UnsupportedOperationException.class);
        exchange.awaitDisconnect();
    }

    @Test
    void a_stream_that_was_dropped_without_being_closed_is_stopped_when_the_next_call_begins() throws Throwable {
        dropOne();
        awaitSweep();
    }

    @Test
    void a_subscription_that_was_dropped_without_being_cancelled_is_stopped_when_the_next_call_begins() {
        dropSubscription();
        awaitSweep();
    }

    private void awaitSweep() {
        Await.until("the dropped stream is stopped", () -> {
            System.gc();
            CompletableFuture<ChatResponse> next = router.chat().sendAsync(ASK);
            server.take().answer(200, Canned.answer("hi"));
            assertThat(next.join().text()).isEqualTo("hi");
            return time.alarms() == 0;
        });
        taken.awaitDisconnect();
    }

    private void dropSubscription() {
        Listener<ChatChunk> listener = new Listener<>(1);
        router.chat().publisher(ASK).subscribe(listener);
        taken = server.take().startStream().event(Canned.text("Once"));
        Await.until("the first piece", () -> listener.heard().size() == 1);
    }

    @SuppressWarnings("MustBeClosed")
    private void dropOne() throws Throwable {
        ChatStream stream = open();
        taken.event(Canned.text("Once"));
        assertThat(stream.iterator().next().text()).isEqualTo("Once");
    }
}
