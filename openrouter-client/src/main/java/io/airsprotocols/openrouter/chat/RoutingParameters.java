package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.routing.ProviderPreferences;
import io.airsprotocols.openrouter.routing.ProviderPreferencesBuilder;
import io.airsprotocols.openrouter.routing.Route;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who answers. */
abstract sealed class RoutingParameters extends ConversationParameters permits SamplingParameters {

    RoutingParameters(ObjectNode json) {
        super(json);
    }

    /**
     * The model to ask ({@code model}).
     *
     * @param id such as {@code openai/gpt-4o}
     * @return this
     */
    public ChatRequestBuilder model(String id) {
        return put("model", id);
    }

    /**
     * The models to try in order ({@code models}); with {@link #model} those to try after it.
     *
     * @param ids the models
     * @return this
     */
    public ChatRequestBuilder models(String... ids) {
        return texts("models", ids);
    }

    /**
     * Adds a model to try when the ones before it fail ({@code models}).
     *
     * @param id the model
     * @return this
     */
    public ChatRequestBuilder fallback(String id) {
        array("models").add(id);
        return self();
    }

    /**
     * A routing strategy by its older name. Sent as the provider preference that has replaced it; see {@link Route}.
     *
     * @param route the strategy
     * @return this
     */
    public ChatRequestBuilder route(Route route) {
        return provider(preferences -> preferences.route(route));
    }

    /**
     * Which providers may serve ({@code provider}). Adds to preferences given before.
     *
     * @param choices sets the preferences
     * @return this
     * @throws IllegalArgumentException if a choice is not valid
     */
    public ChatRequestBuilder provider(Consumer<ProviderPreferencesBuilder> choices) {
        JsonNode before = json().get("provider");
        ProviderPreferencesBuilder builder =
                before == null ? ProviderPreferences.builder() : ProviderPreferences.of(before).toBuilder();
        choices.accept(builder);
        return provider(builder.build());
    }

    /**
     * Which providers may serve ({@code provider}).
     *
     * @param preferences the preferences
     * @return this
     */
    public ChatRequestBuilder provider(ProviderPreferences preferences) {
        return put("provider", preferences.json());
    }

    /**
     * Groups calls and keeps them with one provider, whose cache can then be used ({@code session_id}).
     *
     * @param value at most 256 characters
     * @return this
     */
    public ChatRequestBuilder sessionId(String value) {
        return put("session_id", value);
    }
}
