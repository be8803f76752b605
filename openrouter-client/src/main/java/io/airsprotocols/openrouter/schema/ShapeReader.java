package io.airsprotocols.openrouter.schema;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.schema.Shape.Slot;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TreeNode;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.AbstractDeserializer;
import tools.jackson.databind.deser.bean.BeanDeserializerBase;
import tools.jackson.databind.deser.bean.BuilderBasedDeserializer;
import tools.jackson.databind.deser.std.FromStringDeserializer;
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
    private final InsideJackson inside;
    private final ClassIntrospector introspector;
    private final Map<Class<?>, ObjectNode> given;
    private final Map<Part, Shape.Fields> objects = new HashMap<>();
    private final Map<Part, Shape.Union> unions = new HashMap<>();
    private final FieldsReader fieldsReader = new FieldsReader(this);

    /** An object, or as much of it as the property that holds it lets be read. */
    private record Part(JavaType type, Said names) {}

    ShapeReader(JsonMapper mapper, Map<Class<?>, ObjectNode> given) {
        this.mapper = mapper;
        this.inside = new InsideJackson(mapper);
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
        if (member == null) {
            return place(declared, annotated, Said.NOTHING, path);
        }
        JavaType type = annotations.refineDeserializationType(config, member, declared);
        if (annotations.findContentDeserializer(config, member) != null
                || annotations.findKeyDeserializer(config, member) != null
                || annotations.findDeserializationContentConverter(config, member) != null) {
            throw refused(
                    path,
                    "what is in it is read by a deserializer or converter of its own",
                    "put that on the class of what is in it, and define its schema");
        }
        JavaType converted = readOtherwise(member, path);
        Slot slot = converted == null
                ? place(type, annotated, Said.by(member, annotations, config), path)
                : new Slot(shape(converted, null, Said.NOTHING, path), type, Nullness.isNullable(annotated), null);
        return slot.with(Nullness.isNullable(member), null);
    }

    /**
     * A value, alone or in another one.
     *
     * @param said what the property says about it
     */
    private Slot place(JavaType type, @Nullable AnnotatedType annotated, Said said, String path) {
        boolean nullable = Nullness.isNullable(annotated);
        if (type.isReferenceType()) {
            Slot content = place(type.getContentType(), Nullness.argument(annotated, 0), said, path);
            return new Slot(content.shape(), type, true, content.description());
        }
        return new Slot(shape(type, annotated, said, path), type, nullable, null);
    }

    private Shape shape(JavaType type, @Nullable AnnotatedType annotated, Said said, String path) {
        Class<?> raw = type.getRawClass();
        ObjectNode override = given.get(raw);
        if (override != null) {
            return new Shape.Given(type, override.deepCopy());
        }
        ObjectNode scalar = Scalars.of(raw);
        if (scalar != null) {
            return new Shape.Scalar(type, formatted(scalar, raw, said, path), Scalars.grows(raw));
        }
        if (type.isJavaLangObject() || TreeNode.class.isAssignableFrom(raw)) {
            return new Shape.Anything(type);
        }
        if (type.isEnumType() && raw != Enum.class) {
            return enumeration(type, said, path);
        }
        if (type.isArrayType() || type.isCollectionLikeType()) {
            return new Shape.Listing(
                    type, place(type.getContentType(), Nullness.argument(annotated, 0), said, path + "[]"));
        }
        if (type.isMapLikeType()) {
            Slot keys = place(type.getKeyType(), null, Said.NOTHING, path + " key");
            if (!(keys.shape() instanceof Shape.Scalar)) {
                throw refused(path, name(type.getKeyType()) + " is no key that JSON can hold", "use String or an enum");
            }
            return new Shape.Mapping(
                    type, keys, place(type.getContentType(), Nullness.argument(annotated, 1), said, path + "[]"));
        }
        return object(type, said, path);
    }

    private Shape object(JavaType type, Said said, String path) {
        JsonFormat.Value format = said.format();
        AnnotatedClass annotated = introspector.introspectClassAnnotations(type);
        JsonFormat.Value own = annotations.findFormat(config, annotated);
        if (isArray(format) || (isArray(own) && (format == null || !format.hasShape()))) {
            throw refused(
                    path,
                    name(type) + " is read from a list of its values, which strict mode has no word for",
                    "leave @JsonFormat(shape = ARRAY) out");
        }
        if (annotations.findObjectIdInfo(config, annotated) != null) {
            throw refused(
                    path,
                    "@JsonIdentityInfo lets " + name(type) + " stand for an object elsewhere in the JSON",
                    "leave it out, or let the model name the other object by a property of yours");
        }
        JavaType converted = readOtherwise(annotated, path);
        if (converted != null) {
            return shape(converted, null, Said.NOTHING, path);
        }
        BeanDescription description = introspector.introspectForDeserialization(type, annotated);
        JavaType delegate = delegate(type, annotated, description);
        if (delegate != null) {
            return shape(delegate, null, Said.NOTHING, path);
        }
        var subtypes = annotations.findPolymorphicTypeInfo(config, annotated);
        if (subtypes != null && subtypes.getIdType() != com.fasterxml.jackson.annotation.JsonTypeInfo.Id.NONE) {
            Part part = new Part(type, said.names());
            Shape.Union known = unions.get(part);
            return known != null
                    ? known
                    : new UnionReader(this).read(type, annotated, subtypes, said, path, made -> unions.put(part, made));
        }
        Shape other = noBean(type, inside.deserializer(type), said, path);
        if (other != null) {
            return other;
        }
        return fields(type, annotated, description, said, path);
    }

    /**
     * The shape of what Jackson does not read property by property.
     *
     * @return null if it does
     * @throws IllegalArgumentException if nobody can know what it reads
     */
    private @Nullable Shape noBean(JavaType type, @Nullable ValueDeserializer<?> by, Said said, String path) {
        if (by instanceof BeanDeserializerBase bean) {
            boolean another = !(bean instanceof BuilderBasedDeserializer)
                    && !bean.getValueType().hasRawClass(type.getRawClass());
            if (another) {
                return shape(bean.getValueType(), null, said, path);
            }
            boolean text = bean.getPropertyCount() == 0
                    && bean.getValueInstantiator().canCreateFromString()
                    && !bean.getValueInstantiator().canCreateUsingDefault();
            return text ? new Shape.Scalar(type, Scalars.of("string", null, null), false) : null;
        }
        if (by instanceof FromStringDeserializer) {
            return new Shape.Scalar(type, Scalars.of("string", null, null), false);
        }
        if (by == null || by instanceof AbstractDeserializer || isAbstract(type.getRawClass())) {
            return null;
        }
        throw unknown(type.getRawClass(), path);
    }

    private static IllegalArgumentException unknown(Class<?> type, String path) {
        return refused(
                path,
                "it is read by a deserializer of its own, so its JSON is not known",
                "say it by JsonSchema.builder(…).define(" + name(type) + ".class, schema)");
    }

    Shape.Fields fields(JavaType type, Said said, String path) {
        AnnotatedClass annotated = introspector.introspectClassAnnotations(type);
        return fields(type, annotated, introspector.introspectForDeserialization(type, annotated), said, path);
    }

    private Shape.Fields fields(
            JavaType type, AnnotatedClass annotated, BeanDescription description, Said said, String path) {
        Part part = new Part(type, said.names());
        Shape.Fields known = objects.get(part);
        if (known == null) {
            known = new Shape.Fields(type);
            objects.put(part, known);
            known.description = annotations.findClassDescription(config, annotated);
            Class<?> builder = annotations.findPOJOBuilder(config, annotated);
            fieldsReader.read(
                    known,
                    annotated,
                    builder == null
                            ? description
                            : introspector.introspectForDeserializationWithBuilder(
                                    config.constructType(builder), description),
                    said,
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
            throw unknown(annotated.getRawType(), path);
        }
        Converter<Object, Object> converter = config.findDeserializationConverter(annotated);
        return converter == null ? null : converter.getInputType(config.getTypeFactory());
    }

    private Shape enumeration(JavaType type, Said said, String path) {
        ObjectNode schema = Json.object();
        ArrayNode values = Json.object().arrayNode();
        StringJoiner meanings = new StringJoiner("; ");
        for (Object each : type.getRawClass().getEnumConstants()) {
            JsonNode value = value((Enum<?>) each, type, said.isNumeric(), path);
            values.add(value);
            String meaning = meaning((Enum<?>) each);
            if (meaning != null) {
                meanings.add(value.asString() + ": " + meaning);
            }
        }
        if (values.isEmpty()) {
            throw refused(path, name(type) + " has no constants", "add some");
        }
        schema.put("type", values.get(0).isNumber() ? "integer" : "string");
        String description = annotations.findClassDescription(config, introspector.introspectClassAnnotations(type));
        String words = description == null || description.isBlank()
                ? meanings.toString()
                : meanings.length() == 0 ? description : description + ". " + meanings;
        if (!words.isEmpty()) {
            schema.put("description", words);
        }
        schema.set("enum", values);
        return new Shape.Scalar(type, schema, false);
    }

    /** What Jackson reads a constant from: what it writes for it, unless it writes what it does not read. */
    @SuppressWarnings("EnumOrdinal") // Where a type asks for numbers, they are Jackson's, and those are the ordinals.
    private JsonNode value(Enum<?> constant, JavaType type, boolean asNumber, String path) {
        JsonNode place = Json.object().numberNode(constant.ordinal());
        JsonNode written = asNumber ? place : mapper.valueToTree(constant);
        JsonNode name = Json.object().stringNode(constant.name());
        for (JsonNode each : List.of(written, name)) {
            if ((each.isString() || each.isNumber()) && constant.equals(read(each, type))) {
                return each;
            }
        }
        throw refused(
                path,
                "Jackson reads " + name(type) + "." + constant.name() + " neither from " + written
                        + " nor from its name",
                "let @JsonValue and @JsonCreator agree on a text or a number");
    }

    private @Nullable Object read(JsonNode json, JavaType type) {
        try {
            return mapper.readerFor(type).readValue(json);
        } catch (JacksonException notSo) {
            return null;
        }
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

    private static boolean isArray(JsonFormat.@Nullable Value format) {
        return format != null && format.getShape() == JsonFormat.Shape.ARRAY;
    }

    private ObjectNode formatted(ObjectNode schema, Class<?> raw, Said said, String path) {
        JsonFormat.Value format = said.format();
        if (format == null) {
            return schema;
        }
        String type = schema.path("type").asString("");
        if (format.hasPattern() && Scalars.takesPattern(raw)) {
            return Scalars.of("string", null, "In the form " + format.getPattern());
        }
        if (format.getShape() == JsonFormat.Shape.STRING && type.equals("boolean")) {
            ObjectNode words = Scalars.of("string", null, null);
            words.putArray("enum").add("true").add("false");
            return words;
        }
        if (format.getShape() == JsonFormat.Shape.STRING && !type.equals("string")) {
            return Scalars.of("string", null, "A number in digits");
        }
        if (said.isNumeric() && schema.has("format")) {
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
