package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.answer.Thoughts;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.play.Shapes;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts what a model says into one object; {@link Chunks} puts it into a stream. */
final class Render {

    /** When what can be heard is no longer kept: a day after it was made. */
    static final long SOUND_KEPT_SECONDS = 86_400;

    private Render() {}

    static ObjectNode whole(Shapes shapes, Completion completion, Bill bill, Manner manner) {
        ObjectNode json = shapes.whole();
        ObjectNode choice = json.withArray("/choices").addObject();
        choice.put("index", 0);
        choice.set("message", message(completion, shapes.created() + SOUND_KEPT_SECONDS));
        choice.put("finish_reason", completion.finishReason());
        choice.put("native_finish_reason", manner.family().nativeReason(completion.finishReason()));
        choice.set("logprobs", manner.logprobs(completion.content()));
        json.set("usage", bill.json());
        if (manner.metadata() != null) {
            json.set("openrouter_metadata", manner.metadata());
        }
        return json;
    }

    private static ObjectNode message(Completion completion, long soundUntil) {
        ObjectNode message = Json.object();
        message.put("role", "assistant");
        boolean saysElse =
                !completion.toolCalls().isEmpty() || !completion.refusal().isEmpty();
        if (completion.content().isEmpty() && saysElse) {
            message.putNull("content");
        } else {
            message.put("content", completion.contentText());
        }
        if (completion.refusal().isEmpty()) {
            message.putNull("refusal");
        } else {
            message.put("refusal", String.join("", completion.refusal()));
        }
        Thoughts thoughts = completion.thoughts();
        if (thoughts.isEmpty() || thoughts.hidden()) {
            message.putNull("reasoning");
        } else {
            message.put("reasoning", thoughts.text());
            message.set("reasoning_details", array(thoughts.details()));
        }
        if (!completion.toolCalls().isEmpty()) {
            ArrayNode calls = message.putArray("tool_calls");
            int index = 0;
            for (Completion.ToolCall call : completion.toolCalls()) {
                ObjectNode each = calls.addObject();
                each.put("index", index++);
                each.put("id", call.id());
                each.put("type", "function");
                each.putObject("function").put("name", call.name()).put("arguments", call.arguments());
            }
        }
        if (!completion.images().isEmpty()) {
            message.set("images", array(completion.images()));
        }
        if (completion.sound() != null) {
            ObjectNode audio = message.putObject("audio");
            audio.put("id", completion.sound().id());
            audio.put("data", completion.sound().base64());
            audio.put("transcript", String.join("", completion.sound().transcript()));
            audio.put("expires_at", soundUntil);
        }
        if (!completion.annotations().isEmpty()) {
            message.set("annotations", array(completion.annotations()));
        }
        return message;
    }

    static ArrayNode array(Iterable<ObjectNode> elements) {
        ArrayNode array = Json.array();
        elements.forEach(each -> array.add(each.deepCopy()));
        return array;
    }
}
