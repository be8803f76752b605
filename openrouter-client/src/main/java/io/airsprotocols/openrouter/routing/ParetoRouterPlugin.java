package io.airsprotocols.openrouter.routing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How the router for programming chooses ({@code pareto-router}). Immutable; the {@code with…} methods give a
 * changed copy. */
public final class ParetoRouterPlugin extends Plugin {

    ParetoRouterPlugin(ObjectNode json) {
        super(json);
    }

    /**
     * A copy with another value; see {@link #isEnabled()}.
     *
     * @param value false to turn off what the account turned on
     * @return the copy
     */
    public ParetoRouterPlugin withEnabled(boolean value) {
        return new ParetoRouterPlugin(option("enabled", value));
    }

    /**
     * How good the model has to be; not used with a price ({@code min_coding_score}).
     *
     * @return the number, or null if not set
     */
    public @Nullable BigDecimal minCodingScore() {
        return decimal("min_coding_score");
    }

    /**
     * A copy with another value; see {@link #minCodingScore()}.
     *
     * @param value from 0 to 1
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public ParetoRouterPlugin withMinCodingScore(BigDecimal value) {
        check(value.signum() >= 0 && value.compareTo(BigDecimal.ONE) <= 0, "min_coding_score", "from 0 to 1", value);
        return new ParetoRouterPlugin(option("min_coding_score", value));
    }

    /**
     * The most a prompt may cost; if no model is that cheap, the call fails ({@code max_price}).
     *
     * @return the number, or null if not set
     */
    public @Nullable BigDecimal maxPrice() {
        return decimal("max_price");
    }

    /**
     * A copy with another value; see {@link #maxPrice()}.
     *
     * @param value US dollars for a million tokens, 0 or more
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public ParetoRouterPlugin withMaxPrice(BigDecimal value) {
        check(value.signum() >= 0, "max_price", "0 or more", value);
        return new ParetoRouterPlugin(option("max_price", value));
    }

    /**
     * Which price counts ({@code price_source}).
     *
     * @return the price, or null if not set
     */
    public @Nullable PriceSource priceSource() {
        String value = string("price_source");
        return value == null ? null : new PriceSource(value);
    }

    /**
     * A copy with another value; see {@link #priceSource()}.
     *
     * @param value the price
     * @return the copy
     */
    public ParetoRouterPlugin withPriceSource(PriceSource value) {
        return new ParetoRouterPlugin(option("price_source", value.value()));
    }
}
