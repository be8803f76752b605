package io.airsprotocols.openrouter.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The switch that stops one call at once, from any thread. Can be turned only once. Safe for use by several threads. */
public final class Cancellation {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turned = lock.newCondition();
    private final List<Runnable> actions = new ArrayList<>(2);
    private volatile boolean cancelled;

    /** Makes a switch that is not turned. */
    public Cancellation() {}

    /** Stops the call: runs what was registered by {@link #onCancel}, all of it, and wakes a wait between two attempts. */
    public void cancel() {
        List<Runnable> now;
        lock.lock();
        try {
            if (cancelled) {
                return;
            }
            cancelled = true;
            now = List.copyOf(actions);
            actions.clear();
            turned.signalAll();
        } finally {
            lock.unlock();
        }
        RuntimeException thrown = null;
        for (Runnable each : now) {
            try {
                each.run();
            } catch (RuntimeException unlawful) {
                if (thrown == null) {
                    thrown = unlawful;
                } else if (thrown != unlawful) {
                    thrown.addSuppressed(unlawful);
                }
            }
        }
        if (thrown != null) {
            throw thrown;
        }
    }

    /**
     * Whether the call was cancelled.
     *
     * @return true from the first {@link #cancel()} on
     */
    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * Registers what has to be done to stop the call. Runs at once if it was cancelled already.
     *
     * @param action must not block and must not throw
     */
    public void onCancel(Runnable action) {
        lock.lock();
        try {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        } finally {
            lock.unlock();
        }
        action.run();
    }

    /**
     * Waits, but not beyond the cancellation.
     *
     * @param nanos how long to wait, in nanoseconds
     * @return true if the call was cancelled
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean await(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!cancelled && left > 0) {
                left = turned.awaitNanos(left);
            }
            return cancelled;
        } finally {
            lock.unlock();
        }
    }
}
