package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.http.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Time as it passes. One daemon thread serves all alarms of a client. It sleeps until the first of them is due, and no alarm
 * that is due later wakes it: nearly all are called off long before, and a call should not cost a change of threads for
 * them. For the same reason it sleeps on when the alarm it waits for is called off.
 */
final class SystemTime implements Time {

    private final ScheduledThreadPoolExecutor clock;
    private final ConcurrentSkipListSet<Alarm> alarms = new ConcurrentSkipListSet<>();
    private final AtomicLong made = new AtomicLong();
    private volatile @Nullable Wake wake;

    SystemTime() {
        clock = new ScheduledThreadPoolExecutor(1, Threads.daemons("openrouter-clock"));
        clock.setRemoveOnCancelPolicy(true);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        clock.setKeepAliveTime(1, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public boolean sleep(Duration wait, Cancellation cancellation) throws InterruptedException {
        return cancellation.await(Time.nanosOf(wait));
    }

    @Override
    public Runnable after(Duration wait, Runnable action) {
        Alarm alarm = new Alarm(nanos() + Time.nanosOf(wait), made.incrementAndGet(), action);
        alarms.add(alarm);
        try {
            wakeFor(alarm);
        } catch (RejectedExecutionException closed) {
            // Whoever closed this has stopped what the alarm would have stopped.
            alarms.remove(alarm);
        }
        return () -> alarms.remove(alarm);
    }

    private void wakeFor(Alarm alarm) {
        if (isCovered(alarm)) {
            return;
        }
        synchronized (this) {
            if (!isCovered(alarm)) {
                Wake late = wake;
                if (late != null) {
                    late.task().cancel(false);
                }
                wake = new Wake(alarm.due(), clock.schedule(this::ring, alarm.due() - nanos(), TimeUnit.NANOSECONDS));
            }
        }
    }

    private boolean isCovered(Alarm alarm) {
        Wake next = wake;
        return next != null && next.at() - alarm.due() <= 0;
    }

    private void ring() {
        synchronized (this) {
            // Before looking at the alarms: who adds one from now on sees to its own waking.
            wake = null;
        }
        for (Alarm each : alarms) {
            if (each.due() - nanos() > 0) {
                wakeFor(each);
                return;
            }
            if (alarms.remove(each)) {
                // A task of its own, so that one that fails does not keep the others from ringing.
                clock.execute(each.action());
            }
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private record Wake(long at, ScheduledFuture<?> task) {}

    private record Alarm(long due, long number, Runnable action) implements Comparable<Alarm> {

        @Override
        public int compareTo(Alarm other) {
            long later = due - other.due;
            return later != 0 ? Long.signum(later) : Long.compare(number, other.number);
        }
    }
}
