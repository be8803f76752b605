package io.airsprotocols.openrouter.internal.okhttp;

import io.airsprotocols.openrouter.http.Cancellation;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What one of many calls has at a time. A call that waits for it hears its cancellation. */
final class Turn {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean taken;
    private volatile boolean abolished;

    /**
     * Takes the turn, which has to be {@linkplain #give given} back.
     *
     * @return whether it was had: not if the call was cancelled, if the time was over first, or if there are no turns any more
     */
    boolean take(long nanos, Cancellation cancellation) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (taken && !abolished) {
                cancellation.onCancel(this::wakeAll);
            }
            long left = nanos;
            while (taken && !abolished && !cancellation.isCancelled() && left > 0) {
                left = changed.awaitNanos(left);
            }
            boolean mine = !taken && !abolished && !cancellation.isCancelled();
            taken |= mine;
            return mine;
        } finally {
            if (!taken) {
                changed.signal(); // It may have been this one that was told.
            }
            lock.unlock();
        }
    }

    void give() {
        lock.lock();
        try {
            taken = false;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Lets everyone go on without, from now on. Costs nothing when it has been done. */
    void abolish() {
        if (!abolished) {
            abolished = true;
            wakeAll();
        }
    }

    boolean isAbolished() {
        return abolished;
    }

    private void wakeAll() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
