package io.airsprotocols.openrouter.sandbox.internal.fault;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A fault by name and parameters, in the form {@code name;key=value;key="value"}. What stands in quotation marks is a JSON
 * string: it may have commas, semicolons, and letters that no header can carry as they are.
 *
 * @param parameters each a value the kind may have
 */
public record FaultSpec(FaultKind kind, Map<String, String> parameters) {

    /** Throws an IllegalArgumentException that says what is allowed if a parameter cannot have its value. */
    public FaultSpec {
        parameters = Map.copyOf(parameters);
        for (String key : kind.parameters()) {
            String value = parameters.get(key);
            if (value != null) {
                FaultCheck.check(kind, key, value);
            }
        }
    }

    public static FaultSpec of(FaultKind kind) {
        return new FaultSpec(kind, Map.of());
    }

    public FaultSpec with(String key, Object value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(key, value.toString());
        return new FaultSpec(kind, more);
    }

    /**
     * Reads a header's value: faults, parted by commas.
     *
     * @throws IllegalArgumentException if one of them does not exist or has a parameter it does not know or cannot have
     */
    public static List<FaultSpec> parseAll(String text) {
        List<FaultSpec> faults = new ArrayList<>();
        for (String each : cut(text, ',')) {
            if (!each.isBlank()) {
                faults.add(parse(each));
            }
        }
        return faults;
    }

    /** Reads one fault; throws an IllegalArgumentException if there is none such, or it cannot have such a parameter. */
    public static FaultSpec parse(String text) {
        List<String> parts = cut(text, ';');
        FaultKind kind = FaultKind.of(parts.get(0).strip());
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(
                        "A parameter of a fault must have the form key=value, was \"" + part.strip() + "\"");
            }
            String key = part.substring(0, equals).strip();
            if (!kind.parameters().contains(key)) {
                throw new IllegalArgumentException(
                        "The fault " + kind.label() + " has no parameter \"" + key + "\"; it has "
                                + (kind.parameters().isEmpty() ? "none" : String.join(", ", kind.parameters())));
            }
            parameters.put(key, read(part.substring(equals + 1).strip()));
        }
        return new FaultSpec(kind, parameters);
    }

    /** Cuts at each mark that is not inside a quoted value. */
    private static List<String> cut(String text, char mark) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        boolean valueBegins = false;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '"' && valueBegins) {
                at = closing(text, at);
            } else if (letter == mark) {
                parts.add(text.substring(begin, at));
                begin = at + 1;
            }
            valueBegins = letter == '=' || (valueBegins && letter == ' ');
        }
        parts.add(text.substring(begin));
        return parts;
    }

    /** Where what is opened at a place is closed, or the end of the text. */
    private static int closing(String text, int opened) {
        int at = opened + 1;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    private static String read(String value) {
        if (!value.startsWith("\"")) {
            return value;
        }
        try {
            JsonNode read = Json.parse(value);
            if (read.isString()) {
                return read.stringValue();
            }
        } catch (JacksonException notJson) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "A value of a fault that begins with a quotation mark must be a JSON string, was " + value);
    }

    private static String written(String value) {
        boolean plain = value.strip().equals(value)
                && value.chars().allMatch(each -> each >= ' ' && each <= '~' && ",;\"".indexOf(each) < 0);
        if (plain) {
            return value;
        }
        StringBuilder text = new StringBuilder();
        Json.write(Json.textNode(value))
                .chars()
                .forEach(each -> text.append(
                        each >= ' ' && each <= '~' ? Character.toString(each) : String.format("\\u%04x", each)));
        return text.toString();
    }

    public @Nullable String text(String key) {
        return parameters.get(key);
    }

    public String text(String key, String otherwise) {
        return parameters.getOrDefault(key, otherwise);
    }

    public int number(String key, int otherwise) {
        String text = parameters.get(key);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    public boolean flag(String key) {
        return "true".equals(parameters.get(key));
    }

    public Duration millis(String key, long otherwise) {
        String text = parameters.get(key);
        return Duration.ofMillis(text == null ? otherwise : Long.parseLong(text));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.label());
        kind.parameters().forEach(key -> {
            String value = parameters.get(key);
            if (value != null) {
                text.append(';').append(key).append('=').append(written(value));
            }
        });
        return text.toString();
    }
}
