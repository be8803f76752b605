package io.airsprotocols.openrouter.account;

import io.airsprotocols.openrouter.json.JsonView;
import java.math.BigDecimal;
import tools.jackson.databind.node.ObjectNode;

/** The account's credits ({@code GET /credits}), in US dollars. Immutable. */
public final class Credits extends JsonView {

    Credits(ObjectNode json) {
        super(json);
    }

    /**
     * What was bought in all ({@code total_credits}).
     *
     * @return the sum
     */
    public BigDecimal totalCredits() {
        return decimal("total_credits", BigDecimal.ZERO);
    }

    /**
     * What was spent in all ({@code total_usage}).
     *
     * @return the sum
     */
    public BigDecimal totalUsage() {
        return decimal("total_usage", BigDecimal.ZERO);
    }

    /**
     * What is left: bought less spent.
     *
     * @return the balance; may be negative
     */
    public BigDecimal balance() {
        return totalCredits().subtract(totalUsage());
    }
}
