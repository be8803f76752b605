package io.airsprotocols.openrouter.tool;

import io.airsprotocols.openrouter.internal.codec.Json;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool that OpenRouter runs while the model answers; your program sees its effect, not its calls. What it costs is in the
 * usage of the answer. Immutable.
 *
 * <p>Each kind has a factory here and {@code with…} methods for its parameters. Parameters younger than this release are
 * given by {@link Tool#of}.
 */
public abstract sealed class ServerTool extends Tool
        permits WebSearchTool,
                WebFetchTool,
                DatetimeTool,
                ImageGenerationTool,
                FusionTool,
                AdvisorTool,
                SubagentTool,
                SearchModelsTool,
                FilesTool,
                BashTool {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9 _-]{1,64}");

    ServerTool(ObjectNode json) {
        super(json);
    }

    /**
     * Lets the model search the web ({@code openrouter:web_search}).
     *
     * @return the tool, with nothing set
     */
    public static WebSearchTool webSearch() {
        return new WebSearchTool(typed(WebSearchTool.TYPE));
    }

    /**
     * Lets the model search the web, under one of the shorter names that other APIs have for it; OpenRouter takes them as
     * {@link #webSearch()}.
     *
     * @param type {@code web_search}, {@code web_search_preview}, {@code web_search_preview_2025_03_11} or
     *     {@code web_search_2025_08_26}
     * @return the tool, with nothing set; its parameters stand beside the type
     * @throws IllegalArgumentException if it is none of these
     */
    public static WebSearchTool webSearch(String type) {
        check(WebSearchTool.SHORTHANDS.contains(type), "type", "one of " + WebSearchTool.SHORTHANDS, type);
        return new WebSearchTool(typed(type));
    }

    /**
     * Lets the model read pages of the web ({@code openrouter:web_fetch}).
     *
     * @return the tool, with nothing set
     */
    public static WebFetchTool webFetch() {
        return new WebFetchTool(typed(WebFetchTool.TYPE));
    }

    /**
     * Tells the model the date and the time ({@code openrouter:datetime}).
     *
     * @return the tool, with nothing set
     */
    public static DatetimeTool datetime() {
        return new DatetimeTool(typed(DatetimeTool.TYPE));
    }

    /**
     * Lets the model make images ({@code openrouter:image_generation}).
     *
     * @return the tool, with nothing set
     */
    public static ImageGenerationTool imageGeneration() {
        return new ImageGenerationTool(typed(ImageGenerationTool.TYPE));
    }

    /**
     * Lets the model ask several models and fuse what they say ({@code openrouter:fusion}).
     *
     * @return the tool, with nothing set
     */
    public static FusionTool fusion() {
        return new FusionTool(typed(FusionTool.TYPE));
    }

    /**
     * Lets the model ask another for advice ({@code openrouter:advisor}).
     *
     * @return the tool, with nothing set
     */
    public static AdvisorTool advisor() {
        return new AdvisorTool(typed(AdvisorTool.TYPE));
    }

    /**
     * Lets the model hand tasks to another ({@code openrouter:subagent}).
     *
     * @return the tool, with nothing set
     */
    public static SubagentTool subagent() {
        return new SubagentTool(typed(SubagentTool.TYPE));
    }

    /**
     * Lets the model look for models ({@code openrouter:experimental__search_models}).
     *
     * @return the tool, with nothing set
     */
    public static SearchModelsTool searchModels() {
        return new SearchModelsTool(typed(SearchModelsTool.TYPE));
    }

    /**
     * Lets the model work with the files of the account ({@code openrouter:files}).
     *
     * @return the tool
     */
    public static FilesTool files() {
        return new FilesTool(typed(FilesTool.TYPE));
    }

    /**
     * Lets the model run commands ({@code openrouter:bash}); chat completions refuse it at the time of this release.
     *
     * @return the tool, with nothing set
     */
    public static BashTool bash() {
        return new BashTool(typed(BashTool.TYPE));
    }

    static @Nullable ServerTool known(String type, ObjectNode json) {
        if (WebSearchTool.SHORTHANDS.contains(type)) {
            return new WebSearchTool(json);
        }
        return switch (type) {
            case WebSearchTool.TYPE -> new WebSearchTool(json);
            case WebFetchTool.TYPE -> new WebFetchTool(json);
            case DatetimeTool.TYPE -> new DatetimeTool(json);
            case ImageGenerationTool.TYPE -> new ImageGenerationTool(json);
            case FusionTool.TYPE -> new FusionTool(json);
            case AdvisorTool.TYPE -> new AdvisorTool(json);
            case SubagentTool.TYPE -> new SubagentTool(json);
            case SearchModelsTool.TYPE -> new SearchModelsTool(json);
            case FilesTool.TYPE -> new FilesTool(json);
            case BashTool.TYPE -> new BashTool(json);
            default -> null;
        };
    }

    private static ObjectNode typed(String type) {
        return Json.object().put("type", type);
    }

    /** The tree of a copy in which a parameter has a value. */
    ObjectNode withParameter(String name, JsonNode value) {
        ObjectNode copy = tree().deepCopy();
        ObjectNode parameters =
                copy.get("parameters") instanceof ObjectNode there ? there : copy.putObject("parameters");
        parameters.set(name, value);
        return copy;
    }

    final ObjectNode withParameter(String name, String value) {
        return withParameter(name, JsonNodeFactory.instance.stringNode(value));
    }

    static ArrayNode texts(String... values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (String each : values) {
            array.add(each);
        }
        return array;
    }

    static ArrayNode array(Tool... tools) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Tool each : tools) {
            array.add(each.json());
        }
        return array;
    }

    static void check(boolean holds, String name, String allowed, Object given) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be " + allowed + ", was " + given);
        }
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }
}
