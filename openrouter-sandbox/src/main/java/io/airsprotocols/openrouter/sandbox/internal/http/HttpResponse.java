package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to answer.
 *
 * @param contentLength the length of the body, or -1 to send it in pieces as they come
 */
public record HttpResponse(int status, Map<String, String> headers, long contentLength, Body body) {

    public HttpResponse {
        headers = new LinkedHashMap<>(headers);
    }

    public static HttpResponse of(int status, Map<String, String> headers, byte[] body) {
        return new HttpResponse(status, headers, body.length, wire -> {
            wire.write(body);
            wire.end();
        });
    }

    /** Writes a body. */
    @FunctionalInterface
    public interface Body {
        void writeTo(Wire wire) throws IOException;
    }
}
