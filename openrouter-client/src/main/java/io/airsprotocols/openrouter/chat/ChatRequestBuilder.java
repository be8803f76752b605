package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Checks;
import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.routing.ProviderPreferences;
import io.airsprotocols.openrouter.routing.ProviderPreferencesBuilder;
import io.airsprotocols.openrouter.routing.Route;
import io.airsprotocols.openrouter.tool.Tool;
import io.airsprotocols.openrouter.tool.ToolChoice;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds a {@link ChatRequest}. Setters replace what was set before, except those that add a message or a fallback. Values
 * are checked by {@link #build()}, all at once. Not safe for use by several threads at once.
 */
public final class ChatRequestBuilder {

    /** The order on the wire: always the same, because the server's response cache keys on it. */
    private static final List<String> ORDER = List.of(
            "model",
            "models",
            "messages",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "provider",
            "temperature",
            "top_p",
            "top_k",
            "top_a",
            "min_p",
            "frequency_penalty",
            "presence_penalty",
            "repetition_penalty",
            "max_completion_tokens",
            "max_tokens",
            "stop",
            "seed",
            "logit_bias",
            "logprobs",
            "top_logprobs",
            "response_format",
            "user",
            "session_id",
            "metadata");

    private static final int MOST_STOPS = 4;
    private static final int MOST_METADATA = 16;
    private static final int LONGEST_METADATA_KEY = 64;
    private static final int LONGEST_METADATA_VALUE = 512;
    private static final int LONGEST_SESSION_ID = 256;

    private final ObjectNode json;

    ChatRequestBuilder(ObjectNode json) {
        this.json = json;
    }

    /**
     * The model to ask ({@code model}).
     *
     * @param id such as {@code openai/gpt-4o}
     * @return this
     */
    public ChatRequestBuilder model(String id) {
        json.put("model", id);
        return this;
    }

    /**
     * The models to try in order ({@code models}); with {@link #model} those to try after it.
     *
     * @param ids the models
     * @return this
     */
    public ChatRequestBuilder models(String... ids) {
        return texts("models", ids);
    }

    /**
     * Adds a model to try when the ones before it fail ({@code models}).
     *
     * @param id the model
     * @return this
     */
    public ChatRequestBuilder fallback(String id) {
        array("models").add(id);
        return this;
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
        JsonNode before = json.get("provider");
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
        json.set("provider", preferences.json());
        return this;
    }

    /**
     * Adds instructions to the model.
     *
     * @param text the instructions
     * @return this
     */
    public ChatRequestBuilder system(String text) {
        return message(Message.system(text));
    }

    /**
     * Adds instructions to the model, under the name newer models give them.
     *
     * @param text the instructions
     * @return this
     */
    public ChatRequestBuilder developer(String text) {
        return message(Message.developer(text));
    }

    /**
     * Adds what the user says.
     *
     * @param text the text
     * @return this
     */
    public ChatRequestBuilder user(String text) {
        return message(Message.user(text));
    }

    /**
     * Adds what the user says and shows.
     *
     * @param parts one or more parts
     * @return this
     * @throws IllegalArgumentException if there is no part
     */
    public ChatRequestBuilder user(ContentPart... parts) {
        return message(Message.user(parts));
    }

    /**
     * Adds what the model said earlier; as the last message it is the beginning of the answer.
     *
     * @param text the text
     * @return this
     */
    public ChatRequestBuilder assistant(String text) {
        return message(Message.assistant(text));
    }

    /**
     * Adds a message, such as the one of an earlier answer.
     *
     * @param message the message
     * @return this
     */
    public ChatRequestBuilder message(Message message) {
        ObjectNode added = (ObjectNode) message.json();
        if (!added.has("role")) {
            added.put("role", message.role().value());
        }
        array("messages").add(added);
        return this;
    }

    /**
     * The whole conversation, in place of messages added before.
     *
     * @param conversation the messages
     * @return this
     */
    public ChatRequestBuilder messages(List<? extends Message> conversation) {
        json.putArray("messages");
        conversation.forEach(this::message);
        return this;
    }

    /**
     * Adds something the model may call ({@code tools}). Tools are sent anew with every request of a conversation.
     *
     * @param tool a function of yours, or a tool OpenRouter runs
     * @return this
     */
    public ChatRequestBuilder tool(Tool tool) {
        array("tools").add(tool.json());
        return this;
    }

    /**
     * What the model may call, in place of tools added before ({@code tools}).
     *
     * @param tools functions of yours, and tools OpenRouter runs
     * @return this
     */
    public ChatRequestBuilder tools(List<? extends Tool> tools) {
        json.remove("tools");
        tools.forEach(this::tool);
        return this;
    }

    /**
     * Whether the model must, may or must not call tools, and which ({@code tool_choice}).
     *
     * @param choice the choice
     * @return this
     */
    public ChatRequestBuilder toolChoice(ToolChoice choice) {
        json.set("tool_choice", choice.json());
        return this;
    }

    /**
     * Whether the model may call several tools at once ({@code parallel_tool_calls}).
     *
     * @param value false to have one call at a time
     * @return this
     */
    public ChatRequestBuilder parallelToolCalls(boolean value) {
        json.put("parallel_tool_calls", value);
        return this;
    }

    /**
     * How freely the model chooses its words ({@code temperature}).
     *
     * @param value from 0 (always the likeliest) to 2
     * @return this
     */
    public ChatRequestBuilder temperature(double value) {
        return number("temperature", value);
    }

    /**
     * Chooses among the likeliest tokens that together have this probability ({@code top_p}).
     *
     * @param value from 0 to 1
     * @return this
     */
    public ChatRequestBuilder topP(double value) {
        return number("top_p", value);
    }

    /**
     * Chooses among this many likeliest tokens ({@code top_k}).
     *
     * @param value 0 (no limit) or more
     * @return this
     */
    public ChatRequestBuilder topK(int value) {
        json.put("top_k", value);
        return this;
    }

    /**
     * Leaves out tokens less likely than this share of the square of the likeliest ({@code top_a}).
     *
     * @param value from 0 to 1
     * @return this
     */
    public ChatRequestBuilder topA(double value) {
        return number("top_a", value);
    }

    /**
     * Leaves out tokens less likely than this share of the likeliest ({@code min_p}).
     *
     * @param value from 0 to 1
     * @return this
     */
    public ChatRequestBuilder minP(double value) {
        return number("min_p", value);
    }

    /**
     * Makes tokens less likely the oftener they came ({@code frequency_penalty}).
     *
     * @param value from -2 to 2
     * @return this
     */
    public ChatRequestBuilder frequencyPenalty(double value) {
        return number("frequency_penalty", value);
    }

    /**
     * Makes tokens less likely that came at all ({@code presence_penalty}).
     *
     * @param value from -2 to 2
     * @return this
     */
    public ChatRequestBuilder presencePenalty(double value) {
        return number("presence_penalty", value);
    }

    /**
     * Makes tokens of the prompt and the answer less likely ({@code repetition_penalty}).
     *
     * @param value from 0 to 2; 1 changes nothing
     * @return this
     */
    public ChatRequestBuilder repetitionPenalty(double value) {
        return number("repetition_penalty", value);
    }

    /**
     * The most tokens of the answer, reasoning included ({@code max_completion_tokens}).
     *
     * @param value 1 or more
     * @return this
     */
    public ChatRequestBuilder maxCompletionTokens(int value) {
        json.put("max_completion_tokens", value);
        return this;
    }

    /**
     * The most tokens of the answer, under the older name that some providers know alone ({@code max_tokens}).
     *
     * @param value 1 or more
     * @return this
     */
    public ChatRequestBuilder maxTokens(int value) {
        json.put("max_tokens", value);
        return this;
    }

    /**
     * Makes the answer repeatable, as far as the provider can ({@code seed}).
     *
     * @param value any number
     * @return this
     */
    public ChatRequestBuilder seed(long value) {
        json.put("seed", value);
        return this;
    }

    /**
     * Whether the probabilities of the tokens come with the answer ({@code logprobs}).
     *
     * @param value true to get them
     * @return this
     */
    public ChatRequestBuilder logprobs(boolean value) {
        json.put("logprobs", value);
        return this;
    }

    /**
     * How many alternatives come with each token; needs {@link #logprobs(boolean)} ({@code top_logprobs}).
     *
     * @param value from 0 to 20
     * @return this
     */
    public ChatRequestBuilder topLogprobs(int value) {
        json.put("top_logprobs", value);
        return this;
    }

    /**
     * Who asks, for the abuse detection of providers; OpenRouter sends a hash ({@code user}).
     *
     * @param value any stable id of your user
     * @return this
     */
    public ChatRequestBuilder endUser(String value) {
        json.put("user", value);
        return this;
    }

    /**
     * Groups calls and keeps them with one provider, whose cache can then be used ({@code session_id}).
     *
     * @param value at most 256 characters
     * @return this
     */
    public ChatRequestBuilder sessionId(String value) {
        json.put("session_id", value);
        return this;
    }

    /**
     * Texts at which the model stops; they are not part of the answer ({@code stop}).
     *
     * @param texts at most 4, none empty
     * @return this
     */
    public ChatRequestBuilder stop(String... texts) {
        return texts("stop", texts);
    }

    /**
     * Makes tokens likelier or less likely ({@code logit_bias}).
     *
     * @param bias from -100 (never) to 100 (always) by the token's number in the model's vocabulary
     * @return this
     */
    public ChatRequestBuilder logitBias(Map<Integer, Double> bias) {
        ObjectNode values = json.putObject("logit_bias");
        bias.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> values.set(each.getKey().toString(), finite(each.getValue())));
        return this;
    }

    /**
     * In which form the model answers ({@code response_format}).
     *
     * @param format the format
     * @return this
     */
    public ChatRequestBuilder responseFormat(ResponseFormat format) {
        json.set("response_format", format.json());
        return this;
    }

    /**
     * Labels to keep with the call ({@code metadata}).
     *
     * @param labels at most 16; names of at most 64, values of at most 512 characters
     * @return this
     */
    public ChatRequestBuilder metadata(Map<String, String> labels) {
        ObjectNode values = json.putObject("metadata");
        labels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> values.put(each.getKey(), each.getValue()));
        return this;
    }

    /**
     * A parameter this release has no method for.
     *
     * @param name its name on the wire
     * @param value anything Jackson can write: a string, a number, a list, a map, a record, a node
     * @return this
     * @throws IllegalArgumentException if the name is {@code stream}, which the method you call decides
     */
    public ChatRequestBuilder extra(String name, Object value) {
        if (name.equals("stream")) {
            throw new IllegalArgumentException(
                    "Whether an answer streams is decided by calling send or stream, not by an extra parameter");
        }
        json.set(name, Json.of(value));
        return this;
    }

    private ChatRequestBuilder number(String name, double value) {
        json.set(name, finite(value));
        return this;
    }

    /** Numbers JSON has no word for are kept as text until {@link #build()} refuses them together with the rest. */
    private JsonNode finite(double value) {
        return Double.isFinite(value)
                ? json.numberNode(BigDecimal.valueOf(value))
                : json.stringNode(Double.toString(value));
    }

    private ArrayNode array(String name) {
        return json.get(name) instanceof ArrayNode array ? array : json.putArray(name);
    }

    private ChatRequestBuilder texts(String name, String... values) {
        ArrayNode array = json.putArray(name);
        Stream.of(values).forEach(array::add);
        return this;
    }

    /**
     * Makes the request.
     *
     * @return the request
     * @throws IllegalArgumentException if a value is not valid; the message names every one, what was given and what is
     *     allowed
     */
    public ChatRequest build() {
        Checks checks = new Checks("ChatRequest");
        checkModels(checks);
        checks.that(
                json.path("messages").size() > 0 || json.has("prompt"),
                "messages must hold at least one message: add user(…)");
        range(checks, "temperature", 0, 2);
        range(checks, "top_p", 0, 1);
        range(checks, "top_k", 0, Integer.MAX_VALUE);
        range(checks, "top_a", 0, 1);
        range(checks, "min_p", 0, 1);
        range(checks, "frequency_penalty", -2, 2);
        range(checks, "presence_penalty", -2, 2);
        range(checks, "repetition_penalty", 0, 2);
        range(checks, "max_completion_tokens", 1, Integer.MAX_VALUE);
        range(checks, "max_tokens", 1, Integer.MAX_VALUE);
        range(checks, "top_logprobs", 0, 20);
        checks.that(
                !json.has("top_logprobs") || json.path("logprobs").asBoolean(false),
                "top_logprobs needs logprobs(true)");
        json.path("logit_bias")
                .properties()
                .forEach(each -> range(checks, "logit_bias of token " + each.getKey(), each.getValue(), -100, 100));
        checkStop(checks);
        checkLabels(checks);
        checks.done();
        return new ChatRequest(Json.inOrder(json.deepCopy(), ORDER));
    }

    private void checkModels(Checks checks) {
        JsonNode model = json.get("model");
        checks.that(
                model == null || !model.asString("").isBlank(),
                "model must not be blank: give an id such as openai/gpt-4o, or leave it out");
        for (JsonNode each : json.path("models")) {
            checks.that(!each.asString("").isBlank(), "models must not hold a blank id, was " + json.get("models"));
        }
    }

    private void checkStop(Checks checks) {
        JsonNode stop = json.path("stop");
        checks.that(stop.size() <= MOST_STOPS, "stop must hold at most " + MOST_STOPS + " texts, was " + stop.size());
        for (JsonNode each : stop) {
            checks.that(!each.asString("").isEmpty(), "stop must not hold an empty text");
        }
    }

    private void checkLabels(Checks checks) {
        String session = json.path("session_id").asString("");
        checks.that(
                session.length() <= LONGEST_SESSION_ID,
                "session_id must have at most " + LONGEST_SESSION_ID + " characters, was " + session.length());
        JsonNode metadata = json.path("metadata");
        checks.that(
                metadata.size() <= MOST_METADATA,
                "metadata must hold at most " + MOST_METADATA + " labels, was " + metadata.size());
        metadata.properties().forEach(each -> {
            checks.that(
                    each.getKey().length() <= LONGEST_METADATA_KEY,
                    "metadata names must have at most " + LONGEST_METADATA_KEY + " characters, was \"" + each.getKey()
                            + "\"");
            checks.that(
                    each.getValue().asString("").length() <= LONGEST_METADATA_VALUE,
                    "metadata values must have at most " + LONGEST_METADATA_VALUE + " characters, was "
                            + each.getValue().asString("").length() + " in \"" + each.getKey() + "\"");
        });
    }

    private void range(Checks checks, String name, double least, double most) {
        range(checks, name, json.get(name), least, most);
    }

    private static void range(Checks checks, String name, @Nullable JsonNode value, double least, double most) {
        if (value != null && !value.isNumber()) {
            checks.that(value.isNull(), name + " must be a number, was " + value.asString(value.toString()));
        } else {
            checks.range(name, value == null ? null : value.decimalValue(), least, most);
        }
    }
}
