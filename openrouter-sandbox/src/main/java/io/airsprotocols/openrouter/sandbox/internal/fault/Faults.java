package io.airsprotocols.openrouter.sandbox.internal.fault;

import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.play.Plan;
import io.airsprotocols.openrouter.sandbox.internal.play.Step;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Breaks answers on purpose. */
public final class Faults {

    private Faults() {}

    /** Whether a fault comes in the place of an answer, so that no model is asked and nothing is charged. */
    public static boolean preempts(FaultSpec fault) {
        return fault.kind().preempts() || isBeforeHead(fault);
    }

    private static boolean isBeforeHead(FaultSpec fault) {
        return fault.text("at", "").equals("headers");
    }

    /** The answer that the first of the faults gives that comes in the place of one, broken by the others; or null. */
    public static @Nullable Plan instead(List<FaultSpec> faults, List<String> models, boolean stream, Instant now) {
        for (FaultSpec fault : faults) {
            if (preempts(fault)) {
                Plan plan = instead(fault, models, stream, now);
                faults.stream()
                        .filter(each -> !preempts(each)
                                && (plan.isStream() || !each.kind().needsStream()))
                        .forEach(each -> apply(each, plan));
                return plan;
            }
        }
        return null;
    }

    private static Plan instead(FaultSpec fault, List<String> models, boolean stream, Instant now) {
        return switch (fault.kind()) {
            case STATUS -> ErrorFaults.status(fault, models);
            case RATE_LIMIT -> ErrorFaults.rateLimit(fault, models, now);
            case ERROR_IN_200 -> ErrorFaults.errorIn200(fault, models, stream);
            case REDIRECT -> redirect(fault);
            case REFUSED -> hungUp(new Step.Cut(false));
            case RESET -> hungUp(new Step.Cut(true));
            case STALL -> hungUp(new Step.Hang(false));
            default -> throw new IllegalArgumentException(fault.kind().label() + " needs an answer to break");
        };
    }

    private static Plan redirect(FaultSpec fault) {
        Plan plan = Plan.bytes(fault.number("code", 307), "text/plain", new byte[0]);
        plan.headers().put("Location", fault.text("to", "http://localhost:9/elsewhere"));
        return plan;
    }

    private static Plan hungUp(Step step) {
        Plan plan = Plan.bytes(200, "text/plain", new byte[0]);
        plan.before().add(step);
        return plan;
    }

    /**
     * Breaks an answer.
     *
     * @throws ApiFailure with status 400 if the fault does not go with this kind of answer
     */
    public static void apply(FaultSpec fault, Plan plan) {
        if (fault.kind().needsStream() && !plan.isStream()) {
            throw ApiFailure.invalid(
                    "The sandbox's fault " + fault.kind().label() + " breaks streams, and this answer is none");
        }
        switch (fault.kind()) {
            case RESET -> reset(fault, plan);
            case STALL -> stall(fault, plan);
            case DRIP -> plan.encoding(plan.encoding().withDrip(fault.millis("millis", 1)));
            case SPLIT_UTF8 -> plan.encoding(plan.encoding().withSplitUtf8());
            case CRLF -> plan.encoding(plan.encoding().withNewline("\r\n"));
            case CR -> plan.encoding(plan.encoding().withNewline("\r"));
            case NO_SPACE -> plan.encoding(plan.encoding().withoutSpace());
            case BOM -> plan.encoding(plan.encoding().withBom());
            case WRONG_CONTENT_TYPE -> plan.headers().put("Content-Type", fault.text("type", "text/plain"));
            case TRUNCATED_BODY -> truncatedBody(fault, plan);
            case LEADING_WHITESPACE -> leadingWhitespace(plan);
            case MALFORMED_BODY -> malformedBody(plan);
            case MID_STREAM_ERROR,
                    MALFORMED_CHUNK,
                    TRUNCATE,
                    GIANT_LINE,
                    COMMENT_FLOOD,
                    DOUBLE_FINISH,
                    USAGE_WITH_CHOICE,
                    OPEN_AFTER_DONE,
                    DUPLICATE_ROLE -> StreamFaults.apply(fault, plan);
            case JSON_FOR_STREAM -> {}
            case EMPTY_COMPLETION, UNKNOWN_FIELDS, UNKNOWN_VALUES, NUMERIC_STRINGS -> ContentFaults.apply(fault, plan);
            default -> throw new IllegalArgumentException(fault.kind().label() + " stands in the place of an answer");
        }
    }

