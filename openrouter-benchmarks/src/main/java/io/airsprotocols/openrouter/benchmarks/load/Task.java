package io.airsprotocols.openrouter.benchmarks.load;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a contestant does in one turn. */
enum Task {
    CALLS,
    CALL_TIMES,
    FIRST_TOKENS,
    STREAMS_100,
    STREAMS_1000,
    STREAMS_2000,
    TOKENS,
    /** The tasks from here on have processes of their own. */
    COLD,
    HEAP,
    OPEN,
    COMPLETE;

    /** Whether it is done by the one process of a contestant that is warm already. */
    boolean warm() {
        return compareTo(COLD) < 0;
    }

    List<String> options() {
        return this == COMPLETE ? List.of("-Xmx96m") : List.of();
    }

    /** Who takes a turn at it in this round. What differs little from run to run is measured in the first round only. */
    Set<Kind> kinds(int round, Scale scale) {
        if (round > scale.rounds(this)) {
            return EnumSet.noneOf(Kind.class);
        }
        if (scale == Scale.FULL) {
            return EnumSet.allOf(Kind.class);
        }
        return switch (this) {
            case OPEN -> EnumSet.of(Kind.CLIENT, Kind.OKHTTP);
            case COMPLETE -> EnumSet.of(Kind.CLIENT);
            // No goal is set against the one left out.
            default -> EnumSet.complementOf(EnumSet.of(Kind.JDK_HTTP));
        };
    }

    /** After which it is given up. */
    Duration limit() {
        return Duration.ofSeconds(warm() ? 40 : 90);
    }
}
