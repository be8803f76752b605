package io.airsprotocols.openrouter.sandbox.internal.answer;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Finds the functions that fit a question: those with a word of the question in their name, or two in their description.
 * Words are compared without their endings; words that every sentence has do not count.
 */
public final class ToolPicker {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern CAMEL = Pattern.compile("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})");
    private static final int ENOUGH = 2;
    private static final int FOR_NAME = 2;

    private static final Set<String> COMMON = Set.of(
            "the",
            "and",
            "for",
            "with",
            "what",
            "whats",
            "which",
            "who",
            "whose",
            "when",
            "where",
            "why",
            "how",
            "are",
            "was",
            "were",
            "can",
            "could",
            "will",
            "would",
            "should",
            "does",
            "did",
            "has",
            "have",
            "had",
            "this",
            "that",
            "these",
            "those",
            "there",
            "from",
            "into",
            "about",
            "please",
            "you",
            "your",
            "not",
            "its",
            "all",
            "any",
            "some",
            "get",
            "set",
            "give",
            "tell",
            "show",
            "use",
            "call",
            "tool",
            "function",
            "return",
            "value",
            "name",
            "given",
            "one",
            "many",
            "much",
            "user",
            "let",
            "know",
            "need",
            "want",
            "like",
            "now",
            "new",
            "out");

    private ToolPicker() {}

    /**
     * The functions among the tools that fit, the best first; those that fit alike in the order given.
     *
     * @param tools the field {@code tools} of a request
     */
    public static List<JsonNode> fitting(JsonNode tools, String question) {
        Set<String> asked = words(question);
        record Scored(JsonNode function, int score) {}
        List<Scored> scored = new ArrayList<>();
        for (JsonNode tool : tools) {
            JsonNode function = tool.path("function");
            int score = score(function, asked);
            if (score >= ENOUGH) {
                scored.add(new Scored(function, score));
            }
        }
        scored.sort(Comparator.comparing(Scored::score).reversed());
        return scored.stream().map(Scored::function).toList();
    }

    private static int score(JsonNode function, Set<String> asked) {
        String name = Json.text(function, "name");
        if (name == null) {
            return 0;
        }
        int score = 0;
        Set<String> counted = new LinkedHashSet<>();
        for (String word : words(CAMEL.matcher(name).replaceAll(" "))) {
            if (isAsked(word, asked)) {
                counted.add(word);
                score += FOR_NAME;
            }
        }
        String description = Json.text(function, "description");
        for (String word : words(description == null ? "" : description)) {
            if (counted.add(word) && isAsked(word, asked)) {
                score++;
            }
        }
        return score;
    }

    private static boolean isAsked(String word, Set<String> asked) {
        return asked.stream().anyMatch(each -> isAlike(each, word));
    }

    /** Equal, or with a beginning in common that is long and most of both. */
    private static boolean isAlike(String left, String right) {
        if (left.equals(right)) {
            return true;
        }
        int common = 0;
        int shorter = Math.min(left.length(), right.length());
        while (common < shorter && left.charAt(common) == right.charAt(common)) {
            common++;
        }
        return common >= 5 && common >= Math.max(left.length(), right.length()) - 3;
    }

    private static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : NO_WORD.split(text.replace("'s", ""), -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (lower.length() > 2 && !COMMON.contains(lower)) {
                words.add(stem(lower));
            }
        }
        return words;
    }

    private static String stem(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("s") && !word.endsWith("ss") && word.length() > 3
                ? word.substring(0, word.length() - 1)
                : word;
    }
}
