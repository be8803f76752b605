package io.airsprotocols.openrouter.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** HTTP headers: names without regard to case, several values a name. Immutable and safe to share. */
public final class Headers {

    private static final Headers NONE = new Headers(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));

    private final Map<String, List<String>> values;

    /** @param values ignores the case of names */
    private Headers(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * No headers.
     *
     * @return empty headers
     */
    public static Headers none() {
        return NONE;
    }

    /**
     * Headers from a map.
     *
     * @param values the values by name
     * @return the headers
     * @throws IllegalArgumentException if a name or a value cannot stand in a header
     */
    public static Headers of(Map<String, List<String>> values) {
        values.forEach((name, each) -> {
            checkName(name);
            each.forEach(value -> checkValue(name, value));
        });
        return received(values);
    }

    /**
     * Headers as they were received: nothing is checked, since a strange header of a server is no reason to lose its
     * answer.
     *
     * @param values the values by name
     * @return the headers
     */
    public static Headers received(Map<String, List<String>> values) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((name, each) -> {
            // Java's own client puts the status line under no name.
            if (name != null) {
                copy.computeIfAbsent(name, unused -> new ArrayList<>()).addAll(each);
            }
        });
        copy.replaceAll((name, each) -> List.copyOf(each));
        return new Headers(copy);
    }

    /**
     * The first value of a header.
     *
     * @param name its name, in any case
     * @return the value, or null if there is none
     */
    public @Nullable String first(String name) {
        List<String> all = values.get(name);
        return all == null || all.isEmpty() ? null : all.get(0);
    }

    /**
     * All values of a header.
     *
     * @param name its name, in any case
     * @return an unmodifiable list, never null
     */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /**
     * All headers.
     *
     * @return an unmodifiable map that ignores the case of names
     */
    public Map<String, List<String>> map() {
        return Collections.unmodifiableMap(values);
    }

    /**
     * These headers with one set, in place of any values it had.
     *
     * @param name its name
     * @param value its value
     * @return new headers
     * @throws IllegalArgumentException if the name or the value cannot stand in a header
     */
    public Headers with(String name, String value) {
        checkName(name);
        checkValue(name, value);
        Map<String, List<String>> copy = copy();
        copy.put(name, List.of(value));
        return new Headers(copy);
    }

    /**
     * These headers with all of others set, in place of any values they had.
     *
     * @param others the headers that win
     * @return new headers
     */
    public Headers with(Headers others) {
        if (others.values.isEmpty()) {
            return this;
        }
        Map<String, List<String>> copy = copy();
        copy.putAll(others.values);
        return new Headers(copy);
    }

    private Map<String, List<String>> copy() {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(values);
        return copy;
    }

    private static void checkName(String name) {
        Objects.requireNonNull(name, "name");
        if (name.isEmpty() || !name.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != ':')) {
            throw new IllegalArgumentException(
                    "A header name must be visible ASCII without spaces and colons, was \"" + name + "\"");
        }
    }

    private static void checkValue(String name, String value) {
        Objects.requireNonNull(value, name);
        if (!value.chars().allMatch(c -> c == '\t' || (c >= 0x20 && c < 0x7f))) {
            // The value is not shown: it may be a secret.
            throw new IllegalArgumentException("The value of header " + name
                    + " has a character that cannot stand in a header (line break, control or non-ASCII character)");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Headers headers && values.equals(headers.values);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (Map.Entry<String, List<String>> each : values.entrySet()) {
            // As equal as names are: without regard to case.
            hash += each.getKey().toLowerCase(Locale.ROOT).hashCode()
                    ^ each.getValue().hashCode();
        }
        return hash;
    }

    /** The headers, with the values of those that carry secrets left out. */
    @Override
    public String toString() {
        Map<String, List<String>> shown = copy();
        shown.replaceAll((name, each) -> isSecret(name) ? List.of("██") : each);
        return shown.toString();
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("authorization")
                || lower.contains("cookie")
                || lower.contains("api-key")
                || lower.contains("apikey")
                || lower.contains("secret")
                || lower.endsWith("token");
    }
}
