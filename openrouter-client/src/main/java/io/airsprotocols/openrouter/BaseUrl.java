package io.airsprotocols.openrouter;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where calls go: checked, so that a key is never sent in the clear or to a host that was not meant. */
final class BaseUrl {

    static final URI DEFAULT = URI.create("https://openrouter.ai/api/v1");

    private static final int HIGHEST_PORT = 65_535;

    private BaseUrl() {}

    static URI checked(String text, String origin) {
        String trimmed = text.strip();
        URI url;
        try {
            url = new URI(trimmed);
        } catch (URISyntaxException malformed) {
            throw refused(origin, trimmed, "is not a URL: " + malformed.getReason());
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused(origin, trimmed, "must begin with https://");
        }
        String host = url.getHost();
        if (host == null) {
            throw refused(origin, trimmed, "has no host");
        }
        if (url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
            throw refused(origin, trimmed, "has a port that cannot be: it is a number from 1 to " + HIGHEST_PORT);
        }
        if (url.getRawUserInfo() != null) {
            throw refused(origin, trimmed, "must not carry a user or a password");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw refused(origin, trimmed, "must end with its path, without ? and #");
        }
        if (scheme.equals("http") && !isLoopback(host)) {
            throw refused(
                    origin, trimmed, "would send the API key unencrypted: use https:// (http:// is for loopback only)");
        }
        return URI.create(trimmed.replaceAll("/+$", ""));
    }

    /** By name alone: resolving it could be answered by anyone. */
    static boolean isLoopback(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.equals("localhost")
                || lower.endsWith(".localhost")
                || lower.equals("[::1]")
                || lower.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    private static IllegalArgumentException refused(String origin, String given, String problem) {
        return new IllegalArgumentException("The base URL " + problem + ". Given by " + origin + ": \"" + shown(given)
                + "\". The API is at " + DEFAULT);
    }

    /** What was given, without a password in it and without a key that was put into the wrong place. */
    private static String shown(String given) {
        return given.replaceAll("//.*@", "//…@").replaceAll("sk-or-[A-Za-z0-9_-]+", "[hidden key]");
    }
}
