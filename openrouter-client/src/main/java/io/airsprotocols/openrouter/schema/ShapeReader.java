package io.airsprotocols.openrouter.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.schema.Shape.Slot;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TreeNode;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.ClassIntrospector;
import tools.jackson.databind.introspect.PotentialCreator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.Converter;

/**
 * Finds the shape of a type by asking Jackson how it would read it, so that the schema promises exactly what is then read:
 * names, aliases, what is ignored, what makes the object, subtypes and generics are Jackson's own view.
 */
final class ShapeReader {

    final JsonMapper mapper;
    final DeserializationConfig config;
    final AnnotationIntrospector annotations;
    private final ClassIntrospector introspector;
    private final Map<Class<?>, ObjectNode> given;
    private final Map<JavaType, Shape.Fields> objects = new HashMap<>();
    private final Map<JavaType, Shape.Union> unions = new HashMap<>();
    private final FieldsReader fieldsReader = new FieldsReader(this);

    ShapeReader(JsonMapper mapper, Map<Class<?>, ObjectNode> given) {
        this.mapper = mapper;
        this.config = mapper.deserializationConfig();
        this.annotations = config.getAnnotationIntrospector();
        this.introspector = config.classIntrospectorInstance();
        this.given = given;
    }

    Slot root(JavaType type) {
        return slot(type, null, null, name(type));
    }

    /**
     * The slot of a type.
     *
     * @param annotated the type as it is written in the source, if it is known
     * @param member the property it is the type of, if it is one
     * @param path where in the Java types, for messages
     */
    Slot slot(JavaType declared, @Nullable AnnotatedType annotated, @Nullable AnnotatedMember member, String path) {
        JavaType type = member == null ? declared : annotations.refineDeserializationType(config, member, declared);
        boolean nullable = Nullness.isNullable(annotated) || (member != null && Nullness.isNullable(member));
        if (type.isReferenceType()) {
            Slot content = slot(type.getContentType(), Nullness.argument(annotated, 0), null, path);
            return new Slot(content.shape(), type, true, content.description());
        }
        return new Slot(shape(type, annotated, member, path), type, nullable, null);
    }

    private Shape shape(
            JavaType type, @Nullable AnnotatedType annotated, @Nullable AnnotatedMember member, String path) {
        Class<?> raw = type.getRawClass();
        ObjectNode override = given.get(raw);
        if (override != null) {
            return new Shape.Given(type, override.deepCopy());
        }
        JavaType converted = member == null ? null : readOtherwise(member, path);
        if (converted != null) {
            return shape(converted, null, null, path);
        }
        ObjectNode scalar = Scalars.of(raw);
        if (scalar != null) {
            return new Shape.Scalar(type, formatted(scalar, raw, member, path), Scalars.grows(raw));
        }
        if (type.isJavaLangObject() || TreeNode.class.isAssignableFrom(raw)) {
            return new Shape.Anything(type);
        }
        if (type.isEnumType()) {
            return enumeration(type, member);
        }
        if (type.isArrayType() || type.isCollectionLikeType()) {
            return new Shape.Listing(
                    type, slot(type.getContentType(), Nullness.argument(annotated, 0), null, path + "[]"));
        }
        if (type.isMapLikeType()) {
            Slot keys = slot(type.getKeyType(), null, null, path + " key");
            if (!(keys.shape() instanceof Shape.Scalar)) {
                throw refused(path, name(type.getKeyType()) + " is no key that JSON can hold", "use String or an enum");
            }
            return new Shape.Mapping(
                    type, keys, slot(type.getContentType(), Nullness.argument(annotated, 1), null, path + "[]"));
        }
        return object(type, path);
    }

    private Shape object(JavaType type, String path) {
        AnnotatedClass annotated = introspector.introspectClassAnnotations(type);
        JavaType converted = readOtherwise(annotated, path);
        if (converted != null) {
            return shape(converted, null, null, path);
        }
        BeanDescription description = introspector.introspectForDeserialization(type, annotated);
        JavaType delegate = delegate(type, annotated, description);
        if (delegate != null) {
            return shape(delegate, null, null, path);
        }
        var subtypes = annotations.findPolymorphicTypeInfo(config, annotated);
        if (subtypes != null && subtypes.getIdType() != com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NONE) {
            Shape.Union known = unions.get(type);
            return known != null
                    ? known
                    : new UnionReader(this).read(type, annotated, subtypes, path, made -> unions.put(type, made));
        }
        return fields(type, annotated, description, path);
    }

    Shape.Fields fields(JavaType type, String path) {
        AnnotatedClass annotated = introspector.introspectClassAnnotations(type);
        return fields(type, annotated, introspector.introspectForDeserialization(type, annotated), path);
    }

