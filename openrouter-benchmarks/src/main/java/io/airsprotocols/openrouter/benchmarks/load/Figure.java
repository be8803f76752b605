package io.airsprotocols.openrouter.benchmarks.load;

import static io.airsprotocols.openrouter.benchmarks.load.Goal.atLeast;
import static io.airsprotocols.openrouter.benchmarks.load.Goal.atMost;
import static io.airsprotocols.openrouter.benchmarks.load.Goal.beyond;
import static io.airsprotocols.openrouter.benchmarks.load.Goal.times;
import static io.airsprotocols.openrouter.benchmarks.load.Kind.FLOOR;
import static io.airsprotocols.openrouter.benchmarks.load.Kind.LANGCHAIN4J;
import static io.airsprotocols.openrouter.benchmarks.load.Kind.OKHTTP;
import static io.airsprotocols.openrouter.benchmarks.load.Kind.OPENAI;

import java.util.List;

/** A row of the table, and what this client is to reach in it. */
enum Figure {
    CPU_PER_CALL("CPU per call, 16 at once", "µs", times(1.2, OKHTTP), times(0.4, OPENAI), times(0.4, LANGCHAIN4J)),
    CPU_PER_TOKEN_100(
            "CPU per token, 100 streams", "µs", times(1.0, OKHTTP), times(0.65, OPENAI), times(0.5, LANGCHAIN4J)),
    CPU_PER_TOKEN_1000(
            "CPU per token, 1,000 streams", "µs", times(1.0, OKHTTP), times(0.65, OPENAI), times(0.5, LANGCHAIN4J)),
    CPU_PER_TOKEN_2000("CPU per token, 2,000 streams", "µs"),
    GROWTH("CPU per token, 2,000 streams over 100", "×", atMost(1.1)),
    LATENCY_P50("Time of a call, one at a time, p50", "µs", beyond(50, OKHTTP)),
    LATENCY_P99("Time of a call, one at a time, p99", "µs"),
    FIRST_TOKEN_P50("Time to the first token, one stream at a time, p50", "µs"),
    FIRST_TOKEN_P99("Time to the first token, one stream at a time, p99", "µs", beyond(1000, FLOOR)),
    CALLS_PER_SECOND("Calls per second, 16 at once", ""),
    TOKENS_PER_SECOND("Tokens per second, 16 streams without a pace", ""),
    ALLOCATED_PER_CALL("Allocated per call", "KB"),
    ALLOCATED_PER_TOKEN("Allocated per token, 100 streams", "KB"),
    COLD_CPU("Cold process to its first answer, CPU", "ms", times(1.15, OKHTTP), times(0.5, OPENAI)),
    COLD_WALL("Cold process to its first answer, elapsed", "ms"),
    COLD_RSS("Peak memory of that process", "MB"),
    LIVE_HEAP("Live heap at rest after 1,000 calls, whole process", "MB"),
    LIVE_HEAP_BEYOND("The same without what the hand-parsed one holds", "MB", atMost(8)),
    HEAP_PER_STREAM("Heap per open stream, 400 open", "KB", beyond(16, OKHTTP)),
    COMPLETE_96("Of 2,000 streams at once, complete with -Xmx96m", "", atLeast(2000)),
    OWN_JAR("Its own jar, size", "MB", atMost(1.5)),
    JARS("Jars at run time", "", atMost(8)),
    JAR_MEGABYTES("Jars at run time, size", "MB", atMost(8)),
    ORIGIN_CALLS("CPU of the origin beside the calls", "% of a core"),
    ORIGIN_STREAMS("CPU of the origin beside 1,000 streams", "% of a core"),
    ORIGIN_TOKENS("CPU of the origin beside 16 streams without a pace", "% of a core"),
    FAILURES("Calls and streams that failed", "");

    private final String label;
    private final String unit;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<Goal> goals;

    Figure(String label, String unit, Goal... goals) {
        this.label = label;
        this.unit = unit;
        this.goals = List.of(goals);
    }

    String label() {
        return unit.isEmpty() ? label : label + " (" + unit + ")";
    }

    List<Goal> goals() {
        return goals;
    }
}
