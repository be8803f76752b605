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
    CPU_PER_CALL_H2("CPU per call, 16 at once over HTTP/2", "µs"),
    CPU_PER_TOKEN_H2("CPU per token, 100 streams over HTTP/2", "µs"),
    LATENCY_P50("Time of a call, one at a time, p50", "µs", beyond(50, OKHTTP)),
    LATENCY_P99("Time of a call, one at a time, p99", "µs"),
    FIRST_TOKEN_P50("Time to the first token, one stream at a time, p50", "µs"),
    FIRST_TOKEN_P99("Time to the first token, one stream at a time, p99", "µs", beyond(1000, FLOOR)),
    CALLS_PER_SECOND("Calls per second, 16 at once", ""),
    TOKENS_PER_SECOND("Tokens per second, 16 streams without a pace", ""),
    ALLOCATED_PER_CALL("Allocated per call", "KB"),
    ALLOCATED_PER_TOKEN("Allocated per token, 100 streams", "KB"),
    COLD_17_CPU("Cold process to its first answer, JDK 17, CPU", "ms", times(1.15, OKHTTP), times(0.5, OPENAI)),
    COLD_25_CPU("Cold process to its first answer, JDK 25, CPU", "ms", times(1.15, OKHTTP), times(0.5, OPENAI)),
    COLD_25_ARCHIVE_CPU("The same with an archive, CPU", "ms", times(1.15, OKHTTP), times(0.5, OPENAI)),
    COLD_17_WALL("Cold process to its first answer, JDK 17, elapsed", "ms"),
    COLD_25_WALL("Cold process to its first answer, JDK 25, elapsed", "ms"),
    COLD_25_ARCHIVE_WALL("The same with an archive, elapsed", "ms"),
    COLD_17_RSS("Peak memory of the cold process, JDK 17", "MB"),
    COLD_25_RSS("Peak memory of the cold process, JDK 25", "MB"),
    COLD_25_ARCHIVE_RSS("The same with an archive", "MB"),
    COMMAND_PLAIN("./openrouter chat, JDK 25, without its archive, CPU", "ms"),
    COMMAND_ARCHIVE("./openrouter chat, JDK 25, with its archive, CPU", "ms"),
    COMMAND_GAIN("./openrouter chat, with its archive over without", "×", atMost(0.6)),
    LIVE_HEAP("Live heap at rest after 1,000 calls, whole process", "MB"),
    LIVE_HEAP_BEYOND("The same without what the hand-parsed one holds", "MB", atMost(8)),
    HEAP_PER_STREAM("Heap per open stream, 400 open", "KB", beyond(16, OKHTTP)),
    COMPLETE_96("Of 2,000 streams at once, complete with -Xmx96m", "", atLeast(2000)),
    COMPLETE_H2("Of 400 streams at once over HTTP/2, complete", "", atLeast(400)),
    OWN_JAR("Its own jar, size", "MB", atMost(1.5)),
    JARS("Jars at run time", "", atMost(8)),
    JAR_MEGABYTES("Jars at run time, size", "MB", atMost(8)),
    ORIGIN_CALLS("CPU of the origin beside the calls", "% of a core"),
    ORIGIN_STREAMS("CPU of the origin beside 1,000 streams", "% of a core"),
    ORIGIN_TOKENS("CPU of the origin beside 16 streams without a pace", "% of a core"),
    ORIGIN_H2("CPU of the origin beside the calls over HTTP/2", "% of a core"),
    FAILURES("Calls and streams that failed", ""),
    FAILURES_H2("Calls and streams that failed over HTTP/2", "");

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

    /** Whether it counts what should not be, of which none must be lost in a median. */
    boolean summed() {
        return this == FAILURES || this == FAILURES_H2;
    }

    List<Goal> goals() {
        return goals;
    }
}
