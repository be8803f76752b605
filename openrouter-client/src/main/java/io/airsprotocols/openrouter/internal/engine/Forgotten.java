package io.airsprotocols.openrouter.internal.engine;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds streams that were dropped without being closed, stops their calls and says so in the log. Looks when the next call
 * begins, so that no thread is needed. Safe for use by several threads.
 */
final class Forgotten {

    private final CallLog log;
    private final ReferenceQueue<Object> dropped = new ReferenceQueue<>();
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();

    Forgotten(CallLog log) {
        this.log = log;
    }

    /** Watches a reader; the answer ends the watch. */
    Runnable watch(Object reader, EventSource events) {
        Watch watch = new Watch(reader, dropped, events);
        watches.add(watch);
        return () -> watches.remove(watch);
    }

    void sweep() {
        for (Reference<?> each = dropped.poll(); each != null; each = dropped.poll()) {
            if (each instanceof Watch watch && watches.remove(watch)) {
                log.forgotten(watch.events.facts());
                watch.events.close();
            }
        }
    }

    private static final class Watch extends PhantomReference<Object> {
        private final EventSource events;

        Watch(Object reader, ReferenceQueue<Object> queue, EventSource events) {
            super(reader, queue);
            this.events = events;
        }
    }
}
