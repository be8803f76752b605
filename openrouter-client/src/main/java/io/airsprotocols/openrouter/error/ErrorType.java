package io.airsprotocols.openrouter.error;

/**
 * OpenRouter's {@code error_type}: the stable name of a failure, to be preferred over its message and its status.
 *
 * <p>Open: the server may send names that have no constant here, and they are kept.
 *
 * @param value the name on the wire, such as {@code rate_limit_exceeded}
 */
public record ErrorType(String value) {
    /** The prompt and the answer do not fit the model's context. */
    public static final ErrorType CONTEXT_LENGTH_EXCEEDED = new ErrorType("context_length_exceeded");
    /** More output tokens were asked for than the model gives. */
    public static final ErrorType MAX_TOKENS_EXCEEDED = new ErrorType("max_tokens_exceeded");
    /** The key is missing, wrong, disabled or expired. */
    public static final ErrorType AUTHENTICATION = new ErrorType("authentication");
    /** The key may not do this. */
    public static final ErrorType PERMISSION_DENIED = new ErrorType("permission_denied");
    /** The account or the key is out of credits. */
    public static final ErrorType PAYMENT_REQUIRED = new ErrorType("payment_required");
    /** A rate limit of OpenRouter or of every provider was reached. */
    public static final ErrorType RATE_LIMIT_EXCEEDED = new ErrorType("rate_limit_exceeded");
    /** The provider has no capacity at the moment. */
    public static final ErrorType PROVIDER_OVERLOADED = new ErrorType("provider_overloaded");
    /** The provider failed. */
    public static final ErrorType PROVIDER_UNAVAILABLE = new ErrorType("provider_unavailable");
    /** The request is not valid. */
    public static final ErrorType INVALID_REQUEST = new ErrorType("invalid_request");
    /** No such thing, or no endpoint that fits the preferences. */
    public static final ErrorType NOT_FOUND = new ErrorType("not_found");
    /** The request is too large. */
    public static final ErrorType PAYLOAD_TOO_LARGE = new ErrorType("payload_too_large");
    /** The content was refused by a policy. */
    public static final ErrorType CONTENT_POLICY_VIOLATION = new ErrorType("content_policy_violation");
    /** The model refused. */
    public static final ErrorType REFUSAL = new ErrorType("refusal");
    /** OpenRouter itself failed. */
    public static final ErrorType SERVER = new ErrorType("server");
    /** OpenRouter or the provider took too long. */
    public static final ErrorType TIMEOUT = new ErrorType("timeout");
    /** A failure the server could not name. */
    public static final ErrorType UNMAPPED = new ErrorType("unmapped");

    /**
     * An error type by its name on the wire; names of older versions of the API are translated to today's.
     *
     * @param name the name on the wire
     * @return the type, of today's name where the given one is a known older spelling
     */
    public static ErrorType of(String name) {
        return switch (name) {
            case "invalid_request_error" -> INVALID_REQUEST;
            case "authentication_error" -> AUTHENTICATION;
            case "permission_error" -> PERMISSION_DENIED;
            case "billing_error" -> PAYMENT_REQUIRED;
            case "not_found_error" -> NOT_FOUND;
            case "rate_limit_error" -> RATE_LIMIT_EXCEEDED;
            case "overloaded_error" -> PROVIDER_OVERLOADED;
            case "provider_error" -> PROVIDER_UNAVAILABLE;
            case "timeout_error" -> TIMEOUT;
            case "api_error", "server_error" -> SERVER;
            default -> new ErrorType(name);
        };
    }

    @Override
    public String toString() {
        return value;
    }
}
