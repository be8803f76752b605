package io.airsprotocols.openrouter.benchmarks.load;

import java.time.Duration;

/** How much is measured. */
enum Scale {
    FULL(5, 30_000, 2500),
    SHORT(3, 8000, 1000);

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

    int rounds(Task task) {
        return switch (task) {
            case HEAP, OPEN, COMPLETE -> 1;
            default -> rounds;
        };
    }

    /** CPU that a process may use to get warm. */
    Duration warmUp() {
        return warmUp;
    }

    /** How long is measured in one turn. */
    Duration window() {
        return window;
    }
}
