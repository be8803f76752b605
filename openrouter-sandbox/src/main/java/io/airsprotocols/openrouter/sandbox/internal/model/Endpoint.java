package io.airsprotocols.openrouter.sandbox.internal.model;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One provider's offer of a model.
 *
 * @param provider its display name, such as {@code Google AI Studio}
 * @param tag its full slug, such as {@code deepinfra/turbo}
 * @param maxOutput the most tokens an answer may have, null if not known
 * @param latency typical time to the first token in seconds, null if not measured
 * @param throughput typical tokens per second, null if not measured
 */
public record Endpoint(
        String provider,
        String tag,
        @Nullable String quantization,
        int context,
        @Nullable Integer maxOutput,
        Price price,
        @Nullable Double latency,
        @Nullable Double throughput) {

    static Endpoint of(JsonNode json) {
        return new Endpoint(
                json.get("provider").stringValue(),
                json.get("tag").stringValue(),
                Json.text(json, "quantization"),
                json.get("context").intValue(),
                Json.has(json, "max_output") ? (Integer) json.get("max_output").intValue() : null,
                Price.of(json),
                Json.has(json, "latency") ? (Double) json.get("latency").doubleValue() : null,
                Json.has(json, "throughput") ? (Double) json.get("throughput").doubleValue() : null);
    }

    /** Whether a request means this endpoint by a full slug, the provider's slug, or the provider's name. */
    public boolean isCalled(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return tag.equals(lower)
                || tag.startsWith(lower + "/")
                || provider.toLowerCase(Locale.ROOT).equals(lower);
    }

    public int longestAnswer() {
        return maxOutput == null ? context : maxOutput;
    }

    /**
     * The endpoint as the API shows it.
     *
     * @param measured whether to tell latency and throughput, which OpenRouter keeps from callers without a key
     */
    ObjectNode json(CatalogModel model, List<String> parameters, boolean measured) {
        ObjectNode json = Json.object();
        json.put("name", provider + " | " + model.id());
        json.put("model_id", model.id());
        json.put("model_name", model.name());
        json.put("context_length", context);
        json.set("pricing", price.json());
        json.put("provider_name", provider);
        json.put("tag", tag);
        json.put("quantization", quantization == null ? "unknown" : quantization);
        json.put("max_completion_tokens", maxOutput);
        json.putNull("max_prompt_tokens");
        json.set("supported_parameters", Json.texts(parameters));
        json.put("status", 0);
        json.put("uptime_last_5m", 100);
        json.put("uptime_last_30m", 100);
        json.put("uptime_last_1d", 100);
        percentiles(json, "latency_last_30m", measured ? latency : null, 2);
        percentiles(json, "throughput_last_30m", measured ? throughput : null, 0.5);
        json.put("supports_implicit_caching", price.cacheRead() != null);
        return json;
    }

    private static void percentiles(ObjectNode json, String field, @Nullable Double median, double tail) {
        if (median == null) {
            json.putNull(field);
            return;
        }
        ObjectNode each = json.putObject(field);
        each.put("p50", median);
        each.put("p75", median * (1 + (tail - 1) / 4));
        each.put("p90", median * (1 + (tail - 1) / 2));
        each.put("p99", median * tail);
    }
}
