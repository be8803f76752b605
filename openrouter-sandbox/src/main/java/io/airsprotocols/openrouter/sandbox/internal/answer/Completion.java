package io.airsprotocols.openrouter.sandbox.internal.answer;

import io.airsprotocols.openrouter.sandbox.internal.model.Tokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model says.
 *
 * @param content the answer, token by token
 * @param reasoning the thoughts before it, token by token
 * @param finishReason why it ended
 */
public record Completion(List<String> content, List<String> reasoning, List<ToolCall> toolCalls, String finishReason) {

    /** A wish to have a tool called; the arguments are JSON as text. */
    public record ToolCall(String id, String name, String arguments) {}

    public static Completion of(List<String> tokens) {
        return new Completion(List.copyOf(tokens), List.of(), List.of(), "stop");
    }

    public static Completion text(String text) {
        return of(Tokens.split(text));
    }

    public static Completion tools(List<ToolCall> calls) {
        return new Completion(List.of(), List.of(), List.copyOf(calls), "tool_calls");
    }

    public Completion withReasoning(String text) {
        return new Completion(content, Tokens.split(text), toolCalls, finishReason);
    }

    public Completion withFinishReason(String reason) {
        return new Completion(content, reasoning, toolCalls, reason);
    }

    public String contentText() {
        return String.join("", content);
    }

    public String reasoningText() {
        return String.join("", reasoning);
    }

    public int tokens() {
        int calls = toolCalls.stream()
                .mapToInt(call -> Tokens.count(call.name()) + Tokens.count(call.arguments()))
                .sum();
        return content.size() + reasoning.size() + calls;
    }

    /** Ends before the first stop sequence, wherever the tokens' borders lie, and after so many tokens of content. */
    public Completion within(List<String> stops, @Nullable Integer maxTokens) {
        Completion stopped = this;
        String text = contentText();
        int first = stops.stream()
                .filter(stop -> !stop.isEmpty())
                .mapToInt(text::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(-1);
        if (first >= 0) {
            stopped = new Completion(cut(first), reasoning, toolCalls, "stop");
        }
        int room = maxTokens == null ? Integer.MAX_VALUE : Math.max(0, maxTokens - reasoning.size());
        if (stopped.content.size() > room) {
            return new Completion(stopped.content.subList(0, room), reasoning, List.of(), "length");
        }
        return stopped;
    }

    private List<String> cut(int length) {
        List<String> kept = new java.util.ArrayList<>();
        int left = length;
        for (String token : content) {
            if (left <= 0) {
                break;
            }
            kept.add(token.length() <= left ? token : token.substring(0, left));
            left -= token.length();
        }
        return kept;
    }
}
