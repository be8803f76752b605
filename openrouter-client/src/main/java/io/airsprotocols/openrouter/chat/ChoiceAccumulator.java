package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.tool.ToolCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Assembles one choice of a stream. */
final class ChoiceAccumulator {

    /** Texts that come in pieces. Not a field of unknown meaning: two ids joined would be no id. */
    private static final List<String> TEXTS = List.of("reasoning", "reasoning_content", "refusal");

    private final ObjectNode choice = Json.object();
    private final ObjectNode message = Json.object();
    private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
    private final ToolCallMerger toolCalls = new ToolCallMerger();
    private final ReasoningMerger reasoning = new ReasoningMerger();

    ChoiceAccumulator(long index) {
        if (index == (int) index) {
            choice.put("index", (int) index); // the kind of number a parser makes of it, so that equal JSON is equal
        } else {
            choice.put("index", index);
        }
        message.put("role", Role.ASSISTANT.value());
    }

    /** Whether it came to its end: some providers send an empty reason while they go on. */
    boolean finished() {
        return !choice.path("finish_reason").asString("").isEmpty();
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
    }

    private void text(String name, String piece) {
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
        } else if (name.equals("content") && (value.isString() || value.isArray())) {
            content(value);
        } else if (value.isString() && TEXTS.contains(name)) {
            text(name, value.stringValue());
        } else if (name.equals("tool_calls") && value.isContainer()) {
            keepPlace(name);
            toolCalls.add(elements(value));
        } else if (name.equals("reasoning_details") && value.isContainer()) {
            keepPlace(name);
            elements(value).forEach(reasoning::add);
        } else if (name.equals("annotations") && value.isArray()) {
            annotations(value);
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

    /** What is assembled elsewhere keeps its place among the fields. */
    private void keepPlace(String name) {
        if (!message.path(name).isArray()) {
            message.putArray(name);
        }
    }

    /** Some gateways send the only element of a list without the list. */
    private static Iterable<JsonNode> elements(JsonNode value) {
        return value.isArray() ? value.values() : List.of(value);
    }

    /** Takes a piece of the content in that is text. */
    void content(String piece) {
        if (message.get("content") instanceof ArrayNode parts) {
            addText(parts, piece);
        } else {
            text("content", piece);
        }
    }

    /** Content is text, or parts where a model makes more than text; should both come, both are parts. */
    private void content(JsonNode value) {
        StringBuilder before = texts.get("content");
        if (value.isString()) {
            content(value.stringValue());
        } else {
            ArrayNode parts = message.get("content") instanceof ArrayNode there ? there : message.putArray("content");
            if (before != null) {
                addText(parts, before.toString());
                texts.remove("content");
            }
            value.forEach(parts::add);
        }
    }

    private static void addText(ArrayNode parts, String text) {
        if (!text.isEmpty()) {
            parts.addObject().put("type", "text").put("text", text);
        }
    }

    /** A file that was read is told again by some; it is known by its hash. */
    private void annotations(JsonNode value) {
        ArrayNode all = message.get("annotations") instanceof ArrayNode there ? there : message.putArray("annotations");
        for (JsonNode each : value) {
            JsonNode hash = each.path("file").path("hash");
            boolean again = false;
            for (JsonNode before : all) {
                again |= hash.isString() && hash.equals(before.path("file").path("hash"));
            }
            if (!again) {
                all.add(each);
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
        if (!(value instanceof ObjectNode piece)) {
            ChatAccumulator.keep(choice, "logprobs", value);
            return;
        }
        ObjectNode before = choice.get("logprobs") instanceof ObjectNode there ? there : choice.putObject("logprobs");
        for (Map.Entry<String, JsonNode> field : piece.properties()) {
            if (field.getValue().isArray()) {
                // A list of its own, since that of the chunk belongs to whoever was given the chunk.
                ArrayNode tokens =
                        before.get(field.getKey()) instanceof ArrayNode there ? there : before.putArray(field.getKey());
                field.getValue().forEach(tokens::add);
            } else {
                ChatAccumulator.keep(before, field.getKey(), field.getValue());
            }
        }
    }

    /** The calls so far. */
    List<ToolCall> toolCalls() {
        return toolCalls.calls().stream().map(ToolCall::new).toList();
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
            reasoning.blocks().forEach(blocks::add);
        }
        ObjectNode json = Json.object();
        json.set("index", choice.get("index"));
        json.set("message", whole);
        choice.properties()
                .forEach(each -> json.set(each.getKey(), each.getValue().deepCopy()));
        return json;
    }
}
