package io.airsprotocols.openrouter.catalog;

import io.airsprotocols.openrouter.json.JsonView;
import io.airsprotocols.openrouter.routing.ReasoningEffort;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How a model can be told to reason ({@code reasoning} of a model). Immutable. */
public final class ModelReasoning extends JsonView {

    ModelReasoning(ObjectNode json) {
        super(json);
    }

    /**
     * Whether it always reasons ({@code mandatory}).
     *
     * @return true if {@link ReasoningEffort#NONE} is refused
     */
    public boolean isMandatory() {
        return isTrue("mandatory");
    }

    /**
     * Whether it reasons if nothing is said ({@code default_enabled}).
     *
     * @return true if it does
     */
    public boolean isDefault() {
        return isTrue("default_enabled");
    }

    /**
     * How hard it reasons if nothing is said ({@code default_effort}).
     *
     * @return the effort, or null if not told
     */
    public @Nullable ReasoningEffort defaultEffort() {
        String value = string("default_effort");
        return value == null ? null : new ReasoningEffort(value);
    }

    /**
     * Which efforts it knows ({@code supported_efforts}); others are taken as the nearest of these.
     *
     * @return the efforts, the hardest first; empty if all are known
     */
    public List<ReasoningEffort> supportedEfforts() {
        return texts("supported_efforts").stream().map(ReasoningEffort::new).toList();
    }

    /**
     * Whether its reasoning can be limited in tokens ({@code supports_max_tokens}).
     *
     * @return true if it can
     */
    public boolean takesMaxTokens() {
        return isTrue("supports_max_tokens");
    }
}
