package io.airsprotocols.openrouter.schema;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/** Gives sealed types without {@code @JsonTypeInfo} a tag, so that Jackson can tell their subtypes apart. */
final class SealedTypes extends NopAnnotationIntrospector {

    static final String TAG = "type";

    private static final long serialVersionUID = 1L;

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedClass type && isTagged(type.getRawType())
                ? JsonTypeInfo.Value.construct(
                        JsonTypeInfo.Id.SIMPLE_NAME, JsonTypeInfo.As.PROPERTY, TAG, null, false, null, null)
                : null;
    }

    /**
     * Enums with bodies are sealed too, but are told apart by their names already. Which of its own types Java seals, such
     * as {@code ZoneId} and {@code EnumSet}, differs from release to release, and Jackson reads those by itself.
     */
    static boolean isTagged(Class<?> type) {
        return type.isSealed() && !type.isEnum() && type.getClassLoader() != null;
    }
}
