package io.airsprotocols.openrouter.schema;

import static io.airsprotocols.openrouter.schema.ShapeReader.name;
import static io.airsprotocols.openrouter.schema.ShapeReader.refused;

import io.airsprotocols.openrouter.schema.Shape.Property;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Refuses types of which no value has an end: a person who must have a boss, who must have a boss. A model that is held to
 * such a schema writes until its limit of tokens.
 */
final class EndlessTypes {

    private final Set<Shape> all = new LinkedHashSet<>();
    private final Set<Shape> ending = Collections.newSetFromMap(new IdentityHashMap<>());

    private EndlessTypes() {}

    /**
     * Looks at all that is in a shape.
     *
     * @throws IllegalArgumentException if a type contains itself without an end
     */
    static void refuse(Shape root) {
        EndlessTypes types = new EndlessTypes();
        types.collect(root);
        types.findEnding();
        for (Shape each : types.all) {
            if (each instanceof Shape.Fields object && !types.ends(object)) {
                throw types.endless(object);
            }
        }
    }

    private void collect(Shape shape) {
        if (shape instanceof Shape.Listing list) {
            collect(list.items.shape());
        } else if (shape instanceof Shape.Mapping map) {
            collect(map.values.shape());
        } else if (shape instanceof Shape.Fields object && all.add(object)) {
            object.properties.forEach(each -> collect(each.slot().shape()));
        } else if (shape instanceof Shape.Union union && all.add(union)) {
            union.arms.values().forEach(this::collect);
        }
    }

    /** A type ends if all its properties do; those of other types are known to only when those types are. */
    private void findEnding() {
        boolean more = true;
        while (more) {
            more = false;
            for (Shape each : all) {
                more |= hasEnd(each) && ending.add(each);
            }
        }
    }

    private boolean hasEnd(Shape shape) {
        if (shape instanceof Shape.Union union) {
            return union.arms.values().stream().anyMatch(this::ends);
        }
        return !(shape instanceof Shape.Fields object)
                || object.properties.stream().allMatch(this::ends);
    }

    private boolean ends(Property property) {
        return property.slot().nullable() || ends(property.slot().shape());
    }

    private boolean ends(Shape shape) {
        return !(shape instanceof Shape.Fields || shape instanceof Shape.Union) || ending.contains(shape);
    }

    private IllegalArgumentException endless(Shape.Fields object) {
        String path = name(object.type);
        for (Property each : object.properties) {
            if (!ends(each)) {
                path += "." + each.name();
                break;
            }
        }
        return refused(
                path,
                "every " + name(object.type) + " contains another one, without an end",
                "let it be absent by @Nullable or Optional, or make it a list");
    }
}
