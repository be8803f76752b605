package io.airsprotocols.openrouter.support;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Waits with a deadline for what another thread does. */
public final class Await {

    private static final long SECONDS = 40;

    private Await() {}

    public static void until(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("There was not within " + SECONDS + " s: " + what);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    public static <T> T result(CompletableFuture<T> future) throws Throwable {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause();
        } catch (TimeoutException late) {
            throw new AssertionError("There was no result within " + SECONDS + " s", late);
        }
    }

    /** Something that runs on a thread of its own. */
    public static final class Running<T> {
        private final FutureTask<T> task;
        private final Thread thread;

        private Running(java.util.concurrent.Callable<T> work) {
            task = new FutureTask<>(work);
            thread = new Thread(task, "test-runner");
            thread.setDaemon(true);
            thread.start();
        }

        public Thread thread() {
            return thread;
        }

        public boolean isDone() {
            return task.isDone();
        }

        /** Waits until the thread is in a method of a class. */
        public Running<T> awaitIn(String simpleClassName) {
            until("a thread in " + simpleClassName, () -> Stream.of(thread.getStackTrace())
                    .anyMatch(frame -> frame.getClassName().endsWith(simpleClassName)));
            return this;
        }

        public T get() throws Throwable {
            try {
                return task.get(SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                throw failed.getCause();
            } catch (TimeoutException late) {
                throw new AssertionError("The thread did not end within " + SECONDS + " s", late);
            }
        }

        /** What the work threw. */
        public Throwable failure() {
            try {
                T result = get();
                throw new AssertionError("It should have failed, but gave " + result);
            } catch (AssertionError wrong) {
                throw wrong;
            } catch (Throwable failure) {
                return failure;
            }
        }
    }

    public static <T> Running<T> start(java.util.concurrent.Callable<T> work) {
        return new Running<>(work);
    }
}
