package io.airsprotocols.openrouter.sandbox.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sandbox's way to cut text into tokens. It is no model's tokenizer, but near enough in number, and simple enough to
 * count by hand:
 *
 * <ul>
 *   <li>a run of up to eight letters or digits is a token, together with the blanks before it; a longer word is cut after
 *       every eighth;
 *   <li>any other character that is not blank is a token of its own, together with the blanks before it;
 *   <li>blanks at the end are a token.
 * </ul>
 *
 * Put together again, the tokens are the text.
 */
public final class Tokens {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*[\\p{L}\\p{M}\\p{Nd}]{1,8}|\\s*[^\\s\\p{L}\\p{M}\\p{Nd}]|\\s+");

    private Tokens() {}

    public static List<String> split(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            tokens.add(token.group());
        }
        return tokens;
    }

    public static int count(String text) {
        int count = 0;
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            count++;
        }
        return count;
    }
}
