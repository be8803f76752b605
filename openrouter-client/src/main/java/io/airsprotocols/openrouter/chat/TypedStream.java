package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.schema.ElementReader;
import io.airsprotocols.openrouter.schema.MismatchException;
import io.airsprotocols.openrouter.schema.PartialReader;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value as a model writes it. Must be closed; closing it early stops the model, and with most providers the bill.
 *
 * <pre>{@code
 * try (TypedStream<Recipe> stream = router.chat().stream(ask, Recipe.class)) {
 *   for (Recipe soFar : stream.partials()) show(soFar);
 *   Recipe recipe = stream.value();
 * }
 * }</pre>
 *
 * <p>What a partial value looks like says {@link PartialReader}. All ways to read share one stream, each goes on where another
 * stopped, and each reports at its end what {@link #value()} would: a refusal, a cut, JSON that does not fit. One thread reads;
 * {@link #close()} and {@link #soFar()} may be called from any.
 *
 * @param <T> the type of the value
 */
public final class TypedStream<T> implements Iterable<T>, AutoCloseable {

    private final TypedChat<T> typed;
    private final TypedAttempts<T> attempts;
    private final RequestOptions options;
    private final ChatStream stream;
    private final PartialReader<T> reader;
    private final Iterator<T> partials;
    private @Nullable TypedResponse<T> response;
    private @Nullable OpenRouterException failure;

    TypedStream(TypedChat<T> typed, TypedAttempts<T> attempts, RequestOptions options, ChatStream stream) {
        this.typed = typed;
        this.attempts = attempts;
        this.options = options;
        this.stream = stream;
        this.reader = typed.schema().partialReader();
        this.partials = new Pulled<>(new Partials());
    }

    /**
     * The value as it fills; the last one is the whole, checked value. Each is given once: a second loop goes on where the
     * first one stopped. Blocks until there is more.
     *
     * @return always the same iterator
     */
    @Override
    public Iterator<T> iterator() {
        return partials;
    }

    /**
     * The value as it fills; see {@link #iterator()}.
     *
     * @return this
     */
    public Iterable<T> partials() {
        return this;
    }

    /**
     * The elements of a list, each once, whole and checked, as soon as it is closed.
     *
     * @param <E> the type of an element
     * @param element the class of an element
     * @param path the properties that lead to the list, such as {@code "ingredients"}; none if the value is the list
     * @return the elements from the first on, whatever has been read already; its iterator throws a
     *     {@link MismatchedAnswerException} for an element that does not fit, and can go on after it; at the end it throws
     *     one for the value as a whole, once, if that does not fit
     * @throws IllegalArgumentException if there is no such list, or one of something else
     */
    public <E> Iterable<E> elements(Class<E> element, String... path) {
        reader.elements(element, path); // so that a wrong path is told now
        return () -> new Pulled<>(new Elements<>(reader.elements(element, path)));
    }

    /**
     * The value. Reads what has not been read yet.
     *
     * @return the value, checked
     * @throws TypedAnswerException if the answer holds no value
     * @throws OpenRouterException if the stream broke or was closed before its end
     */
    public T value() {
        return response().value();
    }

    /**
     * The value with its whole answer. Reads what has not been read yet.
     *
     * @return the value, the answers and what they cost
     * @throws TypedAnswerException if the answer holds no value
     * @throws OpenRouterException if the stream broke or was closed before its end
     */
    public TypedResponse<T> response() {
        TypedResponse<T> whole = response;
        while (whole == null) {
            read();
            whole = response;
        }
        return whole;
    }

    /**
     * What has arrived until now, as an answer. Reads nothing and never throws.
     *
     * @return the answer so far
     */
    public ChatResponse soFar() {
        return stream.soFar();
    }

    /** Stops the call if it still runs. A second call does nothing. */
    @Override
    public void close() {
        stream.close();
    }

    /** Reads one piece; at the end there is a response. */
    private void read() {
        if (failure != null) {
            throw failure;
        }
        try {
            if (stream.iterator().hasNext()) {
                reader.add(stream.iterator().next().text());
            } else {
                response = typed.finish(attempts, options, stream.response());
            }
        } catch (OpenRouterException broken) {
            failure = broken;
            throw broken;
        }
    }

    private final class Partials implements Supplier<@Nullable T> {
        private boolean ended;

        @Override
        public @Nullable T get() {
            while (!ended) {
                if (response != null) {
                    ended = true;
                    return response.value();
                }
                T partial = reader.isClosed() ? null : reader.poll();
                if (partial != null) {
                    return partial;
                }
                read();
            }
            return null;
        }
    }

    private final class Elements<E> implements Supplier<@Nullable E> {
        private final ElementReader<E> elements;
        private boolean ended;

        Elements(ElementReader<E> elements) {
            this.elements = elements;
        }

        @Override
        public @Nullable E get() {
            while (true) {
                E element = poll();
                if (element != null || response != null || ended) {
                    return element;
                }
                try {
                    read();
                } catch (MismatchedAnswerException whole) {
                    ended = true; // Said once: whoever goes on after an element that does not fit asks again.
                    throw whole;
                }
            }
        }

        private @Nullable E poll() {
            try {
                return elements.poll();
            } catch (MismatchException wrong) {
                throw new MismatchedAnswerException(wrong, List.of(soFar()));
            }
        }
    }

    /** An iterator over what a supplier gives until it gives nothing. */
    private static final class Pulled<V> implements Iterator<V> {
        private final Supplier<@Nullable V> source;
        private @Nullable V ready;

        Pulled(Supplier<@Nullable V> source) {
            this.source = source;
        }

        @Override
        public boolean hasNext() {
            if (ready == null) {
                ready = source.get();
            }
            return ready != null;
        }

        @Override
        public V next() {
            V value = ready;
            if (value == null && hasNext()) {
                value = ready;
            }
            if (value == null) {
                throw new NoSuchElementException("The stream has no more values");
            }
            ready = null;
            return value;
        }
    }
}
