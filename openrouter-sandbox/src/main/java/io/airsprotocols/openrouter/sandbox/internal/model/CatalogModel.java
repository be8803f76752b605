package io.airsprotocols.openrouter.sandbox.internal.model;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model of the catalogue.
 *
 * @param output what it can answer with
 * @param distillable whether its answers may be used to train other models
 * @param reasoning how it reasons, null if it does not
 * @param route the model that answers in its place, null if it answers itself
 */
public record CatalogModel(
        String id,
        String canonical,
        String name,
        long created,
        String description,
        String tokenizer,
        @Nullable String instructType,
        @Nullable String huggingFaceId,
        List<String> input,
        List<String> output,
        boolean moderated,
        boolean distillable,
        @Nullable ReasoningTraits reasoning,
        String category,
        @Nullable String route,
        List<Endpoint> endpoints) {

    static final List<String> PARAMETERS = List.of(
            "max_tokens",
            "max_completion_tokens",
            "temperature",
            "top_p",
            "top_k",
            "min_p",
            "frequency_penalty",
            "presence_penalty",
            "repetition_penalty",
            "stop",
            "seed",
            "logprobs",
            "top_logprobs",
            "response_format",
            "structured_outputs",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "verbosity",
            "web_search_options");

    static CatalogModel of(JsonNode json) {
        List<Endpoint> endpoints = new ArrayList<>();
        json.get("endpoints").forEach(each -> endpoints.add(Endpoint.of(each)));
        return new CatalogModel(
                json.get("id").stringValue(),
                json.get("canonical").stringValue(),
                json.get("name").stringValue(),
                json.get("created").longValue(),
                json.get("description").stringValue(),
                json.get("tokenizer").stringValue(),
                Json.text(json, "instruct_type"),
                Json.text(json, "hugging_face_id"),
                json.get("input").valueStream().map(JsonNode::stringValue).toList(),
                json.has("output")
                        ? json.get("output")
                                .valueStream()
                                .map(JsonNode::stringValue)
                                .toList()
                        : List.of("text"),
                json.get("moderated").booleanValue(),
                json.path("distillable").asBoolean(false),
                json.has("reasoning") ? ReasoningTraits.of(json.get("reasoning")) : null,
                json.get("category").stringValue(),
                Json.text(json, "route"),
                List.copyOf(endpoints));
    }

    /** A model made by a test: it exists because someone answers for it. */
    public static CatalogModel scripted(String id, CatalogModel like) {
        return new CatalogModel(
                id,
                id,
                id,
                like.created,
                "A model scripted by a test.",
                like.tokenizer,
                null,
                null,
                like.input,
                like.output,
                false,
                like.distillable,
                null,
                like.category,
                null,
                like.endpoints);
    }

    public String author() {
        int slash = id.indexOf('/');
        return slash < 0 ? id : id.substring(0, slash);
    }

    public boolean isFreeVariant() {
        return id.endsWith(":free");
    }

    /** The endpoint that stands for the model in the catalogue. */
    public Endpoint top() {
        return endpoints.get(0);
    }

    public List<String> parameters() {
        if (reasoning == null) {
            return PARAMETERS;
        }
        List<String> parameters = new ArrayList<>(PARAMETERS);
        parameters.add("reasoning");
        parameters.add("include_reasoning");
        return parameters;
    }

    /** The format of the thoughts an endpoint gives, which is not quite the same at every provider. */
    public String reasoningFormat(Endpoint endpoint) {
        return reasoning == null ? "unknown" : reasoning.formatAt(endpoint);
    }

    public Family family() {
        return Family.of(author());
    }

    private ObjectNode architecture() {
        ObjectNode json = Json.object();
        json.put("modality", String.join("+", input) + "->" + String.join("+", output));
        json.set("input_modalities", Json.texts(input));
        json.set("output_modalities", Json.texts(output));
        json.put("tokenizer", tokenizer);
        json.put("instruct_type", instructType);
        return json;
    }

    public ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("canonical_slug", canonical);
        json.put("hugging_face_id", huggingFaceId);
        json.put("name", name);
        json.put("created", created);
        json.put("description", description);
        json.put("context_length", top().context());
        json.set("architecture", architecture());
        json.set("pricing", top().price().json());
        ObjectNode provider = json.putObject("top_provider");
        provider.put("context_length", top().context());
        provider.put("max_completion_tokens", top().maxOutput());
        provider.put("is_moderated", moderated);
        json.putNull("per_request_limits");
        json.set("supported_parameters", Json.texts(parameters()));
        json.putNull("default_parameters");
        json.putNull("supported_voices");
        json.putNull("knowledge_cutoff");
        json.putNull("expiration_date");
        if (reasoning != null) {
            json.set("reasoning", reasoning.json());
        }
        json.putObject("links").put("details", "/api/v1/models/" + id + "/endpoints");
        return json;
    }

    public ObjectNode endpointsJson(boolean measured) {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("name", name);
        json.put("created", created);
        json.put("description", description);
        json.set("architecture", architecture());
        var array = json.putArray("endpoints");
        endpoints.forEach(each -> array.add(each.json(this, each.parameters(this), measured)));
        return json;
    }
}
