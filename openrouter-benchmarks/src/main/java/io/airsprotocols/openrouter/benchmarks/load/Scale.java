package io.airsprotocols.openrouter.benchmarks.load;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** How much is measured. */
enum Scale {
    FULL(5, 25_000, 2000),
    SHORT(3, 8000, 800);

    private final int rounds;
    private final Duration warmUp;
    private final Duration window;

    Scale(int rounds, long warmUpMillis, long windowMillis) {
        this.rounds = rounds;
        this.warmUp = Duration.ofMillis(warmUpMillis);
        this.window = Duration.ofMillis(windowMillis);
    }

    int rounds() {
        return rounds;
    }

    /** CPU that a process may use to get warm. */
    Duration warmUp() {
        return warmUp;
    }

    /** How long is measured in one turn. */
    Duration window(Task task) {
        return task == Task.CALL_TIMES || task == Task.FIRST_TOKENS ? window.dividedBy(2) : window;
    }

    /** Who takes a turn at a task in a round. */
    Set<Kind> kinds(Task task, int round) {
        if (round > rounds(task)) {
            return EnumSet.noneOf(Kind.class);
        }
        Set<Kind> kinds = able(task);
        if (this == SHORT) {
            // No goal is set against them.
            kinds.removeAll(Set.of(Kind.PROTOTYPE, Kind.JDK_HTTP, Kind.SDK));
            if (task == Task.OPEN || task == Task.COLD_25_ARCHIVE) {
                kinds.retainAll(Set.of(Kind.CLIENT, Kind.OKHTTP));
            } else if (task == Task.COMPLETE || task == Task.H2_COMPLETE) {
                kinds.retainAll(Set.of(Kind.CLIENT));
            }
        }
        return kinds;
    }

    /** What differs little from run to run is measured in the first round only; a short run does so with most. */
    private int rounds(Task task) {
        return switch (task) {
            case HEAP, OPEN, COMPLETE, H2_COMPLETE -> 1;
            case CALLS, STREAMS_100, COMMAND -> rounds;
            default -> this == FULL ? rounds : 1;
        };
    }

    private static Set<Kind> able(Task task) {
        if (task == Task.COMMAND) {
            return EnumSet.of(Kind.CLIENT);
        }
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        if (task.secure()) {
            kinds.removeAll(Set.of(Kind.PROTOTYPE, Kind.FLOOR, Kind.SDK));
        } else if (task == Task.COLD_25_ARCHIVE) {
            kinds.removeAll(Set.of(Kind.PROTOTYPE, Kind.FLOOR, Kind.JDK_HTTP, Kind.SDK));
        } else if (!task.warm()) {
            kinds.removeAll(Set.of(Kind.PROTOTYPE, Kind.SDK));
        }
        return kinds;
    }
}
