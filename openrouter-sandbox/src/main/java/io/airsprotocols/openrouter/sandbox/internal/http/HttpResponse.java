package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Headers;

/**
 * What to answer.
 *
 * @param contentLength the length of the body, or -1 to send it in pieces as they come
 */
public record HttpResponse(int status, Map<String, String> headers, long contentLength, Body body) {

    public HttpResponse {
        headers = new LinkedHashMap<>(headers);
    }

    /** Throws an IllegalArgumentException if there cannot be such a header. */
    public static void checkHeader(String name, String value) {
        Headers.of(name, value);
    }

    /**
     * Throws an IllegalArgumentException if a status does not end an exchange. Those below 200 announce another, and
     * those without three digits are none.
     */
    public static int checkStatus(int status) {
        if (status < 200 || status > 999) {
            throw new IllegalArgumentException("The status of an answer is a number from 200 to 999, not " + status);
        }
        return status;
    }

    /** Writes a body. */
    @FunctionalInterface
    public interface Body {
        void writeTo(Wire wire) throws IOException;
    }
}
