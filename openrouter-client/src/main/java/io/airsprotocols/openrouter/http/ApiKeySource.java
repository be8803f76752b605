package io.airsprotocols.openrouter.http;

/**
 * Gives the API key each time one is needed, so that keys can be rotated or kept in a vault. Safe for use by several
 * threads.
 */
@FunctionalInterface
public interface ApiKeySource {

    /**
     * The key to use now. Called once an attempt.
     *
     * @return the key, such as {@code sk-or-v1-…}
     */
    String apiKey();

    /**
     * A key that never changes.
     *
     * @param key the key
     * @return its source
     */
    static ApiKeySource of(String key) {
        return () -> key;
    }
}
