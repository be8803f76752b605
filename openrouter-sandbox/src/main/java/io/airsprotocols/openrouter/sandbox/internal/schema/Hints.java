package io.airsprotocols.openrouter.sandbox.internal.schema;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What values to prefer where a schema leaves the choice.
 *
 * @param question in lower case; of an enumeration the first value it mentions is taken
 * @param found in the question
 * @param otherwise what a string says when there is no text left
 * @param sparing whether they are for a call, which says only what was asked for: what may be left out and the question
 *     says nothing of is left out, and a text or message is the question's. An answer's own words are the model's.
 */
public record Hints(String question, Found found, String otherwise, boolean sparing) {

    private static final Pattern QUOTED =
            Pattern.compile("\"([^\"]{1,200})\"|“([^”]{1,200})”|(?<!\\w)'([^']{1,200})'(?!\\w)");
    private static final Pattern NAME = Pattern.compile("\\p{Lu}[\\p{L}\\p{Nd}'-]*(?:\\s+\\p{Lu}[\\p{L}\\p{Nd}'-]*)*");
    private static final Pattern SMALL_NAME =
            Pattern.compile("\\b(?:in|at|near|from|to|around)\\s+(\\p{Ll}{3,})(?!\\p{L})");
    private static final List<String> NO_NAMES =
            List.of("the", "this", "that", "these", "those", "your", "general", "total", "advance", "order", "all");
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d.-])-?\\d{1,15}(?:\\.\\d{1,10})?(?![\\d-]|\\.\\d)");
    private static final Pattern FORMATTED = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?:T[\\d:.]+(?:Z|[+-]\\d\\d:\\d\\d))?"
            + "|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|[a-z]+://[^\\s\"'<>]*[^\\s\"'<>.,;!?]");
    private static final Pattern EXPRESSION = Pattern.compile("[(\\d][\\d\\s.()]*(?:[+*×/^-][\\d\\s.()]*)+(?<=[\\d)])");
    private static final Pattern WORD_BEFORE = Pattern.compile("(\\p{L}+)[\\s\"“']*$");
    private static final Pattern WORD_AFTER = Pattern.compile("^\\s*(\\p{L}+)");
    private static final int NEAR = 100;
    private static final String DENIAL =
            "(?:\\b(?:not|no|never|without)|n't)\\s+(?:(?:an?|the|any|be|so|that|very|too)\\s+)?";
    private static final String DENIED = "(?:\\s+(?:is|be|to|as))?[\\s:=]+(?:false|no|off)\\b";
    private static final Pattern DAY = Pattern.compile("\\b(today|tonight|tomorrow|yesterday)\\b");

    /**
     * What a question holds.
     *
     * @param asked its words
     * @param texts for strings: what is quoted, then the names
     * @param formatted for strings with a format: dates, addresses
     * @param numbers for numbers
     * @param expressions such as {@code 12 * 7}
     */
    record Found(
            String asked, List<Text> texts, List<String> formatted, List<Amount> numbers, List<String> expressions) {

        static final Found NOTHING = new Found("", List.of(), List.of(), List.of(), List.of());
    }

    /**
     * A name or a quotation.
     *
     * @param lead the word before it, such as {@code from}
     * @param guessed whether nothing but the word before it says that it is a name
     */
    record Text(String text, String lead, boolean quoted, boolean guessed) {}

    /**
     * A number.
     *
     * @param unit the word after it
     */
    record Amount(BigDecimal value, String unit) {}

    /** No hints: strings say the text. */
    public static Hints none(String otherwise) {
        return new Hints("", Found.NOTHING, otherwise, false);
    }

    /**
     * What a question gives.
     *
     * @param today the day the question is asked on
     */
    public static Hints of(String question, String otherwise, LocalDate today) {
        List<Amount> numbers = all(NUMBER, question)
                .map(each -> new Amount(new BigDecimal(each.group()), wordAfter(question, each.end())))
                .toList();
        List<String> formatted =
                new ArrayList<>(all(FORMATTED, question).map(MatchResult::group).toList());
        all(DAY, question.toLowerCase(Locale.ROOT))
                .map(each -> switch (each.group()) {
                    case "tomorrow" -> today.plusDays(1);
                    case "yesterday" -> today.minusDays(1);
                    default -> today;
                })
                .forEach(each -> formatted.add(each.toString()));
        Found found = new Found(
                question.strip().replaceFirst("[?!.\\s]+$", ""),
                texts(question),
                List.copyOf(formatted),
                numbers,
                all(EXPRESSION, question).map(each -> each.group().strip()).toList());
        return new Hints(question.toLowerCase(Locale.ROOT), found, otherwise, false);
    }

    /** The same, for a model that says only what it was asked for. */
    public Hints sparingly() {
        return new Hints(question, found, otherwise, true);
    }

    /** The same for a model that knows what the question asks for: a number or a name, null if it does not. */
    public Hints knowing(@Nullable String fact) {
        if (fact == null) {
            return this;
        }
        boolean number = NUMBER.matcher(fact).matches();
        Found more = new Found(
                found.asked(),
                number ? found.texts() : before(new Text(fact, "", false, false), found.texts()),
                found.formatted(),
                number ? before(new Amount(new BigDecimal(fact), ""), found.numbers()) : found.numbers(),
                found.expressions());
        return new Hints(question, more, otherwise, sparing);
    }

    private static <T> List<T> before(T first, List<T> others) {
        List<T> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return List.copyOf(all);
    }

    private static java.util.stream.Stream<MatchResult> all(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static List<Text> texts(String question) {
        Map<String, Text> texts = new LinkedHashMap<>();
        all(QUOTED, question).forEach(each -> {
            for (int group = 1; group <= 3; group++) {
                if (each.group(group) != null) {
                    texts.putIfAbsent(
                            each.group(group),
                            new Text(each.group(group), wordBefore(question, each.start()), true, false));
                }
            }
        });
        all(NAME, question).forEach(each -> {
            String name = each.group();
            int start = each.start();
            if (beginsSentence(question, start)) {
                // Its first word is written large for another reason.
                int blank = name.indexOf(' ');
                start += blank + 1;
                name = blank < 0 ? "" : name.substring(blank + 1);
            }
            name = name.replaceFirst("'s$", "").strip();
            if (!name.isEmpty() && !name.equals("I")) {
                texts.putIfAbsent(name, new Text(name, wordBefore(question, start), false, false));
            }
        });
        if (texts.isEmpty()) {
            all(SMALL_NAME, question)
                    .filter(each -> !NO_NAMES.contains(each.group(1)))
                    .forEach(each -> {
                        String name = each.group(1).substring(0, 1).toUpperCase(Locale.ROOT)
                                + each.group(1).substring(1);
                        texts.putIfAbsent(name, new Text(name, wordBefore(question, each.start(1)), false, true));
                    });
        }
        return List.copyOf(texts.values());
    }

    private static boolean beginsSentence(String text, int at) {
        String before = before(text, at).stripTrailing();
        return before.isEmpty() || ".!?:\n".indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    /** What stands near before a place: looking through all of it would take too long in a long question. */
    private static String before(String text, int at) {
        return text.substring(Math.max(0, at - NEAR), at);
    }

    private static String wordBefore(String text, int at) {
        Matcher word = WORD_BEFORE.matcher(before(text, at));
        return word.find() ? word.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static String wordAfter(String text, int at) {
        Matcher word = WORD_AFTER.matcher(text.substring(at, Math.min(text.length(), at + NEAR)));
        return word.find() ? word.group(1).toLowerCase(Locale.ROOT) : "";
    }

    /** Texts for a string property, those that suit its name best first. */
    List<String> textsFor(String property) {
        PropertyName name = new PropertyName(property);
        List<String> texts = new ArrayList<>();
        if (name.isExpression()) {
            texts.addAll(found.expressions());
        }
        if (!sparing && name.isAnswer()) {
            return texts;
        }
        if (name.isQuery() || name.isExpression()) {
            found.texts().stream().filter(Text::quoted).map(Text::text).forEach(texts::add);
            if (!found.asked().isEmpty()) {
                texts.add(found.asked());
            }
            return texts;
        }
        found.formatted().stream().filter(name::wants).forEach(texts::add);
        found.texts().stream()
                .filter(each -> name.affinity(each) > (each.guessed() ? 0 : -1))
                .sorted(Comparator.comparing(name::affinity).reversed())
                .map(Text::text)
                .forEach(texts::add);
        found.formatted().stream().filter(name::mayTake).forEach(texts::add);
        return texts;
    }

    /** Numbers for a property: first those that stand before its name. */
    List<BigDecimal> numbersFor(String property) {
        PropertyName name = new PropertyName(property);
        return found.numbers().stream()
                .sorted(Comparator.comparing((Amount each) -> !name.isMeantBy(each.unit())))
                .map(Amount::value)
                .toList();
    }

    List<String> formatted() {
        return found.formatted();
    }

    /** Whether a value comes from the question. */
    boolean gave(Object value) {
        return value instanceof BigDecimal number
                ? found.numbers().stream().anyMatch(each -> each.value().compareTo(number) == 0)
                : found.asked().equals(value)
                        || found.texts().stream().anyMatch(each -> each.text().equals(value))
                        || found.formatted().contains(value)
                        || found.expressions().contains(value)
                        || (value instanceof String word && mentions(word.replace('_', ' ')));
    }

    /** What the question says of a boolean property, null if it says nothing. */
    @Nullable
    Boolean said(String property) {
        String name = new PropertyName(property).claim();
        if (!name.isEmpty()) {
            String claim = "(?<![\\p{L}\\d])" + Pattern.quote(name) + "(?![\\p{L}\\d])";
            if (Pattern.compile(DENIAL + claim + "|" + claim + DENIED)
                    .matcher(question)
                    .find()) {
                return false;
            }
            if (mentions(name)) {
                return true;
            }
        }
        return mentions("true") == mentions("false") ? null : (Boolean) mentions("true");
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
