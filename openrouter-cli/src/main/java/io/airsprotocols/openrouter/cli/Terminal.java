package io.airsprotocols.openrouter.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Where the command writes: answers to stdout, everything else to stderr. Each write is flushed. Safe for use by several
 * threads.
 */
final class Terminal {

    /** What the process has: which of its streams are terminals, and whether they may be decorated. */
    record Kind(boolean in, boolean out, boolean err, boolean decorated) {
        /** No stream is a terminal. */
        static final Kind NONE = new Kind(false, false, false, false);
    }

    private static final Pattern KEY = Pattern.compile("(sk-or-v1-)[0-9A-Za-z]{4,}");

    /** A model may not move the cursor, change the title or fill the clipboard of the one who reads it. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

    private static final String BROKEN_PIPE = "Broken pipe";

    private static final Pattern LINES = Pattern.compile("\\s*\\R\\s*");

    private final Writer out;
    private final Writer err;
    private final Kind kind;

    Terminal(OutputStream out, OutputStream err, Kind kind) {
        // A writer keeps the first half of a surrogate pair that a model sends in two pieces.
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.err = new OutputStreamWriter(err, StandardCharsets.UTF_8);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** Prints what a model or a server said on stdout, harmless to a terminal. */
    void print(String text) {
        printStyled(kind.out() ? CONTROL.matcher(text).replaceAll("") : text);
    }

    void printLine(String line) {
        print(line + "\n");
    }

    /** The heading of a table on stdout. */
    void printHeading(String line) {
        printStyled((kind.out() && kind.decorated() ? Style.BOLD.of(line) : line) + "\n");
    }

    /** Prints our own text on stdout, with the colours it may have. */
    void printStyled(String text) {
        synchronized (out) {
            try {
                out.write(text);
                out.flush();
            } catch (IOException unwritable) {
                throw unwritten(unwritable);
            }
        }
    }

    /** A reader that went away is no failure; a full disk is one. They differ in the words of the system alone. */
    private static RuntimeException unwritten(IOException unwritable) {
        String reason = String.valueOf(unwritable.getMessage());
        return reason.contains(BROKEN_PIPE)
                ? new ReaderGoneException(unwritable)
                : new UncheckedIOException(
                        "What is printed cannot be written to stdout: " + reason
                                + ". Make room there, or send it elsewhere.",
                        unwritable);
    }

    /** A remark on stderr that is no error. */
    void note(String line) {
        complain(Style.DIM, line);
    }

    /** A piece of what a model thinks, on stderr, which is no line of its own. */
    void thought(String text) {
        String harmless = kind.err() ? CONTROL.matcher(text).replaceAll("") : text;
        raw(decoratesErr() ? Style.DIM.of(harmless) : harmless);
    }

    /** What went wrong, in one line on stderr. */
    void error(String line) {
        complain(Style.RED, "openrouter: " + LINES.matcher(line.strip()).replaceAll("; "));
    }

    private void complain(Style style, String line) {
        String harmless = CONTROL.matcher(KEY.matcher(line).replaceAll("$1…")).replaceAll("");
        raw(decoratesErr() ? style.of(harmless) + "\n" : harmless + "\n");
    }

    /** A stack trace on stderr, for those who asked for it. */
    void trace(String lines) {
        raw(KEY.matcher(lines).replaceAll("$1…"));
    }

    boolean decoratesErr() {
        return kind.err() && kind.decorated();
    }

    /** On stderr, byte for byte. Who closed stderr does not want to know. */
    void raw(String text) {
        synchronized (err) {
            try {
                err.write(text);
                err.flush();
            } catch (IOException closed) {
                // Nobody is left to tell.
            }
        }
    }

    private enum Style {
        BOLD("1"),
        DIM("2"),
        RED("31");

        private final String code;

        Style(String code) {
            this.code = code;
        }

        String of(String text) {
            return "\u001b[" + code + "m" + text + "\u001b[0m";
        }
    }
}
