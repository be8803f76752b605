package io.airsprotocols.openrouter.chat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What answers cost. */
final class Costs {

    private Costs() {}

    /** What one answer costs in all, or null if it was not told. */
    static @Nullable BigDecimal of(ChatResponse response) {
        BigDecimal cost = response.usage().totalCost();
        return cost == null ? response.facts().cost() : cost;
    }

    /** What answers cost together; those that tell nothing add nothing; null if none tells. */
    static @Nullable BigDecimal sum(List<ChatResponse> responses) {
        BigDecimal sum = null;
        for (ChatResponse each : responses) {
            BigDecimal cost = of(each);
            if (cost != null) {
                sum = sum == null ? cost : sum.add(cost);
            }
        }
        return sum;
    }
}
