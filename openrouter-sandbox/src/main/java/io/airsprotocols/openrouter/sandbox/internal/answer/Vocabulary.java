package io.airsprotocols.openrouter.sandbox.internal.answer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The words of a text that say what it is about, and which of them mean the same matter. */
final class Vocabulary {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{Nd}]+");
    private static final Pattern CAMEL =
            Pattern.compile("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
    private static final Pattern HYPHENATED_MAIL = Pattern.compile("\\be-mail", Pattern.CASE_INSENSITIVE);

    private static final Set<String> COMMON = new HashSet<>();
    /** The number of its matter for every word that belongs to one. */
    private static final Map<String, Integer> MATTERS = new TreeMap<>();

    static {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Vocabulary.class.getResourceAsStream("vocabulary.txt")),
                StandardCharsets.UTF_8))) {
            int matter = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> words =
                        List.of(line.substring(line.indexOf(':') + 1).strip().split(" ", -1));
                if (line.startsWith("common:")) {
                    COMMON.addAll(words);
                } else if (line.startsWith("kin:")) {
                    for (String word : words) {
                        MATTERS.put(stem(word), matter);
                    }
                    matter++;
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The sandbox's vocabulary cannot be read", unreadable);
        }
    }

    private Vocabulary() {}

    /** The words of sentences or names (in snake case or camel case too) that say something, without their endings. */
    static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        String whole = HYPHENATED_MAIL.matcher(text.replace("'s", "")).replaceAll("email");
        for (String word : NO_WORD.split(CAMEL.matcher(whole).replaceAll(" "), -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (lower.length() > 2 && !COMMON.contains(lower)) {
                words.add(stem(lower));
            }
        }
        return words;
    }

    /** Whether two words are forms of one, or belong to one matter. */
    static boolean isAkin(String left, String right) {
        if (isAlike(left, right)) {
            return true;
        }
        Integer matter = MATTERS.get(left);
        return matter != null && matter.equals(MATTERS.get(right));
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

    private static String stem(String word) {
        int length = word.length();
        if (word.endsWith("ies") && length > 4) {
            return word.substring(0, length - 3) + "y";
        }
        if (word.endsWith("ing") && length > 6) {
            return undoubled(word.substring(0, length - 3));
        }
        if (word.endsWith("ed") && length > 5) {
            return undoubled(word.substring(0, length - 2));
        }
        if (length > 4 && List.of("xes", "ches", "shes", "sses").stream().anyMatch(word::endsWith)) {
            return word.substring(0, length - 2);
        }
        return word.endsWith("s") && !word.endsWith("ss") && length > 3 ? word.substring(0, length - 1) : word;
    }

    /** What is doubled before an ending: running, booked but planned. */
    private static String undoubled(String word) {
        int last = word.length() - 1;
        boolean doubled = word.charAt(last) == word.charAt(last - 1) && "lsz".indexOf(word.charAt(last)) < 0;
        return doubled ? word.substring(0, last) : word;
    }
}
