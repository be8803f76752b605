package io.airsprotocols.openrouter.sandbox;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The requests that came, in the order in which they came. */
final class Inbox {

    /** A sandbox may run for days; what nobody asked for is not kept for ever. */
    private static final int MOST = 10_000;

    private final Deque<Received> all = new ArrayDeque<>();
    private final Deque<Received> notTaken = new ArrayDeque<>();

    synchronized void add(Received received) {
        all.add(received);
        notTaken.add(received);
        if (all.size() > MOST) {
            Received oldest = all.removeFirst();
            notTaken.remove(oldest);
        }
        notifyAll();
    }

    synchronized List<Received> all() {
        return List.copyOf(all);
    }

    synchronized Received take(Duration atMost) {
        long end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(atMost);
        while (notTaken.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException("The sandbox received no further request within " + atMost
                        + "; so far it received " + all.size()
                        + (all.isEmpty() ? "" : ", the last of them " + all.getLast()));
            }
            try {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for a request", interrupted);
            }
        }
        return notTaken.removeFirst();
    }

    synchronized void clear() {
        all.clear();
        notTaken.clear();
    }
}