    private Shape.Fields fields(JavaType type, AnnotatedClass annotated, BeanDescription description, String path) {
        Shape.Fields known = objects.get(type);
        if (known == null) {
            known = new Shape.Fields(type);
            objects.put(type, known);
            known.description = annotations.findClassDescription(config, annotated);
            Class<?> builder = annotations.findPOJOBuilder(config, annotated);
            fieldsReader.read(
                    known,
                    annotated,
                    builder == null
                            ? description
                            : introspector.introspectForDeserializationWithBuilder(
                                    config.constructType(builder), description),
                    path);
        }
        return known;
    }

    /** A class that is written and read as the one value in it. */
    private @Nullable JavaType delegate(JavaType type, AnnotatedClass annotated, BeanDescription description) {
        for (PotentialCreator each : description.getPotentialCreators().getExplicitDelegating()) {
            if (each.paramCount() == 1) {
                return each.param(0).getType();
            }
        }
        AnnotatedMember value =
                introspector.introspectForSerialization(type, annotated).findJsonValueAccessor();
        return value == null ? null : value.getType();
    }

    /**
     * The type that is really read where a converter stands between.
     *
     * @return null if there is none
     * @throws IllegalArgumentException if a deserializer reads it, whose JSON nobody can know
     */
    private @Nullable JavaType readOtherwise(Annotated annotated, String path) {
        if (annotations.findDeserializer(config, annotated) != null) {
            throw refused(
                    path,
                    "it is read by a deserializer of its own, so its JSON is not known",
                    "say it by JsonSchema.builder(…).define(" + name(annotated.getRawType()) + ".class, schema)");
        }
        Converter<Object, Object> converter = config.findDeserializationConverter(annotated);
        return converter == null ? null : converter.getInputType(config.getTypeFactory());
    }

    private Shape enumeration(JavaType type, @Nullable AnnotatedMember member) {
        ObjectNode schema = Json.object();
        ArrayNode values = Json.object().arrayNode();
        StringJoiner meanings = new StringJoiner("; ");
        boolean numbers = isNumeric(format(member));
        for (Object each : type.getRawClass().getEnumConstants()) {
            // As a number Jackson reads the place of a constant, which is that among all of them.
            JsonNode value = numbers ? values.numberNode(values.size()) : mapper.valueToTree(each);
            values.add(value);
            String meaning = meaning((Enum<?>) each);
            if (meaning != null) {
                meanings.add(value.asString() + ": " + meaning);
            }
        }
        schema.put("type", values.isEmpty() || !values.get(0).isNumber() ? "string" : "integer");
        String description = annotations.findClassDescription(config, introspector.introspectClassAnnotations(type));
        String said = description == null || description.isBlank()
                ? meanings.toString()
                : meanings.length() == 0 ? description : description + ". " + meanings;
        if (!said.isEmpty()) {
            schema.put("description", said);
        }
        schema.set("enum", values);
        return new Shape.Scalar(type, schema, false);
    }

    private static @Nullable String meaning(Enum<?> constant) {
        try {
            JsonPropertyDescription description =
                    constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonPropertyDescription.class);
            return description == null ? null : description.value();
        } catch (NoSuchFieldException renamed) {
            return null; // a shrinker took the name away; the value is known all the same
        }
    }

    private JsonFormat.@Nullable Value format(@Nullable AnnotatedMember member) {
        return member == null ? null : annotations.findFormat(config, member);
    }

    private static boolean isNumeric(JsonFormat.@Nullable Value format) {
        return format != null && format.getShape().isNumeric();
    }

    private ObjectNode formatted(ObjectNode schema, Class<?> raw, @Nullable AnnotatedMember member, String path) {
        JsonFormat.Value format = format(member);
        if (format == null) {
            return schema;
        }
        boolean text = schema.path("type").asString("").equals("string");
        if (format.hasPattern() && text) {
            return Scalars.of("string", null, "In the form " + format.getPattern());
        }
        if (format.getShape() == JsonFormat.Shape.STRING && !text) {
            return Scalars.of("string", null, "A number in digits");
        }
        if (isNumeric(format) && text && schema.has("format")) {
            throw refused(
                    path,
                    raw.getSimpleName() + " as a number means different things to different models",
                    "leave @JsonFormat(shape = NUMBER) out, or take long and say the unit in its description");
        }
        return schema;
    }

    /** What every refusal says: where, why, and what to do. */
    static IllegalArgumentException refused(String path, String why, String todo) {
        return new IllegalArgumentException("No JSON schema for " + path + ": " + why + "; " + todo);
    }

    /** A class nobody can make an instance of. */
    static boolean isAbstract(Class<?> type) {
        return Modifier.isAbstract(type.getModifiers());
    }

    static String name(JavaType type) {
        StringBuilder name = new StringBuilder(name(type.getRawClass()));
        if (type.containedTypeCount() > 0) {
            StringJoiner parameters = new StringJoiner(", ", "<", ">");
            for (int i = 0; i < type.containedTypeCount(); i++) {
                parameters.add(name(type.containedType(i)));
            }
            name.append(parameters);
        }
        return name.toString();
    }

    static String name(Class<?> type) {
        String simple = type.getSimpleName();
        return simple.isEmpty() ? type.getName() : simple;
    }
}
