package io.airsprotocols.openrouter.sandbox.internal.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes texts in which a regular expression occurs. It knows literals, the dot, classes (with ranges, negation and the
 * escapes for digits, words, blanks and letters), groups of all kinds, alternatives, all quantifiers, anchors and
 * references back. What looks ahead or behind is taken for met; whoever asks checks the text.
 */
final class PatternSample {

    private static final String PRINTABLE = printable();
    private static final int MOST = 20_000;

    private final String pattern;
    private final SplittableRandom random;
    private final int stretch;
    private final boolean first;
    private final List<String> groups = new ArrayList<>();
    /** The places of the groups that have a name. */
    private final Map<String, Integer> named = new HashMap<>();

    private int at;
    private int made;

    private PatternSample(String pattern, int number, int stretch) {
        this.pattern = pattern;
        this.random = new SplittableRandom(number);
        this.stretch = stretch;
        this.first = number == 0;
    }

    private static String printable() {
        StringBuilder all = new StringBuilder("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
        for (char c = ' '; c < 127; c++) {
            if (all.indexOf(String.valueOf(c)) < 0) {
                all.append(c);
            }
        }
        return all + "éß\n\t";
    }

    /** The expression has something this maker does not know. */
    private static final class UnknownSyntax extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownSyntax(String what) {
            super(what, null, false, false);
        }
    }

    /**
     * A text for an expression, null if it has something this maker does not know.
     *
     * @param number varies the text; 0 takes the first of all choices
     * @param stretch how often to repeat, beyond what must be, what may be repeated
     */
    static @Nullable String of(String pattern, int number, int stretch) {
        try {
            PatternSample sample = new PatternSample(pattern, number, stretch);
            StringBuilder text = new StringBuilder();
            sample.alternatives(text, true);
            return sample.at == pattern.length() ? text.toString() : null;
        } catch (UnknownSyntax beyond) {
            return null;
        }
    }

    private boolean more() {
        return at < pattern.length();
    }

    private char peek() {
        return pattern.charAt(at);
    }

    private char next() {
        if (!more()) {
            throw new UnknownSyntax("the expression ends early");
        }
        return pattern.charAt(at++);
    }

    private int choose(int bound) {
        return first ? 0 : random.nextInt(bound);
    }

    /** Reads alternatives up to a closing parenthesis or the end; says one of them if asked to. */
    private void alternatives(StringBuilder text, boolean said) {
        List<Integer> begins = new ArrayList<>();
        begins.add(at);
        skipTo(begins);
        int end = at;
        at = begins.get(choose(begins.size()));
        sequence(said ? text : new StringBuilder());
        at = end;
    }

    /** Passes over everything up to the end of the group, and notes where alternatives begin. */
    private void skipTo(List<Integer> begins) {
        int depth = 0;
        boolean inClass = false;
        while (more()) {
            char c = peek();
            if (c == '\\') {
                at++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && depth-- == 0) {
                return;
            } else if (c == '|' && depth == 0) {
                begins.add(at + 1);
            }
            at++;
        }
    }

    private void sequence(StringBuilder text) {
        while (more() && peek() != '|' && peek() != ')') {
            int begin = at;
            int groupsBefore = groups.size();
            // Once without saying it, to see where the atom ends and what follows.
            atom(new StringBuilder());
            int end = at;
            int times = times();
            int after = at;
            for (int i = 0; i < times; i++) {
                if (++made > MOST) {
                    throw new UnknownSyntax("the text would be too long");
                }
                while (groups.size() > groupsBefore) {
                    groups.remove(groups.size() - 1);
                }
                at = begin;
                atom(text);
                if (at != end) {
                    throw new UnknownSyntax("an atom that changes");
                }
            }
            at = after;
        }
    }

