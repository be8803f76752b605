package io.airsprotocols.openrouter.support;

import io.airsprotocols.openrouter.http.Cancellation;
import io.airsprotocols.openrouter.internal.engine.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when it is told to. Alarms ring on the thread that moves it. */
public final class FakeTime implements Time {

    /** What the clock on the wall shows at first. */
    public static final Instant START = Instant.parse("2026-08-22T12:00:00Z");

    private final boolean jumps;
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private long nanos;

    private FakeTime(boolean jumps) {
        this.jumps = jumps;
    }

    /** Waits between attempts pass at once, and the clock is then that much later. */
    public static FakeTime jumping() {
        return new FakeTime(true);
    }

    /** Waits between attempts last until {@link #advance} has moved the clock far enough. */
    public static FakeTime standing() {
        return new FakeTime(false);
    }

    private record Alarm(long at, Runnable action) {}

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized Instant now() {
        return START.plusNanos(nanos);
    }

    /** The waits between attempts that were asked for. */
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    @Override
    public boolean sleep(Duration wait, Cancellation cancellation) throws InterruptedException {
        long until;
        synchronized (this) {
            waits.add(wait);
            until = nanos + wait.toNanos();
        }
        if (jumps) {
            advance(wait);
            return cancellation.isCancelled();
        }
        while (nanos() < until) {
            if (cancellation.await(1_000_000)) {
                return true;
            }
        }
        return cancellation.isCancelled();
    }

    @Override
    public synchronized Runnable after(Duration wait, Runnable action) {
        Alarm alarm = new Alarm(nanos + wait.toNanos(), action);
        alarms.add(alarm);
        return () -> callOff(alarm);
    }

    private synchronized void callOff(Alarm alarm) {
        alarms.removeIf(each -> each == alarm);
    }

    /** Moves the clock, and rings what is due on the way in its order. */
    public void advance(Duration by) {
        long target = nanos() + by.toNanos();
        for (Alarm due = next(target); due != null; due = next(target)) {
            due.action().run();
        }
        synchronized (this) {
            nanos = Math.max(nanos, target);
        }
    }

    private synchronized Alarm next(long target) {
        Alarm first = null;
        for (Alarm each : alarms) {
            if (each.at() <= target && (first == null || each.at() < first.at())) {
                first = each;
            }
        }
        if (first != null) {
            alarms.remove(first);
            nanos = Math.max(nanos, first.at());
        }
        return first;
    }

    /** How many alarms are set. */
    public synchronized int alarms() {
        return alarms.size();
    }

    /** Waits until an alarm is set that is due after exactly that time. */
    public void awaitAlarm(Duration after) {
        Await.until("an alarm in " + after, () -> {
            synchronized (this) {
                return alarms.stream().anyMatch(each -> each.at() == nanos + after.toNanos());
            }
        });
    }

    @Override
    public void close() {}
}
