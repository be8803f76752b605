package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.catalog.Modality;
import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.routing.Reasoning;
import io.airsprotocols.openrouter.routing.ReasoningBuilder;
import io.airsprotocols.openrouter.routing.ReasoningEffort;
import io.airsprotocols.openrouter.routing.SearchContextSize;
import io.airsprotocols.openrouter.routing.UserLocation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How the model thinks, searches and speaks. */
abstract sealed class OutputParameters extends SamplingParameters permits ChatRequestBuilder {

    OutputParameters(ObjectNode json) {
        super(json);
    }

    /**
     * Whether and how the model thinks before it answers ({@code reasoning}). Adds to what was said before.
     *
     * @param choices sets it
     * @return this
     * @throws IllegalArgumentException if a choice is not valid
     */
    public ChatRequestBuilder reasoning(Consumer<ReasoningBuilder> choices) {
        JsonNode before = json().get("reasoning");
        ReasoningBuilder builder = before == null ? Reasoning.builder() : Reasoning.of(before).toBuilder();
        choices.accept(builder);
        return reasoning(builder.build());
    }

    /**
     * Whether and how the model thinks before it answers ({@code reasoning}).
     *
     * @param value the way
     * @return this
     */
    public ChatRequestBuilder reasoning(Reasoning value) {
        return put("reasoning", value.json());
    }

    /**
     * How hard the model thinks, in short ({@code reasoning_effort}).
     *
     * @param value the effort; must not differ from that of {@link #reasoning(Consumer)}
     * @return this
     */
    public ChatRequestBuilder reasoningEffort(ReasoningEffort value) {
        return put("reasoning_effort", value.value());
    }

    /**
     * Whether the answer has the reasoning ({@code include_reasoning}). Older; see {@link ReasoningBuilder#exclude(boolean)}.
     *
     * @param value false to leave it out
     * @return this
     */
    public ChatRequestBuilder includeReasoning(boolean value) {
        return put("include_reasoning", value);
    }

    /**
     * How long-winded the model answers ({@code verbosity}).
     *
     * @param value the way
     * @return this
     */
    public ChatRequestBuilder verbosity(Verbosity value) {
        return put("verbosity", value.value());
    }

    /**
     * That a JSON schema given as the response format has to be kept to ({@code structured_outputs}).
     *
     * @param value true to have it kept to
     * @return this
     */
    public ChatRequestBuilder structuredOutputs(boolean value) {
        return put("structured_outputs", value);
    }

    /**
     * What the answer is made of ({@code modalities}).
     *
     * @param values such as {@link Modality#TEXT} and {@link Modality#IMAGE}
     * @return this
     */
    public ChatRequestBuilder modalities(Modality... values) {
        return texts("modalities", Stream.of(values).map(Modality::value).toArray(String[]::new));
    }

    /**
     * How images of the answer are made ({@code image_config}); which options there are depends on the model.
     *
     * @param options such as {@code aspect_ratio}: a text, a number or a list each
     * @return this
     */
    public ChatRequestBuilder imageConfig(Map<String, ?> options) {
        return put("image_config", Json.of("image_config", new TreeMap<>(options)));
    }

    /**
     * How the answer sounds ({@code audio}). Audio comes only as a stream, and only with the
     * {@linkplain #modalities modalities} text and audio.
     *
     * @param voice such as {@code alloy}; the model's maker has a list
     * @param format such as {@code mp3}, {@code wav} or {@code pcm16}
     * @return this
     */
    public ChatRequestBuilder audio(String voice, String format) {
        json().putObject("audio").put("voice", voice).put("format", format);
        return self();
    }

    /**
     * What much of the answer will be, so that it comes faster ({@code prediction}): the text that is to be changed, for example.
     *
     * @param texts one, or several parts
     * @return this
     */
    public ChatRequestBuilder prediction(String... texts) {
        ObjectNode prediction = json().putObject("prediction").put("type", "content");
        if (texts.length == 1) {
            prediction.put("content", texts[0]);
        } else {
            ArrayNode parts = prediction.putArray("content");
            Stream.of(texts)
                    .forEach(each -> parts.addObject().put("type", "text").put("text", each));
        }
        return self();
    }

    /**
     * How much the model's own web search gives it ({@code web_search_options}).
     *
     * @param size how much
     * @return this
     */
    public ChatRequestBuilder webSearchOptions(SearchContextSize size) {
        json().putObject("web_search_options").put("search_context_size", size.value());
        return self();
    }

    /**
     * How much the model's own web search gives it, and for whom it searches ({@code web_search_options}).
     *
     * @param size how much
     * @param where where the user is, about
     * @return this
     */
    public ChatRequestBuilder webSearchOptions(SearchContextSize size, UserLocation where) {
        ObjectNode place = (ObjectNode) where.json();
        ObjectNode options = json().putObject("web_search_options").put("search_context_size", size.value());
        // The same place as elsewhere, one level deeper.
        ObjectNode nested = options.putObject("user_location");
        nested.set("type", place.remove("type"));
        nested.set("approximate", Json.inOrder(place, List.of()));
        return self();
    }

    /**
     * What models of xAI search on X ({@code x_search_filter}).
     *
     * @param filter the filter
     * @return this
     */
    public ChatRequestBuilder xSearchFilter(XSearchFilter filter) {
        return put("x_search_filter", filter.json());
    }

    /**
     * How often server tools may be called ({@code max_tool_calls}); {@link #stopServerToolsWhen} wins over it.
     *
     * @param value from 1 to 30; 30 if not set
     * @return this
     */
    public ChatRequestBuilder maxToolCalls(int value) {
        return put("max_tool_calls", value);
    }

    /**
     * When OpenRouter stops to run server tools: as soon as one of the conditions holds ({@code stop_server_tools_when}).
     *
     * @param conditions one or more
     * @return this
     */
    public ChatRequestBuilder stopServerToolsWhen(ServerToolStop... conditions) {
        ArrayNode all = json().putArray("stop_server_tools_when");
        Stream.of(conditions).forEach(each -> all.add(each.json()));
        return self();
    }

    /**
     * Whether a stream tells its usage ({@code stream_options.include_usage}). Without effect today: it always does.
     *
     * @param value true, as it was once needed
     * @return this
     */
    public ChatRequestBuilder streamUsage(boolean value) {
        json().putObject("stream_options").put("include_usage", value);
        return self();
    }

    /**
     * Whether an answer tells its usage ({@code usage.include}). Without effect today: it always does.
     *
     * @param value true, as it was once needed
     * @return this
     */
    public ChatRequestBuilder includeUsage(boolean value) {
        json().putObject("usage").put("include", value);
        return self();
    }
}
