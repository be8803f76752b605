package io.airsprotocols.openrouter.sandbox.internal.schema;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What the name of a property tells of the values that are meant. */
final class PropertyName {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{Nd}]+|(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})");
    private static final Set<String> QUERIES = Set.of(
            "query",
            "q",
            "question",
            "search",
            "text",
            "message",
            "prompt",
            "input",
            "topic",
            "keywords",
            "content",
            "body");
    private static final Set<String> WORDS = Set.of("text", "message", "content", "body");
    private static final Set<String> AUXILIARIES =
            Set.of("is", "are", "was", "has", "have", "can", "should", "will", "needs", "wants");
    private static final Set<String> ANSWERS = Set.of(
            "answer", "summary", "description", "explanation", "reason", "reasoning", "details", "comment", "note");
    private static final Set<String> EXPRESSIONS = Set.of("expression", "formula", "equation", "calculation");
    private static final Set<String> BEGINNINGS = Set.of("from", "origin", "source", "departure", "sender", "base");
    private static final Set<String> ENDS = Set.of("to", "destination", "target", "recipient", "arrival", "receiver");
    private static final Set<String> PLACES =
            Set.of("city", "town", "place", "location", "country", "region", "area", "address", "state", "where");
    private static final Set<String> NO_NAMES =
            Set.of("unit", "units", "format", "mode", "sort", "type", "kind", "locale", "timezone", "currency");
    private static final Set<String> MONEY = Set.of("currency", "from", "to", "source", "target", "base", "quote");
    private static final Set<String> DAYS = Set.of("date", "day", "when", "start", "end", "deadline", "due");
    private static final Set<String> MAIL = Set.of("email", "mail");
    private static final Set<String> LINKS = Set.of("url", "uri", "link", "website", "page");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final List<String> AT_PLACES = List.of("in", "at", "near", "for", "from", "to", "around");

    private final List<String> words;

    PropertyName(String name) {
        this.words = BETWEEN_WORDS
                .splitAsStream(name)
                .map(each -> each.toLowerCase(Locale.ROOT))
                .toList();
    }

    private boolean has(Set<String> any) {
        return !Collections.disjoint(words, any);
    }

    /** Whether it takes the question itself. */
    boolean isQuery() {
        return has(QUERIES);
    }

    /** Whether it takes what a model itself has to say. */
    boolean isAnswer() {
        return has(ANSWERS) || has(WORDS);
    }

    /** What it claims if it is true, such as {@code urgent} for {@code isUrgent}. */
    String claim() {
        List<String> claim = words.stream().filter(each -> !each.isEmpty()).toList();
        boolean asks = claim.size() > 1 && AUXILIARIES.contains(claim.get(0));
        return String.join(" ", asks ? claim.subList(1, claim.size()) : claim);
    }

    /** What it says when the question has nothing for it: a whole answer only where one is expected. */
    String sample(String otherwise) {
        boolean prose = otherwise.contains(" ") && !isQuery() && !has(ANSWERS);
        return prose && words.stream().anyMatch(each -> !each.isEmpty())
                ? "sandbox " + String.join(" ", words).strip()
                : otherwise;
    }

    boolean isExpression() {
        return has(EXPRESSIONS);
    }

    /** Whether it takes a date, an address of mail or a link, though the schema does not say so. */
    boolean wants(String formatted) {
        return formatted.contains("://") ? has(LINKS) : formatted.contains("@") ? has(MAIL) : has(DAYS);
    }

    /** Whether it may take an address of mail if there is no name for it. */
    boolean mayTake(String formatted) {
        return formatted.contains("@") && (has(ENDS) || has(PLACES));
    }

    /** How well a name or quotation suits it, by the word that stands before it; -1 if not at all. */
    int affinity(Hints.Text text) {
        boolean code = CODE.matcher(text.text()).matches();
        if (has(NO_NAMES) && !(code && has(MONEY))) {
            return -1;
        }
        boolean beginning = has(BEGINNINGS);
        boolean end = has(ENDS);
        if (text.lead().equals("from")) {
            return beginning ? 2 : end ? -1 : has(PLACES) ? 1 : 0;
        }
        if (text.lead().equals("to") || text.lead().equals("into")) {
            return end ? 2 : beginning ? -1 : has(PLACES) ? 1 : 0;
        }
        return has(PLACES) && AT_PLACES.contains(text.lead()) ? 1 : 0;
    }

    /** Whether the word after a number names it, in the singular or in the plural. */
    boolean isMeantBy(String word) {
        return !word.isEmpty() && words.stream().anyMatch(each -> singular(each).equals(singular(word)));
    }

    private static String singular(String word) {
        return word.endsWith("s") && word.length() > 3 ? word.substring(0, word.length() - 1) : word;
    }
}
