package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Family;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an answer is put into words of the API.
 *
 * @param alternatives how many likely tokens to name beside each one; -1 tells no probabilities at all
 * @param metadata how the request was routed, null if nobody asked
 * @param echo what the provider was sent, null if nobody asked
 */
record Manner(
        Pace pace,
        Family family,
        int alternatives,
        @Nullable ObjectNode metadata,
        @Nullable ObjectNode echo) {

    static Manner of(ChatCall call, Pace pace, Family family, @Nullable ObjectNode metadata) {
        boolean told = call.body().path("logprobs").asBoolean(false);
        boolean echoed = call.body().at("/debug/echo_upstream_body").asBoolean(false);
        return new Manner(
                pace,
                family,
                told ? call.body().path("top_logprobs").asInt(0) : -1,
                metadata,
                echoed ? call.body() : null);
    }

    /** The probabilities of tokens, null if nobody asked for them. The sandbox is the surer the shorter a token is. */
    @Nullable
    ObjectNode logprobs(List<String> tokens) {
        if (alternatives < 0) {
            return null;
        }
        ObjectNode json = Json.object();
        ArrayNode content = json.putArray("content");
        for (String token : tokens) {
            ObjectNode each = content.addObject();
            fill(each, token, token.length());
            ArrayNode top = each.putArray("top_logprobs");
            for (int i = 0; i < alternatives; i++) {
                fill(top.addObject(), i == 0 ? token : token + i, token.length() + i);
            }
        }
        json.putNull("refusal");
        return json;
    }

    private static void fill(ObjectNode json, String token, int doubt) {
        json.put("token", token);
        json.put("logprob", -doubt / 100.0);
        ArrayNode bytes = json.putArray("bytes");
        for (byte each : token.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(each & 0xff);
        }
    }
}
