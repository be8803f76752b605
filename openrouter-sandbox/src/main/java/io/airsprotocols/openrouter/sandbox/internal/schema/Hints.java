package io.airsprotocols.openrouter.sandbox.internal.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What values to prefer where a schema leaves the choice.
 *
 * @param question in lower case; of an enumeration the first value it mentions is taken
 * @param texts for strings, in this order
 * @param formatted for strings with a format: dates, addresses
 * @param numbers for numbers, in this order
 * @param otherwise what a string says when there is no text left
 */
public record Hints(
        String question, List<String> texts, List<String> formatted, List<BigDecimal> numbers, String otherwise) {

    private static final Pattern QUOTED =
            Pattern.compile("\"([^\"]{1,200})\"|“([^”]{1,200})”|(?<!\\w)'([^']{1,200})'(?!\\w)");
    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{Nd}'-]*(?:\\s+\\p{Lu}[\\p{L}\\p{Nd}'-]*)*");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d.-])-?\\d{1,15}(?:\\.\\d{1,10})?(?![\\d-]|\\.\\d)");
    private static final Pattern FORMATTED = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.]+(?:Z|[+-]\\d\\d:\\d\\d))?"
            + "|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|[a-z]+://[^\\s\"'<>]*[^\\s\"'<>.,;!?]");

    /** No hints: strings say the text. */
    public static Hints none(String otherwise) {
        return new Hints("", List.of(), List.of(), List.of(), otherwise);
    }

    /** What a question gives: what is quoted, then the names in it; its numbers; its dates and addresses. */
    public static Hints of(String question, String otherwise) {
        Set<String> texts = new LinkedHashSet<>();
        Matcher quoted = QUOTED.matcher(question);
        while (quoted.find()) {
            for (int group = 1; group <= 3; group++) {
                if (quoted.group(group) != null) {
                    texts.add(quoted.group(group));
                }
            }
        }
        Matcher name = NAME.matcher(question);
        while (name.find()) {
            String found = name.group();
            if (beginsSentence(question, name.start())) {
                // Its first word is written large for another reason.
                int blank = found.indexOf(' ');
                found = blank < 0 ? "" : found.substring(blank + 1);
            }
            found = found.replaceFirst("'s$", "").strip();
            if (!found.isEmpty() && !found.equals("I")) {
                texts.add(found);
            }
        }
        List<String> formatted = new ArrayList<>();
        Matcher each = FORMATTED.matcher(question);
        while (each.find()) {
            formatted.add(each.group());
        }
        List<BigDecimal> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(question);
        while (number.find()) {
            numbers.add(new BigDecimal(number.group()));
        }
        return new Hints(
                question.toLowerCase(Locale.ROOT),
                List.copyOf(texts),
                List.copyOf(formatted),
                List.copyOf(numbers),
                otherwise);
    }

    private static boolean beginsSentence(String text, int at) {
        String before = text.substring(0, at).stripTrailing();
        return before.isEmpty() || ".!?:\n".indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    /** Whether the question has the word. */
    boolean mentions(String word) {
        if (word.isBlank()) {
            return false;
        }
        return Pattern.compile("(?<![\\p{L}\\d])" + Pattern.quote(word.toLowerCase(Locale.ROOT)) + "(?![\\p{L}\\d])")
                .matcher(question)
                .find();
    }
}
