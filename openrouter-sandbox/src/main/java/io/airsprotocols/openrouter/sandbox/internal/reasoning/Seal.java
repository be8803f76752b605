package io.airsprotocols.openrouter.sandbox.internal.reasoning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Signs thoughts and locks them up, as providers do: who gets them back sees whether anything was changed. It keeps
 * nobody from anything; whoever reads this can do the same.
 */
final class Seal {

    private static final String SECRET = "openrouter-java sandbox";
    private static final int MARK = 32;

    private Seal() {}

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-512").digest((SECRET + "\n" + text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** The signature of a thought, which also knows its place and the thought before it. */
    static String sign(String format, int place, String signatureBefore, String text) {
        return Base64.getEncoder().encodeToString(digest(format + "\n" + place + "\n" + signatureBefore + "\n" + text));
    }

    /** Text made unreadable, for a place and under an id. */
    static String lock(String format, int place, String id, String text) {
        byte[] payload = (format + "\n" + place + "\n" + id + "\n"
                        + Base64.getEncoder().encodeToString(digest(text)))
                .getBytes(StandardCharsets.UTF_8);
        byte[] mark = digest(new String(payload, StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(payload, payload.length + MARK);
        System.arraycopy(mark, 0, all, payload.length, MARK);
        return Base64.getEncoder().encodeToString(all);
    }

    /** Whether this is what was locked up for the place and the id. */
    static boolean isLocked(@Nullable String data, String format, int place, String id) {
        byte[] all;
        try {
            all = Base64.getDecoder().decode(data == null ? "" : data);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        if (all.length <= MARK) {
            return false;
        }
        String payload = new String(all, 0, all.length - MARK, StandardCharsets.UTF_8);
        byte[] mark = Arrays.copyOf(digest(payload), MARK);
        return Arrays.equals(mark, Arrays.copyOfRange(all, all.length - MARK, all.length))
                && payload.startsWith(format + "\n" + place + "\n" + id + "\n");
    }

    /** A short name that is the same for the same text. */
    static String name(String text) {
        StringBuilder name = new StringBuilder();
        byte[] digest = digest(text);
        for (int i = 0; i < 12; i++) {
            name.append(String.format("%02x", digest[i]));
        }
        return name.toString();
    }
}
