package io.airsprotocols.openrouter.sandbox.internal.answer;

import io.airsprotocols.openrouter.sandbox.internal.model.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model says.
 *
 * @param content the answer, token by token
 * @param refusal what it says instead of an answer, token by token
 * @param images elements of {@code images}
 * @param annotations elements of {@code annotations}
 * @param finishReason why it ended
 */
public record Completion(
        List<String> content,
        Thoughts thoughts,
        List<ToolCall> toolCalls,
        List<String> refusal,
        List<ObjectNode> images,
        @Nullable Sound sound,
        List<ObjectNode> annotations,
        String finishReason) {

    /** What a picture counts as, whatever its size. */
    public static final int TOKENS_PER_IMAGE = 1290;

    /** A wish to have a tool called; the arguments are JSON as text. */
    public record ToolCall(String id, String name, String arguments) {}

    /** Something to hear: the bytes in base64, and the words said in them, token by token. */
    public record Sound(String id, String base64, List<String> transcript) {

        /** Tokens of sound are more than those of its words. */
        int tokens() {
            return transcript.size() * 4;
        }
    }

    public Completion {
        content = List.copyOf(content);
        toolCalls = List.copyOf(toolCalls);
        refusal = List.copyOf(refusal);
        images = images.stream().map(ObjectNode::deepCopy).toList();
        annotations = annotations.stream().map(ObjectNode::deepCopy).toList();
    }

    public static Completion of(List<String> tokens) {
        return new Completion(tokens, Thoughts.NONE, List.of(), List.of(), List.of(), null, List.of(), "stop");
    }

    public static Completion text(String text) {
        return of(Tokens.split(text));
    }

    public static Completion tools(List<ToolCall> calls) {
        return of(List.of()).withToolCalls(calls);
    }

    public static Completion refused(String text) {
        return new Completion(
                List.of(), Thoughts.NONE, List.of(), Tokens.split(text), List.of(), null, List.of(), "stop");
    }

    public Completion withContent(String text) {
        return new Completion(
                Tokens.split(text), thoughts, toolCalls, refusal, images, sound, annotations, finishReason);
    }

    public Completion withThoughts(Thoughts newThoughts) {
        return new Completion(content, newThoughts, toolCalls, refusal, images, sound, annotations, finishReason);
    }

    public Completion withToolCalls(List<ToolCall> calls) {
        return new Completion(content, thoughts, calls, refusal, images, sound, annotations, "tool_calls");
    }

    public Completion withImage(ObjectNode image) {
        List<ObjectNode> more = new ArrayList<>(images);
        more.add(image);
        return new Completion(content, thoughts, toolCalls, refusal, more, sound, annotations, finishReason);
    }

    public Completion withSound(Sound newSound) {
        return new Completion(content, thoughts, toolCalls, refusal, images, newSound, annotations, finishReason);
    }

    public Completion withAnnotation(ObjectNode annotation) {
        List<ObjectNode> more = new ArrayList<>(annotations);
        more.add(annotation);
        return new Completion(content, thoughts, toolCalls, refusal, images, sound, more, finishReason);
    }

    public Completion withFinishReason(String reason) {
        return new Completion(content, thoughts, toolCalls, refusal, images, sound, annotations, reason);
    }

    public String contentText() {
        return String.join("", content);
    }

    public int imageTokens() {
        return images.size() * TOKENS_PER_IMAGE;
    }

    public int audioTokens() {
        return sound == null ? 0 : sound.tokens();
    }

    public int tokens() {
        int calls = toolCalls.stream()
                .mapToInt(call -> Tokens.count(call.name()) + Tokens.count(call.arguments()))
                .sum();
        return content.size() + refusal.size() + thoughts.tokens() + calls + imageTokens() + audioTokens();
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
            stopped = cut(cut(first), "stop", toolCalls);
        }
        int room = maxTokens == null ? Integer.MAX_VALUE : Math.max(0, maxTokens - thoughts.tokens());
        return stopped.content.size() > room
                ? stopped.cut(stopped.content.subList(0, room), "length", List.of())
                : stopped;
    }

    private Completion cut(List<String> kept, String reason, List<ToolCall> calls) {
        return new Completion(kept, thoughts, calls, refusal, images, sound, annotations, reason);
    }

    private List<String> cut(int length) {
        List<String> kept = new ArrayList<>();
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
