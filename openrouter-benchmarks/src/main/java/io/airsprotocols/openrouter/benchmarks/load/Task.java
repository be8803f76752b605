package io.airsprotocols.openrouter.benchmarks.load;

import java.time.Duration;

/** What a contestant does in one turn. */
enum Task {
    CALLS,
    CALL_TIMES,
    FIRST_TOKENS,
    STREAMS_100,
    STREAMS_1000,
    STREAMS_2000,
    TOKENS,
    H2_CALLS,
    H2_STREAMS,
    /** The tasks from here on have processes of their own. */
    COLD_17,
    COLD_25,
    COLD_25_ARCHIVE,
    COMMAND,
    HEAP,
    OPEN,
    COMPLETE,
    H2_COMPLETE;

    /** Whether it is done by the one process of a contestant that is warm already. */
    boolean warm() {
        return compareTo(COLD_17) < 0;
    }

    /** Whether it is done over TLS and HTTP/2. */
    boolean secure() {
        return this == H2_CALLS || this == H2_STREAMS || this == H2_COMPLETE;
    }

    /** Whether it asks one question of a process that has just begun. */
    boolean cold() {
        return this == COLD_17 || this == COLD_25 || this == COLD_25_ARCHIVE;
    }

    boolean archived() {
        return this == COLD_25_ARCHIVE;
    }

    /** After which it is given up. */
    Duration limit() {
        return Duration.ofSeconds(30);
    }
}
