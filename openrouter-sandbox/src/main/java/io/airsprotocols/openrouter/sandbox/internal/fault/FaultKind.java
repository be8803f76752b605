package io.airsprotocols.openrouter.sandbox.internal.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** All faults there are, with the parameters of each. */
public enum FaultKind {
    STATUS(true, "code", "form", "message", "availability"),
    RATE_LIMIT(true, "form", "wait"),
    ERROR_IN_200(true, "form", "code", "message"),
    REDIRECT(true, "to", "code"),
    REFUSED(true),
    RESET(false, "at", "after"),
    STALL(false, "at", "after", "comments", "millis"),
    MID_STREAM_ERROR(false, "after", "form", "code", "message", "type"),
    MALFORMED_CHUNK(false, "after"),
    MALFORMED_BODY(false),
    TRUNCATE(false, "after", "finish"),
    TRUNCATED_BODY(false, "after"),
    DRIP(false, "millis"),
    SPLIT_UTF8(false),
    CRLF(false),
    CR(false),
    NO_SPACE(false),
    BOM(false),
    GIANT_LINE(false, "bytes"),
    COMMENT_FLOOD(false, "count"),
    EMPTY_COMPLETION(false),
    DOUBLE_FINISH(false),
    USAGE_WITH_CHOICE(false),
    OPEN_AFTER_DONE(false),
    JSON_FOR_STREAM(false),
    WRONG_CONTENT_TYPE(false, "type"),
    LEADING_WHITESPACE(false),
    DUPLICATE_ROLE(false),
    UNKNOWN_FIELDS(false),
    UNKNOWN_VALUES(false),
    NUMERIC_STRINGS(false);

    private final boolean preempts;
    private final String parameters;

    FaultKind(boolean preempts, String... parameters) {
        this.preempts = preempts;
        this.parameters = String.join(",", parameters);
    }

    /** Finds a kind by its label; throws an IllegalArgumentException that lists them if there is no such kind. */
    static FaultKind of(String label) {
        for (FaultKind each : values()) {
            if (each.label().equals(label)) {
                return each;
            }
        }
        throw new IllegalArgumentException("There is no fault \"" + label + "\"; there are "
                + String.join(
                        ", ", Arrays.stream(values()).map(FaultKind::label).toList()));
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it comes in the place of an answer, so that no model is asked. */
    boolean preempts() {
        return preempts;
    }

    public List<String> parameters() {
        return parameters.isEmpty() ? List.of() : List.of(parameters.split(",", -1));
    }
}
