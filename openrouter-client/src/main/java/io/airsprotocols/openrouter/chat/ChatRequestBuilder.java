package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds a {@link ChatRequest}. Setters replace what was set before, except those that add a message or a fallback. Values
 * are checked by {@link #build()}, all at once. Not safe for use by several threads at once.
 */
public final class ChatRequestBuilder extends SamplingParameters {

    /** The order on the wire: always the same, because the server's response cache keys on it. */
    private static final List<String> ORDER = List.of(
            "model",
            "models",
            "messages",
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

    ChatRequestBuilder(ObjectNode json) {
        super(json);
    }

    @Override
    ChatRequestBuilder self() {
        return this;
    }

    /**
     * Who asks, for the abuse detection of providers; OpenRouter sends a hash ({@code user}).
     *
     * @param value any stable id of your user
     * @return this
     */
    public ChatRequestBuilder endUser(String value) {
        return put("user", value);
    }

    /**
     * Labels to keep with the call ({@code metadata}).
     *
     * @param labels at most 16; names of at most 64, values of at most 512 characters
     * @return this
     */
    public ChatRequestBuilder metadata(Map<String, String> labels) {
        ObjectNode values = json().putObject("metadata");
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
        return put(name, Json.of(value));
    }

    /**
     * Makes the request.
     *
     * @return the request
     * @throws IllegalArgumentException if a value is not valid; the message names every one, what was given and what is
     *     allowed
     */
    public ChatRequest build() {
        RequestChecks.check(json());
        return new ChatRequest(Json.inOrder(json().deepCopy(), ORDER));
    }
}
