package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.math.BigDecimal;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a request uses beside tokens.
 *
 * @param fees in USD
 * @param searches of the web
 * @param serverCalls how many tools OpenRouter itself ran
 */
record Surcharge(BigDecimal fees, int searches, int serverCalls) {

    static final Surcharge NONE = new Surcharge(BigDecimal.ZERO, 0, 0);

    Surcharge plus(Surcharge more) {
        return new Surcharge(fees.add(more.fees), searches + more.searches, serverCalls + more.serverCalls);
    }

    void addTo(ObjectNode usage) {
        if (searches + serverCalls > 0) {
            ObjectNode details = Json.object();
            details.put("web_search_requests", searches);
            details.put("tool_calls_requested", serverCalls);
            details.put("tool_calls_executed", serverCalls);
            usage.set("server_tool_use_details", details);
        }
    }
}
