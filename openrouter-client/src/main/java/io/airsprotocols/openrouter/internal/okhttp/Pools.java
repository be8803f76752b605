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
 * call, and with two thousand of them looking cost more than reading their streams did. So a pool serves no more than some calls at
 * once, and who finds them all full gets a new one. The first with room is taken, so that connections are used again and those of
 * later pools come of age when there are fewer calls.
 */
final class Pools {

    /** Calls at once that a pool serves: to look at so many connections costs next to nothing. */
    private static final int ROOM = 64;

    private final Supplier<ConnectionPool> more;
    private final List<Pool> all;

    /**
     * Pools.
     *
     * @param first with the first of them
     * @param more makes the others
     */
    Pools(OkHttpClient first, Supplier<ConnectionPool> more) {
        this.more = more;
        this.all = new CopyOnWriteArrayList<>(List.of(new Pool(first)));
    }

    /** For calls that can share connections, if they find them in one place. */
    OkHttpClient shared() {
        return all.get(0).client;
    }

    /** Takes a place in a pool until the exchange is over. */
    OkHttpClient enter(Phase phase) {
        for (Pool pool : all) {
            if (pool.enter()) {
                phase.whenOver(pool::leave);
                return pool.client;
            }
        }
        Pool pool = add();
        phase.whenOver(pool::leave);
        return pool.client;
    }

    private synchronized Pool add() {
        Pool last = all.get(all.size() - 1);
        if (last.enter()) {
            return last; // Someone else was here first.
        }
        Pool pool = new Pool(shared().newBuilder().connectionPool(more.get()).build());
        pool.enter();
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

        boolean enter() {
            return calls.getAndUpdate(now -> now < ROOM ? now + 1 : now) < ROOM;
        }

        void leave() {
            calls.decrementAndGet();
        }
    }
}
