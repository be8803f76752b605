package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Endpoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Which providers a request wants ({@code provider}). The object is closed: a key nobody knows is refused.
 *
 * @param sort {@code price}, {@code throughput} or {@code latency}; null leaves the catalogue's order
 */
record Preferences(
        List<String> order,
        List<String> only,
        List<String> ignore,
        boolean allowFallbacks,
        List<String> quantizations,
        @Nullable String sort,
        @Nullable BigDecimal maxPromptPrice,
        @Nullable BigDecimal maxCompletionPrice) {

    private static final List<String> KEYS = List.of(
            "order",
            "only",
            "ignore",
            "allow_fallbacks",
            "require_parameters",
            "data_collection",
            "zdr",
            "enforce_distillable_text",
            "quantizations",
            "sort",
            "max_price",
            "preferred_max_latency",
            "preferred_min_throughput");

    static Preferences read(@Nullable JsonNode json) {
        if (json == null || json.isNull()) {
            return new Preferences(List.of(), List.of(), List.of(), true, List.of(), null, null, null);
        }
        if (!json.isObject()) {
            throw ApiFailure.invalid("provider must be an object");
        }
        Validation.closed("provider", json, KEYS);
        JsonNode price = json.path("max_price");
        return new Preferences(
                names(json, "order"),
                names(json, "only"),
                names(json, "ignore"),
                json.path("allow_fallbacks").asBoolean(true),
                names(json, "quantizations"),
                sort(json.path("sort")),
                decimal(price, "prompt"),
                decimal(price, "completion"));
    }

    private static List<String> names(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (Json.has(json, field) && (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString))) {
            throw ApiFailure.invalid("provider." + field + " must be an array of strings");
        }
        return value.valueStream().map(JsonNode::stringValue).toList();
    }

    private static @Nullable String sort(JsonNode json) {
        String by = json.isObject() ? Json.text(json, "by") : json.isString() ? json.stringValue() : null;
        if (by != null && !List.of("price", "throughput", "latency", "exacto").contains(by)) {
            throw ApiFailure.invalid("provider.sort must be price, throughput, latency or exacto, was \"" + by + "\"");
        }
        return by;
    }

    /** The specification has strings here, the documentation numbers. */
    private static @Nullable BigDecimal decimal(JsonNode json, String field) {
        if (!Json.has(json, field)) {
            return null;
        }
        try {
            return new BigDecimal(json.get(field).asString());
        } catch (NumberFormatException notANumber) {
            throw ApiFailure.invalid("provider.max_price." + field + " must be a decimal number");
        }
    }

    /** Why an endpoint is not wanted, in OpenRouter's words; null if it may serve. */
    @Nullable
    String excludes(Endpoint endpoint) {
        if ((!only.isEmpty() && only.stream().noneMatch(endpoint::isCalled))
                || ignore.stream().anyMatch(endpoint::isCalled)) {
            return "allowed_providers";
        }
        if (!quantizations.isEmpty()
                && !quantizations.contains(endpoint.quantization() == null ? "unknown" : endpoint.quantization())) {
            return "quantization";
        }
        if ((maxPromptPrice != null && endpoint.price().promptPerMillion().compareTo(maxPromptPrice) > 0)
                || (maxCompletionPrice != null
                        && endpoint.price().completionPerMillion().compareTo(maxCompletionPrice) > 0)) {
            return "max_price";
        }
        return null;
    }

    /** The endpoints in the order in which to try them, as far as fallbacks are allowed. */
    List<Endpoint> ordered(List<Endpoint> endpoints, String modelId) {
        List<Endpoint> sorted = new ArrayList<>(endpoints);
        Comparator<Endpoint> comparator = comparator(modelId);
        if (comparator != null) {
            sorted.sort(comparator);
        }
        List<Endpoint> wanted = new ArrayList<>();
        for (String name : order) {
            sorted.stream()
                    .filter(endpoint -> endpoint.isCalled(name) && !wanted.contains(endpoint))
                    .forEach(wanted::add);
        }
        if (!allowFallbacks) {
            return order.isEmpty() ? sorted.subList(0, Math.min(1, sorted.size())) : wanted;
        }
        sorted.removeAll(wanted);
        wanted.addAll(sorted);
        return wanted;
    }

    private @Nullable Comparator<Endpoint> comparator(String modelId) {
        String by = sort != null
                ? sort
                : modelId.endsWith(":nitro") ? "throughput" : modelId.endsWith(":floor") ? "price" : "";
        return switch (by) {
            case "price" ->
                Comparator.comparing(endpoint ->
                        endpoint.price().prompt().add(endpoint.price().completion()));
            case "throughput" ->
                Comparator.comparing(endpoint -> -(endpoint.throughput() == null ? 0 : endpoint.throughput()));
            case "latency" ->
                Comparator.comparing(endpoint -> endpoint.latency() == null ? Double.MAX_VALUE : endpoint.latency());
            default -> null;
        };
    }
}
