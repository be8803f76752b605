package io.airsprotocols.openrouter.schema;

import static io.airsprotocols.openrouter.schema.ShapeReader.name;
import static io.airsprotocols.openrouter.schema.ShapeReader.refused;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.airsprotocols.openrouter.schema.Shape.Property;
import io.airsprotocols.openrouter.schema.Shape.Slot;
import java.lang.annotation.Annotation;
import java.lang.reflect.AccessibleObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.AnnotatedWithParams;
import tools.jackson.databind.introspect.BeanPropertyDefinition;
import tools.jackson.databind.util.NameTransformer;

/** Finds the properties of an object, as Jackson would set them. */
final class FieldsReader {

    private static final Set<Class<?>> NAMING =
            Set.of(JsonProperty.class, JsonPropertyDescription.class, JsonAlias.class, JsonInclude.class);

    private final ShapeReader shapes;

    FieldsReader(ShapeReader shapes) {
        this.shapes = shapes;
    }

    void read(Shape.Fields object, AnnotatedClass annotated, BeanDescription description, Said said, String path) {
        JavaType type = object.type;
        Class<?> raw = type.getRawClass();
        if (ShapeReader.isAbstract(raw)) {
            throw refused(
                    path,
                    name(raw) + " is abstract and nothing says what it may be",
                    "make it sealed, name its subtypes by @JsonTypeInfo and @JsonSubTypes, or define its schema");
        }
        if (description.isNonStaticInnerClass()) {
            throw refused(path, name(raw) + " cannot be made without its outer object", "make it static");
        }
        var ignored = shapes.config.getDefaultPropertyIgnorals(raw, annotated);
        var included = shapes.config.getDefaultPropertyInclusions(raw, annotated);
        boolean direct = true;
        for (BeanPropertyDefinition each : description.findProperties()) {
            AnnotatedMember member = each.getMutator();
            if (member == null
                    || !isSetFromJson(member)
                    || !said.admits(each.getName())
                    || description.getIgnoredPropertyNames().contains(each.getName())
                    || (ignored != null
                            && ignored.findIgnoredForDeserialization().contains(each.getName()))
                    || (included != null
                            && included.getIncluded() != null
                            && !included.getIncluded().contains(each.getName()))) {
                direct &= each.getConstructorParameter() == null;
                continue;
            }
            NameTransformer unwrapped = shapes.annotations.findUnwrappingNameTransformer(shapes.config, member);
            if (unwrapped != null) {
                direct = false;
                unwrap(
                        object,
                        shapes.fields(each.getPrimaryType(), Said.by(member, shapes.annotations, shapes.config), path),
                        unwrapped);
            } else {
                object.add(property(each, member, path));
            }
        }
        if (object.properties.isEmpty() && !raw.isRecord() && description.findDefaultConstructor() == null) {
            throw refused(
                    path,
                    "Jackson finds no property of " + name(raw) + " that it can set",
                    "use a record, mark a constructor by @JsonCreator with @JsonProperty on its parameters, or add setters");
        }
        AnnotatedMember others = description.findAnySetterAccessor();
        if (others != null) {
            object.others = others(others, path);
        }
        object.creator = direct ? creator(description, object) : null;
    }

    /** Whether a value comes from a property of its own, and not from Java, a parent object or all other properties. */
    private boolean isSetFromJson(AnnotatedMember member) {
        var reference = shapes.annotations.findReferenceType(shapes.config, member);
        return shapes.annotations.findInjectableValue(shapes.config, member) == null
                && !Boolean.TRUE.equals(shapes.annotations.hasAnySetter(shapes.config, member))
                && (reference == null || !reference.isBackReference());
    }

    /** The values of what takes all properties that have no place of their own. */
    private Slot others(AnnotatedMember member, String path) {
        boolean method = member instanceof AnnotatedMethod setter && setter.getParameterCount() == 2;
        JavaType type = method ? ((AnnotatedMethod) member).getParameterType(1) : member.getType();
        return shapes.slot(!method && type.isMapLikeType() ? type.getContentType() : type, null, null, path + "[]");
    }

    private static void unwrap(Shape.Fields object, Shape.Fields inner, NameTransformer names) {
        for (Property each : inner.properties) {
            List<String> aliases = each.aliases().stream().map(names::transform).toList();
            object.add(new Property(names.transform(each.name()), aliases, each.slot(), -1, false));
        }
    }

    private Property property(BeanPropertyDefinition definition, AnnotatedMember member, String path) {
        String where = path + "." + definition.getName();
        JsonTypeInfo.Value typing = shapes.annotations.findPolymorphicTypeInfo(shapes.config, member);
        if (typing != null) {
            throw refused(where, "@JsonTypeInfo stands on a property", "put it on the type of the property");
        }
        Slot slot = shapes.slot(definition.getPrimaryType(), Nullness.type(member), member, where);
        boolean nullable = Boolean.FALSE.equals(definition.getMetadata().getRequired())
                || isNullable(definition.getField())
                || isNullable(definition.getGetter());
        boolean primitive = slot.type().isPrimitive();
        List<String> aliases = definition.findAliases().stream()
                .map(PropertyName::getSimpleName)
                .toList();
        AnnotatedParameter parameter = definition.getConstructorParameter();
        return new Property(
                definition.getName(),
                aliases,
                slot.with(nullable && !primitive, definition.getMetadata().getDescription()),
                parameter == null ? -1 : parameter.getIndex(),
                member.annotations().anyMatch(FieldsReader::changesReading));
    }

    /** What is not known to tell names and words only may change how a value is read. */
    private static boolean changesReading(Annotation annotation) {
        Class<?> type = annotation.annotationType();
        return (type.getName().startsWith("com.fasterxml.jackson.")
                        || type.getName().startsWith("tools.jackson."))
                && !NAMING.contains(type);
    }

    private static boolean isNullable(@Nullable AnnotatedMember member) {
        return member != null && Nullness.isNullable(member);
    }

    /** The one constructor or factory that takes all properties; null if there is none. */
    private static @Nullable AnnotatedWithParams creator(BeanDescription description, Shape.Fields object) {
        AnnotatedWithParams owner = null;
        for (BeanPropertyDefinition each : description.findProperties()) {
            AnnotatedParameter parameter = each.getConstructorParameter();
            if (parameter == null) {
                if (each.getMutator() != null) {
                    return null;
                }
                continue;
            }
            owner = parameter.getOwner();
        }
        if (owner == null || owner.getParameterCount() != object.properties.size()) {
            return null;
        }
        // Also for what is public: Jackson calls by handles, which without it cannot reach into a module Jackson does
        // not read.
        owner.fixAccess(true);
        if (owner.getAnnotated() instanceof AccessibleObject reached && !reached.canAccess(null)) {
            Class<?> raw = object.type.getRawClass();
            throw new IllegalArgumentException("Jackson may not make a " + name(raw)
                    + ": open its package to it in module-info.java (opens " + raw.getPackageName()
                    + " to tools.jackson.databind), or make it public and export it");
        }
        return owner;
    }
}
