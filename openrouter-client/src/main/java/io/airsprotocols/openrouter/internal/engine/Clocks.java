package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.error.CallTimeoutException;
import io.airsprotocols.openrouter.error.CallTimeoutException.Clock;
import io.airsprotocols.openrouter.error.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says which clock ran out. */
final class Clocks {

    private Clocks() {}

    static CallTimeoutException expired(Clock clock, CallState state, CallFacts facts, @Nullable Throwable cause) {
        Duration limit = state.limit(clock);
        String what =
                switch (clock) {
                    case CONNECT -> "No connection within " + text(limit) + " (Timeouts.connect)";
                    case FIRST_TOKEN -> "No content within " + text(limit) + " (Timeouts.firstToken)";
                    case IDLE ->
                        "The stream gave no content for " + text(limit)
                                + " (Timeouts.idle; keep-alive comments do not count)";
                    case TOTAL -> "The call did not end within " + text(limit) + " (its total deadline)";
                    case SERVER -> "The server gave up";
                };
        return new CallTimeoutException(Failure.of(what, facts, clock != Clock.TOTAL, cause), clock, limit);
    }

    private static String text(Duration limit) {
        return limit.toMillis() / 1000.0 + " s";
    }
}
