package io.airsprotocols.openrouter.routing;

import io.airsprotocols.openrouter.json.JsonView;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that was done to a request or an answer on its way ({@code openrouter_metadata.pipeline[]}). Immutable.
 */
public final class PipelineStage extends JsonView {

    PipelineStage(ObjectNode json) {
        super(json);
    }

    /**
     * What was done ({@code type}).
     *
     * @return the type; its value is empty if not told
     */
    public PipelineStageType type() {
        return new PipelineStageType(string("type", ""));
    }

    /**
     * By what ({@code name}).
     *
     * @return the name, empty if not told
     */
    public String name() {
        return string("name", "");
    }

    /**
     * In a sentence ({@code summary}).
     *
     * @return the text, or null if there is none
     */
    public @Nullable String summary() {
        return string("summary");
    }

    /**
     * What it cost ({@code cost_usd}).
     *
     * @return US dollars, or null if not told
     */
    public @Nullable BigDecimal costUsd() {
        return decimal("cost_usd");
    }

    /**
     * The guardrail ({@code guardrail_id}).
     *
     * @return its id, or null if it was none
     */
    public @Nullable String guardrailId() {
        return string("guardrail_id");
    }

    /**
     * Whose guardrail it was ({@code guardrail_scope}).
     *
     * @return the scope, or null if it was none
     */
    public @Nullable String guardrailScope() {
        return string("guardrail_scope");
    }

    /**
     * What else is to be said of it ({@code data}).
     *
     * @return a copy, or null if there is nothing
     */
    public @Nullable JsonNode data() {
        return node("data");
    }

    /**
     * One thing that is to be said of it ({@code data.*}).
     *
     * @param name its name on the wire
     * @return a copy of its value, or null if it is not there
     */
    public @Nullable JsonNode data(String name) {
        return part("data", PipelineStage::new).node(name);
    }
}
