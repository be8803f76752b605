package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.CatalogModel;
import io.airsprotocols.openrouter.sandbox.internal.model.Endpoint;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
        @Nullable BigDecimal maxCompletionPrice,
        boolean requireParameters,
        boolean noTraining,
        boolean zdr,
        boolean distillable,
        Map<Integer, Double> maxLatency,
        Map<Integer, Double> minThroughput) {

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
            return read(Json.object());
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
                decimal(price, "completion"),
                flag(json, "require_parameters"),
                noTraining(json),
                flag(json, "zdr"),
                flag(json, "enforce_distillable_text"),
                percentiles(json, "preferred_max_latency"),
                percentiles(json, "preferred_min_throughput"));
    }

    private static boolean flag(JsonNode json, String field) {
        if (Json.has(json, field) && !json.get(field).isBoolean()) {
            throw ApiFailure.invalid("provider." + field + " must be a boolean, was " + Json.write(json.get(field)));
        }
        return json.path(field).asBoolean(false);
    }

    private static boolean noTraining(JsonNode json) {
        String value =
                Json.has(json, "data_collection") ? json.get("data_collection").asString("") : "allow";
        if (!value.equals("allow") && !value.equals("deny")) {
            throw ApiFailure.invalid(
                    "provider.data_collection must be allow or deny, was " + Json.write(json.get("data_collection")));
        }
        return value.equals("deny");
    }

    /** Bounds by percentile; a bare number is the bound of the median. */
    private static Map<Integer, Double> percentiles(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!Json.has(json, field)) {
            return Map.of();
        }
        if (value.isNumber()) {
            return Map.of(50, value.doubleValue());
        }
        Map<Integer, Double> bounds = new TreeMap<>();
        for (int percentile : new int[] {50, 75, 90, 99}) {
            JsonNode bound = value.path("p" + percentile);
            if (bound.isNumber()) {
                bounds.put(percentile, bound.doubleValue());
            }
        }
        if (bounds.isEmpty()) {
            throw ApiFailure.invalid("provider." + field
                    + " must be a number or an object with p50, p75, p90 or p99, was " + Json.write(value));
        }
        return Map.copyOf(bounds);
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
            return new BigDecimal(json.get(field).asString(""));
        } catch (NumberFormatException notANumber) {
            throw ApiFailure.invalid("provider.max_price." + field + " must be a decimal number");
        }
    }

    /** Why an endpoint is not wanted, in OpenRouter's words; null if it may serve. */
    @Nullable
    String excludes(CatalogModel model, Endpoint endpoint, List<String> parameters) {
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
        if (noTraining && endpoint.trains()) {
            return "data_policy:training";
        }
        if (zdr && !endpoint.zdr()) {
            return "data_policy:zdr";
        }
        if (distillable && !model.distillable()) {
            return "distillable_text";
        }
        if (requireParameters && !endpoint.parameters(model).containsAll(parameters)) {
            return "require_parameters";
        }
        return null;
    }

    /** Whether an endpoint is as fast as the request would like; one that is not comes after those that are. */
    private boolean isFast(Endpoint endpoint) {
        return maxLatency.entrySet().stream().allMatch(bound -> {
                    Double latency = endpoint.latency(bound.getKey());
                    return latency != null && latency <= bound.getValue();
                })
                && minThroughput.entrySet().stream().allMatch(bound -> {
                    Double throughput = endpoint.throughput(bound.getKey());
                    return throughput != null && throughput >= bound.getValue();
                });
    }

    /** The endpoints in the order in which to try them, as far as fallbacks are allowed. */
    List<Endpoint> ordered(List<Endpoint> endpoints, String modelId) {
        List<Endpoint> sorted = new ArrayList<>(endpoints);
        Comparator<Endpoint> comparator = comparator(modelId);
        if (comparator != null) {
            sorted.sort(comparator);
        }
        sorted.sort(Comparator.comparing(endpoint -> !isFast(endpoint)));
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
                : modelId.contains(":nitro") ? "throughput" : modelId.contains(":floor") ? "price" : "";
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
