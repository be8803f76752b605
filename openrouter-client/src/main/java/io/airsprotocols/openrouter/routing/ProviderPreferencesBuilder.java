package io.airsprotocols.openrouter.routing;

import io.airsprotocols.openrouter.internal.codec.Checks;
import io.airsprotocols.openrouter.internal.codec.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds {@link ProviderPreferences}. Every setter replaces what was set before. Not safe for use by several threads at
 * once.
 */
public final class ProviderPreferencesBuilder {

    /** The order on the wire: always the same, because the server's response cache keys on it. */
    private static final List<String> ORDER = List.of(
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

    private static final List<String> PRICES = List.of("prompt", "completion", "request", "image", "audio");

    private final ObjectNode json;
    private final Checks checks = new Checks("ProviderPreferences");

    ProviderPreferencesBuilder(ObjectNode json) {
        this.json = json;
    }

    /**
     * The providers to try, in this order; others follow unless {@link #allowFallbacks(boolean)} is false.
     *
     * @param slugs the providers
     * @return this
     */
    public ProviderPreferencesBuilder order(String... slugs) {
        return list("order", slugs);
    }

    /**
     * The only providers that may serve.
     *
     * @param slugs the providers
     * @return this
     */
    public ProviderPreferencesBuilder only(String... slugs) {
        return list("only", slugs);
    }

    /**
     * Providers that may not serve.
     *
     * @param slugs the providers
     * @return this
     */
    public ProviderPreferencesBuilder ignore(String... slugs) {
        return list("ignore", slugs);
    }

    /**
     * Whether another provider is tried when the first choice fails; OpenRouter's default is true.
     *
     * @param value false to see the provider's own error
     * @return this
     */
    public ProviderPreferencesBuilder allowFallbacks(boolean value) {
        json.put("allow_fallbacks", value);
        return this;
    }

    /**
     * Whether providers that do not know every parameter sent are left out; OpenRouter's default is false: they ignore it.
     *
     * @param value true to leave them out
     * @return this
     */
    public ProviderPreferencesBuilder requireParameters(boolean value) {
        json.put("require_parameters", value);
        return this;
    }

    /**
     * Whether providers may store what is sent to them; OpenRouter's default is {@link DataCollection#ALLOW}.
     *
     * @param value the choice
     * @return this
     */
    public ProviderPreferencesBuilder dataCollection(DataCollection value) {
        json.put("data_collection", value.value());
        return this;
    }

    /**
     * Whether only endpoints with zero data retention may serve.
     *
     * @param value true to allow no others
     * @return this
     */
    public ProviderPreferencesBuilder zdr(boolean value) {
        json.put("zdr", value);
        return this;
    }

    /**
     * Whether only models whose answers may be used to train others may serve.
     *
     * @param value true to allow no others
     * @return this
     */
    public ProviderPreferencesBuilder enforceDistillableText(boolean value) {
        json.put("enforce_distillable_text", value);
        return this;
    }

    /**
     * The quantizations that may serve.
     *
     * @param values the quantizations
     * @return this
     */
    public ProviderPreferencesBuilder quantizations(Quantization... values) {
        return list("quantizations", Stream.of(values).map(Quantization::value).toArray(String[]::new));
    }

    /**
     * What providers are preferred for.
     *
     * @param by the measure
     * @return this
     */
    public ProviderPreferencesBuilder sort(ProviderSort by) {
        String partition = sortField("partition");
        if (partition == null) {
            json.put("sort", by.value());
        } else {
            json.putObject("sort").put("by", by.value()).put("partition", partition);
        }
        return this;
    }

    /**
     * Whether providers are sorted for each model or across all fallback models.
     *
     * @param partition the choice
     * @return this
     */
    public ProviderPreferencesBuilder partition(SortPartition partition) {
        String by = sortField("by");
        ObjectNode sort = json.putObject("sort");
        if (by != null) {
            sort.put("by", by);
        }
        sort.put("partition", partition.value());
        return this;
    }

    /**
     * What an older strategy is called today; see {@link Route}.
     *
     * @param route the strategy
     * @return this
     */
    public ProviderPreferencesBuilder route(Route route) {
        return switch (route) {
            case FALLBACK -> partition(SortPartition.MODEL);
            case SORT -> partition(SortPartition.NONE);
            case LEAST_COST -> {
                String by = sortField("by");
                checks.that(
                        by == null || by.equals(ProviderSort.PRICE.value()),
                        "route LEAST_COST sorts by price, but sort is " + by + ": give one of them");
                yield sort(ProviderSort.PRICE);
            }
        };
    }

    private @Nullable String sortField(String name) {
        JsonNode sort = json.get("sort");
        if (sort == null || sort.isNull()) {
            return null;
        }
        if (sort.isString()) {
            return name.equals("by") ? sort.stringValue() : null;
        }
        return sort.path(name).isString() ? sort.path(name).stringValue() : null;
    }

    /**
     * The most to pay for a million tokens. Dearer endpoints are not used; if none is left, the call fails.
     *
     * @param prompt US dollars for a million tokens of the prompt, 0 or more
     * @param completion US dollars for a million tokens of the answer, 0 or more
     * @return this
     */
    public ProviderPreferencesBuilder maxPrice(BigDecimal prompt, BigDecimal completion) {
        return maxPrice("prompt", prompt).maxPrice("completion", completion);
    }

    /**
     * The most to pay for one kind of use ({@code max_price}).
     *
     * @param kind {@code prompt} or {@code completion} (US dollars for a million tokens), {@code request}, {@code image} or
     *     {@code audio} (US dollars each)
     * @param dollars 0 or more
     * @return this
     */
    public ProviderPreferencesBuilder maxPrice(String kind, BigDecimal dollars) {
        checks.that(dollars.signum() >= 0, "max_price." + kind + " must be 0 or more, was " + dollars);
        ObjectNode prices = json.get("max_price") instanceof ObjectNode set ? set : json.putObject("max_price");
        prices.put(kind, dollars.toPlainString());
        json.set("max_price", Json.inOrder(prices, PRICES));
        return this;
    }

    /**
     * The time to the first token to prefer endpoints for, as the median of recent requests. Slower ones come last.
     *
     * @param longest longer than zero; seconds on the wire
     * @return this
     */
    public ProviderPreferencesBuilder preferredMaxLatency(Duration longest) {
        positive("preferred_max_latency", seconds(longest));
        json.put("preferred_max_latency", seconds(longest));
        return this;
    }

    /**
     * The time to the first token to prefer endpoints for. May be called once for each percentile.
     *
     * @param percentile of which share of recent requests it has to hold
     * @param longest longer than zero; seconds on the wire
     * @return this
     */
    public ProviderPreferencesBuilder preferredMaxLatency(Percentile percentile, Duration longest) {
        return percentile("preferred_max_latency", percentile, seconds(longest));
    }

    /**
     * The speed to prefer endpoints for, as the median of recent requests. Slower ones come last.
     *
     * @param tokensPerSecond more than 0
     * @return this
     */
    public ProviderPreferencesBuilder preferredMinThroughput(double tokensPerSecond) {
        BigDecimal value = finite("preferred_min_throughput", tokensPerSecond);
        positive("preferred_min_throughput", value);
        json.put("preferred_min_throughput", value);
        return this;
    }

    /**
     * The speed to prefer endpoints for. May be called once for each percentile.
     *
     * @param percentile of which share of recent requests it has to hold
     * @param tokensPerSecond more than 0
     * @return this
     */
    public ProviderPreferencesBuilder preferredMinThroughput(Percentile percentile, double tokensPerSecond) {
        return percentile("preferred_min_throughput", percentile, finite("preferred_min_throughput", tokensPerSecond));
    }

    /** Numbers JSON has no word for are noted; what stands in their place is never sent. */
    private BigDecimal finite(String field, double value) {
        checks.that(Double.isFinite(value), field + " must be a number, was " + value);
        return Double.isFinite(value) ? BigDecimal.valueOf(value) : BigDecimal.ONE;
    }

    private ProviderPreferencesBuilder percentile(String field, Percentile percentile, BigDecimal value) {
        positive(field, value);
        ObjectNode bounds = json.get(field) instanceof ObjectNode set ? set : json.putObject(field);
        bounds.put(percentile.name().toLowerCase(Locale.ROOT), value);
        json.set(field, Json.inOrder(bounds, List.of("p50", "p75", "p90", "p99")));
        return this;
    }

    private static BigDecimal seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros();
        return seconds.scale() < 0 ? seconds.setScale(0) : seconds; // 100, not 1E+2
    }

    private void positive(String field, BigDecimal value) {
        checks.that(value.signum() > 0, field + " must be more than 0, was " + value.toPlainString());
    }

    /**
     * A preference younger than this release. OpenRouter refuses names it does not know here.
     *
     * @param name its name on the wire
     * @param value anything Jackson can write
     * @return this
     * @throws IllegalArgumentException if there is no JSON for the value
     */
    public ProviderPreferencesBuilder extra(String name, Object value) {
        json.set(name, Json.of(name, value));
        return this;
    }

    private ProviderPreferencesBuilder list(String name, String... values) {
        checks.that(
                Stream.of(values).noneMatch(String::isBlank),
                name + " must not hold a blank name, was " + List.of(values));
        var list = json.putArray(name);
        Stream.of(values).forEach(list::add);
        return this;
    }

    /**
     * Makes the preferences.
     *
     * @return them
     * @throws IllegalArgumentException if a choice is not valid; the message says which, what was given and what is allowed
     */
    public ProviderPreferences build() {
        checks.done();
        return new ProviderPreferences(Json.inOrder(json.deepCopy(), ORDER));
    }
}
