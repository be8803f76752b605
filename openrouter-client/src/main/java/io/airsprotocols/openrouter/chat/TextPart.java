package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.routing.CacheControl;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Text within a message ({@code type: text}). Immutable. */
public final class TextPart extends ContentPart {

    TextPart(ObjectNode json) {
        super(json);
    }

    /**
     * The text.
     *
     * @return the text, empty if there is none
     */
    public String text() {
        return string("text", "");
    }

    /**
     * Up to where the prompt is cached ({@code cache_control}).
     *
     * @return the mark, or null if there is none
     */
    public @Nullable CacheControl cacheControl() {
        return child("cache_control", CacheControl::new);
    }

    /**
     * A copy that has the prompt cached up to and with this part ({@code cache_control}).
     *
     * @param mark for how long
     * @return the copy
     */
    public TextPart withCacheControl(CacheControl mark) {
        return new TextPart(with("cache_control", mark.json()));
    }

    /**
     * The same as OpenAI's models know it ({@code prompt_cache_breakpoint.mode}).
     *
     * @return {@code explicit}, or null if there is no such mark
     */
    public @Nullable String promptCacheBreakpoint() {
        JsonNode mode = tree().path("prompt_cache_breakpoint").path("mode");
        return mode.isString() ? mode.stringValue() : null;
    }

    /**
     * A copy that has the prompt cached up to and with this part, as OpenAI's models know it
     * ({@code prompt_cache_breakpoint}). OpenRouter turns this mark and {@link #withCacheControl} into one another.
     *
     * @return the copy
     */
    public TextPart withPromptCacheBreakpoint() {
        return new TextPart(with(
                "prompt_cache_breakpoint", JsonNodeFactory.instance.objectNode().put("mode", "explicit")));
    }
}
