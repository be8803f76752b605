package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.routing.CacheControl;
import io.airsprotocols.openrouter.routing.ModelId;
import io.airsprotocols.openrouter.routing.Plugin;
import io.airsprotocols.openrouter.routing.PromptCacheOptions;
import io.airsprotocols.openrouter.routing.ProviderPreferences;
import io.airsprotocols.openrouter.routing.ProviderPreferencesBuilder;
import io.airsprotocols.openrouter.routing.Route;
import io.airsprotocols.openrouter.routing.ServiceTier;
import io.airsprotocols.openrouter.routing.Transform;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
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
     * The model to ask ({@code model}), with its variants and preset.
     *
     * @param id the model, or a router
     * @return this
     */
    public ChatRequestBuilder model(ModelId id) {
        return model(id.value());
    }

    /**
     * The models to try in order ({@code models}); with {@link #model} those to try after it.
     *
     * @param ids the models; none to have no others
     * @return this
     */
    public ChatRequestBuilder models(String... ids) {
        json().remove("models");
        Stream.of(ids).forEach(this::fallback);
        return self();
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
     * Adds a model to try when the ones before it fail ({@code models}).
     *
     * @param id the model
     * @return this
     */
    public ChatRequestBuilder fallback(ModelId id) {
        return fallback(id.value());
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

    /**
     * Settings of the account to start from ({@code preset}); what is set here wins over them.
     *
     * @param slug the preset's slug
     * @return this
     */
    public ChatRequestBuilder preset(String slug) {
        return put("preset", slug);
    }

    /**
     * Adds a plugin, in place of one of the same kind that was added before ({@code plugins}).
     *
     * @param added the plugin
     * @return this
     */
    public ChatRequestBuilder plugin(Plugin added) {
        ArrayNode plugins = array("plugins");
        plugins.removeIf(each -> each.path("id").asString("").equals(added.id()));
        plugins.add(added.json());
        return self();
    }

    /**
     * The plugins, in place of those added before ({@code plugins}).
     *
     * @param plugins the plugins; none to send none, so that those of the account count
     * @return this
     */
    public ChatRequestBuilder plugins(Plugin... plugins) {
        json().remove("plugins");
        Stream.of(plugins).forEach(this::plugin);
        return self();
    }

    /**
     * What may be done to messages that are too long ({@code transforms}). Older; see {@link Plugin#contextCompression()}.
     *
     * @param transforms the ways; none to forbid all
     * @return this
     */
    public ChatRequestBuilder transforms(Transform... transforms) {
        return texts("transforms", Stream.of(transforms).map(Transform::value).toArray(String[]::new));
    }

    /**
     * Which service level to use ({@code service_tier}).
     *
     * @param value the level
     * @return this
     */
    public ChatRequestBuilder serviceTier(ServiceTier value) {
        return put("service_tier", value.value());
    }

    /**
     * Has the prompt cached by its provider, up to the last block that can be ({@code cache_control}).
     *
     * @param mark for how long
     * @return this
     */
    public ChatRequestBuilder cacheControl(CacheControl mark) {
        return put("cache_control", mark.json());
    }

    /**
     * What prompts that begin alike have in common, for providers that cache by it ({@code prompt_cache_key}); keeps calls with one
     * provider where there is no {@link #sessionId(String)}.
     *
     * @param value any stable name
     * @return this
     */
    public ChatRequestBuilder promptCacheKey(String value) {
        return put("prompt_cache_key", value);
    }

    /**
     * How the prompt is cached by OpenAI's newer models ({@code prompt_cache_options}).
     *
     * @param options the way
     * @return this
     */
    public ChatRequestBuilder promptCacheOptions(PromptCacheOptions options) {
        return put("prompt_cache_options", options.json());
    }
}
