package io.airsprotocols.openrouter.internal.engine;

import org.jspecify.annotations.Nullable;

/** What can be told of an API key without asking the server. */
public final class Keys {

    private Keys() {}

    /**
     * What is wrong with a key, without showing it. Its form is not checked further: OpenRouter may change it.
     *
     * @param key the key, or null if there is none
     * @return the trouble and what to do, or null if the key can be sent
     */
    public static @Nullable String problem(@Nullable String key) {
        if (key == null || key.isBlank()) {
            return "There is no API key: set OPENROUTER_API_KEY, or give the key to OpenRouter.builder().apiKey(…). "
                    + "Keys are made at https://openrouter.ai/keys";
        }
        if (!isVisible(key)) {
            return "The API key (" + key.length() + " characters) holds a space, a line break or a character that is "
                    + "not ASCII: copy it again, without quotes and blanks";
        }
        return null;
    }

    private static boolean isVisible(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) <= 0x20 || key.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }
}
