package io.airsprotocols.openrouter.benchmarks.load;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a process is started for. */
enum Task {
    COLD,
    CALLS,
    STREAMS,
    OPEN,
    COMPLETE;

    List<String> options() {
        return this == COMPLETE ? List.of("-Xmx96m") : List.of();
    }

    /** Who is measured at it. What differs little from run to run is measured in the first round only. */
    Set<Kind> kinds(int round, boolean brief) {
        if (this == COLD || this == CALLS || this == STREAMS) {
            // No goal is set against the one left out.
            return brief ? EnumSet.complementOf(EnumSet.of(Kind.JDK_HTTP)) : EnumSet.allOf(Kind.class);
        }
        if (round > 1) {
            return EnumSet.noneOf(Kind.class);
        }
        if (brief) {
            return this == OPEN ? EnumSet.of(Kind.CLIENT, Kind.OKHTTP) : EnumSet.of(Kind.CLIENT);
        }
        return EnumSet.allOf(Kind.class);
    }
}
