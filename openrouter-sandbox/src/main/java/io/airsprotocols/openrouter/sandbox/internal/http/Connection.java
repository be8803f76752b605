package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * One client connection as the server sees it from below: who is still there, and which HTTP/2 streams are open.
 *
 * <p>On HTTP/1.1 the thread that serves a request learns that the client is gone by reading ahead while it would
 * otherwise only wait. On HTTP/2 another thread reads, and tells of reset streams and of the end here.
 */
final class Connection {

    private static final int MOST_RESET = 1000;

    private final int index;
    private final RawSocket socket;
    private final Set<Integer> streams = new HashSet<>();
    private final TreeSet<Integer> resetStreams = new TreeSet<>();
    private boolean gone;

    Connection(int index, RawSocket socket) {
        this.index = index;
        this.socket = socket;
    }

    int index() {
        return index;
    }

    /** Waits while an HTTP/1.1 client is there. Only for the thread that serves the connection. */
    void awaitHttp1(Duration time) throws IOException {
        long end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(time);
        while (true) {
            checkThere();
            long millis = Math.max(1, (end - System.nanoTime() - 500_000) / 1_000_000 + 1);
            if (!socket.readAhead((int) Math.min(millis, 60_000))) {
                gone();
            }
            if (end - System.nanoTime() <= 500_000) {
                checkThere();
                return;
            }
        }
    }

    /** Waits while an HTTP/2 client is there and has not given up the stream. */
    synchronized void awaitHttp2(int stream, Duration time) throws IOException {
        long end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(time);
        while (true) {
            checkThere();
            if (resetStreams.contains(stream)) {
                throw new ClientGoneException("the client gave up stream " + stream);
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            try {
                wait(left / 1_000_000, (int) (left % 1_000_000));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new ClientGoneException("the server was interrupted");
            }
        }
    }

    private synchronized void checkThere() throws ClientGoneException {
        if (gone) {
            throw new ClientGoneException("the client closed the connection");
        }
    }

    synchronized void gone() {
        gone = true;
        notifyAll();
    }

    synchronized void streamReset(int stream) {
        streams.remove(stream);
        resetStreams.add(stream);
        if (resetStreams.size() > MOST_RESET) {
            // Streams are numbered upwards: the first were given up long ago, when they had ended already.
            resetStreams.pollFirst();
        }
        notifyAll();
    }

    /**
     * Takes one of so many places for a stream; false if all are taken. Taking it again changes nothing, and one that was
     * given up already takes none.
     */
    synchronized boolean open(int stream, int places) {
        return resetStreams.contains(stream)
                || streams.contains(stream)
                || (streams.size() < places && streams.add(stream));
    }

    synchronized void ended(int stream) {
        streams.remove(stream);
        resetStreams.remove(stream);
    }

    void close() throws IOException {
        socket.close();
    }

    /** Closes without the courtesies, so that the client sees its connection reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
