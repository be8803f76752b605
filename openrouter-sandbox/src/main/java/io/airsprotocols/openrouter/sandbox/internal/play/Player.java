package io.airsprotocols.openrouter.sandbox.internal.play;

import io.airsprotocols.openrouter.sandbox.internal.http.HttpResponse;
import io.airsprotocols.openrouter.sandbox.internal.http.Line;
import io.airsprotocols.openrouter.sandbox.internal.http.Wire;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Plays plans. */
public final class Player {

    private static final String KEEP_ALIVE = "OPENROUTER PROCESSING";
    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final Step DONE = new Step.Data("[DONE]");

    private final Duration keepAliveEvery;

    /**
     * A player with its patience.
     *
     * @param keepAliveEvery how often to send a comment while a stream has nothing else to say
     */
    public Player(Duration keepAliveEvery) {
        this.keepAliveEvery = keepAliveEvery;
    }

    public static Step done() {
        return DONE;
    }

    public static Step keepAlive() {
        return new Step.Comment(KEEP_ALIVE);
    }

    /** Is told how far a plan came. */
    public interface Listener {

        /** The answer was given whole, but for its last lines. */
        void settled(int tokens);

        /** The plan itself ended early, by a fault. */
        void cutOff(int tokens);

        /** The client left. */
        void gone(int tokens);
    }

    /** For answers nobody keeps account of. */
    public static final Listener UNHEARD = new Listener() {
        @Override
        public void settled(int tokens) {}

        @Override
        public void cutOff(int tokens) {}

        @Override
        public void gone(int tokens) {}
    };

    /**
     * Plays what comes before the head, and gives the rest to be played after it.
     *
     * @throws IOException if the client left, or the plan was to hang up
     */
    public HttpResponse play(Plan plan, Line line, Listener listener) throws IOException {
        for (Step step : plan.before()) {
            if (step instanceof Step.Wait wait) {
                line.await(wait.time());
            } else if (step instanceof Step.Hang) {
                line.awaitGone();
            } else if (step instanceof Step.Cut cut) {
                hangUp(line, cut);
                throw new IOException("hung up before the head, as planned");
            }
        }
        if (plan.json() == null) {
            List<Step> steps = List.copyOf(plan.steps());
            return new HttpResponse(plan.status(), plan.headers(), announced(plan, plan.length()), wire -> new Run(
                            plan.encoding(), wire, listener)
                    .play(steps));
        }
        byte[] bytes = Json.bytes(plan.json());
        List<Step> steps = List.of(new Step.Bytes(bytes));
        return new HttpResponse(plan.status(), plan.headers(), announced(plan, bytes.length), wire -> new Run(
                        plan.encoding(), wire, UNHEARD)
                .play(steps));
    }

    /** The length the head declares: with the byte order mark, for what is not announced belongs to the next answer. */
    private static long announced(Plan plan, long length) {
        return length >= 0 && plan.encoding().bom() ? length + BOM.length : length;
    }

    private static void hangUp(Line line, Step.Cut cut) throws IOException {
        if (cut.reset()) {
            line.reset();
        } else {
            line.close();
        }
    }

    /** One playing of one plan. */
    private final class Run {

        private final Encoding encoding;
        private final Wire wire;
        private final Listener listener;
        private int tokens;
        private boolean settled;
        private boolean begun;

        Run(Encoding encoding, Wire wire, Listener listener) {
            this.encoding = encoding;
            this.wire = wire;
            this.listener = listener;
        }

        void play(List<Step> steps) throws IOException {
            try {
                for (Step step : steps) {
                    if (step instanceof Step.Cut cut) {
                        end();
                        hangUp(wire, cut);
                        return;
                    }
                    play(step);
                }
                end();
                wire.end();
            } catch (IOException gone) {
                if (!settled) {
                    settled = true;
                    listener.gone(tokens);
                }
                throw gone;
            }
        }

        private void end() {
            if (!settled) {
                settled = true;
                listener.cutOff(tokens);
            }
        }

        private void play(Step step) throws IOException {
            if (step instanceof Step.Chunk chunk) {
                send(encoding.data(Json.write(chunk.json())));
                tokens += chunk.tokens();
            } else if (step instanceof Step.Comment comment) {
                send(encoding.comment(comment.text()));
            } else if (step instanceof Step.Data data) {
                send(encoding.data(data.text()));
            } else if (step instanceof Step.Bytes raw) {
                send(raw.bytes().toByteArray());
            } else if (step instanceof Step.Wait wait) {
                await(wait.time(), wait.comments());
            } else if (step instanceof Step.Hang hang) {
                while (true) {
                    await(Duration.ofMinutes(1), hang.comments());
                }
            } else if (step instanceof Step.Settle && !settled) {
                settled = true;
                listener.settled(tokens);
            }
        }

        private void await(Duration time, boolean comments) throws IOException {
            Duration left = time;
            while (comments && left.compareTo(keepAliveEvery) > 0) {
                wire.await(keepAliveEvery);
                send(encoding.comment(KEEP_ALIVE));
                left = left.minus(keepAliveEvery);
            }
            wire.await(left);
        }

        private void send(byte[] bytes) throws IOException {
            if (!begun) {
                begun = true;
                if (encoding.bom()) {
                    wire.write(BOM);
                }
            }
            for (byte[] piece : encoding.pieces(bytes)) {
                wire.write(piece);
                wire.await(encoding.pause());
            }
        }
    }
}
