package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.tool.ToolCall;
import io.airsprotocols.openrouter.usage.Usage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Assembles the chunks of a stream to the answer that would have come without streaming. Nothing is lost: fields this
 * release does not know are kept, each with the last value that said something.
 */
final class ChatAccumulator {

    private final ObjectNode head = Json.object();
    private final Map<Long, ChoiceAccumulator> choices = new TreeMap<>();
    private boolean content;

    /** That of the chunk taken in last; what it says is in the answer already. */
    private @Nullable ChunkFrame frame;

    /** Takes a chunk in. */
    void add(ChatChunk chunk) {
        ChunkFrame own = chunk.frame();
        if (own != null && frame != null && own.saysTheSame(frame)) {
            addText(chunk.text());
            return;
        }
        frame = own;
        content |= ChatBody.hasContent(chunk.kept());
        for (Map.Entry<String, JsonNode> field : chunk.kept().properties()) {
            switch (field.getKey()) {
                case "choices" -> field.getValue().forEach(this::choice);
                // The preliminary usage some providers send is replaced by the final one.
                default -> keep(head, field.getKey(), field.getValue());
            }
        }
    }

    private void addText(String text) {
        ChoiceAccumulator first = choices.get(0L);
        if (first != null && !text.isEmpty()) {
            content = true;
            first.content(text);
        }
    }

    private void choice(JsonNode piece) {
        if (piece instanceof ObjectNode object) {
            long index = object.path("index").asLong(0);
            choices.computeIfAbsent(index, ChoiceAccumulator::new).add(object);
        }
    }

    static void keep(ObjectNode target, String name, JsonNode value) {
        // A later null or empty text does not take back what was said.
        if (!saysNothing(value) || !target.hasNonNull(name)) {
            target.set(name, value);
        }
    }

    private static boolean saysNothing(JsonNode value) {
        return value.isNull() || (value.isString() && value.stringValue().isEmpty());
    }

    /** Whether every choice came to its end. */
    boolean finished() {
        return !choices.isEmpty() && choices.values().stream().allMatch(ChoiceAccumulator::finished);
    }

    /** Whether the model has said anything. */
    boolean hasContent() {
        return content;
    }

    /** The calls of the first choice so far. */
    List<ToolCall> toolCalls() {
        ChoiceAccumulator first = choices.get(0L);
        return first == null ? List.of() : first.toolCalls();
    }

    /** The facts of the call, with what the chunks say of model, provider, generation and cost. */
    CallFacts facts(CallFacts known) {
        CallFacts.Builder facts = known.toBuilder().model(string("model")).provider(string("provider"));
        String id = string("id");
        if (known.generationId() == null && id != null && id.startsWith("gen-")) {
            facts.generationId(id);
        }
        JsonNode usage = head.get("usage");
        BigDecimal cost = usage instanceof ObjectNode object ? new Usage(object, known.cost()).cost() : known.cost();
        return facts.cost(cost).build();
    }

    private @Nullable String string(String field) {
        JsonNode value = head.get(field);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    /** What came so far, as the body of an answer. */
    ObjectNode json() {
        ObjectNode json = Json.object();
        head.properties().forEach(each -> json.set(each.getKey(), each.getValue()));
        if (json.has("object")) {
            json.put("object", "chat.completion");
        }
        var list = json.putArray("choices");
        choices.values().forEach(choice -> list.add(choice.json()));
        JsonNode usage = json.remove("usage");
        if (usage != null) {
            json.set("usage", usage);
        }
        return json;
    }
}
