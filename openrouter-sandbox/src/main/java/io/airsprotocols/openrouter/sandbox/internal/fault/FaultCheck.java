package io.airsprotocols.openrouter.sandbox.internal.fault;

import io.airsprotocols.openrouter.sandbox.internal.error.Availability;
import io.airsprotocols.openrouter.sandbox.internal.http.HttpResponse;
import java.util.List;

/** What the parameters of faults may be. They are checked where a fault is written, and not where it is given. */
final class FaultCheck {

    private static final List<String> FLAGS = List.of("true", "false");

    private FaultCheck() {}

    /** Throws an IllegalArgumentException that says what is allowed if the kind cannot have that value. */
    static void check(FaultKind kind, String key, String value) {
        switch (key) {
            case "after", "bytes", "count", "wait" -> whole(kind, key, value, Integer.MAX_VALUE);
            case "millis" -> whole(kind, key, value, Long.MAX_VALUE);
            case "code" -> code(kind, value);
            case "at" ->
                choice(kind, key, value, List.of("headers", kind == FaultKind.RESET ? "body" : "first", "chunk"));
            case "form" -> choice(kind, key, value, kind.forms());
            case "comments", "finish" -> choice(kind, key, value, FLAGS);
            case "availability" -> Availability.of(value);
            case "to" -> HttpResponse.checkHeader("Location", value);
            case "type" -> {
                if (kind == FaultKind.WRONG_CONTENT_TYPE) {
                    HttpResponse.checkHeader("Content-Type", value);
                }
            }
            default -> {}
        }
    }

    private static void code(FaultKind kind, String value) {
        long code = whole(kind, "code", value, Integer.MAX_VALUE);
        if (kind == FaultKind.STATUS || kind == FaultKind.REDIRECT) {
            HttpResponse.checkStatus((int) code);
        }
    }

    private static long whole(FaultKind kind, String key, String value, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw wrong(kind, key, value, "a whole number from 0 to " + most);
    }

    private static void choice(FaultKind kind, String key, String value, List<String> allowed) {
        if (!allowed.contains(value)) {
            throw wrong(kind, key, value, "one of " + String.join(", ", allowed));
        }
    }

    private static IllegalArgumentException wrong(FaultKind kind, String key, String value, String allowed) {
        return new IllegalArgumentException("The parameter " + key + " of the fault " + kind.label() + " must be "
                + allowed + ", was \"" + value + "\"");
    }
}
