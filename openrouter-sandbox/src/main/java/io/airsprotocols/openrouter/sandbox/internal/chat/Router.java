package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.error.Availability;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Catalog;
import io.airsprotocols.openrouter.sandbox.internal.model.CatalogModel;
import io.airsprotocols.openrouter.sandbox.internal.model.Endpoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the endpoint that serves a request: models in the order given, and within each the endpoints in theirs. */
final class Router {

    private final Catalog catalog;
    private final Playbook playbook;

    Router(Catalog catalog, Playbook playbook) {
        this.catalog = catalog;
        this.playbook = playbook;
    }

    /** An endpoint that was tried. */
    record Attempt(CatalogModel model, Endpoint endpoint, int status) {

        ObjectNode json() {
            ObjectNode json = Json.object();
            json.put("model_permaslug", model.canonical());
            json.put("provider_name", endpoint.provider());
            json.put("status", status);
            json.put("latency", 1);
            json.put("is_byok", false);
            json.put("endpoint_id", model.id() + "@" + endpoint.tag());
            return json;
        }
    }

    /**
     * Where a request goes.
     *
     * @param router the router that chose the model, null if the request named it
     * @param fallback whether it is not the model that was asked for first
     * @param tier the service tier that serves
     */
    record Route(
            CatalogModel model,
            Endpoint endpoint,
            @Nullable String router,
            List<Attempt> attempts,
            boolean fallback,
            String tier) {

        ArrayNode attemptsJson() {
            ArrayNode json = Json.array();
            attempts.forEach(attempt -> json.add(attempt.json()));
            return json;
        }
    }

    /** Finds the way; throws an ApiFailure if no endpoint serves. */
    Route route(ChatCall call) {
        List<Attempt> attempts = new ArrayList<>();
        ApiFailure last = null;
        for (String id : call.models()) {
            try {
                return route(id, call, attempts);
            } catch (ApiFailure failure) {
                last = failure;
            }
        }
        throw last == null ? ApiFailure.invalid("No models given") : last;
    }

    private Route route(String id, ChatCall call, List<Attempt> attempts) {
        CatalogModel asked = catalog.find(id);
        if (asked == null) {
            throw ApiFailure.unavailable(Availability.MODEL_NOT_FOUND, call.models(), id + " is not a valid model ID");
        }
        CatalogModel model = asked.route() == null ? asked : catalog.find(asked.route());
        if (model == null) {
            throw new IllegalStateException("The catalogue sends " + id + " to a model it does not have");
        }
        fitsKinds(model, call);
        String tier = tier(call);
        List<Endpoint> candidates = new ArrayList<>(call.preferences().ordered(usable(model, call), id));
        if (candidates.isEmpty()) {
            throw excluded(List.of("allowed_providers"), call, id);
        }
        if (tier.equals("flex")) {
            candidates.removeIf(each -> !each.tiers().contains(tier));
        } else {
            candidates.sort(Comparator.comparing(
                    each -> tier.equals("priority") && !each.tiers().contains(tier)));
        }
        if (candidates.isEmpty()) {
            throw ApiFailure.unavailable(
                    Availability.NO_ENDPOINTS,
                    call.models(),
                    "No endpoints found for " + id + " with the service tier flex");
        }
        List<Attempt> failed = new ArrayList<>();
        for (Endpoint endpoint : candidates) {
            Integer status = playbook.failure(endpoint);
            Attempt attempt = new Attempt(model, endpoint, status == null ? 200 : status);
            attempts.add(attempt);
            if (status == null) {
                String served = endpoint.tiers().contains(tier) ? tier : "default";
                return new Route(
                        model,
                        endpoint.at(served),
                        asked.equals(model) ? null : id,
                        List.copyOf(attempts),
                        !id.equals(call.models().get(0)),
                        served);
            }
            failed.add(attempt);
        }
        throw allFailed(failed, call);
    }

    /** The service tier a request wants, {@code default} if it does not say. */
    static String tier(ChatCall call) {
        String tier = Json.text(call.body(), "service_tier");
        return tier == null || tier.equals("auto") ? "default" : tier.equals("fast") ? "priority" : tier;
    }

