package io.airsprotocols.openrouter.routing;

import io.airsprotocols.openrouter.internal.codec.Checks;
import io.airsprotocols.openrouter.internal.codec.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Builds {@link Reasoning}. Every setter replaces what was set before. Not safe for use by several threads at once. */
public final class ReasoningBuilder {

    /** The order on the wire: always the same, because the server's response cache keys on it. */
    private static final List<String> ORDER =
            List.of("enabled", "effort", "max_tokens", "exclude", "summary", "context", "mode");

    private final ObjectNode json;

    ReasoningBuilder(ObjectNode json) {
        this.json = json;
    }

    /**
     * How hard the model thinks. Either this or {@link #maxTokens(int)}.
     *
     * @param value the effort
     * @return this
     */
    public ReasoningBuilder effort(ReasoningEffort value) {
        json.put("effort", value.value());
        return this;
    }

    /**
     * The most tokens of reasoning. Either this or {@link #effort(ReasoningEffort)}. The whole answer must be allowed more,
     * and Anthropic's models think with at least 1,024.
     *
     * @param value 1 or more
     * @return this
     */
    public ReasoningBuilder maxTokens(int value) {
        json.put("max_tokens", value);
        return this;
    }

    /**
     * Whether the reasoning is left out of the answer; OpenRouter's default is false. It is billed all the same.
     *
     * @param value true to leave it out
     * @return this
     */
    public ReasoningBuilder exclude(boolean value) {
        json.put("exclude", value);
        return this;
    }

    /**
     * Whether the model reasons at all, with the effort it has by default.
     *
     * @param value true for medium effort
     * @return this
     */
    public ReasoningBuilder enabled(boolean value) {
        json.put("enabled", value);
        return this;
    }

    /**
     * How the reasoning is summed up, by models that do.
     *
     * @param value the way
     * @return this
     */
    public ReasoningBuilder summary(SummaryLength value) {
        json.put("summary", value.value());
        return this;
    }

    /**
     * Which earlier reasoning the model sees (OpenAI's newer models).
     *
     * @param value the choice
     * @return this
     */
    public ReasoningBuilder context(ReasoningContext value) {
        json.put("context", value.value());
        return this;
    }

    /**
     * How thoroughly the model reasons (OpenAI's newer models).
     *
     * @param value the mode
     * @return this
     */
    public ReasoningBuilder mode(ReasoningMode value) {
        json.put("mode", value.value());
        return this;
    }

    /**
     * A choice younger than this release.
     *
     * @param name its name on the wire
     * @param value anything Jackson can write
     * @return this
     * @throws IllegalArgumentException if there is no JSON for the value
     */
    public ReasoningBuilder extra(String name, Object value) {
        json.set(name, Json.of(name, value));
        return this;
    }

    /**
     * Makes the reasoning.
     *
     * @return it
     * @throws IllegalArgumentException if a choice is not valid; the message says which, what was given and what is allowed
     */
    public Reasoning build() {
        Checks checks = new Checks("Reasoning");
        if (json.path("max_tokens").isNumber()) {
            checks.range("max_tokens", json.get("max_tokens").decimalValue(), 1, Integer.MAX_VALUE);
        }
        checks.that(
                !(json.hasNonNull("effort") && json.hasNonNull("max_tokens")),
                "effort and max_tokens exclude each other, was effort " + json.path("effort") + " and max_tokens "
                        + json.path("max_tokens") + ": give one of them");
        checks.done();
        return new Reasoning(Json.inOrder(json.deepCopy(), ORDER));
    }
}
