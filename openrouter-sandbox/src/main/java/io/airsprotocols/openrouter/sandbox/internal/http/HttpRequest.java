package io.airsprotocols.openrouter.sandbox.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in.
 *
 * @param index its place in the order of arrival, from 0
 * @param target path and query
 * @param headers a map that ignores the case of names
 */
public record HttpRequest(
        int index,
        String method,
        String target,
        String protocol,
        int connection,
        Map<String, List<String>> headers,
        ByteString body) {

    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    public @Nullable String header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** The first value of a query parameter, decoded; null if it is absent or empty. */
    public @Nullable String query(String name) {
        int start = target.indexOf('?');
        if (start < 0) {
            return null;
        }
        for (String pair : target.substring(start + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && decode(pair.substring(0, equals)).equals(name) && equals < pair.length() - 1) {
                return decode(pair.substring(equals + 1));
            }
        }
        return null;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
