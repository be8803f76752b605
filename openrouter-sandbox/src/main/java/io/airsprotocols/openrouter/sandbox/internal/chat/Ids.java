package io.airsprotocols.openrouter.sandbox.internal.chat;

import java.util.SplittableRandom;

/** Makes ids that look random and are the same in every run. */
final class Ids {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final SplittableRandom random = new SplittableRandom(20_260_822L);

    synchronized String next(String prefix, long second) {
        StringBuilder id = new StringBuilder(prefix).append('-').append(second).append('-');
        for (int i = 0; i < 20; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
