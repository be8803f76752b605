package io.airsprotocols.openrouter.tool;

import io.airsprotocols.openrouter.internal.codec.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets the model run commands in a shell. It is in the description of chat completions, but OpenRouter refuses it
 * there with status 400 and takes it on its Anthropic-style endpoint alone.
 *
 * <p>On the wire {@code openrouter:bash}. Immutable; the {@code with…} methods give a changed copy.
 */
public final class BashTool extends ServerTool {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static final String TYPE = "openrouter:bash";

    BashTool(ObjectNode json) {
        super(json);
    }

    private BashTool parameters() {
        return part("parameters", BashTool::new);
    }

    /**
     * Who runs the shell ({@code parameters.engine}).
     *
     * @return the engine, or null if not set
     */
    public @Nullable ToolEngine engine() {
        String value = parameters().string("engine");
        return value == null ? null : new ToolEngine(value);
    }

    /**
     * A copy with another value; see {@link #engine()}.
     *
     * @param value {@link ToolEngine#AUTO}, {@link ToolEngine#NATIVE} or {@link ToolEngine#OPENROUTER}
     * @return the copy
     */
    public BashTool withEngine(ToolEngine value) {
        return new BashTool(withParameter("engine", value.value()));
    }

    /**
     * Where the shell runs ({@code parameters.environment.type}).
     *
     * @return {@code container_auto} or {@code container_reference}, or null if not set
     */
    public @Nullable String environment() {
        return parameters().part("environment", BashTool::new).string("type");
    }

    /**
     * The container in which the shell runs ({@code parameters.environment.container_id}).
     *
     * @return its id, or null if a container is made
     */
    public @Nullable String containerId() {
        return parameters().part("environment", BashTool::new).string("container_id");
    }

    /**
     * A copy in which the shell runs in a container that is made for it ({@code container_auto}).
     *
     * @return the copy
     */
    public BashTool withNewContainer() {
        return new BashTool(withParameter("environment", Json.object().put("type", "container_auto")));
    }

    /**
     * A copy in which the shell runs in a container that is there ({@code container_reference}).
     *
     * @param id the container's id; 1 to 20 letters, digits, {@code _} and {@code -}
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public BashTool withContainer(String id) {
        check(id.matches("[\\w-]{1,20}"), "container_id", "1 to 20 letters, digits, _ and -", id);
        return new BashTool(withParameter(
                "environment", Json.object().put("type", "container_reference").put("container_id", id)));
    }

    /**
     * How long an idle container is kept awake ({@code parameters.sleep_after_seconds}).
     *
     * @return the time, or null if not set
     */
    public @Nullable Duration sleepAfter() {
        Long seconds = parameters().number("sleep_after_seconds");
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    /**
     * A copy with another value; see {@link #sleepAfter()}.
     *
     * @param value whole seconds, 1 or more
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public BashTool withSleepAfter(Duration value) {
        check(value.toSeconds() >= 1, "sleep_after_seconds", "1 s or more", value);
        return new BashTool(withParameter("sleep_after_seconds", NODES.numberNode(Math.toIntExact(value.toSeconds()))));
    }
}
