package io.airsprotocols.openrouter.schema;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The closed elements of a list that still grows. A snapshot shares them instead of copying them: they never change, so that
 * a list of n elements costs n and not n squared over all its snapshots. Not safe for several threads; snapshots are.
 */
final class GrowingList {

    private @Nullable Object[] elements = new Object[8];
    private int size;

    void add(@Nullable Object element) {
        if (size == elements.length) {
            // Snapshots keep the array they were made with.
            elements = Arrays.copyOf(elements, size * 2);
        }
        elements[size++] = element;
    }

    int size() {
        return size;
    }

    /**
     * The elements so far.
     *
     * @param open an element that is not closed yet, or null if there is none
     */
    List<@Nullable Object> snapshot(@Nullable Object open) {
        return new Snapshot(elements, size, open);
    }

    private static final class Snapshot extends AbstractList<@Nullable Object> implements RandomAccess {
        private final @Nullable Object[] shared;
        private final int closed;
        private final @Nullable Object open;

        Snapshot(@Nullable Object[] shared, int closed, @Nullable Object open) {
            this.shared = shared;
            this.closed = closed;
            this.open = open;
        }

        @Override
        public @Nullable Object get(int index) {
            Objects.checkIndex(index, size());
            return index < closed ? shared[index] : open;
        }

        @Override
        public int size() {
            return open == null ? closed : closed + 1;
        }
    }
}
