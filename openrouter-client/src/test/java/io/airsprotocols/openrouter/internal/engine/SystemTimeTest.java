package io.airsprotocols.openrouter.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemTimeTest {

    private final SystemTime time = new SystemTime();
    private final List<String> rung = new CopyOnWriteArrayList<>();
    private final CountDownLatch last = new CountDownLatch(1);

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void alarms_ring_when_they_are_due_and_not_in_the_order_they_were_set() throws InterruptedException {
        time.after(Duration.ofMillis(120), last::countDown);
        time.after(Duration.ofMillis(80), () -> rung.add("third"));
        time.after(Duration.ofMillis(20), () -> rung.add("first"));
        time.after(Duration.ofMillis(50), () -> rung.add("second"));
        awaitLast();
        assertThat(rung).containsExactly("first", "second", "third");
    }

    @Test
    void an_alarm_rings_although_the_thread_slept_for_one_that_is_due_much_later() throws InterruptedException {
        time.after(Duration.ofHours(1), () -> rung.add("in an hour"));
        time.after(Duration.ofMillis(20), last::countDown);
        awaitLast();
        assertThat(rung).isEmpty();
    }

    @Test
    void an_alarm_that_was_called_off_does_not_ring_and_those_behind_it_do() throws InterruptedException {
        // Far enough away that a machine which stands still for a moment has time to call it off.
        Runnable callOff = time.after(Duration.ofMillis(1500), () -> rung.add("called off"));
        time.after(Duration.ofMillis(1540), last::countDown);
        callOff.run();
        awaitLast();
        assertThat(rung).isEmpty();
    }

    @Test
    void an_alarm_that_fails_keeps_no_other_from_ringing() throws InterruptedException {
        time.after(Duration.ofMillis(10), () -> {
            throw new IllegalStateException("on purpose");
        });
        time.after(Duration.ofMillis(10), last::countDown);
        awaitLast();
    }

    @Test
    void after_closing_alarms_are_taken_and_never_ring() {
        time.close();
        time.after(Duration.ofNanos(1), () -> rung.add("late")).run();
        assertThat(rung).isEmpty();
    }

    private void awaitLast() throws InterruptedException {
        assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
