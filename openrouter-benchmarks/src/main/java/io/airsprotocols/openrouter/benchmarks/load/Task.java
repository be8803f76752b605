package io.airsprotocols.openrouter.benchmarks.load;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a process is started for. */
enum Task {
    COLD,
    CALLS,
    STREAMS_100,
    STREAMS_1000,
    LATENCY,
    OPEN,
    STREAMS_2000,
    COMPLETE;

    List<String> options() {
        return this == COMPLETE ? List.of("-Xmx96m") : List.of();
    }

    /** Who is measured at it. */
    Set<Kind> kinds() {
        return switch (this) {
            case STREAMS_2000, COMPLETE -> EnumSet.of(Kind.CLIENT, Kind.FLOOR, Kind.OKHTTP);
            default -> EnumSet.allOf(Kind.class);
        };
    }
}
