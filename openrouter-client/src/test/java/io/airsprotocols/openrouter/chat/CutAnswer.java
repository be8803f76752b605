package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.support.SpecValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Cuts a whole answer into the chunks by which a provider would have streamed it. Knows nothing of how they are joined. */
final class CutAnswer {

    private static final Set<String> TEXTS = Set.of("content", "reasoning", "refusal");

    private final SpecValues choose;
    private final ObjectNode answer;
    private final ObjectNode head = JsonNodeFactory.instance.objectNode();
    private final List<ObjectNode> chunks = new ArrayList<>();

    private CutAnswer(ObjectNode answer, SpecValues choose) {
        this.answer = answer;
        this.choose = choose;
    }

    /** The answer as streams tell it: with the places of choices, calls and blocks. */
    static ObjectNode placed(ObjectNode answer) {
        ObjectNode placed = answer.deepCopy();
        int index = 0;
        for (JsonNode choice : placed.path("choices")) {
            ((ObjectNode) choice).put("index", index++);
            number(choice.path("message").path("tool_calls"));
            number(choice.path("message").path("reasoning_details"));
        }
        return placed;
    }

    private static void number(JsonNode list) {
        int index = 0;
        for (JsonNode each : list) {
            ((ObjectNode) each).put("index", index++);
        }
    }

    static List<ObjectNode> chunks(ObjectNode answer, SpecValues choose) {
        CutAnswer cut = new CutAnswer(answer, choose);
        cut.all();
        return cut.chunks;
    }

    private void all() {
        for (String name : List.of("id", "model", "created")) {
            head.set(name, answer.get(name));
        }
        head.put("object", "chat.completion.chunk");
        ObjectNode first = chunk();
        answer.properties().stream()
                .filter(each -> !Set.of("choices", "usage", "object").contains(each.getKey()))
                .forEach(each -> first.set(each.getKey(), each.getValue()));
        Map<Integer, List<ObjectNode>> deltas = new LinkedHashMap<>();
        for (JsonNode choice : answer.path("choices")) {
            deltas.put(choice.path("index").intValue(), deltas((ObjectNode) choice.path("message")));
        }
        while (deltas.values().stream().anyMatch(each -> !each.isEmpty())) {
            deltas.forEach((index, left) -> {
                if (!left.isEmpty() && !choose.onceIn(3)) {
                    choice(index).set("delta", left.remove(0));
                }
            });
        }
        for (JsonNode choice : answer.path("choices")) {
            ObjectNode last = choice(choice.path("index").intValue());
            last.putObject("delta");
            choice.properties().stream()
                    .filter(each -> !each.getKey().equals("message"))
                    .forEach(each -> last.set(each.getKey(), each.getValue()));
        }
        if (answer.has("usage")) {
            chunk().set("usage", answer.get("usage"));
        }
    }

    private ObjectNode chunk() {
        ObjectNode chunk = head.deepCopy();
        chunk.putArray("choices");
        chunks.add(chunk);
        return chunk;
    }

    private ObjectNode choice(int index) {
        return ((ArrayNode) chunk().path("choices")).addObject().put("index", index);
    }

    private List<ObjectNode> deltas(ObjectNode message) {
        List<ObjectNode> deltas = new ArrayList<>();
        message.properties().forEach(field -> {
            JsonNode value = field.getValue();
            String name = field.getKey();
            if (value.isString() && TEXTS.contains(name)) {
                pieces(value.stringValue()).forEach(piece -> delta(deltas).put(name, piece));
            } else if (name.equals("reasoning_details") && !value.isEmpty()) {
                value.forEach(block -> block((ObjectNode) block)
                        .forEach(piece -> delta(deltas).putArray(name).add(piece)));
            } else if (name.equals("tool_calls") && !value.isEmpty()) {
                value.forEach(call -> call((ObjectNode) call)
                        .forEach(piece -> delta(deltas).putArray(name).add(piece)));
            } else if (name.equals("images") && !value.isEmpty()) {
                value.forEach(image -> delta(deltas).putArray(name).add(image));
            } else if (name.equals("audio") && value instanceof ObjectNode audio) {
                audio(audio).forEach(piece -> delta(deltas).set(name, piece));
            } else {
                delta(deltas).set(name, value);
            }
        });
        return deltas;
    }

    private static ObjectNode delta(List<ObjectNode> deltas) {
        ObjectNode delta = JsonNodeFactory.instance.objectNode();
        deltas.add(delta);
        return delta;
    }

    private List<ObjectNode> block(ObjectNode block) {
        String growing = block.path("text").isString() ? "text" : "summary";
        boolean grows = List.of("reasoning.text", "reasoning.summary")
                        .contains(block.path("type").asString(""))
                && block.path(growing).isString();
        if (!grows) {
            return List.of(block);
        }
        List<ObjectNode> pieces = new ArrayList<>();
        for (String piece : pieces(block.path(growing).stringValue())) {
            ObjectNode part = JsonNodeFactory.instance.objectNode();
            part.set("type", block.get("type"));
            part.set("index", block.get("index"));
            pieces.add(part.put(growing, piece));
        }
        ObjectNode rest = block.deepCopy();
        rest.remove(growing);
        pieces.add(rest);
        return pieces;
    }

    private List<ObjectNode> call(ObjectNode call) {
        JsonNode arguments = call.path("function").path("arguments");
        if (!arguments.isString()) {
            return List.of(call);
        }
        List<ObjectNode> pieces = new ArrayList<>();
        for (String piece : pieces(arguments.stringValue())) {
            ObjectNode part = pieces.isEmpty() ? call.deepCopy() : JsonNodeFactory.instance.objectNode();
            part.set("index", call.get("index"));
            ObjectNode function = part.get("function") instanceof ObjectNode there ? there : part.putObject("function");
            function.put("arguments", piece);
            pieces.add(part);
        }
        return pieces;
    }

    private List<ObjectNode> audio(ObjectNode audio) {
        List<ObjectNode> pieces = new ArrayList<>();
        ObjectNode rest = audio.deepCopy();
        for (String name : List.of("data", "transcript")) {
            if (audio.path(name).isString()) {
                pieces(audio.path(name).stringValue())
                        .forEach(piece -> delta(pieces).put(name, piece));
                rest.remove(name);
            }
        }
        pieces.add(rest);
        return pieces;
    }

    private List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        String rest = text;
        while (rest.length() > 2 && !choose.onceIn(3)) {
            int end = rest.offsetByCodePoints(0, 1);
            pieces.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        pieces.add(rest);
        return pieces;
    }
}
