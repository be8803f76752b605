package io.airsprotocols.openrouter.error;

import io.airsprotocols.openrouter.json.JsonView;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The error object of an answer, wherever it stood: in a failed answer, in a body of status 200, inside a choice, in a
 * chunk of a stream. Immutable.
 */
public final class ApiError extends JsonView {

    private static final int LONGEST_RAW = 500;

    /**
     * Views an error object.
     *
     * @param json the value of {@code error}, as it came
     */
    public ApiError(ObjectNode json) {
        super(json);
    }

    /**
     * Makes an error object of whatever stood where one was expected; some gateways send a bare string.
     *
     * @param error the value of {@code error}
     * @return the error
     */
    public static ApiError of(JsonNode error) {
        if (error instanceof ObjectNode object) {
            return new ApiError(object);
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("message", error.isValueNode() ? error.asString() : error.toString());
        return new ApiError(object);
    }

    /**
     * What the server said. Often generic ({@code Provider returned error}); {@link #description()} has the whole.
     *
     * @return the message, empty if there was none
     */
    public String message() {
        return string("message", "");
    }

    /**
     * The {@code code}, which is a number here and a word there.
     *
     * @return its text as it came, such as {@code 429} or {@code server_error}, or null
     */
    public @Nullable String code() {
        return string("code");
    }

    /**
     * The HTTP status this error stands for, where it says so by a numeric {@code code} or by {@code http_status}.
     *
     * @return a status from 100 to 599, or null
     */
    public @Nullable Integer status() {
        Long code = number("code");
        if (code == null || code < 100 || code > 599) {
            code = number("http_status");
        }
        return code == null || code < 100 || code > 599 ? null : code.intValue();
    }

    /**
     * The stable name of the failure: {@code error.metadata.error_type}, {@code error.error_type}, {@code error.type} or
     * a symbolic {@code error.code}, whichever is there first.
     *
     * @return the type, or null if none is named
     */
    public @Nullable ErrorType type() {
        String code = number("code") == null ? string("code", "") : "";
        return Stream.of(details().string("error_type", ""), string("error_type", ""), string("type", ""), code)
                .filter(name -> !name.isBlank())
                .findFirst()
                .map(ErrorType::of)
                .orElse(null);
    }

    /**
     * The rate limit that was reached, as far as the error repeats the headers ({@code metadata.headers}).
     *
     * @return the limit, or null if it does not
     */
    public @Nullable RateLimit rateLimit() {
        ApiError headers = details().part("headers", ApiError::new);
        return RateLimit.from(name -> headers.string(name));
    }

    /**
     * The provider that failed, by its display name.
     *
     * @return the name, or null
     */
    public @Nullable String providerName() {
        return details().string("provider_name");
    }

    /**
     * The provider's own code for what failed ({@code metadata.provider_code}).
     *
     * @return the code, or null
     */
    public @Nullable String providerCode() {
        return details().string("provider_code");
    }

    /**
     * What failed before it, where OpenRouter tried several endpoints ({@code metadata.previous_errors}).
     *
     * @return the errors in order, never null
     */
    public List<ApiError> previousErrors() {
        return details().children("previous_errors", ApiError::new);
    }

    /**
     * What the provider itself said, where OpenRouter passes it on ({@code metadata.raw}): text, or JSON as text.
     *
     * @return the text, or null
     */
    public @Nullable String raw() {
        JsonNode raw = details().node("raw");
        return raw == null || raw.isNull() ? null : raw.isString() ? raw.stringValue() : raw.toString();
    }

    /**
     * Why the content was refused ({@code metadata.reasons}, or {@code metadata.patterns} of a guardrail).
     *
     * @return the reasons, never null
     */
    public List<String> reasons() {
        List<String> reasons = details().texts("reasons");
        return reasons.isEmpty() ? details().texts("patterns") : reasons;
    }

    /**
     * Why no endpoint could serve, where the server says so.
     *
     * @return the availability, or null
     */
    public @Nullable Availability availability() {
        return child("availability", Availability::new);
    }

    /**
     * The free-form details of the error.
     *
     * @return a copy, or null if there are none
     */
    public @Nullable JsonNode metadata() {
        return node("metadata");
    }

    /**
     * One line for a person: the message, and what the provider said where the message alone says nothing.
     *
     * @return the text, never empty
     */
    public String description() {
        StringBuilder text = new StringBuilder(message().isBlank() ? "no message was given" : message());
        String raw = raw();
        if (raw != null && !raw.isBlank() && text.indexOf(raw) < 0) {
            text.append(": ").append(raw.length() > LONGEST_RAW ? raw.substring(0, LONGEST_RAW) + "…" : raw);
        }
        if (!reasons().isEmpty()) {
            text.append(" (").append(String.join(", ", reasons())).append(')');
        }
        return text.toString();
    }

    private ApiError details() {
        return part("metadata", ApiError::new);
    }
}
