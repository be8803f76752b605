package io.airsprotocols.openrouter.sandbox.internal.api;

import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.http.HttpRequest;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Catalog;
import io.airsprotocols.openrouter.sandbox.internal.model.CatalogModel;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /models}: filters, order and pages. */
final class ModelList {

    private final HttpRequest request;

    private ModelList(HttpRequest request) {
        this.request = request;
    }

    static ObjectNode answer(Catalog catalog, HttpRequest request) {
        return new ModelList(request).answer(catalog);
    }

    static ObjectNode count(Catalog catalog, HttpRequest request) {
        ObjectNode json = Json.object();
        json.putObject("data")
                .put("count", new ModelList(request).filtered(catalog).size());
        return json;
    }

    private ObjectNode answer(Catalog catalog) {
        List<CatalogModel> found = filtered(catalog);
        Comparator<CatalogModel> order = order();
        if (order != null) {
            found.sort(order);
        }
        int offset = Math.max(0, whole("offset", 0));
        int limit = whole("limit", Integer.MAX_VALUE);
        if (limit < 1) {
            throw ApiFailure.invalid("limit must be at least 1, was " + limit);
        }
        int from = Math.min(offset, found.size());
        int to = (int) Math.min(found.size(), (long) from + limit);
        ObjectNode json = Json.object();
        ArrayNode data = json.putArray("data");
        found.subList(from, to).forEach(model -> data.add(model.json()));
        json.put("total_count", found.size());
        json.putObject("links").put("next", to < found.size() ? next(to, limit) : null);
        return json;
    }

    private String next(int offset, int limit) {
        StringBuilder link = new StringBuilder("/api/v1/models?offset=" + offset + "&limit=" + limit);
        for (String name : List.of(
                "q",
                "category",
                "supported_parameters",
                "input_modalities",
                "output_modalities",
                "context",
                "min_price",
                "max_price",
                "model_authors",
                "providers",
                "sort")) {
            String value = request.query(name);
            if (value != null) {
                link.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return link.toString();
    }

    private List<CatalogModel> filtered(Catalog catalog) {
        List<CatalogModel> found = new ArrayList<>();
        for (CatalogModel model : catalog.all()) {
            if (fits(model)) {
                found.add(model);
            }
        }
        return found;
    }

    private boolean fits(CatalogModel model) {
        String words = request.query("q");
        if (words != null && !contains(model.id() + " " + model.name() + " " + model.description(), words)) {
            return false;
        }
        String category = request.query("category");
        if (category != null && !category.equals(model.category())) {
            return false;
        }
        List<String> outputs = list("output_modalities");
        return model.parameters().containsAll(list("supported_parameters"))
                && model.input().containsAll(list("input_modalities"))
                && (outputs.equals(List.of("all")) || model.output().containsAll(outputs))
                && model.top().context() >= whole("context", 0)
                && (list("model_authors").isEmpty() || list("model_authors").contains(model.author()))
                && (list("providers").isEmpty()
                        || list("providers").stream()
                                .anyMatch(name -> model.endpoints().stream().anyMatch(each -> each.isCalled(name))))
                && within(model.top().price().promptPerMillion(), "min_price", "max_price")
                && within(model.top().price().completionPerMillion(), "min_output_price", "max_output_price");
    }

    private static boolean contains(String text, String words) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    /** Prices are in USD per million tokens here; one that is not known beforehand fits no bounds. */
    private boolean within(BigDecimal price, String least, String most) {
        BigDecimal lower = decimal(least);
        BigDecimal upper = decimal(most);
        if (lower == null && upper == null) {
            return true;
        }
        return price.signum() >= 0
                && (lower == null || price.compareTo(lower) >= 0)
                && (upper == null || price.compareTo(upper) <= 0);
    }

    private List<String> list(String name) {
        String value = request.query(name);
        return value == null
                ? List.of()
                : Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList();
    }

    private int whole(String name, int otherwise) {
        String value = request.query(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notWhole) {
            throw ApiFailure.invalid(name + " must be a whole number, was \"" + value + "\"");
        }
    }

    private @Nullable BigDecimal decimal(String name) {
        String value = request.query(name);
        try {
            return value == null ? null : new BigDecimal(value);
        } catch (NumberFormatException notANumber) {
            throw ApiFailure.invalid(name + " must be a number, was \"" + value + "\"");
        }
    }

    private @Nullable Comparator<CatalogModel> order() {
        String sort = request.query("sort");
        if (sort == null) {
            return null;
        }
        Comparator<CatalogModel> byPrice = Comparator.comparing(
                model -> model.top().price().prompt().add(model.top().price().completion()));
        return switch (sort) {
            case "newest" -> Comparator.comparing(CatalogModel::created).reversed();
            case "pricing-low-to-high" -> byPrice;
            case "pricing-high-to-low" -> byPrice.reversed();
            case "context-high-to-low" ->
                Comparator.comparing((CatalogModel model) -> model.top().context())
                        .reversed();
            case "throughput-high-to-low" ->
                Comparator.comparing(
                                (CatalogModel model) -> measured(model.top().throughput(), 0))
                        .reversed();
            case "latency-low-to-high" ->
                Comparator.comparing(model -> measured(model.top().latency(), Double.MAX_VALUE));
            // The sandbox keeps no rankings; the catalogue's own order stands for all of them.
            case "most-popular",
                    "top-weekly",
                    "intelligence-high-to-low",
                    "coding-high-to-low",
                    "agentic-high-to-low",
                    "design-arena-elo-high-to-low" -> null;
            default ->
                throw ApiFailure.invalid("sort must be one of the orders of the documentation, was \"" + sort
                        + "\"; for example newest, pricing-low-to-high, context-high-to-low");
        };
    }

    private static double measured(@Nullable Double value, double otherwise) {
        return value == null ? otherwise : value;
    }
}
