package io.airsprotocols.openrouter.benchmarks.load;

import java.io.IOException;
import java.util.function.Consumer;

/** A way to ask a model, at one address. Used by many threads at once. */
interface Contestant extends AutoCloseable {

    /** Asks {@link Question} and gives the text of the whole answer. */
    String call() throws Exception;

    /** Asks {@link Question}, hands out each piece of text as it comes, and returns at the end of the stream. */
    void stream(Consumer<String> tokens) throws Exception;

    @Override
    default void close() throws IOException {}
}
