package io.airsprotocols.openrouter.schema;

import static io.airsprotocols.openrouter.schema.ShapeReader.name;
import static io.airsprotocols.openrouter.schema.ShapeReader.refused;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.jsontype.NamedType;

/** Finds the arms of a sealed or annotated type, and what tells them apart. */
final class UnionReader {

    private final ShapeReader shapes;

    UnionReader(ShapeReader shapes) {
        this.shapes = shapes;
    }

    Shape.Union read(
            JavaType type,
            AnnotatedClass annotated,
            JsonTypeInfo.Value info,
            Said said,
            String path,
            Consumer<Shape.Union> made) {
        String tag = tag(info, path);
        Shape.Union union = new Shape.Union(type, tag, new LinkedHashMap<>());
        // Before its arms are read, since they may contain it.
        made.accept(union);
        union.description = shapes.annotations.findClassDescription(shapes.config, annotated);
        for (NamedType each : subtypes(annotated)) {
            Class<?> raw = each.getType();
            if (ShapeReader.isAbstract(raw)) {
                continue;
            }
            if (raw.isEnum()) {
                throw refused(path, name(raw) + " is an enum, which has no place for a tag", "make it a record");
            }
            JavaType arm = raw == type.getRawClass()
                    ? type
                    : shapes.config.getTypeFactory().constructSpecializedType(type, raw);
            Shape.Fields fields = shapes.fields(arm, said, name(raw));
            if (tag != null && isOurs(annotated) && fields.property(tag) != null) {
                throw refused(
                        path,
                        "its subtypes are told apart by the property \"" + tag + "\", which " + name(raw)
                                + " has already",
                        "choose another tag by @JsonTypeInfo(use = SIMPLE_NAME, property = …) on " + name(type));
            }
            Shape.Fields same = union.arms.putIfAbsent(tagValue(each, info, path), fields);
            if (same != null) {
                throw refused(
                        path,
                        same.type.getRawClass().getName() + " and " + raw.getName() + " have the same tag",
                        "name them apart by @JsonTypeName");
            }
        }
        if (union.arms.isEmpty()) {
            throw refused(path, name(type) + " has no subtype that can be made", "name them by @JsonSubTypes");
        }
        if (tag == null) {
            refuseAlike(union, path);
        }
        return union;
    }

    /** What is told apart by its properties alone must have one that the others have not. */
    private static void refuseAlike(Shape.Union union, String path) {
        for (Shape.Fields one : union.arms.values()) {
            for (Shape.Fields other : union.arms.values()) {
                boolean alike = one != other
                        && !one.properties.isEmpty()
                        && one.properties.stream().allMatch(each -> other.property(each.name()) != null);
                if (alike) {
                    throw refused(
                            path,
                            name(other.type) + " has all properties of " + name(one.type)
                                    + ", so Jackson cannot deduce which of the two is meant",
                            "use @JsonTypeInfo(use = NAME)");
                }
            }
        }
    }

    private boolean isOurs(AnnotatedClass annotated) {
        return SealedTypes.isTagged(annotated.getRawType()) && !annotated.hasAnnotation(JsonTypeInfo.class);
    }

    /** Jackson's subtypes in the order of the source, so that one type always gives the same schema. */
    private List<NamedType> subtypes(AnnotatedClass annotated) {
        Map<Class<?>, NamedType> once = new LinkedHashMap<>();
        for (NamedType each :
                shapes.config.getSubtypeResolver().collectAndResolveSubtypesByClass(shapes.config, annotated)) {
            NamedType before = once.get(each.getType());
            // What an annotation of a supertype names beside it is none of its own.
            if (annotated.getRawType().isAssignableFrom(each.getType()) && (before == null || !before.hasName())) {
                once.put(each.getType(), each);
            }
        }
        List<Class<?>> order = new ArrayList<>();
        inOrder(annotated.getRawType(), order);
        List<NamedType> sorted = new ArrayList<>(once.values());
        sorted.sort(Comparator.<NamedType>comparingInt(each -> place(order, each.getType()))
                .thenComparing(each -> each.getType().getName()));
        return sorted;
    }

    private static int place(List<Class<?>> order, Class<?> type) {
        int place = order.indexOf(type);
        return place < 0 ? order.size() : place;
    }

    private static void inOrder(Class<?> type, List<Class<?>> order) {
        if (order.contains(type)) {
            return;
        }
        order.add(type);
        JsonSubTypes named = type.getAnnotation(JsonSubTypes.class);
        if (named != null) {
            for (JsonSubTypes.Type each : named.value()) {
                inOrder(each.value(), order);
            }
        }
        if (type.isSealed()) {
            for (Class<?> each : type.getPermittedSubclasses()) {
                inOrder(each, order);
            }
        }
    }

    private static @Nullable String tag(JsonTypeInfo.Value info, String path) {
        if (info.getIdType() == JsonTypeInfo.Id.DEDUCTION) {
            return null;
        }
        return switch (info.getInclusionType()) {
            case PROPERTY, EXISTING_PROPERTY ->
                info.getPropertyName() == null || info.getPropertyName().isEmpty()
                        ? info.getIdType().getDefaultPropertyName()
                        : info.getPropertyName();
            default ->
                throw refused(
                        path,
                        "a tag as " + info.getInclusionType() + " does not stand inside the object",
                        "use @JsonTypeInfo(include = PROPERTY), or define the schema of the type");
        };
    }

    private static String tagValue(NamedType type, JsonTypeInfo.Value info, String path) {
        String full = type.getType().getName();
        return switch (info.getIdType()) {
            case DEDUCTION, CLASS -> full;
            case NAME -> type.hasName() ? type.getName() : full.substring(full.lastIndexOf('.') + 1);
            case SIMPLE_NAME ->
                type.hasName()
                        ? type.getName()
                        : full.substring(Math.max(full.lastIndexOf('.'), full.lastIndexOf('$')) + 1);
            default ->
                throw refused(
                        path,
                        "tags made by " + info.getIdType() + " are not known before a value is there",
                        "use @JsonTypeInfo(use = NAME), or define the schema of the type");
        };
    }
}
