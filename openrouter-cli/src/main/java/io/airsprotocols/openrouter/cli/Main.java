package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.http.Cancellation;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The process: its streams, its signals, its exit code. */
public final class Main {

    /** A stopped command has its last words to say; a reader that does not read must not keep it for ever. */
    private static final long LAST_WORDS_SECONDS = 3;

    private Main() {}

    /**
     * Runs the command and ends the process.
     *
     * @param args the words of the command line
     */
    public static void main(String[] args) {
        Cancellation stop = new Cancellation();
        CountDownLatch said = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopped(stop, said), "stop"));
        // Not System.out, which swallows that its reader went away.
        Terminal terminal = new Terminal(
                new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err), terminalKind());
        int code = CommandTree.run(new Surroundings(System.in, terminal, System::getenv, stop), args);
        said.countDown();
        // After a signal the JVM is ending already, with the code of that signal.
        if (!stop.isCancelled()) {
            System.exit(code);
        }
    }

    private static void stopped(Cancellation stop, CountDownLatch said) {
        if (said.getCount() == 0) {
            return;
        }
        stop.cancel();
        try {
            var unused = said.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        }
    }

    /** The launcher tells by name which streams are terminals, because the JVM cannot tell them apart. */
    private static Terminal.Kind terminalKind() {
        String terminals = System.getProperty("openrouter.terminals", "");
        String noColor = System.getenv("NO_COLOR");
        boolean decorated = (noColor == null || noColor.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
        return new Terminal.Kind(
                terminals.contains("in"), terminals.contains("out"), terminals.contains("err"), decorated);
    }
}
