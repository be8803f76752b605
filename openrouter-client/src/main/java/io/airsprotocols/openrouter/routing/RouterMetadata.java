package io.airsprotocols.openrouter.routing;

import io.airsprotocols.openrouter.json.JsonView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * How OpenRouter routed a call ({@code openrouter_metadata}); comes when it is asked for by the header {@code
 * X-OpenRouter-Metadata: enabled}. Immutable.
 */
public final class RouterMetadata extends JsonView {

    /**
     * Views the object.
     *
     * @param json the object as it came; the view owns it from here on, and no one may change it any more
     */
    public RouterMetadata(ObjectNode json) {
        super(json);
    }

    /**
     * The model that was asked for ({@code requested}).
     *
     * @return its id, empty if not told
     */
    public String requested() {
        return string("requested", "");
    }

    /**
     * By which way the model was found ({@code strategy}).
     *
     * @return the strategy, or null if not told
     */
    public @Nullable RoutingStrategy strategy() {
        String value = string("strategy");
        return value == null ? null : new RoutingStrategy(value);
    }

    /**
     * Where the call was routed ({@code region}).
     *
     * @return the region, or null if not told
     */
    public @Nullable String region() {
        return string("region");
    }

    /**
     * All of it in a sentence ({@code summary}).
     *
     * @return the text, empty if there is none
     */
    public String summary() {
        return string("summary", "");
    }

    /**
     * Which attempt of OpenRouter's own succeeded ({@code attempt}).
     *
     * @return from 1; 0 if no provider was reached
     */
    public long attempt() {
        return count("attempt");
    }

    /**
     * Whether a provider key of your own was used ({@code is_byok}).
     *
     * @return true if the provider charges you directly
     */
    public boolean isByok() {
        return isTrue("is_byok");
    }

    /**
     * How many endpoints there were ({@code endpoints.total}).
     *
     * @return the number
     */
    public long endpointCount() {
        return part("endpoints", RouterMetadata::new).count("total");
    }

    /**
     * The endpoints that could be used ({@code endpoints.available}).
     *
     * @return the endpoints, never null
     */
    public List<RoutedEndpoint> endpoints() {
        return part("endpoints", RouterMetadata::new).children("available", RoutedEndpoint::new);
    }

    /**
     * What the router went by ({@code params}).
     *
     * @return the parameters, or null if there are none
     */
    public @Nullable RouterParams params() {
        return child("params", RouterParams::new);
    }

    /**
     * What was tried ({@code attempts}).
     *
     * @return the attempts in order, never null
     */
    public List<RouterAttempt> attempts() {
        return children("attempts", RouterAttempt::new);
    }

    /**
     * What was done to request and answer on their way ({@code pipeline}).
     *
     * @return the stages in order, never null
     */
    public List<PipelineStage> pipeline() {
        return children("pipeline", PipelineStage::new);
    }
}
