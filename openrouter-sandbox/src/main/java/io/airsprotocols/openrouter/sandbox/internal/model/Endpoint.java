package io.airsprotocols.openrouter.sandbox.internal.model;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
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
 * @param zdr whether it keeps nothing of what it is sent (zero data retention)
 * @param trains whether it may train models with what it is sent
 * @param lacks parameters of the model that it does not take
 * @param tiers the service tiers it has beside the default one
 */
public record Endpoint(
        String provider,
        String tag,
        @Nullable String quantization,
        int context,
        @Nullable Integer maxOutput,
        Price price,
        @Nullable Double latency,
        @Nullable Double throughput,
        boolean zdr,
        boolean trains,
        List<String> lacks,
        List<String> tiers) {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TWICE = BigDecimal.valueOf(2);
    private static final double LATENCY_TAIL = 2;
    private static final double THROUGHPUT_TAIL = 0.5;

    static Endpoint of(JsonNode json) {
        return new Endpoint(
                json.get("provider").stringValue(),
                json.get("tag").stringValue(),
                Json.text(json, "quantization"),
                json.get("context").intValue(),
                Json.has(json, "max_output") ? (Integer) json.get("max_output").intValue() : null,
                Price.of(json),
                Json.has(json, "latency") ? (Double) json.get("latency").doubleValue() : null,
                Json.has(json, "throughput") ? (Double) json.get("throughput").doubleValue() : null,
                json.path("zdr").asBoolean(false),
                json.path("trains").asBoolean(false),
                json.path("lacks").valueStream().map(JsonNode::stringValue).toList(),
                json.path("tiers").valueStream().map(JsonNode::stringValue).toList());
    }

    /** The parameters it takes: those of the model, but for the ones this provider does not know. */
    public List<String> parameters(CatalogModel model) {
        return model.parameters().stream().filter(each -> !lacks.contains(each)).toList();
    }

    /** The same endpoint at the price of a tier: flex costs half, priority twice as much. */
    public Endpoint at(String tier) {
        BigDecimal factor = tier.equals("flex") ? HALF : tier.equals("priority") ? TWICE : BigDecimal.ONE;
        return new Endpoint(
                provider,
                tag,
                quantization,
                context,
                maxOutput,
                price.times(factor),
                latency,
                throughput,
                zdr,
                trains,
                lacks,
                tiers);
    }

    /** The latency in seconds that so many percent of the calls keep to, null if not measured. */
    public @Nullable Double latency(int percentile) {
        return latency == null ? null : (Double) (latency * stretched(percentile, LATENCY_TAIL));
    }

    /** The tokens per second that so many percent of the calls reach, null if not measured. */
    public @Nullable Double throughput(int percentile) {
        return throughput == null ? null : (Double) (throughput * stretched(percentile, THROUGHPUT_TAIL));
    }

    private static double stretched(int percentile, double tail) {
        double share = percentile <= 50 ? 0 : percentile <= 75 ? 0.25 : percentile <= 90 ? 0.5 : 1;
        return 1 + (tail - 1) * share;
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
        percentiles(json, "latency_last_30m", measured, this::latency);
        percentiles(json, "throughput_last_30m", measured, this::throughput);
        json.put("supports_implicit_caching", price.cacheRead() != null && price.cacheWrite() == null);
        return json;
    }

    private static void percentiles(ObjectNode json, String field, boolean told, IntFunction<@Nullable Double> at) {
        if (!told || at.apply(50) == null) {
            json.putNull(field);
            return;
        }
        ObjectNode each = json.putObject(field);
        for (int percentile : new int[] {50, 75, 90, 99}) {
            each.put("p" + percentile, at.apply(percentile));
        }
    }
}
