package io.airsprotocols.openrouter.cli;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Shows on a terminal that the model is awaited; invisible elsewhere, so that logs and files stay clean. */
final class Indicator {

    private static final String[] FRAMES = {"|", "/", "-", "\\"};
    private static final long FRAME_NANOS = 120_000_000;
    private static final String ERASE_LINE = "\r\u001b[K";

    /** On a terminal narrower than the text each turn would else leave a line behind, of which only the last is erased. */
    private static final String NO_WRAP = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final Terminal terminal;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private boolean over;

    private Indicator(Terminal terminal) {
        this.terminal = terminal;
    }

    static Indicator start(Terminal terminal, String text) {
        Indicator indicator = new Indicator(terminal);
        if (terminal.decoratesErr()) {
            Thread thread = new Thread(() -> indicator.turn(text), "indicator");
            thread.setDaemon(true);
            thread.start();
        } else {
            indicator.over = true;
        }
        return indicator;
    }

    private void turn(String text) {
        lock.lock();
        try {
            for (int frame = 0; !over; frame++) {
                terminal.raw(ERASE_LINE + NO_WRAP + FRAMES[frame % FRAMES.length] + " " + text + WRAP);
                long left = FRAME_NANOS;
                while (left > 0 && !over) {
                    left = ended.awaitNanos(left);
                }
            }
        } catch (InterruptedException enough) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Takes it away, before anything else is printed. A second call does nothing. */
    void stop() {
        lock.lock();
        try {
            if (!over) {
                over = true;
                ended.signalAll();
                terminal.raw(ERASE_LINE);
            }
        } finally {
            lock.unlock();
        }
    }
}
