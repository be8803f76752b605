package io.airsprotocols.openrouter.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is logged meanwhile. The log goes to {@link System#err}, so a test that reads it locks that resource. */
public final class Logged {

    private Logged() {}

    /** The lines that are logged while the work runs. None of them may hold the key. */
    public static List<String> during(Runnable work) {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setErr(before);
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text.contains(Canned.KEY)).as("the key stands in the log").isFalse();
        before.print(text);
        return text.lines().toList();
    }

    /** Those of the lines that the library logged at a level. */
    public static List<String> at(String level, List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains(level + " io.airsprotocols.openrouter"))
                .toList();
    }
}
