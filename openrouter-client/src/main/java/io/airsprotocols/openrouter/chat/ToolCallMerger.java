package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Assembles tool calls from pieces. Pieces belong together by {@code index}; providers that send none are understood by
 * the id, or as going on with the last call. Only the first piece has an id and a name, and some repeat them empty.
 */
final class ToolCallMerger {

    private final List<Call> calls = new ArrayList<>();

    void add(JsonNode value) {
        if (!(value instanceof ObjectNode piece)) {
            return;
        }
        Call call = find(piece);
        if (call == null) {
            call = new Call(piece.hasNonNull("index") ? piece.path("index").asInt(-1) : -1);
            calls.add(call);
        }
        call.add(piece);
    }

    private @Nullable Call find(ObjectNode piece) {
        if (piece.hasNonNull("index")) {
            int index = piece.path("index").asInt(-1);
            return calls.stream()
                    .filter(each -> each.index == index)
                    .findFirst()
                    .orElse(null);
        }
        String id = piece.path("id").asString("");
        if (!id.isEmpty()) {
            return calls.stream()
                    .filter(each -> id.equals(each.json.path("id").asString("")))
                    .findFirst()
                    .orElse(null);
        }
        return calls.isEmpty() ? null : calls.get(calls.size() - 1);
    }

    List<ObjectNode> calls() {
        return calls.stream().map(Call::json).toList();
    }

    private static final class Call {
        private final int index;
        private final ObjectNode json = Json.object();
        private final StringBuilder arguments = new StringBuilder();

        Call(int index) {
            this.index = index;
        }

        void add(ObjectNode piece) {
            for (Map.Entry<String, JsonNode> field : piece.properties()) {
                JsonNode value = field.getValue();
                if (field.getKey().equals("function") && value instanceof ObjectNode function) {
                    ObjectNode target =
                            json.get("function") instanceof ObjectNode before ? before : json.putObject("function");
                    function.properties().forEach(each -> function(target, each.getKey(), each.getValue()));
                } else {
                    keepUnlessEmpty(json, field.getKey(), value);
                }
            }
        }

        private void function(ObjectNode target, String name, JsonNode value) {
            if (name.equals("arguments") && value.isString()) {
                target.put(name, "");
                arguments.append(value.stringValue());
            } else {
                keepUnlessEmpty(target, name, value);
            }
        }

        private static void keepUnlessEmpty(ObjectNode target, String name, JsonNode value) {
            boolean empty = value.isString() && value.stringValue().isEmpty();
            if (!empty || !target.has(name)) {
                ChatAccumulator.keep(target, name, value);
            }
        }

        ObjectNode json() {
            ObjectNode whole = json.deepCopy();
            if (whole.get("function") instanceof ObjectNode function && function.has("arguments")) {
                function.put("arguments", arguments.toString());
            }
            return whole;
        }
    }
}
