package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Assembles tool calls from pieces. Pieces belong together by {@code index}; providers that send none are understood by
 * the id, or as going on with the last call. Only the first piece has an id and a name; some repeat them, whole or empty, some
 * make up an id for each piece, and some give every call the same index.
 */
final class ToolCallMerger {

    private static final JsonNode EMPTY = JsonNodeFactory.instance.stringNode("");

    private final List<Call> calls = new ArrayList<>();

    /** Takes in what one chunk has of calls. */
    void add(Iterable<JsonNode> pieces) {
        Call before = null;
        for (JsonNode each : pieces) {
            if (each instanceof ObjectNode piece) {
                before = add(piece, before);
            }
        }
    }

    /** Adds a piece to its call, before which the same chunk has one of another call or none. */
    private Call add(ObjectNode piece, @Nullable Call before) {
        Call call = find(piece, before);
        if (call == null) {
            call = new Call(index(piece));
            calls.add(call);
        }
        call.add(piece);
        return call;
    }

    private @Nullable Call find(ObjectNode piece, @Nullable Call before) {
        String id = piece.path("id").asString("");
        int index = index(piece);
        if (index >= 0) {
            Call call = last(each -> each.index == index);
            return call == null || call.isOtherThan(piece) ? null : call;
        }
        Call same = id.isEmpty() ? null : last(each -> id.equals(each.id()));
        if (same != null || calls.isEmpty()) {
            return same;
        }
        Call last = calls.get(calls.size() - 1);
        // Nobody splits a call within one chunk.
        boolean begins = nameIn(piece).isEmpty()
                ? !id.isEmpty() && !hasArguments(piece)
                : !id.isEmpty() || last == before || last.isOtherThan(piece);
        return begins ? null : last;
    }

    private static boolean hasArguments(ObjectNode piece) {
        return !piece.path("function").path("arguments").asString("").isEmpty();
    }

    private static int index(ObjectNode piece) {
        return piece.hasNonNull("index") ? piece.path("index").asInt(-1) : -1;
    }

    private static String nameIn(JsonNode call) {
        return call.path("function").path("name").asString("");
    }

    private @Nullable Call last(Predicate<Call> wanted) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            if (wanted.test(calls.get(i))) {
                return calls.get(i);
            }
        }
        return null;
    }

    /** The calls so far, in the order of their index where all have one. */
    List<ObjectNode> calls() {
        boolean placed = calls.stream().allMatch(each -> each.index >= 0);
        return calls.stream()
                .sorted(Comparator.comparingInt(each -> placed ? each.index : 0))
                .map(Call::json)
                .toList();
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

        /**
         * Whether a piece begins another call. Another id alone says nothing, some providers make one up for every piece;
         * with a name it does, and so does another name once the arguments have begun.
         */
        boolean isOtherThan(ObjectNode piece) {
            String other = piece.path("id").asString("");
            String name = nameIn(piece);
            String known = nameIn(json);
            boolean otherId = !other.isEmpty() && !id().isEmpty() && !other.equals(id());
            boolean otherName = !arguments.isEmpty() && !known.isEmpty() && !name.equals(known);
            return !name.isEmpty() && (otherId || otherName);
        }

        void add(ObjectNode piece) {
            for (Map.Entry<String, JsonNode> field : piece.properties()) {
                JsonNode value = field.getValue();
                if (field.getKey().equals("function") && value instanceof ObjectNode function) {
                    ObjectNode target =
                            json.get("function") instanceof ObjectNode before ? before : json.putObject("function");
                    function.properties().forEach(each -> function(target, each.getKey(), each.getValue()));
                } else if (!field.getKey().equals("id") || id().isEmpty()) {
                    ChatAccumulator.keep(json, field.getKey(), value);
                }
            }
        }

        private void function(ObjectNode target, String name, JsonNode value) {
            if (name.equals("arguments") && value.isString()) {
                // Keeps its place among the fields; some gateways send the whole as an object.
                ChatAccumulator.keep(target, name, EMPTY);
                arguments.append(value.stringValue());
            } else if (name.equals("name") && value.isString()) {
                target.put(name, name(target.path(name).asString(""), value.stringValue()));
            } else {
                ChatAccumulator.keep(target, name, value);
            }
        }

        /** A name comes whole, again, or, before the arguments begin, in pieces. */
        private String name(String before, String piece) {
            if (piece.startsWith(before)) {
                return piece;
            }
            return arguments.isEmpty() && !before.equals(piece) ? before + piece : before;
        }

        ObjectNode json() {
            ObjectNode whole = json.deepCopy();
            if (whole.get("function") instanceof ObjectNode function
                    && function.path("arguments").isString()) {
                function.put("arguments", arguments.toString());
            }
            return whole;
        }
    }
}
