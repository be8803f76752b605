package io.airsprotocols.openrouter.sandbox.internal.schema;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions of schemas, which are those of JavaScript, as Java's. */
final class Regex {

    private static final int MOST_KEPT = 1_000;
    private static final ConcurrentMap<String, Optional<Pattern>> KEPT = new ConcurrentHashMap<>();

    private Regex() {}

    /** Whether the pattern occurs in the text; an expression that is none occurs nowhere. */
    static boolean occurs(String pattern, String text) {
        return compiled(pattern).map(each -> each.matcher(text).find()).orElse(false);
    }

    static boolean isValid(String pattern) {
        return compiled(pattern).isPresent();
    }

    private static Optional<Pattern> compiled(String pattern) {
        if (KEPT.size() > MOST_KEPT) {
            KEPT.clear();
        }
        return KEPT.computeIfAbsent(pattern, Regex::compile);
    }

    private static Optional<Pattern> compile(String pattern) {
        try {
            return Optional.of(Pattern.compile(translated(pattern)));
        } catch (PatternSyntaxException notAnExpression) {
            return Optional.empty();
        }
    }

    /** In a class of JavaScript an opening bracket and && stand for themselves. */
    private static String translated(String pattern) {
        StringBuilder java = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                java.append(c).append(pattern.charAt(++i));
            } else if (inClass && (c == '[' || c == '&')) {
                java.append('\\').append(c);
            } else {
                java.append(c);
                inClass = c == '[' || (inClass && c != ']');
            }
        }
        return java.toString();
    }
}
