package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.math.BigDecimal;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request uses beside tokens.
 *
 * @param fees in USD
 * @param searches of the web
 * @param fetches of pages
 * @param requested how many calls of tools that OpenRouter runs the model wanted
 * @param executed how many of them were made
 */
record Surcharge(BigDecimal fees, int searches, int fetches, int requested, int executed) {

    static final Surcharge NONE = fee(BigDecimal.ZERO);

    static Surcharge fee(BigDecimal usd) {
        return new Surcharge(usd, 0, 0, 0, 0);
    }

    Surcharge plus(Surcharge more) {
        return new Surcharge(
                fees.add(more.fees),
                searches + more.searches,
                fetches + more.fetches,
                requested + more.requested,
                executed + more.executed);
    }

    void addTo(ObjectNode usage) {
        if (searches + requested > 0) {
            ObjectNode details = Json.object();
            details.put("web_search_requests", searches);
            details.put("tool_calls_requested", requested);
            details.put("tool_calls_executed", executed);
            usage.set("server_tool_use_details", details);
        }
    }
}
