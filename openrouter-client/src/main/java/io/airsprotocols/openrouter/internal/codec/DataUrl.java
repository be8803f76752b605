package io.airsprotocols.openrouter.internal.codec;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes {@code data:} URLs (RFC 2397) apart. */
public final class DataUrl {

    private static final String SCHEME = "data:";

    private DataUrl() {}

    /**
     * Whether a text is a data URL.
     *
     * @param url the text
     * @return true if it begins with {@code data:} and has a comma
     */
    public static boolean is(String url) {
        return url.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) && url.indexOf(',') > 0;
    }

    /**
     * The media type it names.
     *
     * @param url the text
     * @return such as {@code image/png}, in lower case and without parameters; null if it names none or is no data URL
     */
    public static @Nullable String mediaType(String url) {
        if (!is(url)) {
            return null;
        }
        String head = url.substring(SCHEME.length(), url.indexOf(','));
        int end = head.indexOf(';');
        String type = (end < 0 ? head : head.substring(0, end)).trim().toLowerCase(Locale.ROOT);
        return type.isEmpty() ? null : type;
    }

    /**
     * The content.
     *
     * @param url the text
     * @return the bytes, or null if it is no data URL or its content cannot be decoded
     */
    public static byte @Nullable [] bytes(String url) {
        if (!is(url)) {
            return null;
        }
        int comma = url.indexOf(',');
        String content = url.substring(comma + 1);
        if (!url.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64")) {
            return percentDecoded(content);
        }
        return base64(content);
    }

    /**
     * Decodes base64, of either alphabet, with or without padding and line breaks.
     *
     * @param text the base64
     * @return the bytes, or null if it is none
     */
    public static byte @Nullable [] base64(String text) {
        String plain = text.indexOf('-') < 0 && text.indexOf('_') < 0
                ? text
                : text.replace('-', '+').replace('_', '/');
        try {
            return Base64.getDecoder().decode(plain);
        } catch (IllegalArgumentException notStrict) {
            try {
                return Base64.getMimeDecoder().decode(plain);
            } catch (IllegalArgumentException notBase64) {
                return null;
            }
        }
    }

    /** Not the decoder of the JDK, which is one of forms and makes a space of a plus. */
    private static byte @Nullable [] percentDecoded(String text) {
        byte[] from = text.getBytes(StandardCharsets.UTF_8);
        byte[] to = new byte[from.length];
        int length = 0;
        for (int i = 0; i < from.length; i++) {
            if (from[i] != '%') {
                to[length++] = from[i];
                continue;
            }
            int high = i + 2 < from.length ? Character.digit(from[i + 1], 16) : -1;
            int low = i + 2 < from.length ? Character.digit(from[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return null;
            }
            to[length++] = (byte) (high << 4 | low);
            i += 2;
        }
        return java.util.Arrays.copyOf(to, length);
    }
}
