package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.http.Cancellation;
import java.io.InputStream;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a command finds around itself, so that a test can put another world there.
 *
 * @param in stdin
 * @param terminal stdout and stderr
 * @param environment the environment variables; null for those that are not set
 * @param stop turned by Ctrl-C
 */
record Surroundings(InputStream in, Terminal terminal, UnaryOperator<@Nullable String> environment, Cancellation stop) {

    /** A variable that is set and not blank, or null. */
    @Nullable
    String variable(String name) {
        String value = environment.apply(name);
        return value == null || value.isBlank() ? null : value;
    }
}
