package io.airsprotocols.openrouter.internal.okhttp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * Spreads calls that cannot share connections over pools.
 *
 * <p>OkHttp looks at each connection of its pool when a call begins and when one ends. Over HTTP/1.1 there is a connection for each
 * call, and with two thousand of them looking was a quarter of what their streams cost. So a pool serves no more than some calls at
 * once, and who finds them all full gets a new one. The first with room is taken, so that connections are used again and those of
 * later pools come of age when there are fewer calls.
 */
final class Pools {

    /** Calls at once that a pool serves: to look at so many connections costs next to nothing. */
    private static final int ROOM = 64;

    private final Supplier<OkHttpClient> first;
    private final Supplier<ConnectionPool> more;
    private final int room;
    private final List<Pool> all = new CopyOnWriteArrayList<>();

    private Pools(Supplier<OkHttpClient> first, Supplier<ConnectionPool> more, int room) {
        this.first = first;
        this.more = more;
        this.room = room;
    }

    /**
     * As many pools as calls need.
     *
     * @param first makes a client with the first of them when it is needed
     * @param more makes the others
     */
    static Pools asNeeded(Supplier<OkHttpClient> first, Supplier<ConnectionPool> more) {
        return new Pools(first, more, ROOM);
    }

    /** The pool of a client, however many calls there are. */
    static Pools one(OkHttpClient client) {
        return new Pools(() -> client, client::connectionPool, Integer.MAX_VALUE);
    }

    /** For calls that can share connections, if they find them in one place. */
    OkHttpClient shared() {
        return (all.isEmpty() ? add() : all.get(0)).client;
    }

    /** Takes a place in a pool until the exchange is over. */
    OkHttpClient enter(Phase phase) {
        while (true) {
            for (Pool pool : all) {
                if (pool.enter(room)) {
                    phase.whenOver(pool::leave);
                    return pool.client;
                }
            }
            add();
        }
    }

    /** Adds a pool, unless someone else did and there is room. */
    private synchronized Pool add() {
        Pool last = all.isEmpty() ? null : all.get(all.size() - 1);
        if (last != null && last.calls.get() < room) {
            return last;
        }
        Pool pool = new Pool(
                last == null
                        ? first.get()
                        : last.client.newBuilder().connectionPool(more.get()).build());
        all.add(pool);
        return pool;
    }

    /** Closes the connections that nobody uses. */
    void evict() {
        all.forEach(pool -> pool.client.connectionPool().evictAll());
    }

    private static final class Pool {
        private final OkHttpClient client;
        private final AtomicInteger calls = new AtomicInteger();

        Pool(OkHttpClient client) {
            this.client = client;
        }

        boolean enter(int room) {
            return calls.getAndUpdate(now -> now < room ? now + 1 : now) < room;
        }

        void leave() {
            calls.decrementAndGet();
        }
    }
}
