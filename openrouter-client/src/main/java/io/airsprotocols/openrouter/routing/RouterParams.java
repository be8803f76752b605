package io.airsprotocols.openrouter.routing;

import io.airsprotocols.openrouter.json.JsonView;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a router went by ({@code openrouter_metadata.params}). Immutable.
 */
public final class RouterParams extends JsonView {

    RouterParams(ObjectNode json) {
        super(json);
    }

    /**
     * The least quality it took ({@code quality_floor}).
     *
     * @return the value, or null if not told
     */
    public @Nullable BigDecimal qualityFloor() {
        return decimal("quality_floor");
    }

    /**
     * The least speed it took ({@code throughput_floor}).
     *
     * @return tokens a second, or null if not told
     */
    public @Nullable BigDecimal throughputFloor() {
        return decimal("throughput_floor");
    }

    /**
     * The group of versions it chose from ({@code version_group}).
     *
     * @return the group, or null if not told
     */
    public @Nullable String versionGroup() {
        return string("version_group");
    }

    /**
     * A parameter by its name; routers have parameters of their own.
     *
     * @param name its name on the wire
     * @return a copy of its value, or null if it is not there
     */
    public @Nullable JsonNode param(String name) {
        return node(name);
    }
}
