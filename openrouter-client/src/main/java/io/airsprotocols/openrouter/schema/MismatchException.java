package io.airsprotocols.openrouter.schema;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON that does not fit the wanted type. {@link #mismatches()} says where, what was wanted and what is there. */
public final class MismatchException extends ValueException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 3;

    private final transient List<Mismatch> mismatches;

    MismatchException(String type, List<Mismatch> mismatches, @Nullable Throwable cause) {
        super("The JSON does not fit " + type + ": " + summary(mismatches), cause);
        this.mismatches = List.copyOf(mismatches);
    }

    private static String summary(List<Mismatch> all) {
        String shown = all.stream().limit(SHOWN).map(Mismatch::toString).collect(Collectors.joining("; "));
        return all.size() > SHOWN ? shown + "; and " + (all.size() - SHOWN) + " more" : shown;
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