    /** Refuses a fault that only streams can have, for a request that asked for none. */
    public static ApiFailure unasked(FaultSpec fault) {
        return ApiFailure.invalid("The sandbox's fault " + fault.kind().label()
                + " breaks streams, and this request asked for none; send \"stream\": true");
    }

    /**
     * Refuses what would do nothing to a reply that goes out as it stands.
     *
     * @param plan its answer, unbroken
     */
    public static void checkUnchanged(FaultSpec fault, Plan plan) {
        String label = "The sandbox's fault " + fault.kind().label();
        if (fault.kind() == FaultKind.EMPTY_COMPLETION
                || (fault.kind() == FaultKind.JSON_FOR_STREAM && plan.isStream())) {
            throw ApiFailure.invalid(label + " changes what a model says, and this reply goes out as it stands");
        }
        if (fault.kind().changesJson() && !plan.hasJson()) {
            throw ApiFailure.invalid(label + " changes JSON objects, and this reply has none");
        }
    }

    private static void reset(FaultSpec fault, Plan plan) {
        if (plan.isStream()) {
            int place = fault.text("at", "chunk").equals("body") ? 0 : plan.afterContent(fault.number("after", 1));
            plan.dropFrom(place);
            plan.steps().add(new Step.Cut(true));
        } else {
            byte[] whole = plan.bytes();
            plan.body(new byte[0], whole.length);
            plan.steps().add(new Step.Cut(true));
        }
    }

    private static void stall(FaultSpec fault, Plan plan) {
        boolean comments = fault.flag("comments");
        Step pause = fault.text("millis") == null
                ? new Step.Hang(comments)
                : new Step.Wait(fault.millis("millis", 0), comments);
        if (!plan.isStream()) {
            byte[] whole = plan.bytes();
            int half = whole.length / 2;
            plan.body(Arrays.copyOf(whole, half), whole.length);
            plan.steps()
                    .add(new Step.Wait(
                            fault.text("millis") == null ? Duration.ofDays(1) : fault.millis("millis", 0), false));
            plan.steps().add(new Step.Bytes(Arrays.copyOfRange(whole, half, whole.length)));
            return;
        }
        boolean first = fault.text("at", "first").equals("first");
        if (first) {
            // Before the first token nothing has come but, if wanted, comments.
            if (!comments) {
                plan.steps().removeIf(step -> step instanceof Step.Comment);
            }
            plan.steps().add(comments ? 1 : 0, pause);
        } else {
            plan.steps().add(plan.afterContent(fault.number("after", 1)), pause);
        }
    }

    private static void truncatedBody(FaultSpec fault, Plan plan) {
        if (plan.isStream()) {
            plan.dropFrom(plan.afterContent(fault.number("after", 1)));
            plan.steps().add(new Step.Bytes("data: {\"id\":\"gen-".getBytes(StandardCharsets.UTF_8)));
        } else {
            byte[] whole = plan.bytes();
            plan.body(Arrays.copyOf(whole, whole.length / 2), whole.length);
        }
        plan.steps().add(new Step.Cut(false));
    }

    private static void leadingWhitespace(Plan plan) {
        byte[] blank = "\n         \n\n".getBytes(StandardCharsets.UTF_8);
        if (plan.isStream()) {
            plan.steps().add(0, new Step.Bytes("\n\n".getBytes(StandardCharsets.UTF_8)));
            return;
        }
        byte[] whole = plan.bytes();
        byte[] more = Arrays.copyOf(blank, blank.length + whole.length);
        System.arraycopy(whole, 0, more, blank.length, whole.length);
        plan.body(more, more.length);
    }

    private static void malformedBody(Plan plan) {
        if (plan.isStream()) {
            plan.steps().clear();
            plan.steps().add(new Step.Bytes("this is no event stream".getBytes(StandardCharsets.UTF_8)));
            return;
        }
        byte[] whole = plan.bytes();
        byte[] broken = Arrays.copyOf(whole, whole.length / 2);
        plan.body(broken, broken.length);
    }
}
