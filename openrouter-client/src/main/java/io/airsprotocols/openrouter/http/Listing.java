package io.airsprotocols.openrouter.http;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Many things of the API, read page by page while they are looked at. Each loop asks the server anew; the calls happen on
 * the thread that loops, and throw there what they throw. Safe for use by several threads.
 *
 * @param <T> what is listed
 */
public final class Listing<T> implements Iterable<T> {

    private final Function<@Nullable String, Page<T>> pages;

    /**
     * Used by the features of the library.
     *
     * @param pages gives the page of a name, that of null being the first
     */
    public Listing(Function<@Nullable String, Page<T>> pages) {
        this.pages = pages;
    }

    /**
     * Some of the things.
     *
     * @param <T> what is listed
     * @param things the things
     * @param next the name of the page that follows, or null if this is the last
     */
    public record Page<T>(List<T> things, @Nullable String next) {}

    @Override
    public Iterator<T> iterator() {
        return new Pages<>(pages);
    }

    /**
     * The things as a stream, read lazily too.
     *
     * @return a sequential stream; need not be closed
     */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /**
     * All things at once.
     *
     * @return an unmodifiable list
     */
    public List<T> toList() {
        return stream().toList();
    }

    private static final class Pages<T> implements Iterator<T> {
        private final Function<@Nullable String, Page<T>> pages;
        private @Nullable Page<T> page;
        private int index;

        Pages(Function<@Nullable String, Page<T>> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            Page<T> now = page == null ? pages.apply(null) : page;
            while (index >= now.things().size() && now.next() != null) {
                now = pages.apply(now.next());
                index = 0;
            }
            page = now;
            return index < now.things().size();
        }

        @Override
        public T next() {
            if (!hasNext() || page == null) {
                throw new NoSuchElementException("The listing has no more");
            }
            return page.things().get(index++);
        }
    }
}
