package io.airsprotocols.openrouter.internal.engine;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;

/**
 * Keeps API keys out of every text that leaves the library. Servers have been seen to repeat the key in an error message.
 * Safe for use by several threads.
 */
final class Secrets {

    static final String HIDDEN = "[hidden key]";

    /** The form of OpenRouter's keys, for keys that are not this client's. Masked labels such as sk-or-v1-au7...890 stay. */
    private static final Pattern KEY = Pattern.compile("sk-or-[A-Za-z0-9_-]{16,}");

    /** More keys than any rotation has at once; beyond that a source makes a new key a call, and the pattern must do. */
    private static final int MOST = 64;

    /** The longest first, so that a key that begins like another is hidden whole. */
    private final Set<String> known = new ConcurrentSkipListSet<>(
            Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    void learn(String key) {
        if (known.size() < MOST) {
            known.add(key);
        }
    }

    String hide(String text) {
        String hidden = text;
        for (String key : known) {
            if (hidden.contains(key)) {
                hidden = hidden.replace(key, HIDDEN);
            }
        }
        return hidden.contains("sk-or-") ? KEY.matcher(hidden).replaceAll(HIDDEN) : hidden;
    }
}
