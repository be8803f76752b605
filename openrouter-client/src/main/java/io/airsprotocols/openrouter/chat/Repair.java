package io.airsprotocols.openrouter.chat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How often and for how much a model may be told what is wrong with its answer and be asked again. Immutable.
 *
 * <p>An answer that is no JSON, does not fit or is empty can be repaired. A refusal, an answer cut by the limit of tokens and
 * one that calls a tool are not: asking again changes nothing there.
 *
 * <pre>{@code
 * TypedResponse<City> answer = router.chat()
 *     .typed(City.class)
 *     .repair(Repair.attempts(2).costAtMost(new BigDecimal("0.01")))
 *     .send(ask);
 * }</pre>
 *
 * @param attempts how often to ask again, 0 or more
 * @param mostCost what all attempts together may cost, the first answer included, in US dollars; null for no limit. Another
 *     attempt is made only if one that costs as much as the dearest until now would keep within it, and if every answer has
 *     told its cost: what is not known is not bounded
 */
public record Repair(int attempts, @Nullable BigDecimal mostCost) {

    private static final Repair NONE = new Repair(0, null);

    /** Checks that neither limit is negative. */
    public Repair {
        if (attempts < 0) {
            throw new IllegalArgumentException("The attempts of a repair must be 0 or more, was " + attempts);
        }
        if (mostCost != null && mostCost.signum() < 0) {
            throw new IllegalArgumentException("The cost of a repair must be 0 or more, was " + mostCost);
        }
    }

    /**
     * No repair, which is what holds if nothing is said.
     *
     * @return repair of no attempts
     */
    public static Repair none() {
        return NONE;
    }

    /**
     * Repair without a limit of cost.
     *
     * @param most how often to ask again, 0 or more
     * @return the repair
     */
    public static Repair attempts(int most) {
        return new Repair(most, null);
    }

    /**
     * This repair with a limit of cost.
     *
     * @param dollars what all attempts together may cost, the first answer included
     * @return a changed copy
     */
    public Repair costAtMost(BigDecimal dollars) {
        return new Repair(attempts, dollars);
    }

    /** Whether answers that came already leave room for one more. */
    boolean allows(List<ChatResponse> responses) {
        if (responses.size() > attempts) {
            return false;
        }
        if (mostCost == null) {
            return true;
        }
        BigDecimal spent = BigDecimal.ZERO;
        BigDecimal dearest = BigDecimal.ZERO;
        for (ChatResponse each : responses) {
            BigDecimal cost = Costs.of(each);
            if (cost == null) {
                return false;
            }
            spent = spent.add(cost);
            dearest = dearest.max(cost);
        }
        return spent.add(dearest).compareTo(mostCost) <= 0;
    }
}
