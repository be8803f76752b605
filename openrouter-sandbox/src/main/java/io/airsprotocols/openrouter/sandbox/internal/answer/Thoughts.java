package io.airsprotocols.openrouter.sandbox.internal.answer;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Tokens;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a model thinks before it answers.
 *
 * @param blocks the thoughts, block by block
 * @param details the same as {@code reasoning_details}; empty leaves it to the model's format
 * @param hidden whether they are paid for, but not shown
 */
public record Thoughts(List<String> blocks, List<ObjectNode> details, boolean hidden) {

    public static final Thoughts NONE = new Thoughts(List.of(), List.of(), false);

    public Thoughts {
        blocks = List.copyOf(blocks);
        details = details.stream().map(ObjectNode::deepCopy).toList();
    }

    public static Thoughts of(String text) {
        return text.isEmpty() ? NONE : new Thoughts(List.of(text), List.of(), false);
    }

    public Thoughts plus(String text) {
        List<String> more = new ArrayList<>(blocks);
        more.add(text);
        return new Thoughts(more, details, hidden);
    }

    /** Adds a detail; its text is part of the thoughts. */
    public Thoughts plusDetail(ObjectNode detail) {
        List<ObjectNode> more = new ArrayList<>(details);
        more.add(detail);
        String text = Json.text(detail, detail.has("text") ? "text" : "summary");
        return (text == null ? this : plus(text)).withDetails(more);
    }

    public Thoughts withDetails(List<ObjectNode> newDetails) {
        return new Thoughts(blocks, newDetails, hidden);
    }

    public boolean isEmpty() {
        return blocks.isEmpty() && details.isEmpty();
    }

    public String text() {
        return String.join("", blocks);
    }

    public int tokens() {
        return blocks.stream().mapToInt(Tokens::count).sum();
    }

    /** The first so many tokens of it. */
    public Thoughts within(int most) {
        List<String> kept = new ArrayList<>();
        int left = most;
        for (String block : blocks) {
            List<String> tokens = Tokens.split(block);
            if (left > 0) {
                kept.add(String.join("", tokens.subList(0, Math.min(left, tokens.size()))));
            }
            left -= tokens.size();
        }
        return new Thoughts(kept, details, hidden);
    }
}
