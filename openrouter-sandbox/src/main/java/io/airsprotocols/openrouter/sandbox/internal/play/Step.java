package io.airsprotocols.openrouter.sandbox.internal.play;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.time.Duration;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What an answer does next. An answer is a list of these, and a fault is a change of the list. */
public sealed interface Step {

    /** The JSON object it sends, null if it sends none. */
    default @Nullable ObjectNode json() {
        return null;
    }

    /** The same with another JSON object. */
    default Step with(ObjectNode json) {
        return this;
    }

    /** Sends an SSE comment. */
    record Comment(String text) implements Step {}

    /**
     * Sends a chunk.
     *
     * @param tokens how many tokens of the answer it carries
     */
    record Chunk(ObjectNode json, int tokens) implements Step {
        public Chunk {
            json = json.deepCopy();
        }

        @Override
        public Step with(ObjectNode newJson) {
            return new Chunk(newJson, tokens);
        }
    }

    /**
     * Sends a data line as it stands.
     *
     * @param words whether it counts among the chunks that carry words
     */
    record Data(String text, boolean words) implements Step {
        public Data(String text) {
            this(text, false);
        }

        @Override
        public @Nullable ObjectNode json() {
            return Json.object(text);
        }

        @Override
        public Step with(ObjectNode json) {
            return new Data(Json.write(json), words);
        }
    }

    /** Sends bytes as they stand. */
    record Bytes(ByteString bytes) implements Step {
        public Bytes(byte[] bytes) {
            this(ByteString.of(bytes));
        }

        @Override
        public @Nullable ObjectNode json() {
            return Json.object(bytes.utf8());
        }

        @Override
        public Step with(ObjectNode json) {
            return new Bytes(Json.bytes(json));
        }
    }

    /**
     * Lets time pass.
     *
     * @param comments whether to send keep-alive comments meanwhile
     */
    record Wait(Duration time, boolean comments) implements Step {}

    /** Sends nothing more, but keeps the connection until the client leaves. */
    record Hang(boolean comments) implements Step {}

    /** Ends the connection before the end of the answer: in order, or by a reset. */
    record Cut(boolean reset) implements Step {}

    /** Writes down what the answer cost. It comes before the last lines, so that who has read them finds it written. */
    record Settle() implements Step {}
}
