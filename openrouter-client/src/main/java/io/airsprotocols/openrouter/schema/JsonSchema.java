package io.airsprotocols.openrouter.schema;

import io.airsprotocols.openrouter.schema.Shape.Slot;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Schema with the Java type it stands for: says what a model is to write, and reads what it wrote.
 *
 * <pre>{@code
 * JsonSchema<City> schema = JsonSchema.of(City.class);
 * System.out.println(schema.json().toPrettyString());
 * City paris = schema.read("{\"name\":\"Paris\",\"population\":2102650,\"river\":\"Seine\",\"climate\":\"MILD\"}");
 * }</pre>
 *
 * <p>The schema is what Jackson would read into the type: records and classes by their constructor or setters, enums by
 * their names on the wire, sealed interfaces as {@code anyOf} with a tag, generics, recursion, {@code java.time}, and
 * Jackson's annotations for names, descriptions and what to leave out. {@code Optional} and {@code @Nullable} may be null.
 * It keeps the rules of strict mode, which are checked when it is made; {@link JsonSchemaBuilder} has the choices.
 *
 * <p>Immutable and safe for use by several threads. Schemas of {@link #of(Class)} and {@link #of(TypeRef)} are made once.
 *
 * @param <T> the type of the values
 */
public final class JsonSchema<T> {

    private static final ClassValue<JsonSchema<?>> OF_CLASS = new ClassValue<>() {
        @Override
        protected JsonSchema<?> computeValue(Class<?> type) {
            return builder(type).build();
        }
    };

    private final Type type;
    private final String name;
    private final @Nullable String description;
    private final boolean strict;
    private final ObjectNode json;
    private final @Nullable Binding binding;

    JsonSchema(
            Type type,
            String name,
            @Nullable String description,
            boolean strict,
            ObjectNode json,
            @Nullable Binding binding) {
        this.type = type;
        this.name = name;
        this.description = description;
        this.strict = strict;
        this.json = json;
        this.binding = binding;
    }

    /**
     * The schema of a class, for strict mode.
     *
     * @param <T> the class
     * @param type a record, an enum, a sealed interface, a class Jackson can read, an array, a string, a number
     * @return the schema
     * @throws IllegalArgumentException if the type has no schema, or none that keeps the rules of strict mode; the message
     *     says where, why and what to do
     */
    @SuppressWarnings("unchecked") // made of the same class
    public static <T> JsonSchema<T> of(Class<T> type) {
        return (JsonSchema<T>) OF_CLASS.get(type);
    }

    /**
     * The schema of a type with parameters, such as a list, for strict mode.
     *
     * @param <T> the type
     * @param type such as {@code new TypeRef<List<City>>() {}}
     * @return the schema
     * @throws IllegalArgumentException if the type has no schema, or none that keeps the rules of strict mode
     */
    public static <T> JsonSchema<T> of(TypeRef<T> type) {
        return TypeRefs.schema(type);
    }

    /**
     * A schema of your own, for values that stay JSON. It is sent as it stands, not strict.
     *
     * @param name a name of at most 64 letters, digits, {@code _} and {@code -}
     * @param schema the schema
     * @return the schema
     * @throws IllegalArgumentException if the name or the schema is not valid
     */
    public static JsonSchema<JsonNode> of(String name, JsonNode schema) {
        return builder(JsonNode.class).json(schema).strict(false).name(name).build();
    }

    /**
     * Starts a schema with choices.
     *
     * @param <T> the type
     * @param type the type of the values
     * @return a builder
     */
    public static <T> JsonSchemaBuilder<T> builder(Class<T> type) {
        return new JsonSchemaBuilder<>(type);
    }

    /**
     * Starts a schema with choices.
     *
     * @param <T> the type
     * @param type the type of the values
     * @return a builder
     */
    public static <T> JsonSchemaBuilder<T> builder(TypeRef<T> type) {
        return new JsonSchemaBuilder<>(type.type());
    }

    /**
     * The type of the values.
     *
     * @return as reflection sees it
     */
    public Type type() {
        return type;
    }

    /**
     * The name the model is told ({@code json_schema.name}).
     *
     * @return at most 64 letters, digits, {@code _} and {@code -}
     */
    public String name() {
        return name;
    }

    /**
     * What the model is told about the whole ({@code json_schema.description}).
     *
     * @return the text, or null if there is none
     */
    public @Nullable String description() {
        return description;
    }

    /**
     * Whether the provider is to hold the model to the schema ({@code json_schema.strict}).
     *
     * @return true unless chosen otherwise
     */
    public boolean isStrict() {
        return strict;
    }

    /**
     * The schema itself. Its root is an object: what is none, such as a list, stands in one with a single property,
     * {@code items} for a list and {@code value} for all else, and is taken out again when read.
     *
     * @return a copy
     */
    public ObjectNode json() {
        return json.deepCopy();
    }

    /**
     * Reads a value from what a model wrote: JSON, or JSON in a code fence or between prose.
     *
     * @param text the text
     * @return the value
     * @throws NotJsonException if there is no JSON in it, or JSON that is broken or cut
     * @throws MismatchException if the JSON does not fit
     */
    public T read(String text) {
        return read(JsonText.find(text, bareRoot()));
    }

    /**
     * Reads a value from JSON. Properties nobody asked for are passed over; one that may be null may be absent; a map may be
     * an object; a value that should stand in an object of its own may stand alone.
     *
     * @param value the JSON; is not changed
     * @return the value
     * @throws MismatchException if the JSON does not fit
     */
    @SuppressWarnings("unchecked") // the binding was made for the type
    public T read(JsonNode value) {
        JsonNode normal = binding == null ? value : binding.normal(value);
        List<Mismatch> wrong = Validator.check(json, normal);
        if (!wrong.isEmpty()) {
            throw new MismatchException(name, wrong, null);
        }
        return (T) (binding == null ? value.deepCopy() : binding.bind(binding.forJackson(normal)));
    }

    /**
     * What does not fit, as far as the schema tells: what the type itself refuses shows only when it is read.
     *
     * @param value the JSON
     * @return empty if all is well
     */
    public List<Mismatch> check(JsonNode value) {
        return List.copyOf(Validator.check(json, binding == null ? value : binding.normal(value)));
    }

    /**
     * Writes a value as the model would: the other way round than {@link #read(JsonNode)}. Useful for examples in a prompt.
     *
     * @param value the value
     * @return JSON that fits the schema
     */
    public JsonNode write(T value) {
        return binding == null ? ((JsonNode) value).deepCopy() : binding.fromJackson(binding.write(value));
    }

    /**
     * Starts to read a value that arrives in pieces.
     *
     * @return a reader for one value
     */
    public PartialReader<T> partialReader() {
        return new PartialReader<>(this, binding, bareRoot());
    }

    /** What may begin the JSON besides the object that the schema promises. */
    JsonText.Root bareRoot() {
        if (binding == null || binding.wrapper == null) {
            return JsonText.Root.OBJECT;
        }
        Shape shape = binding.root.shape();
        boolean list = shape instanceof Shape.Listing || shape instanceof Shape.Mapping;
        return list ? JsonText.Root.OBJECT_OR_LIST : JsonText.Root.ANYTHING;
    }

    /** The property that holds the value, or null if the value is the root. */
    @Nullable
    String wrapper() {
        return binding == null ? null : binding.wrapper;
    }

    /** The schema of the elements of a list in the value. */
    <E> JsonSchema<E> elements(Class<E> element, String... path) {
        Slot slot = binding == null ? null : binding.root;
        for (String each : path) {
            Shape.Property property =
                    slot != null && slot.shape() instanceof Shape.Fields object ? object.property(each) : null;
            slot = property == null ? null : property.slot();
        }
        String where = path.length == 0 ? name : name + "." + String.join(".", path);
        if (slot == null || !(slot.shape() instanceof Shape.Listing list)) {
            throw new IllegalArgumentException(where + " is no list"
                    + (slot == null ? "" : " but " + slot.type().toCanonical())
                    + "; name the properties that lead to one");
        }
        Slot items = list.items;
        if (binding == null || element != items.type().getRawClass()) {
            throw new IllegalArgumentException(
                    where + " is a list of " + items.type().toCanonical() + ", not of " + element.getName());
        }
        return new JsonSchema<>(
                element, name, null, strict, SchemaWriter.write(items, null, strict), binding.of(items));
    }

    /** Name and schema, for logs. */
    @Override
    public String toString() {
        return "JsonSchema[" + name + ", " + json + "]";
    }

    /** Schemas by the place in the source that names the type, so that no class is held longer than the code using it. */
    private static final class TypeRefs {
        private static final ClassValue<Entry> MADE = new ClassValue<>() {
            @Override
            protected Entry computeValue(Class<?> place) {
                return new Entry();
            }
        };

        /** The last schema made at a place; one place names one type unless it stands in generic code. */
        private static final class Entry {
            private volatile @Nullable JsonSchema<?> schema;
        }

        @SuppressWarnings("unchecked") // made of the same type
        static <T> JsonSchema<T> schema(TypeRef<T> ref) {
            Entry entry = MADE.get(ref.getClass());
            JsonSchema<?> known = entry.schema;
            if (known == null || !known.type.equals(ref.type())) {
                known = builder(ref).build();
                entry.schema = known;
            }
            return (JsonSchema<T>) known;
        }
    }
}
