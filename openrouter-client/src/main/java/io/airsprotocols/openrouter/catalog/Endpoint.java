package io.airsprotocols.openrouter.catalog;

import io.airsprotocols.openrouter.json.JsonView;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One provider of a model ({@code PublicEndpoint}). Immutable. */
public final class Endpoint extends JsonView {

    Endpoint(ObjectNode json) {
        super(json);
    }

    /**
     * Its name for people ({@code name}).
     *
     * @return such as {@code OpenAI | openai/gpt-4o}
     */
    public String name() {
        return string("name", "");
    }

    /**
     * The provider, by its display name ({@code provider_name}).
     *
     * @return such as {@code Azure}
     */
    public String providerName() {
        return string("provider_name", "");
    }

    /**
     * What provider preferences name it by ({@code tag}).
     *
     * @return such as {@code deepinfra/fp8}
     */
    public String tag() {
        return string("tag", "");
    }

    /**
     * How many tokens prompt and answer may have together ({@code context_length}).
     *
     * @return the count, or null if not told
     */
    public @Nullable Long contextLength() {
        return number("context_length");
    }

    /**
     * How many tokens an answer may have ({@code max_completion_tokens}).
     *
     * @return the count, or null if not told
     */
    public @Nullable Long maxCompletionTokens() {
        return number("max_completion_tokens");
    }

    /**
     * How many tokens a prompt may have ({@code max_prompt_tokens}).
     *
     * @return the count, or null if not told
     */
    public @Nullable Long maxPromptTokens() {
        return number("max_prompt_tokens");
    }

    /**
     * What it costs ({@code pricing}).
     *
     * @return the prices
     */
    public Pricing pricing() {
        return part("pricing", Pricing::new);
    }

    /**
     * How coarsely it stores the weights ({@code quantization}).
     *
     * @return such as {@code fp8}, or null if not told
     */
    public @Nullable String quantization() {
        return string("quantization");
    }

    /**
     * Which parameters of a request it knows ({@code supported_parameters}).
     *
     * @return their names, never null
     */
    public List<String> supportedParameters() {
        return texts("supported_parameters");
    }

    /**
     * How it is doing ({@code status}).
     *
     * @return 0 when all is well, a negative number else, or null if not told
     */
    public @Nullable Long status() {
        return number("status");
    }

    /**
     * The share of requests it served in the last half hour ({@code uptime_last_30m}).
     *
     * @return percent, or null if not told
     */
    public @Nullable BigDecimal uptimeLast30m() {
        return decimal("uptime_last_30m");
    }
}
