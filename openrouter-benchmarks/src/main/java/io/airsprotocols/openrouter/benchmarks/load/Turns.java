package io.airsprotocols.openrouter.benchmarks.load;

import io.airsprotocols.openrouter.benchmarks.load.Origin.Form;
import io.airsprotocols.openrouter.benchmarks.load.Origin.Manner;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** What a process does when told so; prints a line for each figure. */
final class Turns {

    /** Of streams without a pace: long ones, so that their beginnings weigh little. */
    private static final Manner QUICK = new Manner(Form.STREAM, 2000, Duration.ZERO);

    /** Of streams whose beginning is of interest. */
    private static final Manner BRIEF = new Manner(Form.STREAM, 2, Duration.ofMillis(1));

    private static final Manner END = new Manner(Form.END, 0, Duration.ZERO);

    private static final Manner SPREAD = new Manner(Form.SPREAD, 75, Duration.ofMillis(20));

    /** Slower than a handshake: threads that begin together would open a connection each. */
    private static final Duration HANDSHAKES = Duration.ofMillis(400);

    private final Kind kind;
    private final Address origin;
    private final Address secure;
    private final PrintStream out;

    Turns(Kind kind, Address origin, Address secure, PrintStream out) {
        this.kind = kind;
        this.origin = origin;
        this.secure = secure;
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
            case H2_CALLS -> secureCalls(window);
            case H2_STREAMS -> secureStreams(window);
            case HEAP -> heap(1000);
            case OPEN -> open(400);
            case COMPLETE -> say(Figure.COMPLETE_96, complete(origin, 2000));
            case H2_COMPLETE -> secureComplete(400);
            default -> throw new IllegalArgumentException("A process that serves cannot do " + task);
        }
    }

    private void say(Figure figure, double value) {
        out.println(figure + " " + value);
    }

    private Contestant at(Manner manner) {
        return at(origin, manner);
    }

    private Contestant at(Address address, Manner manner) {
        return kind.at(manner.at(address.url()));
    }

    /**
     * Everything that is measured later, each until the compiler is quiet. First with few threads: many would leave the
     * compiler, which is one thread among them, too little of a small machine. Then with many, which take other ways, and one
     * at a time.
     */
    void warmUp(Duration most) throws Exception {
        List<Phase> phases = new ArrayList<>(List.of(
                new Phase(2, origin, Manner.whole(), 2),
                new Phase(2, origin, QUICK, 1),
                new Phase(100, origin, SPREAD, 1),
                new Phase(16, origin, Manner.whole(), 4),
                new Phase(16, origin, QUICK, 1)));
        if (kind.speaksHttp2()) {
            phases.add(new Phase(16, secure, Manner.whole(), 2));
            phases.add(new Phase(100, secure, SPREAD, 1));
        }
        phases.add(new Phase(1, origin, Manner.whole(), 1));
        phases.add(new Phase(1, origin, new Manner(Form.STREAM, 2, Duration.ZERO), 1));
        int shares = phases.stream().mapToInt(Phase::shares).sum();
        for (Phase phase : phases) {
            try (Contestant contestant = at(phase.origin, phase.manner)) {
                Load load = Load.start(phase.threads, HANDSHAKES, work(contestant, phase.manner));
                load.warmUp(most.multipliedBy(phase.shares).dividedBy(shares));
                load.stop(end(phase.origin));
            }
        }
    }

    /** Calls get more shares than streams: one runs through far more code than a token. */
    private record Phase(int threads, Address origin, Manner manner, int shares) {}

    private static Load.Work work(Contestant contestant, Manner manner) {
        if (manner.form() != Form.WHOLE) {
            return counted -> contestant.stream(token -> counted.increment());
        }
        return counted -> {
            Load.check(contestant.call());
            counted.increment();
        };
    }

    /** What makes the streams of an origin end soon. */
    private Callable<String> end(Address address) {
        return () -> {
            try (Contestant messenger =
                    address.equals(secure) ? at(secure, END) : new FloorContestant(END.at(address.url()))) {
                return messenger.call();
            }
        };
    }

    private void calls(Duration window) throws Exception {
        Load.Sample sample = sample(16, origin, Manner.whole(), Duration.ZERO, window, Figure.FAILURES);
        say(Figure.CPU_PER_CALL, sample.cpuMicros());
        say(Figure.CALLS_PER_SECOND, sample.perSecond());
        say(Figure.ALLOCATED_PER_CALL, sample.allocatedKilobytes());
        say(Figure.ORIGIN_CALLS, sample.originShare());
    }

    private void secureCalls(Duration window) throws Exception {
        Load.Sample sample = sample(16, secure, Manner.whole(), HANDSHAKES, window, Figure.FAILURES_H2);
        say(Figure.CPU_PER_CALL_H2, sample.cpuMicros());
        say(Figure.ORIGIN_H2, sample.originShare());
    }

    /** What so many threads at once cost that do the same again and again. */
    private Load.Sample sample(
            int threads, Address address, Manner manner, Duration ramp, Duration window, Figure failures)
            throws Exception {
        try (Contestant contestant = at(address, manner)) {
            Load load = Load.start(threads, ramp, work(contestant, manner));
            load.settle();
            Load.Sample sample = load.measure(window, address);
            load.stop(end(address));
            say(failures, load.failures());
            return sample;
        }
    }

    private void callTimes(Duration window) throws Exception {
        try (Contestant calls = at(Manner.whole())) {
            Load.Times times = Load.times(window, () -> {
                long started = System.nanoTime();
                Load.check(calls.call());
                return System.nanoTime() - started;
            });
            say(Figure.LATENCY_P50, times.percentile(50));
            say(Figure.LATENCY_P99, times.percentile(99));
            say(Figure.FAILURES, times.failures());
        }
    }

    private void firstTokens(Duration window) throws Exception {
        try (Contestant streams = at(BRIEF)) {
            Load.Times times = Load.times(window, () -> {
                long[] first = {0};
                long started = System.nanoTime();
                streams.stream(token -> first[0] = first[0] == 0 ? System.nanoTime() : first[0]);
                return first[0] - started;
            });
            say(Figure.FIRST_TOKEN_P50, times.percentile(50));
            say(Figure.FIRST_TOKEN_P99, times.percentile(99));
            say(Figure.FAILURES, times.failures());
        }
    }

    /**
     * All counts of streams at the same 5,000 tokens a second, so that the figures differ by the number of streams alone
     * and no machine of two cores is asked for more than it can do.
     */
    private void streams(int count, Figure figure, Duration window) throws Exception {
        Duration pace = Duration.ofMillis(count / 5);
        Load.Sample sample =
                sample(count, origin, new Manner(Form.SPREAD, 75, pace), pace.multipliedBy(2), window, Figure.FAILURES);
        say(figure, sample.cpuMicros());
        if (figure == Figure.CPU_PER_TOKEN_100) {
            say(Figure.ALLOCATED_PER_TOKEN, sample.allocatedKilobytes());
        } else if (figure == Figure.CPU_PER_TOKEN_1000) {
            say(Figure.ORIGIN_STREAMS, sample.originShare());
        }
    }

    private void secureStreams(Duration window) throws Exception {
        Load.Sample sample = sample(100, secure, SPREAD, HANDSHAKES, window, Figure.FAILURES_H2);
        say(Figure.CPU_PER_TOKEN_H2, sample.cpuMicros());
    }

    private void tokens(Duration window) throws Exception {
        Load.Sample sample = sample(16, origin, QUICK, Duration.ZERO, window, Figure.FAILURES);
        say(Figure.TOKENS_PER_SECOND, sample.perSecond());
        say(Figure.ORIGIN_TOKENS, sample.originShare());
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

    private void secureComplete(int count) throws Exception {
        int complete = complete(secure, count);
        say(Figure.COMPLETE_H2, complete);
        say(Figure.FAILURES_H2, count - complete);
    }

    private int complete(Address address, int count) throws Exception {
        try (Contestant streams = at(address, new Manner(Form.STREAM, 10, Duration.ofMillis(400)))) {
            return Load.complete(streams, count, 10);
        }
    }
}
