package io.airsprotocols.openrouter.schema;

import io.airsprotocols.openrouter.internal.codec.Checks;
import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.schema.Shape.Slot;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds a {@link JsonSchema} with choices. Setters replace what was set before. Not safe for use by several threads at once.
 *
 * @param <T> the type of the values
 */
public final class JsonSchemaBuilder<T> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int LONGEST_NAME = 64;

    private static final JsonMapper STANDARD = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Type type;
    private final Map<Class<?>, ObjectNode> given = new HashMap<>();
    private JsonMapper mapper = STANDARD;
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable ObjectNode json;
    private boolean strict = true;

    JsonSchemaBuilder(Type type) {
        this.type = type;
    }

    /**
     * The name the model is told ({@code json_schema.name}); without it that of the type.
     *
     * @param value at most 64 letters, digits, {@code _} and {@code -}
     * @return this
     */
    public JsonSchemaBuilder<T> name(String value) {
        name = value;
        return this;
    }

    /**
     * What the model is told about the whole ({@code json_schema.description}).
     *
     * @param value the text
     * @return this
     */
    public JsonSchemaBuilder<T> description(String value) {
        description = value;
        return this;
    }

    /**
     * Whether the provider is to hold the model to the schema ({@code json_schema.strict}); true if nothing is said. Without
     * it a map is an object, {@code Object} and {@code JsonNode} are anything, what may be null need not be there, and the
     * rules of strict mode are not checked.
     *
     * @param value false for a schema that is only a hint
     * @return this
     */
    public JsonSchemaBuilder<T> strict(boolean value) {
        strict = value;
        return this;
    }

    /**
     * The schema of a type wherever it is found, instead of the one made from it; Jackson must be able to read what it
     * describes.
     *
     * @param part the type
     * @param schema its schema
     * @return this
     * @throws IllegalArgumentException if the schema is no object
     */
    public JsonSchemaBuilder<T> define(Class<?> part, JsonNode schema) {
        given.put(part, object(schema));
        return this;
    }

    /**
     * The whole schema, instead of the one made from the type. Values are checked against it and read by Jackson.
     *
     * @param schema the schema
     * @return this
     * @throws IllegalArgumentException if it is no object
     */
    public JsonSchemaBuilder<T> json(JsonNode schema) {
        json = object(schema);
        return this;
    }

    /**
     * Your mapper, with its modules, mix-ins and naming, to see the types and to read the values. Its own
     * settings hold, but that unknown properties are passed over, the root has no wrapper and dates are text, as the
     * schema says.
     *
     * @param value the mapper; is not changed
     * @return this
     */
    public JsonSchemaBuilder<T> mapper(JsonMapper value) {
        mapper = value;
        return this;
    }

    private static ObjectNode object(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            return Json.copy("schema", object);
        }
        throw new IllegalArgumentException("A JSON schema is an object, was " + schema);
    }

    /**
     * Makes the schema.
     *
     * @return the schema
     * @throws IllegalArgumentException if the type has no schema, the name is not valid, a reference leads to nothing but
     *     itself, or the rules of strict mode are broken; the message names every place, the rule and what to do
     */
    public JsonSchema<T> build() {
        try {
            return make();
        } catch (IllegalArgumentException refused) {
            if (strict && isOpen(type)) {
                throw new IllegalArgumentException(
                        refused.getMessage() + "; " + type.getTypeName()
                                + " leaves open what is in it: say it, as new TypeRef<List<City>>() {} does",
                        refused);
            }
            throw refused;
        }
    }

    /** Whether a type leaves open what is in it: {@code List} alone, or of a {@code T} that only the compiler knows. */
    private static boolean isOpen(Type type) {
        if (type instanceof Class<?> raw) {
            return Stream.of(raw.getTypeParameters()).anyMatch(each -> each.getBounds()[0].equals(Object.class));
        }
        return type instanceof ParameterizedType whole
                ? Stream.of(whole.getActualTypeArguments()).anyMatch(JsonSchemaBuilder::isOpen)
                : type instanceof TypeVariable<?>;
    }

    private JsonSchema<T> make() {
        JsonMapper reading = mapper.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.UNWRAP_ROOT_VALUE)
                .disable(SerializationFeature.WRAP_ROOT_VALUE)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .annotationIntrospector(AnnotationIntrospector.pair(
                        mapper.deserializationConfig().getAnnotationIntrospector(), new SealedTypes()))
                .build();
        JavaType resolved = reading.constructType(type);
        boolean untyped = JsonNode.class.isAssignableFrom(resolved.getRawClass()) && json != null;
        Binding binding = null;
        ObjectNode schema = json;
        if (schema == null) {
            Slot root = new ShapeReader(reading, given).root(resolved);
            EndlessTypes.refuse(root.shape());
            String wrapper = wrapper(root);
            schema = SchemaWriter.write(root, wrapper, strict);
            binding = new Binding(reading, root, wrapper, strict);
        } else if (!untyped) {
            Slot root = new Slot(new Shape.Given(resolved, schema), resolved, false, null);
            binding = new Binding(reading, root, null, false);
        }
        String chosen = name == null ? nameOf(resolved) : name;
        Checks checks = new Checks("JsonSchema of " + ShapeReader.name(resolved));
        checks.that(
                NAME.matcher(chosen).matches(),
                "name must be 1 to 64 letters, digits, _ and -, was \"" + chosen + "\"");
        Circles.in(schema)
                .forEach(each -> checks.that(
                        false,
                        "the reference " + each
                                + " leads back to itself without a value between; say what type stands there"));
        if (strict) {
            StrictRules.broken(schema).forEach(each -> checks.that(false, each));
        }
        checks.done();
        return new JsonSchema<>(type, chosen, description, strict, schema, binding);
    }

    private static @Nullable String wrapper(Slot root) {
        Shape shape = root.shape();
        boolean object = shape instanceof Shape.Fields
                || (shape instanceof Shape.Union union && union.arms.size() == 1)
                || (shape instanceof Shape.Given given
                        && given.schema.path("type").asString("").equals("object"));
        if (object && !root.nullable() && !root.type().isReferenceType()) {
            return null;
        }
        return shape instanceof Shape.Listing || shape instanceof Shape.Mapping ? "items" : "value";
    }

    private static String nameOf(JavaType type) {
        String plain = ShapeReader.name(type).replaceAll("[^A-Za-z0-9_-]+", "_").replaceAll("_+$", "");
        String fitting = plain.isEmpty() ? "answer" : plain;
        return fitting.length() <= LONGEST_NAME ? fitting : fitting.substring(0, LONGEST_NAME);
    }
}
