package io.airsprotocols.openrouter.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * A type with its parameters, which a {@code Class} cannot say. Made as an anonymous subclass:
 *
 * <pre>{@code
 * List<City> capitals = router.chat().send(askMany, new TypeRef<List<City>>() {});
 * }</pre>
 *
 * <p>Immutable; two are equal when they name the same type.
 *
 * @param <T> the type
 */
public abstract class TypeRef<T> {

    private final Type type;

    /**
     * Takes the type from the subclass that calls this.
     *
     * @throws IllegalStateException if the subclass names no type
     */
    protected TypeRef() {
        if (!(getClass().getGenericSuperclass() instanceof ParameterizedType parent
                && parent.getRawType() == TypeRef.class)) {
            throw new IllegalStateException("A TypeRef names its type where it is made: new TypeRef<List<City>>() {}");
        }
        this.type = parent.getActualTypeArguments()[0];
    }

    /**
     * The type.
     *
     * @return as reflection sees it
     */
    public final Type type() {
        return type;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof TypeRef<?> ref && type.equals(ref.type);
    }

    @Override
    public final int hashCode() {
        return type.hashCode();
    }

    /** The type as Java writes it. */
    @Override
    public final String toString() {
        return type.getTypeName();
    }
}
