package io.airsprotocols.openrouter.routing;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which providers may serve a request, and in which order they are tried ({@code provider}). Providers are named by their
 * slugs, such as {@code anthropic}, {@code google-vertex} (all its regions) or {@code google-vertex/us-east5}. Immutable.
 *
 * <pre>{@code
 * ChatRequest.builder("meta-llama/llama-3.3-70b-instruct").provider(p -> p.sort(PRICE).dataCollection(DENY))
 * }</pre>
 */
public final class ProviderPreferences extends JsonView {

    ProviderPreferences(ObjectNode json) {
        super(json);
    }

    /**
     * Preferences from JSON.
     *
     * @param json the value of {@code provider}
     * @return the preferences
     * @throws IllegalArgumentException if it is no JSON object
     */
    public static ProviderPreferences of(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return new ProviderPreferences(Json.copy("provider", object));
        }
        throw new IllegalArgumentException("Provider preferences are a JSON object, was " + json);
    }

    /**
     * Preferences in one expression.
     *
     * @param choices sets them
     * @return the preferences
     * @throws IllegalArgumentException if a choice is not valid
     */
    public static ProviderPreferences create(Consumer<ProviderPreferencesBuilder> choices) {
        ProviderPreferencesBuilder builder = builder();
        choices.accept(builder);
        return builder.build();
    }

    /**
     * Starts with nothing preferred.
     *
     * @return a builder
     */
    public static ProviderPreferencesBuilder builder() {
        return new ProviderPreferencesBuilder(Json.object());
    }

    /**
     * Starts with what is preferred here.
     *
     * @return a builder
     */
    public ProviderPreferencesBuilder toBuilder() {
        return new ProviderPreferencesBuilder(tree().deepCopy());
    }
}
