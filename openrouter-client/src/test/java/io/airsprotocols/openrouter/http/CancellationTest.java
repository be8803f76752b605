package io.airsprotocols.openrouter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CancellationTest {

    private final Cancellation cancellation = new Cancellation();

    @Test
    void what_was_registered_runs_once_in_order_however_often_one_cancels() {
        List<String> done = new ArrayList<>();
        cancellation.onCancel(() -> done.add("first"));
        cancellation.onCancel(() -> done.add("second"));
        assertThat(cancellation.isCancelled()).isFalse();
        assertThat(done).isEmpty();

        cancellation.cancel();
        cancellation.cancel();

        assertThat(cancellation.isCancelled()).isTrue();
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void what_is_registered_too_late_runs_at_once() {
        cancellation.cancel();
        AtomicInteger runs = new AtomicInteger();

        cancellation.onCancel(runs::incrementAndGet);

        assertThat(runs).hasValue(1);
    }

    @Test
    void an_action_may_use_the_switch_itself() {
        List<Boolean> seen = new ArrayList<>();
        cancellation.onCancel(() -> {
            cancellation.cancel();
            cancellation.onCancel(() -> seen.add(cancellation.isCancelled()));
        });

        cancellation.cancel();

        assertThat(seen).containsExactly(true);
    }

    @Test
    void a_wait_ends_with_its_time() throws InterruptedException {
        assertThat(cancellation.await(1000)).isFalse();
        assertThat(cancellation.await(0)).isFalse();
        assertThat(cancellation.await(-1)).isFalse();
    }

    @Test
    void after_the_cancellation_there_is_no_wait() throws InterruptedException {
        cancellation.cancel();

        assertThat(cancellation.await(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void a_cancellation_wakes_those_who_wait() throws Exception {
        CompletableFuture<Boolean> first = waiter();
        CompletableFuture<Boolean> second = waiter();

        cancellation.cancel();

        assertThat(first.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(second.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_wait_can_be_interrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> cancellation.await(Long.MAX_VALUE)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void an_action_registered_while_another_thread_cancels_runs_exactly_once() throws Exception {
        for (int i = 0; i < 500; i++) {
            Cancellation raced = new Cancellation();
            AtomicInteger runs = new AtomicInteger();
            CountDownLatch ready = new CountDownLatch(1);
            CompletableFuture<Void> canceller = CompletableFuture.runAsync(() -> {
                ready.countDown();
                raced.cancel();
            });
            ready.await();
            raced.onCancel(runs::incrementAndGet);
            canceller.get(20, TimeUnit.SECONDS);
            assertThat(runs).hasValue(1);
        }
    }

    /** A thread that waits for ever; it may not have begun to when this returns, which must make no difference. */
    private CompletableFuture<Boolean> waiter() {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(cancellation.await(Long.MAX_VALUE));
            } catch (InterruptedException interrupt) {
                result.completeExceptionally(interrupt);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }
}
