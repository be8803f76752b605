package io.airsprotocols.openrouter.sandbox.internal.reasoning;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.answer.Thoughts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Thinks: the same question and effort, the same thoughts. */
public final class Thinker {

    /** With it in the question Anthropic's models show their thoughts to nobody, which is meant for tests. */
    public static final String REDACTED = "ANTHROPIC_MAGIC_STRING_TRIGGER_REDACTED_THINKING";

    private static final Map<String, Integer> SENTENCES =
            Map.of("minimal", 1, "low", 2, "medium", 3, "high", 5, "xhigh", 7, "max", 8);
    private static final List<String> STEPS = List.of(
            "I am asked: %s",
            " First I look at what is wanted, and what is not.",
            " The sandbox knows no facts but a few, so I keep to the question.",
            " Another way would be to ask back, but the question is clear enough.",
            " I weigh a short answer against a long one.",
            " I check the numbers and names in it once more.",
            " Nothing speaks against the answer I have.",
            " So I answer.");
    private static final int BLOCK = 4;

    private Thinker() {}

    /** The thoughts about a question, without the details of a format yet. */
    public static Thoughts think(String question, ReasoningWish wish, String format) {
        if (!wish.on()) {
            return Thoughts.NONE;
        }
        int sentences = SENTENCES.getOrDefault(wish.effort(), BLOCK - 1);
        if (Details.isSummarized(format) && "concise".equals(wish.summary())) {
            sentences = 1;
        }
        String asked = question.isBlank() ? "nothing." : question.strip();
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            block.append(i == 0 ? STEPS.get(0).replace("%s", shortened(asked)) : STEPS.get(i));
            // Much thought comes in more than one block, so that their order can be got wrong.
            if ((i + 1) % BLOCK == 0 || i + 1 == sentences) {
                blocks.add(block.toString());
                block.setLength(0);
            }
        }
        return new Thoughts(blocks, List.of(), !wish.shown()).within(wish.budget());
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) > 200
                ? text.substring(0, text.offsetByCodePoints(0, 200)) + "…"
                : text;
    }

    /** An answer with its thoughts in the details of a format, unless it has details already. */
    public static Completion detailed(Completion completion, String format, String question) {
        Thoughts thoughts = completion.thoughts();
        if (thoughts.hidden() || !thoughts.details().isEmpty() || thoughts.isEmpty()) {
            return completion;
        }
        List<ObjectNode> details = Details.of(format, thoughts, completion.toolCalls(), question.contains(REDACTED));
        return completion.withThoughts(thoughts.withDetails(details));
    }
}
