package io.airsprotocols.openrouter.internal.codec;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a request, so that a builder can name all of it at once. Not safe for several threads. */
public final class Checks {

    private final String type;
    private final List<String> problems = new ArrayList<>();

    /**
     * Starts without problems.
     *
     * @param type the name of what is built, for the message
     */
    public Checks(String type) {
        this.type = type;
    }

    /**
     * Notes a problem unless a condition holds.
     *
     * @param holds the condition
     * @param problem what is wrong, what was given and what is allowed
     */
    public void that(boolean holds, String problem) {
        if (!holds) {
            problems.add(problem);
        }
    }

    /**
     * Notes a problem unless a number lies in a range.
     *
     * @param name the field's name on the wire
     * @param value what was given; null is fine
     * @param least the smallest allowed
     * @param most the largest allowed
     */
    public void range(String name, @org.jspecify.annotations.Nullable BigDecimal value, double least, double most) {
        boolean holds = value == null
                || (value.compareTo(BigDecimal.valueOf(least)) >= 0 && value.compareTo(BigDecimal.valueOf(most)) <= 0);
        if (!holds) {
            problems.add(name + " must be between " + plain(least) + " and " + plain(most) + ", was " + value);
        }
    }

    /**
     * Throws if there was a problem.
     *
     * @throws IllegalArgumentException that names every problem
     */
    public void done() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(type + ": " + String.join("; ", problems));
        }
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
