package io.airsprotocols.openrouter.sandbox.internal.error;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** An answer that is an error: thrown where the trouble is found, written by whoever answers the request. */
public final class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The user every error names, as OpenRouter's do. */
    public static final String USER = "user_sandbox";

    private final int status;
    private final transient ObjectNode error = Json.object();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    public ApiFailure(int status, String message) {
        super(message);
        this.status = status;
        error.put("code", status);
        error.put("message", message);
    }

    public static ApiFailure invalid(String message) {
        return new ApiFailure(400, message).type("invalid_request");
    }

    /** A failure in which no endpoint could serve, with the facts about why. */
    public static ApiFailure unavailable(Availability why, List<String> models, String message) {
        ApiFailure failure = new ApiFailure(why.status(), message).type(why.errorType());
        failure.error.set("availability", why.json(models));
        return failure;
    }

    public ApiFailure type(String errorType) {
        metadata().put("error_type", errorType);
        return this;
    }

    public ApiFailure header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** The part {@code error.metadata}, made when first asked for. */
    public ObjectNode metadata() {
        return error.withObject("/metadata");
    }

    /** The part {@code error}, open to additions. */
    public ObjectNode error() {
        return error;
    }

    public int status() {
        return status;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public ObjectNode envelope() {
        ObjectNode envelope = Json.object();
        envelope.set("error", error);
        envelope.put("user_id", USER);
        return envelope;
    }

    /** It steers a request to its answer and is no fault of the program, so nobody needs to know where it was made. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
