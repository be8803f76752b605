package io.airsprotocols.openrouter.internal.okhttp;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Connection;

/**
 * Tells streams that were refused because nobody here knew yet how many a connection takes from those that were refused
 * for another reason.
 *
 * <p>Calls that begin together share the first HTTP/2 connection before its settings have come. A server refuses those
 * that are too many, which in HTTP/2 is the promise that it did nothing with them (RFC 9113, 8.7). Its settings come before
 * its first refusal, so that whatever begins after that one knows better.
 */
final class Refusals {

    private static final String MESSAGE = "stream was reset: REFUSED_STREAM";

    private final AtomicLong count = new AtomicLong();
    private final Map<Connection, Long> first = Collections.synchronizedMap(new WeakHashMap<>());

    /** Whether the server refused the stream. OkHttp does not export the class of this exception. */
    static boolean is(IOException failure) {
        return MESSAGE.equals(failure.getMessage());
    }

    /** A point in the order of connections that refuse for the first time. */
    long now() {
        return count.get();
    }

    /** Whether a stream that was refused by a connection had begun before that had refused one. */
    boolean tooEarly(Connection connection, long begun) {
        return begun < first.computeIfAbsent(connection, unused -> count.incrementAndGet());
    }
}
