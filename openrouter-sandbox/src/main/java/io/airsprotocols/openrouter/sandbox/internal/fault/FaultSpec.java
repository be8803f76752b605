package io.airsprotocols.openrouter.sandbox.internal.fault;

import io.airsprotocols.openrouter.sandbox.internal.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fault by name and parameters, in the form {@code name;key=value;key=value}.
 *
 * @param parameters in the order given
 */
public record FaultSpec(FaultKind kind, Map<String, String> parameters) {

    public FaultSpec {
        parameters = Map.copyOf(parameters);
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
     * @throws IllegalArgumentException if one of them does not exist or has a parameter it does not know
     */
    public static List<FaultSpec> parseAll(String text) {
        List<FaultSpec> faults = new ArrayList<>();
        for (String each : text.split(",", -1)) {
            if (!each.isBlank()) {
                faults.add(parse(each));
            }
        }
        return faults;
    }

    /** Reads one fault; throws an IllegalArgumentException if there is none such, or it has no such parameter. */
    public static FaultSpec parse(String text) {
        String[] parts = text.split(";", -1);
        FaultKind kind = FaultKind.of(parts[0].strip());
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException(
                        "A parameter of a fault must have the form key=value, was \"" + parts[i].strip() + "\"");
            }
            String key = parts[i].substring(0, equals).strip();
            if (!kind.parameters().contains(key)) {
                throw new IllegalArgumentException(
                        "The fault " + kind.label() + " has no parameter \"" + key + "\"; it has "
                                + (kind.parameters().isEmpty() ? "none" : String.join(", ", kind.parameters())));
            }
            parameters.put(key, parts[i].substring(equals + 1).strip());
        }
        return new FaultSpec(kind, parameters);
    }

    public @Nullable String text(String key) {
        return parameters.get(key);
    }

    public String text(String key, String otherwise) {
        return parameters.getOrDefault(key, otherwise);
    }

    public int number(String key, int otherwise) {
        String text = parameters.get(key);
        if (text == null) {
            return otherwise;
        }
        return Math.toIntExact(whole(key, text, Integer.MAX_VALUE));
    }

    private long whole(String key, String text, long most) {
        try {
            long number = Long.parseLong(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new IllegalArgumentException("The parameter " + key + " of the fault " + kind.label()
                + " must be a whole number from 0 to " + most + ", was \"" + text + "\"");
    }

    /** An HTTP status; throws an IllegalArgumentException if it is not one that an answer can have. */
    public int status(int otherwise) {
        return HttpResponse.checkStatus(number("code", otherwise));
    }

    public boolean flag(String key, boolean otherwise) {
        return choice(key, Boolean.toString(otherwise), "true", "false").equals("true");
    }

    /** One of some values; throws an IllegalArgumentException that lists them if the parameter is another. */
    public String choice(String key, String otherwise, String... allowed) {
        String text = parameters.getOrDefault(key, otherwise);
        if (!List.of(allowed).contains(text)) {
            throw new IllegalArgumentException("The parameter " + key + " of the fault " + kind.label()
                    + " must be one of " + String.join(", ", allowed) + ", was \"" + text + "\"");
        }
        return text;
    }

    public Duration millis(String key, long otherwise) {
        String text = parameters.get(key);
        return Duration.ofMillis(text == null ? otherwise : whole(key, text, Long.MAX_VALUE));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.label());
        kind.parameters().forEach(key -> {
            if (parameters.containsKey(key)) {
                text.append(';').append(key).append('=').append(parameters.get(key));
            }
        });
        return text.toString();
    }
}
