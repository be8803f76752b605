package io.airsprotocols.openrouter.catalog;

import io.airsprotocols.openrouter.json.JsonView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A model with all its providers ({@code GET /models/{author}/{slug}/endpoints}). Immutable. */
public final class ModelEndpoints extends JsonView {

    ModelEndpoints(ObjectNode json) {
        super(json);
    }

    /**
     * What a request names the model by ({@code id}).
     *
     * @return such as {@code openai/gpt-4o}
     */
    public String id() {
        return string("id", "");
    }

    /**
     * Its name for people ({@code name}).
     *
     * @return the name
     */
    public String name() {
        return string("name", id());
    }

    /**
     * What it is ({@code description}).
     *
     * @return a text, or null
     */
    public @Nullable String description() {
        return string("description");
    }

    /**
     * When it came into the catalogue ({@code created}).
     *
     * @return the moment, or null if not told
     */
    public @Nullable Instant created() {
        return instant("created");
    }

    /**
     * Its providers ({@code endpoints}).
     *
     * @return the endpoints, never null
     */
    public List<Endpoint> endpoints() {
        return children("endpoints", Endpoint::new);
    }
}
