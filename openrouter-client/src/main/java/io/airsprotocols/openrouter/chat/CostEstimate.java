package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.catalog.Modality;
import io.airsprotocols.openrouter.catalog.Model;
import io.airsprotocols.openrouter.catalog.Pricing;
import io.airsprotocols.openrouter.routing.ModelId;
import io.airsprotocols.openrouter.routing.PdfEngine;
import io.airsprotocols.openrouter.routing.ServiceTier;
import io.airsprotocols.openrouter.routing.Variant;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a request may cost at most with one model. Where anything could cost more than can be known, there is no bound: a bound
 * that does not hold is worse than none.
 */
final class CostEstimate {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private static final Set<String> PLUGINS_THAT_COST = Set.of("web", "web-fetch", "fusion");

    private static final Set<String> FREE_PARSERS =
            Set.of(PdfEngine.NATIVE.value(), PdfEngine.CLOUDFLARE_AI.value(), PdfEngine.PDF_TEXT.value());

    private final JsonNode request;
    private final PromptMeasure prompt;
    private final ModelId id;
    private final Model model;

    CostEstimate(JsonNode request, PromptMeasure prompt, ModelId id, Model model) {
        this.request = request;
        this.prompt = prompt;
        this.id = id;
        this.model = model;
    }

    /** The longest answer that a request allows, under whichever name; null if it does not say. */
    static @Nullable Long askedTokens(JsonNode request) {
        Long most = null;
        for (String name : List.of("max_completion_tokens", "max_tokens")) {
            JsonNode value = request.path(name);
            if (value.isNumber()) {
                most = most == null ? value.asLong(0) : Math.max(most, value.asLong(0));
            }
        }
        return most;
    }

    CostBound bound() {
        String unknown = beyondTokens();
        if (unknown != null) {
            return unbounded(unknown);
        }
        Long promptTokens = promptTokens();
        if (promptTokens == null) {
            return unbounded(
                    "Images, audio, video and files have no known number of tokens, nor has the model's context");
        }
        Long answerTokens = answerTokens();
        if (answerTokens == null) {
            return unbounded("Neither the request nor the catalogue says how long the answer may be");
        }
        BigDecimal promptPrice = limited("prompt", promptPrices());
        BigDecimal answerPrice = limited("completion", answerPrices());
        if (promptPrice == null || answerPrice == null) {
            return unbounded("The catalogue has no fixed price for the model");
        }
        BigDecimal perRequest = orZero(limited("request", List.of("request")));
        BigDecimal most = promptPrice
                .multiply(BigDecimal.valueOf(promptTokens))
                .add(answerPrice.multiply(BigDecimal.valueOf(answerTokens)))
                .add(perRequest)
                .add(images());
        return new CostBound(
                id.value(),
                most,
                String.format(
                        Locale.ROOT,
                        "At most %,d tokens of prompt at $%s and %,d of answer at $%s",
                        promptTokens,
                        promptPrice.toPlainString(),
                        answerTokens,
                        answerPrice.toPlainString()));
    }

    private CostBound unbounded(String reason) {
        return new CostBound(id.value(), null, reason);
    }

    /** What costs something that no catalogue has a price for, or nobody knows how often; null if there is nothing. */
    private @Nullable String beyondTokens() {
        for (JsonNode plugin : request.path("plugins")) {
            String name = plugin.path("id").asString("");
            if (PLUGINS_THAT_COST.contains(name) && plugin.path("enabled").asBoolean(true)) {
                return "The plugin " + name + " costs by what it finds";
            }
        }
        for (JsonNode tool : request.path("tools")) {
            String type = tool.path("type").asString("");
            if (!type.equals("function")) {
                return "The server tool " + type + " costs by how often the model uses it";
            }
        }
        if (id.variants().contains(Variant.ONLINE) || request.hasNonNull("web_search_options")) {
            return "A search of the web costs by what it finds";
        }
        if (prompt.shown().contains(Modality.FILE) && !FREE_PARSERS.contains(parser())) {
            return "Files may be read by " + PdfEngine.MISTRAL_OCR
                    + ", which costs by the page: choose another in the plugin file-parser";
        }
        return prioritised() && !(isLimited("prompt") && isLimited("completion"))
                ? "The priority tier has prices that the catalogue does not: set provider.max_price"
                : null;
    }

