package io.airsprotocols.openrouter.schema;

import org.jspecify.annotations.Nullable;

/**
 * Reads a value while its JSON arrives, wherever the pieces are cut. Made by {@link JsonSchema#partialReader()}.
 *
 * <p>A partial value shows what is there: texts grow, lists have the elements that came, the last one partly filled. What is
 * not there yet is zero, false, an empty list, map or {@code Optional}, and {@code null} else. Numbers, dates, enums and the
 * like come when they are whole. A subtype of a sealed interface comes when its tag did. Where a constructor does not take
 * what is there, the object is as it was when it last did, or not there yet. Partial values are never changed afterwards; those that are records, lists and
 * immutable parts may be handed to other threads. Classes that are not made by one constructor are as Jackson leaves them.
 *
 * <p>Every character is read once. A closed part is made when it closes, and again with each part around it that closes. What must be made anew for each value is spaced out as
 * it grows by {@link #poll()}, so that the work stays in proportion to the length of the JSON.
 *
 * <p>Never throws: whether the value is right tells {@link JsonSchema#read(String)} at the end. Not safe for use by several
 * threads at once.
 *
 * @param <T> the type of the value
 */
public final class PartialReader<T> {

    /** One value may cost this many times what came since the last one; below it every piece gives a value. */
    private static final int SPACING = 64;

    private final JsonSchema<T> schema;
    private final JsonScan scan;
    private final @Nullable PartialValues values;
    private long lastPosition;
    private long lastCost;

    PartialReader(JsonSchema<T> schema, @Nullable Binding binding, JsonText.Root root) {
        this.schema = schema;
        this.scan = new JsonScan(root != JsonText.Root.OBJECT);
        this.values = binding == null ? null : new PartialValues(binding);
    }

    /**
     * Takes what came.
     *
     * @param piece any part of the text, cut anywhere
     * @return this
     */
    public PartialReader<T> add(CharSequence piece) {
        scan.add(piece);
        return this;
    }

    /**
     * The value as it is now.
     *
     * @return the value, or null if none can be made yet
     */
    public @Nullable T value() {
        if (values == null) {
            return cast(scan.done());
        }
        long before = values.work();
        Object value = values.value(scan);
        lastPosition = scan.position();
        lastCost = values.work() - before;
        return cast(value);
    }

    /**
     * The value as it is now, if it is worth a look: something that shows has come, and enough of it for the work.
     *
     * @return the value, or null if it is not worth a look, or if none can be made yet
     */
    public @Nullable T poll() {
        boolean due = isClosed() || (scan.position() - lastPosition) * SPACING >= lastCost;
        return due && scan.takeNews() ? value() : null;
    }

    /**
     * Whether the JSON has come to its end.
     *
     * @return true if it is whole; what follows is passed over
     */
    public boolean isClosed() {
        return scan.isDone();
    }

    /**
     * The elements of a list, each once and when it is whole.
     *
     * @param <E> the type of an element
     * @param type the class of an element
     * @param path the properties that lead to the list, from the value; none if the value is the list
     * @return a reader of the elements
     * @throws IllegalArgumentException if there is no such list, or one of something else
     */
    public <E> ElementReader<E> elements(Class<E> type, String... path) {
        return new ElementReader<>(schema.elements(type, path), scan, schema.wrapper(), path);
    }

    /** Characters read, and what was made of them. */
    long work() {
        return scan.position() + (values == null ? 0 : values.work());
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the schema made it
    private static <V> @Nullable V cast(@Nullable Object value) {
        return (V) value;
    }
}
