package io.airsprotocols.openrouter.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.AnnotatedWithParams;
import tools.jackson.databind.node.ObjectNode;

/** What the JSON of a type looks like, as Jackson reads it: what the schema and partial values are made from. */
abstract sealed class Shape {

    final JavaType type;

    private Shape(JavaType type) {
        this.type = type;
    }

    /**
     * A place where a value stands.
     *
     * @param type as it is declared; the shape is that of its content if it is an {@code Optional}
     */
    record Slot(
            Shape shape,
            JavaType type,
            boolean nullable,
            @Nullable String description) {

        /** Whether the value is what its shape says, perhaps in an {@code Optional}, and no type that stands for it. */
        boolean isPlain() {
            JavaType content = type.isReferenceType() ? type.getContentType() : type;
            return content.equals(shape.type);
        }

        Slot with(boolean orNull, @Nullable String says) {
            return new Slot(shape, type, nullable || orNull, says == null || says.isBlank() ? description : says);
        }
    }

    /** A value that is there or not, and never half. */
    static final class Scalar extends Shape {
        final ObjectNode schema;
        /** Whether its beginning is of use before its end is there. */
        final boolean grows;

        Scalar(JavaType type, ObjectNode schema, boolean grows) {
            super(type);
            this.schema = schema;
            this.grows = grows;
        }
    }

    /** Anything at all. */
    static final class Anything extends Shape {
        Anything(JavaType type) {
            super(type);
        }
    }

    /** A type whose schema the user gave. */
    static final class Given extends Shape {
        final ObjectNode schema;

        Given(JavaType type, ObjectNode schema) {
            super(type);
            this.schema = schema;
        }
    }

    /** A list, a set, an array. */
    static final class Listing extends Shape {
        final Slot items;

        Listing(JavaType type, Slot items) {
            super(type);
            this.items = items;
        }
    }

    /** A map; strict schemas know objects with named properties alone, so it is a list of entries there. */
    static final class Mapping extends Shape {
        static final String KEY = "key";
        static final String VALUE = "value";

        final Slot keys;
        final Slot values;

        Mapping(JavaType type, Slot keys, Slot values) {
            super(type);
            this.keys = keys;
            this.values = values;
        }
    }

    /**
     * A property of an object.
     *
     * @param parameter its place among those of the creator, -1 if it is set otherwise
     * @param special whether it is read otherwise than its type elsewhere: by a format or a converter of its own
     */
    record Property(String name, List<String> aliases, Slot slot, int parameter, boolean special) {}

    /** An object with named properties. Filled after it is made, since a type may contain itself. */
    static final class Fields extends Shape {
        final List<Property> properties = new ArrayList<>();
        private final Map<String, Property> byName = new HashMap<>();

        @Nullable
        String description;
        /** What makes the object of all properties at once; null if Jackson makes it otherwise. */
        @Nullable
        AnnotatedWithParams creator;
        /** The values of all other properties, where the type takes them; strict schemas have no others. */
        @Nullable
        Slot others;

        Fields(JavaType type) {
            super(type);
        }

        void add(Property property) {
            properties.add(property);
            byName.put(property.name(), property);
            property.aliases().forEach(each -> byName.putIfAbsent(each, property));
        }

        /** The property with a name or an alias. */
        @Nullable
        Property property(String name) {
            return byName.get(name);
        }
    }

    /** One of several objects. {@code tag} is the property that says which; null if their properties do. */
    static final class Union extends Shape {
        final @Nullable String tag;
        final Map<String, Fields> arms;

        @Nullable
        String description;

        Union(JavaType type, @Nullable String tag, Map<String, Fields> arms) {
            super(type);
            this.tag = tag;
            this.arms = arms;
        }
    }
}