    private int times() {
        if (!more()) {
            return 1;
        }
        int least;
        int most;
        switch (peek()) {
            case '?' -> {
                least = 0;
                most = 1;
                at++;
            }
            case '*' -> {
                least = 0;
                most = Integer.MAX_VALUE;
                at++;
            }
            case '+' -> {
                least = 1;
                most = Integer.MAX_VALUE;
                at++;
            }
            case '{' -> {
                int close = pattern.indexOf('}', at);
                String inside = close < 0 ? "" : pattern.substring(at + 1, close);
                if (!inside.matches("\\d{1,6}(?:,\\d{0,6})?")) {
                    return 1;
                }
                String[] bounds = inside.split(",", -1);
                least = Integer.parseInt(bounds[0]);
                most = bounds.length == 1
                        ? least
                        : bounds[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(bounds[1]);
                at = close + 1;
            }
            default -> {
                return 1;
            }
        }
        if (more() && (peek() == '?' || peek() == '+')) {
            at++;
        }
        long wanted = (long) least + stretch + (first ? 0 : random.nextInt(3));
        return (int) Math.max(least, Math.min(most, wanted));
    }

    private void atom(StringBuilder text) {
        char c = next();
        switch (c) {
            case '^', '$' -> {}
            case '.' -> text.append(PRINTABLE.charAt(choose(36)));
            case '[' -> text.append(pick(readClass()));
            case '(' -> group(text);
            case '\\' -> escape(text);
            case '*', '+', '?' -> throw new UnknownSyntax("nothing to repeat");
            default -> text.append(c);
        }
    }

    private void group(StringBuilder text) {
        boolean said = true;
        boolean captures = true;
        if (pattern.startsWith("?:", at)) {
            at += 2;
            captures = false;
        } else if (pattern.startsWith("?=", at) || pattern.startsWith("?!", at)) {
            at += 2;
            said = false;
            captures = false;
        } else if (pattern.startsWith("?<=", at) || pattern.startsWith("?<!", at)) {
            at += 3;
            said = false;
            captures = false;
        } else if (pattern.startsWith("?<", at)) {
            named.put(name(at + 2), groups.size());
            at = pattern.indexOf('>', at) + 1;
        } else if (pattern.startsWith("?", at)) {
            throw new UnknownSyntax("a group of an unknown kind");
        }
        int number = groups.size();
        if (captures) {
            groups.add("");
        }
        StringBuilder inside = new StringBuilder();
        alternatives(inside, true);
        if (next() != ')') {
            throw new UnknownSyntax("an open group");
        }
        if (captures) {
            groups.set(number, inside.toString());
        }
        if (said) {
            text.append(inside);
        }
    }

    /** The name that begins at a place and ends before {@code >}. */
    private String name(int begin) {
        int end = pattern.indexOf('>', begin);
        if (end <= begin) {
            throw new UnknownSyntax("a group without a name");
        }
        return pattern.substring(begin, end);
    }

    private void escape(StringBuilder text) {
        char c = next();
        if (c == 'k' && more() && peek() == '<') {
            Integer group = named.get(name(at + 1));
            at = pattern.indexOf('>', at) + 1;
            text.append(group != null && group < groups.size() ? groups.get(group) : "");
            return;
        }
        if (c == 'b' || c == 'B') {
            return;
        }
        if (c >= '1' && c <= '9') {
            int group = c - '1';
            text.append(group < groups.size() ? groups.get(group) : "");
            return;
        }
        text.append(pick(escaped(c)));
    }

    /** The characters an escape stands for. */
    private String escaped(char c) {
        return switch (c) {
            case 'd' -> "0123456789";
            case 'w' -> PRINTABLE.substring(0, 62) + "_";
            case 's' -> " \t\n";
            case 'D' -> without("0123456789");
            case 'W' -> without(PRINTABLE.substring(0, 62) + "_");
            case 'S' -> without(" \t\n");
            case 't' -> "\t";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 'f' -> "\f";
            case 'v' -> "\u000b";
            case '0' -> "\0";
            case 'x' -> hex(2);
            case 'u' -> hex(4);
            case 'p', 'P' -> property(c == 'P');
            case 'k', 'c' -> throw new UnknownSyntax("the escape \\" + c);
            default -> String.valueOf(c);
        };
    }

    private String hex(int digits) {
        if (at + digits > pattern.length()) {
            throw new UnknownSyntax("a short escape");
        }
        String code = pattern.substring(at, at + digits);
        if (!code.matches("[0-9A-Fa-f]+")) {
            throw new UnknownSyntax("an escape that is no number");
        }
        at += digits;
        return String.valueOf((char) Integer.parseInt(code, 16));
    }

    private String property(boolean negated) {
        int close = pattern.indexOf('}', at);
        if (!pattern.startsWith("{", at) || close < 0) {
            throw new UnknownSyntax("a property without a name");
        }
        String escape = (negated ? "\\P{" : "\\p{") + pattern.substring(at + 1, close) + "}";
        at = close + 1;
        return matching(escape);
    }

    private static String matching(String expression) {
        StringBuilder fitting = new StringBuilder();
        for (int i = 0; i < PRINTABLE.length(); i++) {
            char c = PRINTABLE.charAt(i);
            if (Regex.occurs(expression, String.valueOf(c))) {
                fitting.append(c);
            }
        }
        return fitting.toString();
    }

    /** The characters of a class; the rest of the printable ones for a negated class. */
    private String readClass() {
        boolean negated = more() && peek() == '^';
        if (negated) {
            at++;
        }
        StringBuilder all = new StringBuilder();
        while (more() && peek() != ']') {
            String low = classCharacters();
            if (low.length() == 1 && at + 1 < pattern.length() && peek() == '-' && pattern.charAt(at + 1) != ']') {
                at++;
                String high = classCharacters();
                for (int c = low.charAt(0); c <= high.charAt(0) && all.length() < 1_000; c++) {
                    all.append((char) c);
                }
            } else {
                all.append(low);
            }
        }
        next();
        return negated ? without(all.toString()) : all.toString();
    }

    private String classCharacters() {
        char c = next();
        if (c != '\\') {
            return String.valueOf(c);
        }
        char kind = next();
        return kind == 'b' ? "\b" : escaped(kind);
    }

    private static String without(String characters) {
        StringBuilder left = new StringBuilder();
        for (int i = 0; i < PRINTABLE.length(); i++) {
            char c = PRINTABLE.charAt(i);
            if (characters.indexOf(c) < 0) {
                left.append(c);
            }
        }
        return left.toString();
    }

    private char pick(String characters) {
        if (characters.isEmpty()) {
            throw new UnknownSyntax("a class of no characters");
        }
        return characters.charAt(choose(characters.length()));
    }
}
