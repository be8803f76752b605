package io.airsprotocols.openrouter.benchmarks.load;

import io.airsprotocols.openrouter.benchmarks.load.Origin.Manner;
import java.time.Duration;
import java.util.Map;

/** One measurement of one contestant, in a process of its own. Prints a line for each figure. */
final class Worker {

    private final Kind kind;
    private final String origin;
    private final Duration warmUp;
    private final Duration window;

    private Worker(Kind kind, String origin, Duration warmUp, Duration window) {
        this.kind = kind;
        this.origin = origin;
        this.warmUp = warmUp;
        this.window = window;
    }

    /** Arguments: kind, task, address of the origin, milliseconds of warming up and of measuring, start of the epoch's clock. */
    public static void main(String[] args) throws Exception {
        Kind kind = Kind.valueOf(args[0]);
        Worker worker = new Worker(
                kind, args[2], Duration.ofMillis(Long.parseLong(args[3])), Duration.ofMillis(Long.parseLong(args[4])));
        Map<Figure, Double> figures =
                switch (Task.valueOf(args[1])) {
                    case COLD -> worker.cold(Long.parseLong(args[5]));
                    case CALLS -> worker.calls();
                    case LATENCY -> worker.latency();
                    case STREAMS_100 -> worker.streams(100, Figure.CPU_PER_TOKEN_100);
                    case STREAMS_1000 -> worker.streams(1000, Figure.CPU_PER_TOKEN_1000);
                    case STREAMS_2000 -> worker.streams(2000, Figure.CPU_PER_TOKEN_2000);
                    case OPEN -> worker.open(400);
                    case COMPLETE -> worker.complete(2000);
                };
        figures.forEach((figure, value) -> System.out.println(figure + " " + value));
        System.out.flush();
        // Some contestants keep threads that would let the process live.
        Runtime.getRuntime().halt(0);
    }

    private Map<Figure, Double> cold(long started) throws Exception {
        try (Contestant contestant = kind.at(Manner.unary().at(origin))) {
            Load.check(contestant.call());
            double wall = System.currentTimeMillis() - started;
            return Map.of(
                    Figure.COLD_WALL,
                    wall,
                    Figure.COLD_CPU,
                    Machine.ownCpuMillis(),
                    Figure.COLD_RSS,
                    Machine.peakMegabytes());
        }
    }

    private Map<Figure, Double> calls() throws Exception {
        try (Contestant contestant = kind.at(Manner.unary().at(origin))) {
            Load load = Load.start(16, Duration.ZERO, counted -> {
                Load.check(contestant.call());
                counted.increment();
            });
            Load.Sample sample = load.measure(warmUp, window);
            load.stop();
            return Map.of(
                    Figure.CPU_PER_CALL, sample.cpuMicros(),
                    Figure.CALLS_PER_SECOND, sample.perSecond(),
                    Figure.ALLOCATED_PER_CALL, sample.allocatedKilobytes(),
                    Figure.LIVE_HEAP, Machine.liveHeap() / 1e6,
                    Figure.FAILURES, sample.failures());
        }
    }

    /**
     * All counts of streams at the same 5,000 tokens a second, so that the figures differ by the number of streams alone
     * and no machine of two cores is asked for more than it can do.
     */
    private Map<Figure, Double> streams(int count, Figure figure) throws Exception {
        warmUp(count);
        Duration pace = Duration.ofMillis(Math.max(20, count / 5));
        try (Contestant contestant = kind.at(new Manner(75, pace, true).at(origin))) {
            Load load =
                    Load.start(count, warmUp.dividedBy(2), counted -> contestant.stream(token -> counted.increment()));
            Load.Sample sample = load.measure(warmUp, window);
            return count == 100
                    ? Map.of(
                            figure,
                            sample.cpuMicros(),
                            Figure.ALLOCATED_PER_TOKEN,
                            sample.allocatedKilobytes(),
                            Figure.FAILURES,
                            sample.failures())
                    : Map.of(figure, sample.cpuMicros(), Figure.FAILURES, sample.failures());
        }
    }

    /** Lets the compiler see many tokens in a short time. */
    private void warmUp(int count) throws Exception {
        try (Contestant contestant = kind.at(new Manner(75, Duration.ofMillis(1), false).at(origin))) {
            Load load = Load.start(
                    Math.min(count, 32), Duration.ZERO, counted -> contestant.stream(token -> counted.increment()));
            load.measure(warmUp.dividedBy(2), Duration.ofMillis(1));
            load.stop();
        }
    }

    private Map<Figure, Double> latency() throws Exception {
        try (Contestant calls = kind.at(Manner.unary().at(origin));
                Contestant streams = kind.at(new Manner(2, Duration.ofMillis(1), false).at(origin))) {
            double[] times = Load.times(warmUp, window, () -> {
                long started = System.nanoTime();
                Load.check(calls.call());
                return System.nanoTime() - started;
            });
            double[] firsts = Load.times(warmUp, window, () -> {
                long[] first = {0};
                long started = System.nanoTime();
                streams.stream(token -> first[0] = first[0] == 0 ? System.nanoTime() : first[0]);
                return first[0] - started;
            });
            return Map.of(
                    Figure.LATENCY_P50, Load.percentile(times, 50),
                    Figure.LATENCY_P99, Load.percentile(times, 99),
                    Figure.FIRST_TOKEN_P50, Load.percentile(firsts, 50),
                    Figure.FIRST_TOKEN_P99, Load.percentile(firsts, 99));
        }
    }

    private Map<Figure, Double> open(int count) throws Exception {
        try (Contestant contestant = kind.at(new Manner(2, Duration.ofMinutes(10), false).at(origin))) {
            // What the first streams bring into being belongs to all.
            Load.open(contestant, 16);
            long before = Machine.liveHeap();
            Load.open(contestant, count);
            Map<Figure, Double> figures = Map.of(Figure.HEAP_PER_STREAM, (Machine.liveHeap() - before) / 1e3 / count);
            figures.forEach((figure, value) -> System.out.println(figure + " " + value));
            System.out.flush();
            Runtime.getRuntime().halt(0);
            return figures;
        }
    }

    private Map<Figure, Double> complete(int count) throws Exception {
        try (Contestant contestant = kind.at(new Manner(10, Duration.ofMillis(400), false).at(origin))) {
            return Map.of(Figure.COMPLETE_96, (double) Load.complete(contestant, count, 10));
        }
    }
}
