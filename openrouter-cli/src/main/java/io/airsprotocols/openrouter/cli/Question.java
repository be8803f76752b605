package io.airsprotocols.openrouter.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What is asked: the words of the command line, stdin, or the words with stdin below them. */
final class Question {

    private static final String STDIN = "-";

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
        CompletableFuture<String> reading = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try {
                        reading.complete(new String(around.in().readAllBytes(), StandardCharsets.UTF_8).strip());
                    } catch (IOException unreadable) {
                        reading.completeExceptionally(unreadable);
                    }
                },
                "stdin");
        reader.setDaemon(true);
        reader.start();
        around.stop().onCancel(() -> reading.cancel(false));
        try {
            return reading.join();
        } catch (CompletionException unreadable) {
            throw new MisuseException("The question could not be read from stdin: " + unreadable.getMessage());
        }
    }
}
