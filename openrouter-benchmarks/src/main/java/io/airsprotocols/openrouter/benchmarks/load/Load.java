package io.airsprotocols.openrouter.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Threads that do one work again and again, and what that costs while nothing begins or ends. */
final class Load {

    /** A thread waits for each stream, as in programs that do not know better; their stacks need not be large. */
    private static final int STACK = 256 << 10;

    /** With those who do not come to an end. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** From when it runs to when it is measured, if the compiler is quiet; else so much more, so often. */
    private static final Duration SETTLED = Duration.ofMillis(300);

    private static final int MOST_SETTLING = 6;

    /** Between two looks at the compiler of a process that gets warm. */
    private static final Duration STEP = Duration.ofMillis(500);

    /** So many looks in a row. */
    private static final int QUIET = 3;

    /** Calls or tokens after which what is called for each of them has been compiled for good. */
    private static final long ENOUGH = 30_000;

    private final LongAdder counted = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    private Load() {}

    /** Counts what it has done, calls or tokens, by the adder. */
    interface Work {
        void run(LongAdder counted) throws Exception;
    }

    /** Starts threads that run until {@link #stop} or the end of the process, the first of each spread over a time. */
    static Load start(int count, Duration over, Work work) {
        Load load = new Load();
        // Who began at once would keep the others from being made.
        CountDownLatch made = new CountDownLatch(1);
        for (int i = 0; i < count; i++) {
            long delay = over.toNanos() / count * i;
            load.threads.add(thread(() -> load.run(made, delay, work)));
        }
        made.countDown();
        return load;
    }

    private void run(CountDownLatch made, long delay, Work work) {
        try {
            made.await();
            TimeUnit.NANOSECONDS.sleep(delay);
        } catch (InterruptedException never) {
            return;
        }
        while (!stopped) {
            once(work);
        }
    }

    private void once(Work work) {
        try {
            work.run(counted);
        } catch (Exception failure) {
            if (failures.sum() == 0) {
                failure.printStackTrace();
            }
            failures.increment();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(null, work, "load", STACK);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /**
     * Until enough was done and the compiler has next to nothing to do any more, but for no more than a time of CPU, which
     * on a busy machine is a longer time on the clock.
     */
    void warmUp(Duration most) throws InterruptedException {
        CompilerWatch compiler = new CompilerWatch();
        long end = Machine.cpu() + most.toNanos();
        int quiet = 0;
        while ((quiet < QUIET || counted.sum() < ENOUGH) && Machine.cpu() < end) {
            TimeUnit.NANOSECONDS.sleep(STEP.toNanos());
            quiet = compiler.wasQuiet(STEP) ? quiet + 1 : 0;
        }
    }

    /**
     * Waits until everything that belongs to the beginning is over: each thread did something a few times, on average, and
     * the compiler has done what they brought it.
     */
    void settle() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (counted.sum() < 3L * threads.size() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        CompilerWatch compiler = new CompilerWatch();
        do {
            TimeUnit.NANOSECONDS.sleep(SETTLED.toNanos());
        } while (compiler.isWorthWaiting(SETTLED, MOST_SETTLING));
    }

    Sample measure(Duration window, Address origin) throws InterruptedException {
        double originBefore = origin.cpuNanos();
        Map<Long, Long> allocated = Machine.allocated();
        long before = counted.sum();
        long cpu = Machine.cpu();
        long started = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(window.toNanos());
        double count = counted.sum() - before;
        if (count == 0) {
            throw new IllegalStateException("Nothing came to an end while it was measured");
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        double used = Machine.cpu() - cpu;
        double originUsed = origin.cpuNanos() - originBefore;
        return new Sample(
                used / 1e3 / count,
                count / seconds,
                Machine.allocatedSince(allocated) / 1e3 / count,
                100 * originUsed / 1e9 / seconds);
    }

    /**
     * Lets no thread begin again, and waits until all are done, which {@code hurry} may make sooner. Who is not done by
     * then lost its answer, which is a failure.
     */
    void stop(Callable<?> hurry) throws Exception {
        stopped = true;
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : threads) {
            while (thread.isAlive() && System.nanoTime() < end) {
                hurry.call();
                thread.join(500);
            }
            if (thread.isAlive()) {
                failures.increment();
            }
        }
    }

    /** What failed until now. */
    double failures() {
        return failures.sum();
    }

    /** What a call or a token cost. */
    record Sample(double cpuMicros, double perSecond, double allocatedKilobytes, double originShare) {}

    /** How long each of many took, one after the other, once the compiler has done what is particular to that. */
    static Times times(Duration window, Callable<Long> timed) {
        CompilerWatch compiler = new CompilerWatch();
        int failures = 0;
        do {
            failures += timesFor(SETTLED, timed).failures;
        } while (compiler.isWorthWaiting(SETTLED, MOST_SETTLING));
        Times measured = timesFor(window, timed);
        return new Times(measured.ascending, measured.failures + failures);
    }

    private static Times timesFor(Duration window, Callable<Long> timed) {
        List<Long> times = new ArrayList<>();
        int failures = 0;
        long started = System.nanoTime();
        while (System.nanoTime() - started < window.toNanos()) {
            try {
                times.add(timed.call());
            } catch (Exception failure) {
                failure.printStackTrace();
                failures++;
            }
        }
        return new Times(times.stream().map(nanos -> nanos / 1e3).sorted().toList(), failures);
    }

    /** In microseconds. */
    record Times(List<Double> ascending, int failures) {

        double percentile(int percent) {
            if (ascending.isEmpty()) {
                throw new IllegalStateException("Nothing came to an end while it was measured");
            }
            return ascending.get(Math.min(ascending.size() - 1, ascending.size() * percent / 100));
        }
    }

    /** Opens streams that say one thing and then nothing; returns when all have said it. */
    static void open(Contestant contestant, int count) throws InterruptedException {
        CountDownLatch said = new CountDownLatch(count);
        start(count, Duration.ZERO, counted -> contestant.stream(token -> said.countDown()));
        if (!said.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException(said.getCount() + " of " + count + " streams said nothing in a minute");
        }
    }

    /** How many of so many streams, begun at once, came to their end with all their tokens. */
    static int complete(Contestant contestant, int count, int tokens) throws InterruptedException {
        AtomicInteger complete = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(thread(() -> {
                LongAdder counted = new LongAdder();
                try {
                    contestant.stream(token -> counted.increment());
                } catch (Exception failure) {
                    if (failures.getAndIncrement() == 0) {
                        failure.printStackTrace();
                    }
                    return;
                }
                if (counted.sum() == tokens) {
                    complete.incrementAndGet();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join(TimeUnit.MINUTES.toMillis(1));
        }
        return complete.get();
    }

    /** A figure of wrong answers would say nothing. */
    static void check(String text) {
        if (!text.equals(Answers.TEXT)) {
            throw new IllegalStateException("The answer was \"" + text + "\"");
        }
    }
}