    /** Refuses what the model can neither take nor give. */
    private static void fitsKinds(CatalogModel model, ChatCall call) {
        List<String> strange = call.inputs().stream()
                .filter(each -> !model.input().contains(each))
                .toList();
        if (!strange.isEmpty()) {
            throw ApiFailure.unavailable(
                    Availability.NO_ENDPOINTS,
                    call.models(),
                    "No endpoints found for " + model.id() + " that support " + String.join(", ", strange) + " input");
        }
        List<String> wanted = Modalities.of(call.body());
        if (!wanted.stream()
                .allMatch(each -> each.equals("text") || model.output().contains(each))) {
            throw ApiFailure.unavailable(
                    Availability.NO_ENDPOINTS,
                    call.models(),
                    "No endpoints found for " + model.id() + " that support the requested output modalities: "
                            + String.join(", ", wanted));
        }
    }

    private static List<Endpoint> usable(CatalogModel model, ChatCall call) {
        List<Endpoint> wanted = new ArrayList<>();
        Set<String> reasons = new LinkedHashSet<>();
        List<String> parameters = call.parameters();
        for (Endpoint endpoint : model.endpoints()) {
            String reason = call.preferences().excludes(model, endpoint, parameters);
            if (reason == null) {
                wanted.add(endpoint);
            } else {
                reasons.add(reason);
            }
        }
        if (wanted.isEmpty()) {
            throw excluded(reasons, call, model.id());
        }
        int needed = call.promptTokens() + (call.maxTokens() == null ? 1 : call.maxTokens());
        List<Endpoint> roomy =
                wanted.stream().filter(each -> needed <= each.context()).toList();
        if (roomy.isEmpty()) {
            int most = wanted.stream().mapToInt(Endpoint::context).max().orElse(0);
            throw new ApiFailure(
                            400,
                            "This endpoint's maximum context length is " + most
                                    + " tokens. However, you requested about " + needed + " tokens ("
                                    + call.promptTokens() + " of text input, " + (needed - call.promptTokens())
                                    + " in the output). Please reduce the length of either one.")
                    .type("context_length_exceeded");
        }
        return roomy;
    }

    private static ApiFailure excluded(Collection<String> reasons, ChatCall call, String model) {
        boolean privacy = reasons.stream().anyMatch(each -> each.startsWith("data_policy:"));
        ApiFailure none = ApiFailure.unavailable(
                privacy ? Availability.PRIVACY_RESTRICTED : Availability.CONSTRAINT_FILTERED,
                call.models(),
                "No endpoints found for " + model + " that fit the provider preferences (excluded by "
                        + String.join(", ", reasons) + ")");
        none.error().withObject("/availability").set("excluded_by", Json.texts(reasons));
        return none;
    }

    private static ApiFailure allFailed(List<Attempt> failed, ChatCall call) {
        ApiFailure failure;
        if (!call.preferences().allowFallbacks() && failed.size() == 1) {
            Attempt only = failed.get(0);
            failure = new ApiFailure(only.status(), "Provider returned error").type("provider_unavailable");
            failure.metadata().put("provider_name", only.endpoint().provider());
            failure.metadata().put("raw", "scripted failure with status " + only.status());
            return failure;
        }
        if (failed.stream().allMatch(attempt -> attempt.status() == 429)) {
            failure = ApiFailure.unavailable(
                    Availability.CAPACITY_EXHAUSTED, call.models(), "All providers are at capacity; retry shortly");
            failure.header("Retry-After", "1");
            failure.error().withObject("/availability").put("retry_after", 1);
        } else if (failed.stream().allMatch(attempt -> attempt.status() >= 500 || attempt.status() == 429)) {
            failure = ApiFailure.unavailable(
                    Availability.TEMPORARILY_UNAVAILABLE, call.models(), "All providers failed; retry later");
        } else {
            failure = new ApiFailure(failed.get(failed.size() - 1).status(), "Provider returned error")
                    .type("provider_unavailable");
        }
        ArrayNode previous = failure.metadata().putArray("previous_errors");
        Set<String> providers = new LinkedHashSet<>();
        for (Attempt attempt : failed) {
            ObjectNode each = previous.addObject();
            each.put("provider", attempt.endpoint().provider());
            each.put("code", attempt.status());
            each.put("status", attempt.status());
            providers.add(attempt.endpoint().provider());
        }
        if (failure.error().has("availability")) {
            failure.error().withObject("/availability").set("affected_providers", Json.texts(providers));
        }
        return failure;
    }
}
