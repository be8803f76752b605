package io.airsprotocols.openrouter.cli;

/** A message that another sentence can follow. */
final class Sentence {

    private Sentence() {}

    static String of(String message) {
        String text = message.strip();
        return text.isEmpty() || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }
}
