package io.airsprotocols.openrouter.schema;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.schema.Shape.Property;
import io.airsprotocols.openrouter.schema.Shape.Slot;
import java.lang.reflect.Array;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/** What stands where nothing has come yet: zero, false, an empty list, map or {@code Optional}, else null. */
final class Absent {

    private final Binding binding;

    Absent(Binding binding) {
        this.binding = binding;
    }

    @Nullable
    Object[] arguments(Shape.Fields fields) {
        @Nullable Object[] values = new Object[fields.properties.size()];
        for (Property each : fields.properties) {
            if (each.parameter() >= 0) {
                values[each.parameter()] = value(each.slot());
            }
        }
        return values;
    }

    @Nullable
    Object value(Slot slot) {
        JavaType type = slot.type();
        if (type.isPrimitive()) {
            return Array.get(Array.newInstance(type.getRawClass(), 1), 0);
        }
        if (type.hasRawClass(Optional.class)) {
            return Optional.empty();
        }
        if (type.hasRawClass(OptionalInt.class)) {
            return OptionalInt.empty();
        }
        if (type.hasRawClass(OptionalLong.class)) {
            return OptionalLong.empty();
        }
        if (type.hasRawClass(OptionalDouble.class)) {
            return OptionalDouble.empty();
        }
        if (slot.shape() instanceof Shape.Listing && !type.isReferenceType()) {
            return binding.bindPart(Json.object().arrayNode(), type);
        }
        return slot.shape() instanceof Shape.Mapping && !type.isReferenceType()
                ? binding.bindPart(Json.object(), type)
                : null;
    }
}
