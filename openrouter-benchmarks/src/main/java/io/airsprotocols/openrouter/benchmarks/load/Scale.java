package io.airsprotocols.openrouter.benchmarks.load;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** How much is measured. */
enum Scale {
    FULL(5, 24_000, 1000),
    SHORT(3, 6000, 600);

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
        return switch (task) {
            // Two figures of which one is divided by the other have to be the better for it.
            case STREAMS_100, STREAMS_2000 -> window.multipliedBy(2);
            default -> window;
        };
    }

    /** Who takes a turn at a task in a round: all who can in the first round of a full run, those whom goals need in each. */
    Set<Kind> kinds(Task task, int round) {
        Set<Kind> kinds = able(task);
        if (this == SHORT || round > 1) {
            kinds.retainAll(needed(task));
        }
        if (round > rounds(task)) {
            kinds.clear();
        }
        return kinds;
    }

    /** Whom the goals of a task need, and the floor where it shows what the origin can do. */
    private Set<Kind> needed(Task task) {
        return switch (task) {
            case CALLS, STREAMS_100, STREAMS_1000 ->
                EnumSet.of(Kind.CLIENT, Kind.FLOOR, Kind.OKHTTP, Kind.OPENAI, Kind.LANGCHAIN4J);
            case CALL_TIMES, FIRST_TOKENS, STREAMS_2000, TOKENS, HEAP ->
                EnumSet.of(Kind.CLIENT, Kind.FLOOR, Kind.OKHTTP);
            case H2_CALLS, H2_STREAMS, OPEN -> EnumSet.of(Kind.CLIENT, Kind.OKHTTP);
            case COLD_17, COLD_25 -> EnumSet.of(Kind.CLIENT, Kind.OKHTTP, Kind.OPENAI);
            case COLD_25_ARCHIVE ->
                // To make the archives takes longer than to use them.
                this == SHORT ? EnumSet.noneOf(Kind.class) : EnumSet.of(Kind.CLIENT, Kind.OKHTTP, Kind.OPENAI);
            case COMPLETE, H2_COMPLETE, COMMAND -> EnumSet.of(Kind.CLIENT);
        };
    }

    /** What differs little from run to run is measured in the first round only; a short run does so with most. */
    private int rounds(Task task) {
        return switch (task) {
            case HEAP, OPEN, COMPLETE, H2_COMPLETE -> 1;
            case CALLS -> rounds;
            default -> this == SHORT ? 1 : rounds;
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
