package io.airsprotocols.openrouter.sandbox.internal.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers any question in plain sentences: the same question and seed, the same sentences. */
public final class Prose {

    private static final Pattern CAPITAL =
            Pattern.compile("capital(?: city)? of (?:the )?([\\p{L} ]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SUM = Pattern.compile("(\\d{1,18})\\s*([+*×-])\\s*(\\d{1,18})");

    private static final List<String> OPENINGS = List.of(
            "You asked: \"%s\"", "The question was: \"%s\"", "Your words were: \"%s\"", "This is about: \"%s\"");
    private static final List<String> MIDDLES = List.of(
            "A real model would now go through the matter step by step and give you what it knows.",
            "A real model would weigh what it has learned and put it into a few clear paragraphs.",
            "A real model would explain the background first, then the point, and close with a summary.",
            "A real model would answer in its own words, and might ask you for a detail or two.");
    private static final List<String> ENDINGS = List.of(
            "This text comes from the openrouter-java sandbox, which asks no model and costs nothing.",
            "You are reading the openrouter-java sandbox, a local server that stands in for the real one.",
            "Here the openrouter-java sandbox speaks, so that your program can be tried without a key.");
    private static final List<String> NOTES = List.of(
            "(From the openrouter-java sandbox: no model was asked.)",
            "(The openrouter-java sandbox looked this up in a small table.)",
            "(An answer of the openrouter-java sandbox, not of a model.)");

    private static final Properties CAPITALS = capitals();

    private Prose() {}

    private static Properties capitals() {
        Properties capitals = new Properties();
        try (InputStream in = Objects.requireNonNull(Prose.class.getResourceAsStream("capitals.properties"))) {
            capitals.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The sandbox's table of capitals cannot be read", unreadable);
        }
        return capitals;
    }

    /**
     * The answer to a question.
     *
     * @param seed varies the words, not the facts; null is a seed of its own
     */
    public static String answer(String question, @Nullable Long seed) {
        SplittableRandom random = new SplittableRandom(question.hashCode() * 31L + (seed == null ? -1 : seed));
        Fact fact = find(question);
        if (fact != null) {
            return fact.sentence() + " " + pick(NOTES, random);
        }
        String asked = question.isBlank() ? "(nothing)" : shortened(question.strip());
        return pick(OPENINGS, random).replace("%s", asked) + ". " + pick(MIDDLES, random) + " " + pick(ENDINGS, random);
    }

    /** The name or number a question asks for, null if the sandbox does not know it. */
    public static @Nullable String fact(String question) {
        Fact fact = find(question);
        return fact == null ? null : fact.value();
    }

    private record Fact(String value, String sentence) {}

    private static @Nullable Fact find(String question) {
        Matcher capital = CAPITAL.matcher(question);
        if (capital.find()) {
            String country = capital.group(1).strip().toLowerCase(Locale.ROOT);
            String city = CAPITALS.getProperty(country);
            if (city != null) {
                return new Fact(city, "The capital of " + titled(country) + " is " + city + ".");
            }
        }
        Matcher sum = SUM.matcher(question);
        if (sum.find()) {
            BigInteger left = new BigInteger(sum.group(1));
            BigInteger right = new BigInteger(sum.group(3));
            BigInteger result =
                    switch (sum.group(2)) {
                        case "+" -> left.add(right);
                        case "-" -> left.subtract(right);
                        default -> left.multiply(right);
                    };
            return new Fact(result.toString(), sum.group() + " = " + result + ".");
        }
        return null;
    }

    private static String titled(String words) {
        StringBuilder titled = new StringBuilder();
        for (String word : words.split(" ", -1)) {
            titled.append(titled.isEmpty() ? "" : " ")
                    .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word.substring(1));
        }
        return titled.toString();
    }

    private static String shortened(String text) {
        int end = Math.min(text.length(), 300);
        return end == text.length()
                ? text
                : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, end) - 1)) + "…";
    }

    private static String pick(List<String> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}
