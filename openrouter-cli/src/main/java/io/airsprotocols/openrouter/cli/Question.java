package io.airsprotocols.openrouter.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What is asked: the words of the command line, stdin, or the words with stdin below them. */
final class Question {

    private static final String STDIN = "-";

    /** More than any model's context holds, and little enough to be kept in memory. */
    private static final int MOST_BYTES = 100_000_000;

    /** Stands where bytes are no letter. */
    private static final char REPLACEMENT = '\ufffd';

    private Question() {}

    static String of(List<String> words, Surroundings around) {
        // Only as the last word: in "what is 2 - 1" a dash is a dash.
        boolean stdin = words.isEmpty() || words.get(words.size() - 1).equals(STDIN);
        String spoken = String.join(" ", stdin && !words.isEmpty() ? words.subList(0, words.size() - 1) : words);
        String question = stdin ? joined(spoken, read(around)) : spoken;
        if (question.isBlank()) {
            throw new MisuseException(
                    "The question is empty. Give it as words, or on stdin: echo Hello | openrouter chat");
        }
        return question;
    }

    private static String joined(String spoken, String read) {
        return spoken.isBlank() ? read : spoken + "\n\n" + read;
    }

    private static String read(Surroundings around) {
        if (around.terminal().kind().in()) {
            around.terminal().note("openrouter: type the question, then Ctrl-D");
        }
        // On a thread of its own, because a read of a terminal cannot be interrupted and Ctrl-C is to end it all the
        // same.
        CompletableFuture<byte[]> reading = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try {
                        reading.complete(around.in().readNBytes(MOST_BYTES + 1));
                    } catch (IOException | OutOfMemoryError unreadable) {
                        reading.completeExceptionally(unreadable);
                    }
                },
                "stdin");
        reader.setDaemon(true);
        reader.start();
        around.stop().onCancel(() -> reading.cancel(false));
        try {
            return text(reading.join(), around.terminal()).strip();
        } catch (CompletionException unreadable) {
            Throwable cause = unreadable.getCause() == null ? unreadable : unreadable.getCause();
            throw new MisuseException("The question could not be read from stdin: " + cause.getMessage() + ".");
        }
    }

    /** What would reach the model as other letters than it is made of is not sent, or at least told of. */
    private static String text(byte[] read, Terminal terminal) {
        if (read.length > MOST_BYTES) {
            throw new MisuseException(String.format(
                    Locale.ROOT, "stdin holds more than %,d bytes, which no model reads. Give it less.", MOST_BYTES));
        }
        String text = new String(read, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw new MisuseException("stdin holds no UTF-8 text. A picture, a PDF, audio or video goes along with"
                    + " --attach FILE; a text of another encoding is converted by iconv.");
        }
        if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), read)) {
            terminal.note("openrouter: stdin is not all UTF-8; what is not goes out as " + REPLACEMENT
                    + " (iconv converts texts of another encoding)");
        }
        return text;
    }
}
