package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.schema.Mismatch;
import io.airsprotocols.openrouter.schema.MismatchException;
import java.util.List;

/** The answer is JSON that does not fit the type. {@link #mismatches()} says where, what was wanted and what is there. */
public final class MismatchedAnswerException extends TypedAnswerException {

    private static final long serialVersionUID = 1L;

    private final transient List<Mismatch> mismatches;

    MismatchedAnswerException(MismatchException cause, List<ChatResponse> responses) {
        super(cause.getMessage(), responses, cause);
        this.mismatches = cause.mismatches();
    }

    /**
     * Every place that does not fit, in the order of the JSON.
     *
     * @return at least one
     */
    public List<Mismatch> mismatches() {
        return mismatches;
    }
}
