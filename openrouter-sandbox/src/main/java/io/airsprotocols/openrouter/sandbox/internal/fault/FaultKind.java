package io.airsprotocols.openrouter.sandbox.internal.fault;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** All faults there are, with the parameters of each. */
public enum FaultKind {
    STATUS(Breaks.NOTHING, "code", "form", "message", "availability"),
    RATE_LIMIT(Breaks.NOTHING, "form", "wait"),
    ERROR_IN_200(Breaks.NOTHING, "form", "code", "message"),
    REDIRECT(Breaks.NOTHING, "to", "code"),
    REFUSED(Breaks.NOTHING),
    RESET(Breaks.ANSWERS, "at", "after"),
    STALL(Breaks.ANSWERS, "at", "after", "comments", "millis"),
    MID_STREAM_ERROR(Breaks.STREAMS, "after", "form", "code", "message", "type"),
    MALFORMED_CHUNK(Breaks.STREAMS, "after"),
    MALFORMED_BODY(Breaks.ANSWERS),
    TRUNCATE(Breaks.STREAMS, "after", "finish"),
    TRUNCATED_BODY(Breaks.ANSWERS, "after"),
    DRIP(Breaks.ANSWERS, "millis"),
    SPLIT_UTF8(Breaks.ANSWERS),
    CRLF(Breaks.STREAMS),
    CR(Breaks.STREAMS),
    NO_SPACE(Breaks.STREAMS),
    BOM(Breaks.ANSWERS),
    GIANT_LINE(Breaks.STREAMS, "bytes"),
    COMMENT_FLOOD(Breaks.STREAMS, "count"),
    EMPTY_COMPLETION(Breaks.ANSWERS),
    DOUBLE_FINISH(Breaks.STREAMS),
    USAGE_WITH_CHOICE(Breaks.STREAMS),
    OPEN_AFTER_DONE(Breaks.STREAMS),
    JSON_FOR_STREAM(Breaks.ANSWERS),
    WRONG_CONTENT_TYPE(Breaks.ANSWERS, "type"),
    LEADING_WHITESPACE(Breaks.ANSWERS),
    DUPLICATE_ROLE(Breaks.STREAMS),
    UNKNOWN_FIELDS(Breaks.ANSWERS),
    UNKNOWN_VALUES(Breaks.ANSWERS),
    NUMERIC_STRINGS(Breaks.ANSWERS);

    private enum Breaks {
        /** It comes in the place of an answer. */
        NOTHING,
        ANSWERS,
        STREAMS
    }

    private final Breaks breaks;
    private final String parameters;

    FaultKind(Breaks breaks, String... parameters) {
        this.breaks = breaks;
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
        return breaks == Breaks.NOTHING;
    }

    /** Whether only a stream can have it. */
    public boolean needsStream() {
        return breaks == Breaks.STREAMS;
    }

    /** Whether it changes values of JSON. */
    boolean changesJson() {
        return switch (this) {
            case UNKNOWN_FIELDS, UNKNOWN_VALUES, NUMERIC_STRINGS, DUPLICATE_ROLE, USAGE_WITH_CHOICE -> true;
            default -> false;
        };
    }

    /** The values of its parameter {@code form}. */
    List<String> forms() {
        return switch (this) {
            case STATUS ->
                List.of(
                        "standard",
                        "bare",
                        "openai",
                        "string-code",
                        "no-code",
                        "provider",
                        "moderation",
                        "guardrail",
                        "availability",
                        "html",
                        "text",
                        "empty");
            case RATE_LIMIT -> List.of("seconds", "date", "ms", "reset", "availability", "none");
            case ERROR_IN_200 -> List.of("bare", "nulls", "choice");
            case MID_STREAM_ERROR -> List.of("choice", "empty", "bare");
            default -> List.of();
        };
    }

    public List<String> parameters() {
        return parameters.isEmpty() ? List.of() : List.of(parameters.split(",", -1));
    }
}
