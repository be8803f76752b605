package io.airsprotocols.openrouter.benchmarks.codec;

import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The benchmarks whose allocation is guarded. */
enum Guarded {
    CALL(Calls.class, "call", 2000),
    TOKEN(Streams.class, "token", 20),
    ASSEMBLED_TOKEN(Streams.class, "assembledToken", 20);

    private static final int WARMUPS = 6;
    private static final int MEASUREMENTS = 3;

    /**
     * Nothing here depends on time: work is counted instead, and a method that is to be compiled is waited for, so that a
     * busy machine does not measure more of the interpreter. The fork has no agent and no size that the machine decides.
     */
    private static final String[] JVM = {"-Xms256m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:-BackgroundCompilation"};

    static {
        // Others that measure on this machine are in the way of times, and these are none.
        System.setProperty("jmh.ignoreLock", "true");
    }

    private final Class<?> benchmarks;
    private final String method;
    private final int invocations;

    /** @param invocations of one iteration, enough for what JMH itself allocates in it to be of no account */
    Guarded(Class<?> benchmarks, String method, int invocations) {
        this.benchmarks = benchmarks;
        this.method = method;
        this.invocations = invocations;
    }

    /** How it stands in the record. */
    String key() {
        return method;
    }

    /** The bytes that are allocated for one call or token, in a JVM of its own. */
    double measure() throws RunnerException {
        Options options = new OptionsBuilder()
                .include("^" + benchmarks.getName().replace(".", "\\.") + "\\." + method + "$")
                .addProfiler(GCProfiler.class)
                .mode(Mode.SingleShotTime)
                .forks(1)
                .jvmArgs(JVM)
                .threads(1)
                .warmupIterations(WARMUPS)
                .warmupBatchSize(invocations)
                .measurementIterations(MEASUREMENTS)
                .measurementBatchSize(invocations)
                .timeout(TimeValue.minutes(5))
                .shouldFailOnError(true)
                .build();
        RunResult run = new Runner(options).runSingle();
        Result<?> allocated = run.getSecondaryResults().get("gc.alloc.rate.norm");
        // A shot is a whole batch to JMH, but for the operations of one invocation.
        return allocated.getStatistics().getPercentile(50) / invocations;
    }
}
