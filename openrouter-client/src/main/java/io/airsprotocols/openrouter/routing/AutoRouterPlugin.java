package io.airsprotocols.openrouter.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How a router chooses a model ({@code auto-router} or {@code auto-beta-router}, each for its own router alone). Immutable; the
 * {@code with…} methods give a changed copy. */
public final class AutoRouterPlugin extends Plugin {

    static final String ID = "auto-router";

    static final String BETA_ID = "auto-beta-router";

    private static final int MOST_MODELS = 1024;

    AutoRouterPlugin(ObjectNode json) {
        super(json);
    }

    /**
     * A copy with another value; see {@link #isEnabled()}.
     *
     * @param value false to turn off what the account turned on
     * @return the copy
     */
    public AutoRouterPlugin withEnabled(boolean value) {
        return new AutoRouterPlugin(option("enabled", value));
    }

    /**
     * The only models to choose from ({@code allowed_models}).
     *
     * @return the list, never null
     */
    public List<String> allowedModels() {
        return texts("allowed_models");
    }

    /**
     * A copy with another value; see {@link #allowedModels()}.
     *
     * @param value at most 1,024 patterns such as {@code anthropic/*}
     * @return the copy
     * @throws IllegalArgumentException if one is blank or there are too many
     */
    public AutoRouterPlugin withAllowedModels(String... value) {
        check(value.length <= MOST_MODELS, "allowed_models", "at most " + MOST_MODELS, value.length);
        return new AutoRouterPlugin(option("allowed_models", value));
    }

    /**
     * Models not to choose, also of those allowed ({@code excluded_models}).
     *
     * @return the list, never null
     */
    public List<String> excludedModels() {
        return texts("excluded_models");
    }

    /**
     * A copy with another value; see {@link #excludedModels()}.
     *
     * @param value at most 1,024 patterns such as {@code meta-llama/*}
     * @return the copy
     * @throws IllegalArgumentException if one is blank or there are too many
     */
    public AutoRouterPlugin withExcludedModels(String... value) {
        check(value.length <= MOST_MODELS, "excluded_models", "at most " + MOST_MODELS, value.length);
        return new AutoRouterPlugin(option("excluded_models", value));
    }

    /**
     * How dear the model may be ({@code cost_tier}).
     *
     * @return the tier, or null if not set
     */
    public @Nullable CostTier costTier() {
        String value = string("cost_tier");
        return value == null ? null : new CostTier(value);
    }

    /**
     * A copy with another value; see {@link #costTier()}.
     *
     * @param value the tier
     * @return the copy
     */
    public AutoRouterPlugin withCostTier(CostTier value) {
        return new AutoRouterPlugin(option("cost_tier", value.value()));
    }

    /**
     * Cheapness against quality; older than the tier, which wins over it ({@code cost_quality_tradeoff}).
     *
     * @return the number, or null if not set
     */
    public @Nullable Long costQualityTradeoff() {
        return number("cost_quality_tradeoff");
    }

    /**
     * A copy with another value; see {@link #costQualityTradeoff()}.
     *
     * @param value from 0 (quality) to 10 (cheapness)
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public AutoRouterPlugin withCostQualityTradeoff(long value) {
        check(value >= 0 && value <= 10, "cost_quality_tradeoff", "from 0 to 10", value);
        return new AutoRouterPlugin(option("cost_quality_tradeoff", value));
    }

    /**
     * Whether later turns stay with the model that answered before; {@code auto-router} alone knows it ({@code pin_model}).
     *
     * @return true only if it says so
     */
    public boolean isModelPinned() {
        return isTrue("pin_model");
    }

    /**
     * A copy with another value; see {@link #isModelPinned()}.
     *
     * @param value true to stay
     * @return the copy
     */
    public AutoRouterPlugin withPinnedModel(boolean value) {
        return new AutoRouterPlugin(option("pin_model", value));
    }
}
