package io.airsprotocols.openrouter.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
        try {
            return new String(around.in().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new MisuseException("The question could not be read from stdin: " + unreadable.getMessage());
        }
    }
}