    private String parser() {
        for (JsonNode plugin : request.path("plugins")) {
            if (plugin.path("id").asString("").equals("file-parser")
                    && plugin.path("enabled").asBoolean(true)) {
                return plugin.path("pdf").path("engine").asString("");
            }
        }
        return "";
    }

    private boolean prioritised() {
        String tier = request.path("service_tier").asString("");
        return tier.equals(ServiceTier.PRIORITY.value())
                || tier.equals(ServiceTier.FAST.value())
                || id.variants().contains(Variant.NITRO);
    }

    private @Nullable Long promptTokens() {
        Long context = model.contextLength();
        if (!prompt.shown().isEmpty()) {
            return context;
        }
        return context == null
                ? Long.valueOf(prompt.mostTokens())
                : Long.valueOf(Math.min(prompt.mostTokens(), context));
    }

    /** The catalogue's limit is that of one provider: another may write as much as the request asks for. */
    private @Nullable Long answerTokens() {
        Long asked = askedTokens(request);
        Long most = least(asked == null ? model.maxCompletionTokens() : asked, model.contextLength());
        return most == null ? null : Long.valueOf(most + prompt.predictedTokens());
    }

    private static @Nullable Long least(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : Long.valueOf(Math.min(one, other));
    }

    private List<String> promptPrices() {
        List<String> kinds = new ArrayList<>(List.of("prompt", "input_cache_read", "input_cache_write"));
        if (request.findValuesAsString("ttl").contains("1h")) {
            kinds.add("input_cache_write_1h");
        }
        if (prompt.shown().contains(Modality.IMAGE)) {
            kinds.add("image_token");
        }
        if (prompt.shown().contains(Modality.AUDIO)) {
            kinds.add("audio");
        }
        return kinds;
    }

    private List<String> answerPrices() {
        List<String> kinds = new ArrayList<>(List.of("completion", "internal_reasoning"));
        Set<Modality> spoken = new LinkedHashSet<>();
        request.path("modalities").forEach(each -> spoken.add(new Modality(each.asString(""))));
        if (spoken.isEmpty()) {
            spoken.addAll(model.outputModalities()); // a model that makes images makes them unasked
        }
        spoken.remove(Modality.TEXT);
        spoken.forEach(each -> kinds.add(each + "_output"));
        return kinds;
    }

    private boolean isLimited(String kind) {
        return limit(kind) != null;
    }

    /** What the request is ready to pay for one token or one request; null if it does not say. */
    private @Nullable BigDecimal limit(String kind) {
        JsonNode given = request.path("provider").path("max_price").path(kind);
        BigDecimal dollars = given.isNumber() ? given.decimalValue() : number(given.asString(""));
        if (dollars == null) {
            return null;
        }
        return kind.equals("request") ? dollars : dollars.divide(MILLION);
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** The dearest of the prices, the first of which the request may have limited; null if that one is not known. */
    private @Nullable BigDecimal limited(String kind, List<String> kinds) {
        BigDecimal most = limit(kind);
        for (String each : kinds) {
            boolean isFirst = each.equals(kind);
            if (isFirst && most != null) {
                continue;
            }
            BigDecimal price = dearest(each);
            if (price == null && isFirst) {
                return null;
            }
            most = greatest(most, price);
        }
        return most;
    }

    private static @Nullable BigDecimal greatest(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other : other == null ? one : one.max(other);
    }

    /** Prices may rise with the size of the prompt or the hour of the day. */
    private @Nullable BigDecimal dearest(String kind) {
        Pricing pricing = model.pricing();
        BigDecimal most = pricing.price(kind);
        for (Pricing each : pricing.overrides()) {
            most = greatest(most, each.price(kind));
        }
        return most;
    }

    private static BigDecimal orZero(@Nullable BigDecimal price) {
        return price == null ? BigDecimal.ZERO : price;
    }

    /** Some models have a price for each image besides that of its tokens. */
    private BigDecimal images() {
        return prompt.shown().contains(Modality.IMAGE)
                ? orZero(dearest("image")).multiply(BigDecimal.valueOf(prompt.images()))
                : BigDecimal.ZERO;
    }
}
