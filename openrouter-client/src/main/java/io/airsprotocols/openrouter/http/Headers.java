package io.airsprotocols.openrouter.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** HTTP headers: names without regard to case, several values a name. Immutable and safe to share. */
public final class Headers {

    private static final Headers NONE = new Headers(new String[0]);

    /** Names and values in turn, a pair for each value; there are few, so that looking through them is the quickest. */
    private final String[] fields;

    private Headers(String[] fields) {
        this.fields = fields;
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
        List<String> fields = new ArrayList<>();
        values.forEach((name, each) -> {
            // Java's own client puts the status line under no name.
            if (name != null) {
                each.forEach(value -> add(fields, name, value));
            }
        });
        return new Headers(fields.toArray(String[]::new));
    }

    /**
     * Headers as they were received, field by field; nothing is checked.
     *
     * @param namesAndValues names and values in turn
     * @return the headers
     * @throws IllegalArgumentException if the last name has no value
     */
    public static Headers received(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("Names and values come in turn, but the last name has no value: "
                    + namesAndValues.length + " texts");
        }
        for (String each : namesAndValues) {
            Objects.requireNonNull(each);
        }
        return new Headers(namesAndValues.clone());
    }

    private static void add(List<String> fields, String name, String value) {
        fields.add(name);
        fields.add(Objects.requireNonNull(value, name));
    }

    /**
     * The first value of a header.
     *
     * @param name its name, in any case
     * @return the value, or null if there is none
     */
    public @Nullable String first(String name) {
        int at = find(name);
        return at < 0 ? null : fields[at + 1];
    }

    /** Where the first field of a name stands, or -1. */
    private int find(String name) {
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * All values of a header.
     *
     * @param name its name, in any case
     * @return an unmodifiable list, never null
     */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            if (fields[i].equalsIgnoreCase(name)) {
                values.add(fields[i + 1]);
            }
        }
        return Collections.unmodifiableList(values);
    }

    /**
     * All headers, in the order of their names.
     *
     * @return an unmodifiable map that ignores the case of names
     */
    public Map<String, List<String>> map() {
        Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        forEach((name, value) ->
                map.computeIfAbsent(name, unused -> new ArrayList<>()).add(value));
        map.replaceAll((name, values) -> Collections.unmodifiableList(values));
        return Collections.unmodifiableMap(map);
    }

    /**
     * Hands out each value with its name, in the order they were given.
     *
     * @param field takes a name and a value
     */
    public void forEach(BiConsumer<? super String, ? super String> field) {
        for (int i = 0; i < fields.length; i += 2) {
            field.accept(fields[i], fields[i + 1]);
        }
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
        return with(new Headers(new String[] {name, value}));
    }

    /**
     * These headers with others in place of those of the same name.
     *
     * @param others the headers to set
     * @return new headers
     */
    public Headers with(Headers others) {
        if (others.fields.length == 0) {
            return this;
        }
        List<String> all = new ArrayList<>(fields.length + others.fields.length);
        forEach((name, value) -> {
            if (others.find(name) < 0) {
                add(all, name, value);
            }
        });
        others.forEach((name, value) -> {
            int at = find(name);
            // As the name is written here, so that setting a header does not change its case.
            add(all, at < 0 ? name : fields[at], value);
        });
        return new Headers(all.toArray(String[]::new));
    }

    private static void checkName(String name) {
        Objects.requireNonNull(name, "name");
        boolean fine = !name.isEmpty();
        for (int i = 0; fine && i < name.length(); i++) {
            char c = name.charAt(i);
            fine = c > 0x20 && c < 0x7f && c != ':';
        }
        if (!fine) {
            throw new IllegalArgumentException(
                    "A header name must be visible ASCII without spaces and colons, was \"" + name + "\"");
        }
    }

    private static void checkValue(String name, String value) {
        Objects.requireNonNull(value, name);
        boolean fine = true;
        for (int i = 0; fine && i < value.length(); i++) {
            char c = value.charAt(i);
            fine = c == '\t' || (c >= 0x20 && c < 0x7f);
        }
        if (!fine) {
            // The value is not shown: it may be a secret.
            throw new IllegalArgumentException("The value of header " + name
                    + " has a character that cannot stand in a header (line break, control or non-ASCII character)");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Headers headers && map().equals(headers.map());
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (Map.Entry<String, List<String>> each : map().entrySet()) {
            // As equal as names are: without regard to case.
            hash += each.getKey().toLowerCase(Locale.ROOT).hashCode()
                    ^ each.getValue().hashCode();
        }
        return hash;
    }

    /** The headers, with the values of those that carry secrets left out. */
    @Override
    public String toString() {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        map().forEach((name, values) -> shown.put(name, isSecret(name) ? List.of("██") : values));
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
