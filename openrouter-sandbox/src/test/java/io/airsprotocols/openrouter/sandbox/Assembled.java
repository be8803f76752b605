package io.airsprotocols.openrouter.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts the deltas of a stream together, by the rules a client has to follow. */
final class Assembled {

    private Assembled() {}

    /** The message a stream amounts to, ready to be sent back. */
    static ObjectNode message(List<JsonNode> chunks) {
        ObjectNode message = Client.JSON.createObjectNode();
        message.put("role", "assistant");
        StringBuilder content = new StringBuilder();
        List<ObjectNode> details = new ArrayList<>();
        Map<Integer, ObjectNode> calls = new TreeMap<>();
        for (JsonNode chunk : chunks) {
            JsonNode delta = chunk.at("/choices/0/delta");
            content.append(delta.path("content").asString(""));
            delta.path("reasoning_details").forEach(each -> merge(details, each));
            for (JsonNode each : delta.path("tool_calls")) {
                ObjectNode call =
                        calls.computeIfAbsent(each.get("index").intValue(), unused -> Client.JSON.createObjectNode());
                if (!each.path("id").asString("").isEmpty()) {
                    call.set("id", each.get("id"));
                }
                call.put("type", "function");
                ObjectNode function = call.withObject("/function");
                if (!each.at("/function/name").asString("").isEmpty()) {
                    function.set("name", each.at("/function/name"));
                }
                function.put(
                        "arguments",
                        function.path("arguments").asString("")
                                + each.at("/function/arguments").asString(""));
            }
        }
        message.put("content", content.toString());
        if (!details.isEmpty()) {
            details.forEach(message.putArray("reasoning_details")::add);
        }
        if (!calls.isEmpty()) {
            ArrayNode array = message.putArray("tool_calls");
            calls.values().forEach(array::add);
        }
        return message;
    }

    private static void merge(List<ObjectNode> details, JsonNode piece) {
        ObjectNode last = null;
        for (ObjectNode each : details) {
            if (each.path("index").equals(piece.path("index"))
                    && each.path("type").equals(piece.path("type"))
                    && !piece.has("data")) {
                last = each;
            }
        }
        if (last == null) {
            details.add((ObjectNode) piece.deepCopy());
            return;
        }
        ObjectNode into = last;
        piece.forEachEntry((name, value) -> {
            if (name.equals("text") || name.equals("summary")) {
                into.put(name, into.path(name).asString("") + value.asString());
            } else {
                into.set(name, value);
            }
        });
    }
}
