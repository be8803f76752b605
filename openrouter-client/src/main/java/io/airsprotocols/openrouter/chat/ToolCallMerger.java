package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Assembles tool calls from pieces. Pieces belong together by {@code index}; providers that send none are understood by
 * the id, or as going on with the last call. Only the first piece has an id and a name; some repeat them, whole or empty, and
 * some give every call the same index.
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
        String id = piece.path("id").asString("");
        if (piece.hasNonNull("index")) {
            int index = piece.path("index").asInt(-1);
            Call call = last(each -> each.index == index);
            return call == null || call.isOtherThan(piece) ? null : call;
        }
        if (!id.isEmpty()) {
            return last(each -> id.equals(each.id()));
        }
        return last(each -> true);
    }

    private @Nullable Call last(Predicate<Call> wanted) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (wanted.test(calls.get(i))) {
                return calls.get(i);
            }
        }
        return null;
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

        String id() {
            return json.path("id").asString("");
        }

        /** Another id alone says nothing, some providers make one up for every piece; with a name it begins a call. */
        boolean isOtherThan(ObjectNode piece) {
            String other = piece.path("id").asString("");
            String name = piece.path("function").path("name").asString("");
            return !other.isEmpty() && !id().isEmpty() && !other.equals(id()) && !name.isEmpty();
        }

        void add(ObjectNode piece) {
            for (Map.Entry<String, JsonNode> field : piece.properties()) {
                JsonNode value = field.getValue();
                if (field.getKey().equals("function") && value instanceof ObjectNode function) {
                    ObjectNode target =
                            json.get("function") instanceof ObjectNode before ? before : json.putObject("function");
                    function.properties().forEach(each -> function(target, each.getKey(), each.getValue()));
                } else if (!field.getKey().equals("id") || id().isEmpty()) {
                    keepUnlessEmpty(json, field.getKey(), value);
                }
            }
        }

        private void function(ObjectNode target, String name, JsonNode value) {
            if (name.equals("arguments") && value.isString()) {
                target.put(name, "");
                arguments.append(value.stringValue());
            } else if (name.equals("name") && value.isString()) {
                target.put(name, name(target.path(name).asString(""), value.stringValue()));
            } else {
                keepUnlessEmpty(target, name, value);
            }
        }

        /** A name comes whole, again, or, before the arguments begin, in pieces. */
        private String name(String before, String piece) {
            if (piece.startsWith(before)) {
                return piece;
            }
            return arguments.isEmpty() && !before.equals(piece) ? before + piece : before;
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
