package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.http.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Time as it passes. One daemon thread serves all alarms of a client; it ends when there has been none for a while. */
final class SystemTime implements Time {

    private final ScheduledThreadPoolExecutor alarms;

    SystemTime() {
        alarms = new ScheduledThreadPoolExecutor(1, Threads.daemons("openrouter-clock"));
        alarms.setRemoveOnCancelPolicy(true);
        alarms.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        alarms.setKeepAliveTime(1, TimeUnit.SECONDS);
        alarms.allowCoreThreadTimeOut(true);
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
        return cancellation.await(wait.toNanos());
    }

    @Override
    public Runnable after(Duration wait, Runnable action) {
        try {
            Future<?> alarm = alarms.schedule(action, wait.toNanos(), TimeUnit.NANOSECONDS);
            return () -> alarm.cancel(false);
        } catch (RejectedExecutionException closed) {
            // Whoever closed this has stopped what the alarm would have stopped.
            return () -> {};
        }
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }
}
