package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Tokens;
import io.airsprotocols.openrouter.sandbox.internal.play.Player;
import io.airsprotocols.openrouter.sandbox.internal.play.Shapes;
import io.airsprotocols.openrouter.sandbox.internal.play.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts what a model says into the two forms of the API: one object, or a stream of chunks. */
final class Render {

    private Render() {}

    static ObjectNode whole(Shapes shapes, Completion completion, Bill bill, @Nullable ObjectNode metadata) {
        ObjectNode json = shapes.whole();
        ObjectNode choice = json.withArray("/choices").addObject();
        choice.put("index", 0);
        ObjectNode message = choice.putObject("message");
        message.put("role", "assistant");
        if (completion.content().isEmpty() && !completion.toolCalls().isEmpty()) {
            message.putNull("content");
        } else {
            message.put("content", completion.contentText());
        }
        message.putNull("refusal");
        if (completion.reasoning().isEmpty()) {
            message.putNull("reasoning");
        } else {
            message.put("reasoning", completion.reasoningText());
            message.putArray("reasoning_details").add(reasoning(completion.reasoningText()));
        }
        if (!completion.toolCalls().isEmpty()) {
            ArrayNode calls = message.putArray("tool_calls");
            for (Completion.ToolCall call : completion.toolCalls()) {
                ObjectNode each = calls.addObject();
                each.put("id", call.id());
                each.put("type", "function");
                each.putObject("function").put("name", call.name()).put("arguments", call.arguments());
            }
        }
        choice.put("finish_reason", completion.finishReason());
        choice.put("native_finish_reason", completion.finishReason());
        choice.putNull("logprobs");
        json.set("usage", bill.json());
        if (metadata != null) {
            json.set("openrouter_metadata", metadata);
        }
        return json;
    }

    private static ObjectNode reasoning(String text) {
        ObjectNode detail = Json.object();
        detail.put("type", "reasoning.text");
        detail.put("text", text);
        detail.put("format", "unknown");
        detail.put("index", 0);
        return detail;
    }

    static List<Step> stream(
            Shapes shapes, Completion completion, Bill bill, Pace pace, @Nullable ObjectNode metadata) {
        List<Step> steps = new ArrayList<>();
        steps.add(Player.keepAlive());
        wait(steps, pace.firstToken(), true);
        steps.add(new Step.Chunk(shapes.content(""), 0));
        for (String token : completion.reasoning()) {
            ObjectNode delta = Json.object();
            delta.put("reasoning", token);
            delta.putArray("reasoning_details").add(reasoning(token));
            wait(steps, pace.betweenTokens(), false);
            steps.add(new Step.Chunk(shapes.chunk(delta, null, null), 1));
        }
        for (String token : completion.content()) {
            ObjectNode delta = Json.object();
            delta.put("content", token);
            wait(steps, pace.betweenTokens(), false);
            steps.add(new Step.Chunk(shapes.chunk(delta, null, null), 1));
        }
        for (int i = 0; i < completion.toolCalls().size(); i++) {
            toolCall(steps, shapes, completion.toolCalls().get(i), i, pace);
        }
        steps.add(new Step.Chunk(shapes.chunk(Json.object(), completion.finishReason(), completion.finishReason()), 0));
        steps.add(new Step.Settle());
        ObjectNode last = shapes.chunk();
        last.set("usage", bill.json());
        if (metadata != null) {
            last.set("openrouter_metadata", metadata);
        }
        steps.add(new Step.Chunk(last, 0));
        steps.add(Player.done());
        return steps;
    }

    /** Id and name come once, the arguments in two pieces. */
    private static void toolCall(List<Step> steps, Shapes shapes, Completion.ToolCall call, int index, Pace pace) {
        int half = call.arguments().length() / 2;
        List<String> pieces = List.of(
                "", call.arguments().substring(0, half), call.arguments().substring(half));
        for (int i = 0; i < pieces.size(); i++) {
            ObjectNode delta = Json.object();
            ObjectNode each = delta.putArray("tool_calls").addObject();
            each.put("index", index);
            if (i == 0) {
                each.put("id", call.id());
                each.put("type", "function");
            }
            ObjectNode function = each.putObject("function");
            if (i == 0) {
                function.put("name", call.name());
            }
            function.put("arguments", pieces.get(i));
            wait(steps, pace.betweenTokens(), false);
            int tokens = i == 0 ? Tokens.count(call.name()) : i == 1 ? Tokens.count(call.arguments()) : 0;
            steps.add(new Step.Chunk(shapes.chunk(delta, null, null), tokens));
        }
    }

    private static void wait(List<Step> steps, Duration time, boolean comments) {
        if (!time.isZero()) {
            steps.add(new Step.Wait(time, comments));
        }
    }
}
