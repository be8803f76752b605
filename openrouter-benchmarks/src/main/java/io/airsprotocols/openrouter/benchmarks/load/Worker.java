package io.airsprotocols.openrouter.benchmarks.load;

import io.airsprotocols.openrouter.benchmarks.load.Origin.Form;
import io.airsprotocols.openrouter.benchmarks.load.Origin.Manner;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One measurement of one contestant, in a process of its own. Prints a line for each figure. */
final class Worker {

    private final Kind kind;
    private final String origin;
    private final Duration patience;
    private final Duration window;

    private Worker(Kind kind, String origin, Duration patience, Duration window) {
        this.kind = kind;
        this.origin = origin;
        this.patience = patience;
        this.window = window;
    }

    /**
     * Arguments: kind, task, address of the origin, milliseconds of CPU to warm up with at most, milliseconds of measuring,
     * when the process was started (milliseconds of the epoch).
     */
    public static void main(String[] args) throws Exception {
        Worker worker = new Worker(
                Kind.valueOf(args[0]),
                args[2],
                Duration.ofMillis(Long.parseLong(args[3])),
                Duration.ofMillis(Long.parseLong(args[4])));
        switch (Task.valueOf(args[1])) {
            case COLD -> worker.cold(Long.parseLong(args[5]));
            case CALLS -> worker.calls();
            case STREAMS -> worker.streams();
            case OPEN -> worker.open(400);
            case COMPLETE -> worker.complete(2000);
        }
        System.out.flush();
        // Some contestants keep threads that would let the process live, and streams are cut where they stand.
        Runtime.getRuntime().halt(0);
    }

    private static void say(Figure figure, double value) {
        System.out.println(figure + " " + value);
    }

    private Contestant at(Manner manner) {
        return kind.at(manner.at(origin));
    }

    /** With few threads: many would leave the compiler, which is one thread among them, too little of a small machine. */
    private void warmUp(Load.Work work) throws Exception {
        Load load = Load.start(2, Duration.ZERO, work);
        load.warmUp(patience);
        load.stop(() -> null);
    }

    private void cold(long started) throws Exception {
        Load.check(at(Manner.whole()).call());
        say(Figure.COLD_WALL, (double) (System.currentTimeMillis() - started));
        say(Figure.COLD_CPU, Machine.ownCpuMillis());
        say(Figure.COLD_RSS, Machine.peakMegabytes());
    }

    private void calls() throws Exception {
        Contestant calls = at(Manner.whole());
        Load.Work call = counted -> {
            Load.check(calls.call());
            counted.increment();
        };
        warmUp(call);
        Load load = Load.start(16, Duration.ZERO, call);
        TimeUnit.MILLISECONDS.sleep(500);
        Load.Sample sample = load.measure(window);
        load.stop(() -> null);
        say(Figure.CPU_PER_CALL, sample.cpuMicros());
        say(Figure.CALLS_PER_SECOND, sample.perSecond());
        say(Figure.ALLOCATED_PER_CALL, sample.allocatedKilobytes());
        say(Figure.FAILURES, sample.failures());
        say(Figure.LIVE_HEAP, Machine.liveHeap() / 1e6);

        double[] times = Load.times(window, () -> {
            long started = System.nanoTime();
            Load.check(calls.call());
            return System.nanoTime() - started;
        });
        say(Figure.LATENCY_P50, Load.percentile(times, 50));
        say(Figure.LATENCY_P99, Load.percentile(times, 99));

        Contestant streams = at(new Manner(Form.STREAM, 2, Duration.ofMillis(1)));
        double[] firsts = Load.times(window, () -> {
            long[] first = {0};
            long started = System.nanoTime();
            streams.stream(token -> first[0] = first[0] == 0 ? System.nanoTime() : first[0]);
            return first[0] - started;
        });
        say(Figure.FIRST_TOKEN_P50, Load.percentile(firsts, 50));
        say(Figure.FIRST_TOKEN_P99, Load.percentile(firsts, 99));
    }

    /**
     * All counts of streams at the same 5,000 tokens a second, so that the figures differ by the number of streams alone
     * and no machine of two cores is asked for more than it can do.
     */
    private void streams() throws Exception {
        Contestant quick = at(new Manner(Form.STREAM, 75, Duration.ZERO));
        warmUp(counted -> quick.stream(token -> counted.increment()));
        Figure[] figures = {Figure.CPU_PER_TOKEN_100, Figure.CPU_PER_TOKEN_1000, Figure.CPU_PER_TOKEN_2000};
        int[] counts = {100, 1000, 2000};
        for (int i = 0; i < counts.length; i++) {
            Duration pace = Duration.ofMillis(counts[i] / 5);
            Contestant streams = at(new Manner(Form.SPREAD, 75, pace));
            Load load = Load.start(
                    counts[i], pace.multipliedBy(2), counted -> streams.stream(token -> counted.increment()));
            TimeUnit.NANOSECONDS.sleep(pace.multipliedBy(4).plusSeconds(1).toNanos());
            Load.Sample sample = load.measure(window);
            load.stop(new FloorContestant(new Manner(Form.END, 0, Duration.ZERO).at(origin))::call);
            say(figures[i], sample.cpuMicros());
            say(Figure.FAILURES, sample.failures());
            if (counts[i] == 100) {
                say(Figure.ALLOCATED_PER_TOKEN, sample.allocatedKilobytes());
            }
        }
    }

    private void open(int count) throws Exception {
        Contestant streams = at(new Manner(Form.STREAM, 2, Duration.ofMinutes(10)));
        // What the first streams bring into being belongs to all.
        Load.open(streams, 16);
        long before = Machine.liveHeap();
        Load.open(streams, count);
        say(Figure.HEAP_PER_STREAM, (Machine.liveHeap() - before) / 1e3 / count);
    }

    private void complete(int count) throws Exception {
        Contestant streams = at(new Manner(Form.STREAM, 10, Duration.ofMillis(400)));
        say(Figure.COMPLETE_96, Load.complete(streams, count, 10));
    }
}
