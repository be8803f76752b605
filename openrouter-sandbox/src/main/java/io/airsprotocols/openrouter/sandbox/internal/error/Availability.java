package io.airsprotocols.openrouter.sandbox.internal.error;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The eleven reasons why no endpoint could serve ({@code error.availability.code}), each with its status. */
public enum Availability {
    MODEL_NOT_FOUND(400, "invalid_request"),
    WRONG_ENDPOINT(400, "invalid_request"),
    NO_ENDPOINTS(404, "not_found"),
    MODEL_DEPRECATED(404, "not_found"),
    MODEL_UNAVAILABLE_UPSTREAM(404, "not_found"),
    CAPACITY_EXHAUSTED(429, "rate_limit_exceeded"),
    TEMPORARILY_UNAVAILABLE(503, "provider_overloaded"),
    REGION_RESTRICTED(403, "permission_denied"),
    PRIVACY_RESTRICTED(404, "not_found"),
    CONSTRAINT_FILTERED(404, "not_found"),
    FREE_VARIANT_ENDED(404, "not_found");

    private final int status;
    private final String errorType;

    Availability(int status, String errorType) {
        this.status = status;
        this.errorType = errorType;
    }

    /** Finds a reason by its code; throws an IllegalArgumentException that lists them if there is no such code. */
    public static Availability of(String code) {
        for (Availability each : values()) {
            if (each.code().equals(code)) {
                return each;
            }
        }
        throw new IllegalArgumentException("There is no availability code \"" + code + "\"; known are "
                + String.join(
                        ", ",
                        java.util.Arrays.stream(values())
                                .map(Availability::code)
                                .toList()));
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int status() {
        return status;
    }

    public String errorType() {
        return errorType;
    }

    public boolean retryable() {
        return this == CAPACITY_EXHAUSTED || this == TEMPORARILY_UNAVAILABLE;
    }

    /** The four fields that are always there. */
    public ObjectNode json(List<String> models) {
        ObjectNode json = Json.object();
        json.put("code", code());
        json.put("retryable", retryable());
        json.set("requested_models", Json.texts(models));
        json.put("docs_url", "https://openrouter.ai/docs/errors#" + code());
        return json;
    }
}
