package io.airsprotocols.openrouter.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The process of one contestant. Reads what to do from stdin, line by line, and answers as {@link WorkerProcess} expects. */
final class Worker {

    /** What a process that is to be kept is told first. */
    static final String WARM = "WARM";

    private final Turns turns;
    private final PrintStream out;

    Worker(Turns turns, PrintStream out) {
        this.turns = turns;
        this.out = out;
    }

    /** Arguments: kind, address and process id of the origin, and of the one that speaks HTTP/2. */
    public static void main(String[] args) throws Exception {
        Address origin = new Address(args[1], Long.parseLong(args[2]));
        Address secure = new Address(args[3], Long.parseLong(args[4]));
        Turns turns = new Turns(Kind.valueOf(args[0]), origin, secure, System.out);
        new Worker(turns, System.out).serve(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        // Some contestants keep threads that would let the process live, and streams are cut where they stand.
        Runtime.getRuntime().halt(0);
    }

    /** Lines of a task, or {@link #WARM}, and milliseconds. */
    void serve(Reader commands) throws Exception {
        BufferedReader lines = new BufferedReader(commands);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", 2);
            if (words.length != 2) {
                throw new IOException("A task and its milliseconds were expected, not \"" + line + "\"");
            }
            Duration time = Duration.ofMillis(Long.parseLong(words[1]));
            if (words[0].equals(WARM)) {
                turns.warmUp(time);
            } else {
                turns.take(Task.valueOf(words[0]), time);
            }
            // What the turn left is collected before the next one of another process begins.
            System.gc();
            out.println(WorkerProcess.DONE);
            out.flush();
        }
    }
}
