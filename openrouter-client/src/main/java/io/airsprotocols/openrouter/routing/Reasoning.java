package io.airsprotocols.openrouter.routing;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether and how a model thinks before it answers ({@code reasoning}). OpenRouter translates it into what the provider
 * knows. Immutable.
 *
 * <pre>{@code
 * ChatRequest.builder("anthropic/claude-sonnet-4.5").reasoning(r -> r.effort(HIGH).exclude(true))
 * }</pre>
 */
public final class Reasoning extends JsonView {

    Reasoning(ObjectNode json) {
        super(json);
    }

    /**
     * Reasoning from JSON.
     *
     * @param json the value of {@code reasoning}
     * @return the reasoning
     * @throws IllegalArgumentException if it is no JSON object
     */
    public static Reasoning of(JsonNode json) {
        if (json instanceof ObjectNode object) {
            return new Reasoning(Json.copy("reasoning", object));
        }
        throw new IllegalArgumentException("Reasoning is a JSON object, was " + json);
    }

    /**
     * Reasoning in one expression.
     *
     * @param choices sets it
     * @return the reasoning
     * @throws IllegalArgumentException if a choice is not valid
     */
    public static Reasoning create(Consumer<ReasoningBuilder> choices) {
        ReasoningBuilder builder = builder();
        choices.accept(builder);
        return builder.build();
    }

    /**
     * Starts with nothing said.
     *
     * @return a builder
     */
    public static ReasoningBuilder builder() {
        return new ReasoningBuilder(Json.object());
    }

    /**
     * Starts with what is said here.
     *
     * @return a builder
     */
    public ReasoningBuilder toBuilder() {
        return new ReasoningBuilder(tree().deepCopy());
    }

    /**
     * How hard the model thinks ({@code effort}).
     *
     * @return the effort, or null if not said
     */
    public @Nullable ReasoningEffort effort() {
        String effort = string("effort");
        return effort == null ? null : new ReasoningEffort(effort);
    }

    /**
     * The most tokens of reasoning ({@code max_tokens}).
     *
     * @return the count, or null if not said
     */
    public @Nullable Long maxTokens() {
        return number("max_tokens");
    }
}
