package io.airsprotocols.openrouter.usage;

import io.airsprotocols.openrouter.json.JsonView;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the provider charges for a call ({@code usage.cost_details}), in US dollars. Immutable. */
public final class CostDetails extends JsonView {

    /**
     * Views a details object.
     *
     * @param json the object as it came; the view owns it from here on, and no one may change it any more
     */
    public CostDetails(ObjectNode json) {
        super(json);
    }

    /**
     * What the provider charges in all ({@code upstream_inference_cost}).
     *
     * @return the cost, or null if not told
     */
    public @Nullable BigDecimal upstreamInferenceCost() {
        return decimal("upstream_inference_cost");
    }

    /**
     * The prompt's part ({@code upstream_inference_prompt_cost}).
     *
     * @return the cost, or null if not told
     */
    public @Nullable BigDecimal promptCost() {
        return decimal("upstream_inference_prompt_cost");
    }

    /**
     * The answer's part ({@code upstream_inference_completions_cost}).
     *
     * @return the cost, or null if not told
     */
    public @Nullable BigDecimal completionsCost() {
        return decimal("upstream_inference_completions_cost");
    }
}
