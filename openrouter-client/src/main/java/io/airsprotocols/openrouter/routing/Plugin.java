package io.airsprotocols.openrouter.routing;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What OpenRouter does to a request or its answer besides passing it on ({@code plugins}). Immutable; the {@code with…} methods of
 * each kind give a changed copy.
 *
 * <pre>{@code
 * ChatRequest.builder("openai/gpt-4o").plugin(Plugin.web().withMaxResults(3).withEngine(EXA))
 * }</pre>
 *
 * <p>Kinds without a class of their own are {@link OtherPlugin}.
 */
public abstract sealed class Plugin extends JsonView
        permits WebPlugin,
                WebFetchPlugin,
                FileParserPlugin,
                ResponseHealingPlugin,
                ContextCompressionPlugin,
                ModerationPlugin,
                AutoRouterPlugin,
                ParetoRouterPlugin,
                FusionPlugin,
                OtherPlugin {

    /** The order on the wire: always the same, because the server's response cache keys on it. */
    private static final List<String> ORDER = List.of("id", "enabled", "engine");

    Plugin(ObjectNode json) {
        super(json);
    }

    /**
     * Searches the web for each request ({@code web}). OpenRouter recommends the server tool for it, with which the model
     * decides whether to search.
     *
     * @return the plugin as it is by default
     */
    public static WebPlugin web() {
        return new WebPlugin(named("web"));
    }

    /**
     * Reads the pages whose addresses are in the prompt ({@code web-fetch}).
     *
     * @return the plugin as it is by default
     */
    public static WebFetchPlugin webFetch() {
        return new WebFetchPlugin(named("web-fetch"));
    }

    /**
     * Reads files for models that cannot ({@code file-parser}).
     *
     * @return the plugin as it is by default
     */
    public static FileParserPlugin fileParser() {
        return new FileParserPlugin(named("file-parser"));
    }

    /**
     * Repairs JSON that a model was asked for and wrote badly ({@code response-healing}); not in streams.
     *
     * @return the plugin
     */
    public static ResponseHealingPlugin responseHealing() {
        return new ResponseHealingPlugin(named("response-healing"));
    }

    /**
     * Shortens conversations that are too long for the model ({@code context-compression}).
     *
     * @return the plugin as it is by default
     */
    public static ContextCompressionPlugin contextCompression() {
        return new ContextCompressionPlugin(named("context-compression"));
    }

    /**
     * Checks prompts before the model sees them ({@code moderation}).
     *
     * @return the plugin
     */
    public static ModerationPlugin moderation() {
        return new ModerationPlugin(named("moderation"));
    }

    /**
     * How {@link ModelId#AUTO} chooses ({@code auto-router}).
     *
     * @return the plugin as it is by default
     */
    public static AutoRouterPlugin autoRouter() {
        return new AutoRouterPlugin(named(AutoRouterPlugin.ID));
    }

    /**
     * How {@link ModelId#AUTO_BETA} chooses ({@code auto-beta-router}).
     *
     * @return the plugin as it is by default
     */
    public static AutoRouterPlugin autoBetaRouter() {
        return new AutoRouterPlugin(named(AutoRouterPlugin.BETA_ID));
    }

    /**
     * How {@link ModelId#PARETO_CODE} chooses ({@code pareto-router}).
     *
     * @return the plugin as it is by default
     */
    public static ParetoRouterPlugin paretoRouter() {
        return new ParetoRouterPlugin(named("pareto-router"));
    }

    /**
     * Which models think together ({@code fusion}).
     *
     * @return the plugin as it is by default
     */
    public static FusionPlugin fusion() {
        return new FusionPlugin(named("fusion"));
    }

    /**
     * A plugin from JSON, whatever its kind.
     *
     * @param json the plugin as the API defines it
     * @return the plugin
     * @throws IllegalArgumentException if it is no JSON object
     */
    public static Plugin of(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return view(Json.copy("plugin", object));
        }
        throw new IllegalArgumentException("A plugin is a JSON object, was " + json);
    }

    private static Plugin view(ObjectNode json) {
        return switch (json.path("id").asString("")) {
            case "web" -> new WebPlugin(json);
            case "web-fetch" -> new WebFetchPlugin(json);
            case "file-parser" -> new FileParserPlugin(json);
            case "response-healing" -> new ResponseHealingPlugin(json);
            case "context-compression" -> new ContextCompressionPlugin(json);
            case "moderation" -> new ModerationPlugin(json);
            case AutoRouterPlugin.ID, AutoRouterPlugin.BETA_ID -> new AutoRouterPlugin(json);
            case "pareto-router" -> new ParetoRouterPlugin(json);
            case "fusion" -> new FusionPlugin(json);
            default -> new OtherPlugin(json);
        };
    }

    private static ObjectNode named(String id) {
        return Json.object().put("id", id);
    }

    /**
     * Which plugin it is ({@code id}).
     *
     * @return such as {@code web}; empty if there is none
     */
    public String id() {
        return string("id", "");
    }

    /**
     * Whether it runs ({@code enabled}).
     *
     * @return false only if it says so, which turns off what the account turned on
     */
    public boolean isEnabled() {
        return !Boolean.FALSE.equals(flag("enabled"));
    }

    /** The tree of a changed copy, in an order that does not tell how it was made. */
    final ObjectNode option(String name, JsonNode value) {
        return Json.inOrder(with(name, value), ORDER);
    }

    final ObjectNode option(String name, String value) {
        return option(name, JsonNodeFactory.instance.stringNode(value));
    }

    final ObjectNode option(String name, boolean value) {
        return option(name, JsonNodeFactory.instance.booleanNode(value));
    }

    final ObjectNode option(String name, long value) {
        return option(name, JsonNodeFactory.instance.numberNode(value));
    }

    final ObjectNode option(String name, BigDecimal value) {
        return option(name, JsonNodeFactory.instance.numberNode(value));
    }

    final ObjectNode option(String name, String... values) {
        check(Stream.of(values).noneMatch(String::isBlank), name, "free of blank names", List.of(values));
        return option(name, Json.of(name, List.of(values)));
    }

    final void check(boolean holds, String name, String allowed, Object given) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "Plugin " + id() + ": " + name + " must be " + allowed + ", was " + given);
        }
    }
}
