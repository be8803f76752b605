package io.airsprotocols.openrouter.routing;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** How prompts of a request are cached by OpenAI's newer models ({@code prompt_cache_options}). Immutable. */
public final class PromptCacheOptions extends JsonView {

    private PromptCacheOptions(ObjectNode json) {
        super(json);
    }

    /**
     * Only up to the places that are marked in the content; without this OpenAI marks places itself.
     *
     * @return the options
     */
    public static PromptCacheOptions explicit() {
        return new PromptCacheOptions(Json.object().put("mode", "explicit"));
    }

    /**
     * A copy with a time for which the cache holds ({@code ttl}).
     *
     * @param value whole minutes, 1 or more
     * @return the copy
     * @throws IllegalArgumentException if it is not
     */
    public PromptCacheOptions withTtl(Duration value) {
        String text = CacheControl.ephemeral().withTtl(value).json().path("ttl").stringValue();
        return new PromptCacheOptions(with("ttl", text));
    }
}
