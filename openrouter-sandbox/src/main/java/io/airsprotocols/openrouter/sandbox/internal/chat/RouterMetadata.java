package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.http.HttpRequest;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Endpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a request was routed, told to those who ask ({@code openrouter_metadata}). */
final class RouterMetadata {

    private RouterMetadata() {}

    /**
     * The metadata, null if the request did not ask for them.
     *
     * @param stages what was done beside asking the model
     */
    static @Nullable ObjectNode of(HttpRequest request, ChatCall call, Router.Route route, List<ObjectNode> stages) {
        String asked = request.header("X-OpenRouter-Metadata");
        String older = request.header("X-OpenRouter-Experimental-Metadata");
        if (!"enabled".equalsIgnoreCase(asked == null ? older : asked)) {
            return null;
        }
        ObjectNode json = Json.object();
        json.put("requested", call.models().get(0));
        json.put("strategy", strategy(route));
        json.putNull("region");
        json.put("summary", "served by " + route.endpoint().provider());
        json.put("attempt", route.attempts().size());
        json.put("is_byok", false);
        ObjectNode endpoints = json.putObject("endpoints");
        endpoints.put("total", route.model().endpoints().size());
        ArrayNode available = endpoints.putArray("available");
        for (Endpoint each : route.model().endpoints()) {
            ObjectNode one = available.addObject();
            one.put("provider", each.provider());
            one.put("model", route.model().id());
            one.put("selected", each.tag().equals(route.endpoint().tag()));
        }
        ArrayNode attempts = json.putArray("attempts");
        for (Router.Attempt attempt : route.attempts()) {
            ObjectNode one = attempts.addObject();
            one.put("provider", attempt.endpoint().provider());
            one.put("model", attempt.model().id());
            one.put("status", attempt.status());
        }
        if (!stages.isEmpty()) {
            json.set("pipeline", Render.array(stages));
        }
        return json;
    }

    private static String strategy(Router.Route route) {
        return route.fallback() ? "fallback" : route.router() == null ? "direct" : "auto";
    }
}
