package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Assembles one choice of a stream. */
final class ChoiceAccumulator {

    /** Texts that come in pieces. Not a field of unknown meaning: two ids joined would be no id. */
    private static final List<String> TEXTS = List.of("content", "reasoning", "reasoning_content", "refusal");

    private final ObjectNode choice = Json.object();
    private final ObjectNode message = Json.object();
    private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
    private final ToolCallMerger toolCalls = new ToolCallMerger();
    private final List<ObjectNode> reasoning = new ArrayList<>();
    private boolean finished;

    ChoiceAccumulator(long index) {
        if (index == (int) index) {
            choice.put("index", (int) index); // the kind of number a parser makes of it, so that equal JSON is equal
        } else {
            choice.put("index", index);
        }
        message.put("role", Role.ASSISTANT.value());
    }

    boolean finished() {
        return finished;
    }

    void add(ObjectNode piece) {
        for (Map.Entry<String, JsonNode> field : piece.properties()) {
            JsonNode value = field.getValue();
            switch (field.getKey()) {
                case "index" -> {}
                case "delta", "message" -> value.properties().forEach(each -> delta(each.getKey(), each.getValue()));
                case "logprobs" -> logprobs(value);
                default -> ChatAccumulator.keep(choice, field.getKey(), value);
            }
        }
        finished |= choice.hasNonNull("finish_reason");
    }

    /** Takes a piece of a text in. */
    void text(String name, String piece) {
        StringBuilder text = texts.get(name);
        if (text == null) {
            message.put(name, ""); // keeps its place among the fields
            text = new StringBuilder();
            texts.put(name, text);
        }
        text.append(piece);
    }

    private void delta(String name, JsonNode value) {
        if (value.isNull()) {
            ChatAccumulator.keep(message, name, value);
        } else if (value.isString() && TEXTS.contains(name)) {
            text(name, value.stringValue());
        } else if (name.equals("tool_calls") && value.isArray()) {
            message.putArray(name);
            value.forEach(toolCalls::add);
        } else if (name.equals("reasoning_details") && value.isArray()) {
            message.putArray(name);
            value.forEach(this::reasoning);
        } else if (name.equals("audio") && value instanceof ObjectNode piece) {
            audio(piece);
        } else if (value.isArray() && message.get(name) instanceof ArrayNode before) {
            ArrayNode all = message.putArray(name);
            before.forEach(all::add);
            value.forEach(all::add);
        } else {
            ChatAccumulator.keep(message, name, value);
        }
    }

    /**
     * Pieces of one block share index and type: text grows, the signature and whatever else comes last is kept. Encrypted
     * blocks and the like are whole already; only the same block sent again, by its id, replaces itself.
     */
    private void reasoning(JsonNode value) {
        if (!(value instanceof ObjectNode piece)) {
            return;
        }
        String type = piece.path("type").asString("");
        boolean grows = type.equals("reasoning.text") || type.equals("reasoning.summary");
        ObjectNode block = null;
        if (piece.hasNonNull("index")) {
            for (ObjectNode each : reasoning) {
                boolean same = Objects.equals(each.get("index"), piece.get("index"))
                        && type.equals(each.path("type").asString(""))
                        && (grows || Objects.equals(each.get("id"), piece.get("id")));
                block = same ? each : block;
            }
        } else if (grows && !reasoning.isEmpty()) {
            ObjectNode last = reasoning.get(reasoning.size() - 1);
            block = !last.hasNonNull("index") && type.equals(last.path("type").asString("")) ? last : null;
        }
        if (block == null) {
            reasoning.add(piece.deepCopy());
            return;
        }
        for (Map.Entry<String, JsonNode> field : piece.properties()) {
            String name = field.getKey();
            if (grows
                    && (name.equals("text") || name.equals("summary"))
                    && field.getValue().isString()) {
                block.put(name, block.path(name).asString("") + field.getValue().stringValue());
            } else {
                ChatAccumulator.keep(block, name, field.getValue());
            }
        }
    }

    /** Sound and its transcript come in pieces; the pieces of base64 are joined before anyone decodes them. */
    private void audio(ObjectNode piece) {
        ObjectNode audio = message.get("audio") instanceof ObjectNode before ? before : message.putObject("audio");
        for (Map.Entry<String, JsonNode> field : piece.properties()) {
            String name = field.getKey();
            if ((name.equals("data") || name.equals("transcript"))
                    && field.getValue().isString()) {
                texts.computeIfAbsent("audio." + name, unused -> new StringBuilder())
                        .append(field.getValue().stringValue());
                audio.put(name, "");
            } else {
                ChatAccumulator.keep(audio, name, field.getValue());
            }
        }
    }

    private void logprobs(JsonNode value) {
        if (!(value instanceof ObjectNode piece) || !(choice.get("logprobs") instanceof ObjectNode before)) {
            ChatAccumulator.keep(choice, "logprobs", value.deepCopy());
            return;
        }
        for (Map.Entry<String, JsonNode> field : piece.properties()) {
            if (field.getValue().isArray() && before.get(field.getKey()) instanceof ArrayNode tokens) {
                field.getValue().forEach(tokens::add);
            } else {
                ChatAccumulator.keep(before, field.getKey(), field.getValue());
            }
        }
    }

    ObjectNode json() {
        ObjectNode whole = message.deepCopy();
        texts.forEach((name, text) -> {
            ObjectNode target = whole;
            if (name.startsWith("audio.") && whole.get("audio") instanceof ObjectNode audio) {
                target = audio;
            }
            target.put(name.substring(name.indexOf('.') + 1), text.toString());
        });
        if (whole.get("tool_calls") instanceof ArrayNode calls) {
            toolCalls.calls().forEach(calls::add);
        }
        if (whole.get("reasoning_details") instanceof ArrayNode blocks) {
            reasoning.forEach(block -> blocks.add(block.deepCopy()));
        }
        ObjectNode json = Json.object();
        json.set("index", choice.get("index"));
        json.set("message", whole);
        choice.properties()
                .forEach(each -> json.set(each.getKey(), each.getValue().deepCopy()));
        return json;
    }
}
