package io.airsprotocols.openrouter.benchmarks.load;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** One thread that writes the tokens of all streams when they are due, which costs less than to wake a thread for each. */
final class Pacer {

    private final DelayQueue<Stream> due = new DelayQueue<>();
    private final Set<Stream> running = ConcurrentHashMap.newKeySet();

    /** Writes a stream, the first token at once, and returns at its end. */
    void stream(OutputStream out, int tokens, Duration pace) throws IOException, InterruptedException {
        out.write(Answers.STREAM_HEAD);
        out.write(Answers.TOKEN);
        if (pace.isZero()) {
            int left = tokens - 1;
            for (; left >= Answers.BLOCK; left -= Answers.BLOCK) {
                out.write(Answers.TOKENS);
            }
            out.write(Answers.TOKENS, 0, left * Answers.TOKEN.length);
        } else if (tokens > 1) {
            Stream stream = new Stream(out, tokens - 1, pace.toNanos());
            running.add(stream);
            due.add(stream);
            stream.written.await();
            running.remove(stream);
        }
        out.write(Answers.STREAM_END);
    }

    /** Lets every stream end after its next token. */
    void end() {
        running.forEach(stream -> stream.ended = true);
    }

    void run() {
        while (true) {
            try {
                Stream stream = due.take();
                if (stream.token()) {
                    due.add(stream);
                }
            } catch (InterruptedException end) {
                return;
            }
        }
    }

    private static final class Stream implements Delayed {
        private final CountDownLatch written = new CountDownLatch(1);
        private final OutputStream out;
        private final long pace;
        private int left;
        private volatile boolean ended;
        private long due;

        Stream(OutputStream out, int left, long pace) {
            this.out = out;
            this.left = left;
            this.pace = pace;
            due = System.nanoTime() + pace;
        }

        /** Returns whether there are more. */
        boolean token() {
            try {
                out.write(Answers.TOKEN);
                left = ended ? 0 : left - 1;
            } catch (IOException gone) {
                left = 0;
            }
            // From when it was due and not from now, or a late pacer would be a slow one.
            due += pace;
            if (left == 0) {
                written.countDown();
            }
            return left > 0;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(due - ((Stream) other).due, 0);
        }
    }
}
