package io.airsprotocols.openrouter.sandbox.internal.account;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many requests are left until when. */
public record Window(int limit, int remaining, Instant reset) {

    /** The three headers; the reset is in milliseconds since 1970. */
    public Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-RateLimit-Limit", Integer.toString(limit));
        headers.put("X-RateLimit-Remaining", Integer.toString(remaining));
        headers.put("X-RateLimit-Reset", Long.toString(reset.toEpochMilli()));
        return headers;
    }
}
