package io.airsprotocols.openrouter.sandbox.internal.answer;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Finds the functions that fit a question: those that share a word, or a matter, with it in their name, or two in their
 * description and what is said of their parameters.
 */
public final class ToolPicker {

    private static final Pattern ARITHMETIC = Pattern.compile("\\d\\s*[+*×/^-]\\s*\\(?\\d");
    private static final int ENOUGH = 2;
    private static final int FOR_NAME = 2;
    private static final int DEEPEST = 8;

    private ToolPicker() {}

    /**
     * The functions among the tools that fit, the best first; those that fit alike in the order given.
     *
     * @param tools the field {@code tools} of a request
     */
    public static List<JsonNode> fitting(JsonNode tools, String question) {
        Set<String> asked = Vocabulary.words(question);
        if (ARITHMETIC.matcher(question).find()) {
            asked.add("calculate");
        }
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
        // A word of the question counts once, wherever the function has it.
        Set<String> open = new HashSet<>(asked);
        int score = FOR_NAME * taken(Vocabulary.words(name), open);
        Set<String> said = new LinkedHashSet<>();
        String description = Json.text(function, "description");
        if (description != null) {
            said.addAll(Vocabulary.words(description));
        }
        collect(function.path("parameters"), said, 0);
        return score + taken(said, open);
    }

    private static int taken(Set<String> words, Set<String> open) {
        int before = open.size();
        open.removeIf(each -> words.stream().anyMatch(word -> Vocabulary.isAkin(each, word)));
        return before - open.size();
    }

    /** The names of properties, what is said of them, and the values they may have. */
    private static void collect(JsonNode schema, Set<String> said, int depth) {
        if (depth > DEEPEST || !schema.isObject()) {
            return;
        }
        String description = depth == 0 ? null : Json.text(schema, "description");
        if (description != null) {
            said.addAll(Vocabulary.words(description));
        }
        for (JsonNode value : schema.path("enum")) {
            said.addAll(Vocabulary.words(value.asString("")));
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            said.addAll(Vocabulary.words(property.getKey()));
            collect(property.getValue(), said, depth + 1);
        }
        collect(schema.path("items"), said, depth + 1);
        for (String keyword : new String[] {"anyOf", "oneOf", "allOf"}) {
            schema.path(keyword).forEach(arm -> collect(arm, said, depth + 1));
        }
    }
}
