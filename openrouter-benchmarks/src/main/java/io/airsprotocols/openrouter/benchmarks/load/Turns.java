package io.airsprotocols.openrouter.benchmarks.load;

import io.airsprotocols.openrouter.benchmarks.load.Origin.Form;
import io.airsprotocols.openrouter.benchmarks.load.Origin.Manner;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What a process does when told so; prints a line for each figure. */
final class Turns {

    /** Of streams without a pace: long ones, so that their beginnings weigh little. */
    private static final Manner QUICK = new Manner(Form.STREAM, 2000, Duration.ZERO);

    private static final Manner END = new Manner(Form.END, 0, Duration.ZERO);

    private final Kind kind;
    private final String origin;
    private final ProcessHandle originProcess;
    private final PrintStream out;

    Turns(Kind kind, String origin, ProcessHandle originProcess, PrintStream out) {
        this.kind = kind;
        this.origin = origin;
        this.originProcess = originProcess;
        this.out = out;
    }

    void take(Task task, Duration window) throws Exception {
        switch (task) {
            case CALLS -> calls(window);
            case CALL_TIMES -> callTimes(window);
            case FIRST_TOKENS -> firstTokens(window);
            case STREAMS_100 -> streams(100, Figure.CPU_PER_TOKEN_100, window);
            case STREAMS_1000 -> streams(1000, Figure.CPU_PER_TOKEN_1000, window);
            case STREAMS_2000 -> streams(2000, Figure.CPU_PER_TOKEN_2000, window);
            case TOKENS -> tokens(window);
            case HEAP -> heap(1000);
            case OPEN -> open(400);
            case COMPLETE -> complete(2000);
            case COLD -> throw new IllegalArgumentException("A process that serves is not cold any more");
        }
    }

    private void say(Figure figure, double value) {
        out.println(figure + " " + value);
    }

    private Contestant at(Manner manner) {
        return kind.at(manner.at(origin));
    }

    /**
     * Everything that is measured later, each until the compiler is quiet. First with few threads: many would leave the
     * compiler, which is one thread among them, too little of a small machine. Then with many, which take other ways.
     */
    void warmUp(Duration most) throws Exception {
        Manner paced = new Manner(Form.SPREAD, 75, Duration.ofMillis(20));
        try (Contestant calls = at(Manner.whole());
                Contestant quick = at(QUICK);
                Contestant slow = at(paced)) {
            record Phase(int threads, Load.Work work) {}
            Load.Work call = counted -> call(calls, counted);
            Load.Work stream = counted -> quick.stream(token -> counted.increment());
            List<Phase> phases = List.of(
                    new Phase(2, call),
                    new Phase(2, stream),
                    new Phase(100, counted -> slow.stream(token -> counted.increment())),
                    new Phase(16, call),
                    new Phase(16, stream));
            for (Phase phase : phases) {
                Load load = Load.start(phase.threads, Duration.ZERO, phase.work);
                load.warmUp(most.dividedBy(phases.size()));
                load.stop(this::end);
            }
        }
    }

    private static void call(Contestant contestant, LongAdder counted) throws Exception {
        Load.check(contestant.call());
        counted.increment();
    }

    private String end() throws Exception {
        try (Contestant floor = new FloorContestant(END.at(origin))) {
            return floor.call();
        }
    }

    private void calls(Duration window) throws Exception {
        try (Contestant calls = at(Manner.whole())) {
            Load load = Load.start(16, Duration.ZERO, counted -> call(calls, counted));
            TimeUnit.MILLISECONDS.sleep(300);
            Load.Sample sample = load.measure(window, originProcess);
            load.stop(() -> null);
            say(Figure.CPU_PER_CALL, sample.cpuMicros());
            say(Figure.CALLS_PER_SECOND, sample.perSecond());
            say(Figure.ALLOCATED_PER_CALL, sample.allocatedKilobytes());
            say(Figure.ORIGIN_CALLS, sample.originShare());
            say(Figure.FAILURES, load.failures());
        }
    }

    private void callTimes(Duration window) throws Exception {
        try (Contestant calls = at(Manner.whole())) {
            double[] times = Load.times(window, () -> {
                long started = System.nanoTime();
                Load.check(calls.call());
                return System.nanoTime() - started;
            });
            say(Figure.LATENCY_P50, Load.percentile(times, 50));
            say(Figure.LATENCY_P99, Load.percentile(times, 99));
        }
    }

    private void firstTokens(Duration window) throws Exception {
        try (Contestant streams = at(new Manner(Form.STREAM, 2, Duration.ofMillis(1)))) {
            double[] times = Load.times(window, () -> {
                long[] first = {0};
                long started = System.nanoTime();
                streams.stream(token -> first[0] = first[0] == 0 ? System.nanoTime() : first[0]);
                return first[0] - started;
            });
            say(Figure.FIRST_TOKEN_P50, Load.percentile(times, 50));
            say(Figure.FIRST_TOKEN_P99, Load.percentile(times, 99));
        }
    }

    /**
     * All counts of streams at the same 5,000 tokens a second, so that the figures differ by the number of streams alone
     * and no machine of two cores is asked for more than it can do.
     */
    private void streams(int count, Figure figure, Duration window) throws Exception {
        Duration pace = Duration.ofMillis(count / 5);
        try (Contestant streams = at(new Manner(Form.SPREAD, 75, pace))) {
            Load load =
                    Load.start(count, pace.multipliedBy(2), counted -> streams.stream(token -> counted.increment()));
            TimeUnit.NANOSECONDS.sleep(pace.multipliedBy(4).plusMillis(300).toNanos());
            Load.Sample sample = load.measure(window, originProcess);
            load.stop(this::end);
            say(figure, sample.cpuMicros());
            say(Figure.FAILURES, load.failures());
            if (figure == Figure.CPU_PER_TOKEN_100) {
                say(Figure.ALLOCATED_PER_TOKEN, sample.allocatedKilobytes());
            } else if (figure == Figure.CPU_PER_TOKEN_1000) {
                say(Figure.ORIGIN_STREAMS, sample.originShare());
            }
        }
    }

    private void tokens(Duration window) throws Exception {
        try (Contestant streams = at(QUICK)) {
            Load load = Load.start(16, Duration.ZERO, counted -> streams.stream(token -> counted.increment()));
            TimeUnit.MILLISECONDS.sleep(300);
            Load.Sample sample = load.measure(window, originProcess);
            load.stop(() -> null);
            say(Figure.TOKENS_PER_SECOND, sample.perSecond());
            say(Figure.ORIGIN_TOKENS, sample.originShare());
            say(Figure.FAILURES, load.failures());
        }
    }

    private void heap(int calls) throws Exception {
        try (Contestant contestant = at(Manner.whole())) {
            for (int i = 0; i < calls; i++) {
                Load.check(contestant.call());
            }
            say(Figure.LIVE_HEAP, Machine.liveHeap() / 1e6);
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
        try (Contestant streams = at(new Manner(Form.STREAM, 10, Duration.ofMillis(400)))) {
            say(Figure.COMPLETE_96, Load.complete(streams, count, 10));
        }
    }
}
