package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.routing.Trace;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds a {@link ChatRequest}. Setters replace what was set before, except those that add a message, a fallback or a
 * plugin. Values
 * are checked by {@link #build()}, all at once. Not safe for use by several threads at once.
 */
public final class ChatRequestBuilder extends OutputParameters {

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
            "metadata",
            "preset",
            "prompt",
            "plugins",
            "transforms",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "max_tool_calls",
            "stop_server_tools_when",
            "reasoning",
            "reasoning_effort",
            "include_reasoning",
            "structured_outputs",
            "verbosity",
            "modalities",
            "image_config",
            "audio",
            "prediction",
            "web_search_options",
            "x_search_filter",
            "service_tier",
            "cache_control",
            "prompt_cache_key",
            "prompt_cache_options",
            "trace",
            "debug",
            "usage",
            "stream_options");

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
     * Where the call belongs in a trace of yours ({@code trace}).
     *
     * @param place the place
     * @return this
     */
    public ChatRequestBuilder trace(Trace place) {
        return put("trace", place.json());
    }

    /**
     * Whether a stream begins with what was really sent to the provider ({@code debug.echo_upstream_body}). Not for production: it
     * repeats the prompt.
     *
     * @param value true to see it
     * @return this
     */
    public ChatRequestBuilder echoUpstreamBody(boolean value) {
        json().putObject("debug").put("echo_upstream_body", value);
        return this;
    }

    /**
     * A parameter this release has no method for.
     *
     * @param name its name on the wire
     * @param value anything Jackson can write: a string, a number, a list, a map, a record, a node
     * @return this
     * @throws IllegalArgumentException if the name is {@code stream}, which the method you call decides, or there is no
     *     JSON for the value: {@code NaN}, a map that contains itself
     */
    public ChatRequestBuilder extra(String name, Object value) {
        if (name.equals("stream")) {
            throw new IllegalArgumentException(
                    "Whether an answer streams is decided by calling send or stream, not by an extra parameter");
        }
        return put(name, Json.of(name, value));
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
        return new ChatRequest(Json.inOrder(copyOf(json()), ORDER));
    }
}
