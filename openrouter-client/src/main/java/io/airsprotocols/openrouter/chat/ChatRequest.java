package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.catalog.Modality;
import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import io.airsprotocols.openrouter.routing.ModelId;
import io.airsprotocols.openrouter.routing.Plugin;
import io.airsprotocols.openrouter.routing.ProviderPreferences;
import io.airsprotocols.openrouter.routing.Reasoning;
import io.airsprotocols.openrouter.routing.ReasoningEffort;
import io.airsprotocols.openrouter.routing.ServiceTier;
import io.airsprotocols.openrouter.tool.Tool;
import io.airsprotocols.openrouter.tool.ToolChoice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What to ask a model ({@code ChatRequest}). Immutable; {@link #toBuilder()} makes a changed copy.
 *
 * <pre>{@code
 * ChatRequest story = ChatRequest.builder("anthropic/claude-sonnet-4.5")
 *     .system("You are brief.")
 *     .user("Tell me a story")
 *     .temperature(0.7)
 *     .fallback("openai/gpt-4o")
 *     .build();
 * }</pre>
 *
 * <p>Two requests that say the same are the same bytes on the wire, in whatever order they were built, so that the
 * server's response cache finds them.
 */
public final class ChatRequest extends JsonView {

    ChatRequest(ObjectNode json) {
        super(json);
    }

    /**
     * Starts a request to a model.
     *
     * @param model its id, such as {@code openai/gpt-4o}, with a variant if wanted ({@code openai/gpt-4o:floor})
     * @return a builder
     */
    public static ChatRequestBuilder builder(String model) {
        return new ChatRequestBuilder(Json.object()).model(model);
    }

    /**
     * Starts a request to a model, or to a router or preset.
     *
     * @param model its id, with its variants and preset
     * @return a builder
     */
    public static ChatRequestBuilder builder(ModelId model) {
        return builder(model.value());
    }

    /**
     * Starts a request that leaves the model to the account's default or to {@link ChatRequestBuilder#models}.
     *
     * @return a builder
     */
    public static ChatRequestBuilder builder() {
        return new ChatRequestBuilder(Json.object());
    }

    /**
     * One question to one model.
     *
     * @param model the model's id
     * @param question what the user says
     * @return the request
     */
    public static ChatRequest of(String model, String question) {
        return builder(model).user(question).build();
    }

    /**
     * Starts with this request.
     *
     * @return a builder
     */
    public ChatRequestBuilder toBuilder() {
        return new ChatRequestBuilder(RequestParameters.copyOf(tree()));
    }

    /** The JSON itself, which may hold files of many megabytes: to be read, not to be changed or handed out. */
    ObjectNode kept() {
        return tree();
    }

    /**
     * The body to send.
     *
     * @throws IllegalArgumentException if the answer could only come as a stream
     */
    ObjectNode body(boolean streaming) {
        if (!streaming) {
            if (modalities().contains(Modality.AUDIO)) {
                throw new IllegalArgumentException(
                        "ChatRequest: modalities has audio, which comes only as a stream, and"
                                + " was sent without one: call stream instead of send");
            }
            return tree();
        }
        ObjectNode body = Json.object();
        body.setAll(tree());
        return body.put("stream", true);
    }

    /**
     * The model asked for ({@code model}).
     *
     * @return its id, or null if left to the account
     */
    public @Nullable String model() {
        return string("model");
    }

    /**
     * The models to try after it, in order ({@code models}).
     *
     * @return their ids, never null
     */
    public List<String> models() {
        return texts("models");
    }

    /**
     * The conversation ({@code messages}).
     *
     * @return the messages, never null
     */
    public List<Message> messages() {
        return children("messages", Message::view);
    }

    /**
     * What the model may call ({@code tools}).
     *
     * @return the tools, never null
     */
    public List<Tool> tools() {
        return children("tools", Tool::of);
    }

    /**
     * Whether the model must, may or must not call tools ({@code tool_choice}).
     *
     * @return the choice, or null if left to the model
     */
    public @Nullable ToolChoice toolChoice() {
        JsonNode choice = node("tool_choice");
        return choice != null && (choice.isString() || choice.isObject()) ? ToolChoice.of(choice) : null;
    }

    /**
     * Whether the model may call several tools at once ({@code parallel_tool_calls}).
     *
     * @return the choice, or null if not set
     */
    public @Nullable Boolean parallelToolCalls() {
        return flag("parallel_tool_calls");
    }

    /**
     * Which providers may serve ({@code provider}).
     *
     * @return the preferences, or null if there are none
     */
    public @Nullable ProviderPreferences provider() {
        JsonNode provider = node("provider");
        return provider instanceof ObjectNode ? ProviderPreferences.of(provider) : null;
    }

    /**
     * How freely the model chooses its words ({@code temperature}).
     *
     * @return the value, or null if not set
     */
    public @Nullable BigDecimal temperature() {
        return decimal("temperature");
    }

    /**
     * Chooses among the likeliest tokens that together have this probability ({@code top_p}).
     *
     * @return the value, or null if not set
     */
    public @Nullable BigDecimal topP() {
        return decimal("top_p");
    }

    /**
     * Chooses among this many likeliest tokens ({@code top_k}).
     *
     * @return the value, or null if not set
     */
    public @Nullable Long topK() {
        return number("top_k");
    }

    /**
     * Leaves out tokens less likely than this share of the square of the likeliest ({@code top_a}).
     *
     * @return the value, or null if not set
     */
    public @Nullable BigDecimal topA() {
        return decimal("top_a");
    }

    /**
     * Leaves out tokens less likely than this share of the likeliest ({@code min_p}).
     *
     * @return the value, or null if not set
     */
    public @Nullable BigDecimal minP() {
        return decimal("min_p");
    }

    /**
     * Makes tokens less likely the oftener they came ({@code frequency_penalty}).
     *
     * @return the value, or null if not set
     */
    public @Nullable BigDecimal frequencyPenalty() {
        return decimal("frequency_penalty");
    }

    /**
     * Makes tokens less likely that came at all ({@code presence_penalty}).
     *
     * @return the value, or null if not set
     */
    public @Nullable BigDecimal presencePenalty() {
        return decimal("presence_penalty");
    }

    /**
     * Makes tokens of the prompt and the answer less likely ({@code repetition_penalty}).
     *
     * @return the value, or null if not set
     */
    public @Nullable BigDecimal repetitionPenalty() {
        return decimal("repetition_penalty");
    }

    /**
     * The most tokens of the answer, reasoning included ({@code max_completion_tokens}).
     *
     * @return the value, or null if not set
     */
    public @Nullable Long maxCompletionTokens() {
        return number("max_completion_tokens");
    }

    /**
     * The most tokens of the answer, under the older name that some providers know alone ({@code max_tokens}).
     *
     * @return the value, or null if not set
     */
    public @Nullable Long maxTokens() {
        return number("max_tokens");
    }

    /**
     * Makes the answer repeatable, as far as the provider can ({@code seed}).
     *
     * @return the value, or null if not set
     */
    public @Nullable Long seed() {
        return number("seed");
    }

    /**
     * Whether the probabilities of the tokens come with the answer ({@code logprobs}).
     *
     * @return the value, or null if not set
     */
    public @Nullable Boolean logprobs() {
        return flag("logprobs");
    }

    /**
     * How many alternatives come with each token ({@code top_logprobs}).
     *
     * @return the value, or null if not set
     */
    public @Nullable Long topLogprobs() {
        return number("top_logprobs");
    }

    /**
     * Who asks, for the abuse detection of providers; OpenRouter sends a hash ({@code user}).
     *
     * @return the value, or null if not set
     */
    public @Nullable String endUser() {
        return string("user");
    }

    /**
     * Groups calls and keeps them with one provider, whose cache can then be used ({@code session_id}).
     *
     * @return the value, or null if not set
     */
    public @Nullable String sessionId() {
        return string("session_id");
    }

    /**
     * Texts at which the model stops ({@code stop}).
     *
     * @return the texts, never null
     */
    public List<String> stop() {
        return texts("stop");
    }

    /**
     * In which form the model answers ({@code response_format}).
     *
     * @return the format, or null if not set
     */
    public @Nullable ResponseFormat responseFormat() {
        JsonNode format = node("response_format");
        return format instanceof ObjectNode ? ResponseFormat.of(format) : null;
    }

    /**
     * Settings of the account to start from ({@code preset}).
     *
     * @return its slug, or null if there is none
     */
    public @Nullable String preset() {
        return string("preset");
    }

    /**
     * What OpenRouter does besides passing the request on ({@code plugins}).
     *
     * @return the plugins, never null
     */
    public List<Plugin> plugins() {
        return children("plugins", Plugin::of);
    }

    /**
     * Whether and how the model thinks before it answers ({@code reasoning}).
     *
     * @return the way, or null if not set
     */
    public @Nullable Reasoning reasoning() {
        JsonNode reasoning = node("reasoning");
        return reasoning instanceof ObjectNode ? Reasoning.of(reasoning) : null;
    }

    /**
     * How hard the model thinks, whether said in short or in full ({@code reasoning_effort}, {@code reasoning.effort}).
     *
     * @return the effort, or null if not set
     */
    public @Nullable ReasoningEffort reasoningEffort() {
        String effort = string("reasoning_effort");
        Reasoning reasoning = reasoning();
        return effort != null ? new ReasoningEffort(effort) : reasoning == null ? null : reasoning.effort();
    }

    /**
     * How long-winded the model answers ({@code verbosity}).
     *
     * @return the value, or null if not set
     */
    public @Nullable Verbosity verbosity() {
        String value = string("verbosity");
        return value == null ? null : new Verbosity(value);
    }

    /**
     * What the answer is made of ({@code modalities}).
     *
     * @return the modalities, never null
     */
    public List<Modality> modalities() {
        return texts("modalities").stream().map(Modality::new).toList();
    }

    /**
     * Which service level to use ({@code service_tier}).
     *
     * @return the value, or null if not set
     */
    public @Nullable ServiceTier serviceTier() {
        String value = string("service_tier");
        return value == null ? null : new ServiceTier(value);
    }

    /**
     * How often server tools may be called ({@code max_tool_calls}).
     *
     * @return the value, or null if not set
     */
    public @Nullable Long maxToolCalls() {
        return number("max_tool_calls");
    }

    /**
     * Labels that are kept with the call ({@code metadata}).
     *
     * @return the labels, never null
     */
    public Map<String, String> metadata() {
        return textMap("metadata");
    }

    /** The JSON as one line of text; a file that goes with it is named, not written out. */
    @Override
    public String toString() {
        return Json.brief(tree());
    }
}
