package io.airsprotocols.openrouter.sandbox;

import io.airsprotocols.openrouter.sandbox.internal.http.HttpRequest;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request as the sandbox received it, valid or not.
 *
 * @param index its place in the order of arrival, counted from 0 when the sandbox started
 * @param method such as {@code POST}
 * @param path with its query, such as {@code /api/v1/models?limit=2}
 * @param protocol {@code HTTP/1.1} or {@code HTTP/2}
 * @param connection the number of the connection that carried it, from 0: two requests with the same number shared one
 * @param headers all headers; the map ignores the case of names
 * @param body the body as UTF-8 text, empty if there was none
 */
public record Received(
        int index,
        String method,
        String path,
        String protocol,
        int connection,
        Map<String, List<String>> headers,
        String body) {

    /** Takes the parts of a request. */
    public Received {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        headers = Collections.unmodifiableMap(copy);
    }

    static Received of(HttpRequest request) {
        return new Received(
                request.index(),
                request.method(),
                request.target(),
                request.protocol(),
                request.connection(),
                request.headers(),
                request.body().utf8());
    }

    /**
     * The first value of a header.
     *
     * @param name its name, in any case
     * @return the value, or null if the request did not have it
     */
    public @Nullable String header(String name) {
        List<String> values = headers.get(Objects.requireNonNull(name, "name"));
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /**
     * The body as JSON.
     *
     * @return the value, with decimals exact
     * @throws tools.jackson.core.JacksonException if the body is not JSON
     */
    public JsonNode json() {
        return Json.parse(body);
    }

    /** The request line alone: headers hold keys. */
    @Override
    public String toString() {
        return "Received[" + index + ": " + method + " " + path + "]";
    }
}
