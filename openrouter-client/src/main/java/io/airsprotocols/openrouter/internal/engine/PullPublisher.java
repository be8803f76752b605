package io.airsprotocols.openrouter.internal.engine;

import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what a blocking source gives, and pulls from it only what was requested. Each subscription opens a source of
 * its own at its first request. The executor's thread is held only while something is requested.
 *
 * @param <T> what is published
 */
public final class PullPublisher<T> implements Flow.Publisher<T> {

    private final Opener<T> opener;
    private final Executor executor;

    /**
     * Makes a publisher.
     *
     * @param opener opens a source
     * @param executor runs what blocks
     */
    public PullPublisher(Opener<T> opener, Executor executor) {
        this.opener = opener;
        this.executor = executor;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        Pull<T> pull = new Pull<>(opener, executor, subscriber);
        boolean subscribed = false;
        try {
            subscriber.onSubscribe(pull);
            subscribed = true;
        } finally {
            if (!subscribed) {
                pull.cancel(); // what it has requested already
            }
            pull.begin();
        }
    }

    /**
     * Opens a source.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    public interface Opener<T> {
        /**
         * Opens it; blocks until it is open.
         *
         * @param stop to be given what stops the opening from another thread
         * @return the source
         */
        Source<T> open(Consumer<Runnable> stop);
    }

    /**
     * Gives one thing after the other. One thread reads, any may close.
     *
     * @param <T> what it gives
     */
    public interface Source<T> {
        /**
         * The next thing; blocks until there is one.
         *
         * @return it, or null at the end
         */
        @Nullable
        T next();

        /** Stops at once. A second call does nothing. */
        void close();

        /**
         * Asks to be told when something else than its reader stops it, such as the client that closes.
         *
         * @param action runs at once if it has happened; must not block
         */
        void onStop(Runnable action);

        /**
         * What stopped it, for whoever does not read at the time.
         *
         * @return what {@link #next()} would throw
         */
        Throwable stopped();
    }

    private static final class Pull<T> implements Flow.Subscription {

        private final Opener<T> opener;
        private final Executor executor;
        private final AtomicLong requested = new AtomicLong();
        /**
         * Above zero while a thread delivers, which goes on until it has seen every increase; and from the start, while the
         * subscriber is told of its subscription, since signals come one after the other (Reactive Streams 1.3).
         */
        private final AtomicInteger work = new AtomicInteger(1);

        private volatile Flow.@Nullable Subscriber<? super T> subscriber;
        private volatile @Nullable IllegalArgumentException badRequest;
        private volatile Runnable stop = () -> {};
        private volatile boolean cancelled;
        private volatile boolean stopped;
        private @Nullable Source<T> source;

        Pull(Opener<T> opener, Executor executor, Flow.Subscriber<? super T> subscriber) {
            this.opener = opener;
            this.executor = executor;
            this.subscriber = subscriber;
        }

        @Override
        public void request(long n) {
            if (n <= 0) {
                badRequest = new IllegalArgumentException(
                        "A subscriber requests 1 or more (Reactive Streams 3.9), was " + n);
                stop.run();
            } else {
                requested.accumulateAndGet(n, (before, more) -> before + more < 0 ? Long.MAX_VALUE : before + more);
            }
            schedule();
        }

        @Override
        public void cancel() {
            cancelled = true;
            stop.run();
            schedule(); // lets go of the subscriber
        }

        /** Lets what was asked for in the meantime begin. */
        void begin() {
            if (work.decrementAndGet() > 0) {
                execute();
            }
        }

        private void schedule() {
            if (work.getAndIncrement() == 0) {
                execute();
            }
        }

        private void execute() {
            try {
                executor.execute(this::deliver);
            } catch (Throwable notTaken) {
                if (subscriber == null) {
                    // The executor ran it at once, and this is what the subscriber itself threw.
                    throw notTaken;
                }
                end(notTaken);
            }
        }

        private void deliver() {
            int seen = 1;
            while (seen != 0) {
                deliverRequested();
                seen = work.addAndGet(-seen);
            }
        }

        private void deliverRequested() {
            while (true) {
                Flow.Subscriber<? super T> receiver = subscriber;
                if (receiver == null) {
                    return;
                }
                if (cancelled) {
                    end(null);
                    return;
                }
                if (badRequest != null) {
                    end(badRequest);
                    return;
                }
                if (requested.get() == 0) {
                    // A failure needs no demand (Reactive Streams 2.10), which may never come.
                    if (stopped && source != null) {
                        end(source.stopped());
                    }
                    return;
                }
                T next;
                try {
                    next = source().next();
                } catch (Throwable failure) { // code of the user's may throw anything, and nobody else would hear it
                    if (badRequest == null) {
                        end(failure);
                        return;
                    }
                    continue;
                }
                if (next == null) {
                    subscriber = null;
                    if (!cancelled) {
                        receiver.onComplete();
                    }
                    return;
                }
                if (requested.get() != Long.MAX_VALUE) {
                    requested.decrementAndGet();
                }
                if (!cancelled) {
                    give(receiver, next);
                }
            }
        }

        private void give(Flow.Subscriber<? super T> receiver, T next) {
            boolean taken = false;
            try {
                receiver.onNext(next);
                taken = true;
            } finally {
                if (!taken) {
                    // A subscriber that throws has broken the rules (2.13) and is treated as having cancelled.
                    cancelled = true;
                    end(null);
                }
            }
        }

        private Source<T> source() {
            if (source == null) {
                Source<T> opened = opener.open(this::stopBy);
                source = opened;
                stopBy(opened::close);
                // Weakly, so that a subscription that everyone has forgotten can be noticed.
                WeakReference<Pull<T>> pull = new WeakReference<>(this);
                opened.onStop(() -> stopped(pull.get()));
            }
            return source;
        }

        private static void stopped(@Nullable Pull<?> pull) {
            if (pull != null) {
                pull.stopped = true;
                pull.schedule();
            }
        }

        /** A cancellation that came before there was anything to stop is made up for. */
        private void stopBy(Runnable action) {
            stop = action;
            if (cancelled || badRequest != null) {
                action.run();
            }
        }

        /** The last signal, unless the subscriber cancelled: then it hears nothing more. */
        private void end(@Nullable Throwable failure) {
            Flow.Subscriber<? super T> receiver = subscriber;
            subscriber = null;
            stop.run();
            if (receiver != null && failure != null && !cancelled) {
                receiver.onError(failure);
            }
        }
    }
}
