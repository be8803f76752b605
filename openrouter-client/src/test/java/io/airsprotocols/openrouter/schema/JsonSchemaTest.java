package io.airsprotocols.openrouter.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.schema.Types.City;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;

/** What schemas refuse, what can be chosen about them, and what they read. */
class JsonSchemaTest {

    private static final String PARIS = "{\"name\":\"Paris\",\"population\":2102650}";
    private static final City PARIS_VALUE = new City("Paris", 2102650);

    record Open(Object anything) {}

    record Outside(List<City> cities, Serializable unknown) {}

    class Inner {
        public int number;
    }

    static class Closed {
        private final String text;

        Closed(String text, int unused) {
            this.text = text + unused;
        }

        String text() {
            return text;
        }
    }

    record ReadByHand(Money money) {}

    @JsonDeserialize(using = MoneyReader.class)
    record Money(BigDecimal amount) {}

    static final class MoneyReader extends StdDeserializer<Money> {
        MoneyReader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser parser, DeserializationContext context) {
            return new Money(new BigDecimal(parser.getString().replace(" EUR", "")));
        }
    }

    sealed interface Tagged permits HasType {}

    record HasType(String type) implements Tagged {}

    sealed interface Twins permits Left.Same, Right.Same {}

    interface Left {
        record Same(int a) implements Twins {}
    }

    interface Right {
        record Same(int b) implements Twins {}
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    sealed interface Wrapped permits InWrapper {}

    record InWrapper(int a) implements Wrapped {}

    record ByCity(Map<City, String> names) {}

    record D1(D2 d) {}

    record D2(D3 d) {}

    record D3(D4 d) {}

    record D4(D5 d) {}

    record D5(D6 d) {}

    record D6(D7 d) {}

    record D7(D8 d) {}

    record D8(D9 d) {}

    record D9(D10 d) {}

    record D10(D11 d) {}

    record D11(int end) {}

    @Test
    void what_cannot_have_a_schema_is_refused_with_place_reason_and_way_out() {
        refused(Outside.class, "Outside.unknown", "Serializable is abstract", "make it sealed");
        refused(Inner.class, "Inner", "outer object", "make it static");
        refused(Closed.class, "Closed", "no property", "@JsonCreator");
        refused(ReadByHand.class, "ReadByHand.money", "deserializer of its own", "define(Money.class");
        refused(Tagged.class, "Tagged", "\"type\", which HasType has already", "another tag");
        refused(Twins.class, "Twins", "the same tag", "@JsonTypeName");
        refused(Wrapped.class, "Wrapped", "WRAPPER_OBJECT", "include = PROPERTY");
        refused(ByCity.class, "ByCity.names", "City is no key", "String or an enum");
    }

    @Test
    void strict_rules_are_checked_with_path_rule_and_way_out() {
        refused(Open.class, "$.anything", "every place has a type", "strict(false)");
        refused(D1.class, "$.d.d.d.d.d.d.d.d.d.d", "at most 10 levels", "flatter");
        assertThat(JsonSchema.of(D2.class).name()).isEqualTo("D2");
    }

    private static void refused(Class<?> type, String... words) {
        assertThatThrownBy(() -> JsonSchema.of(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}|$: the root is an object, not \"array\"",
                "{\"anyOf\":[{\"type\":\"string\"}]}|the root is an object, not anyOf",
                "{\"type\":\"object\",\"properties\":{}}|$: every object says additionalProperties: false",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[],\"additionalProperties\":false}|$.a: every property is required",
                "{\"type\":\"object\",\"properties\":{},\"required\":[\"b\"],\"additionalProperties\":false}|the required property b is not among",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"oneOf\":[{\"type\":\"string\"}]}},\"required\":[\"a\"],\"additionalProperties\":false}|$.a: the keyword oneOf is not supported (leave it out; anyOf is)",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\",\"default\":\"x\"}},\"required\":[\"a\"],\"additionalProperties\":false}|say the default in the description",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/$defs/X\"}},\"required\":[\"a\"],\"additionalProperties\":false}|leads nowhere",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#\",\"description\":\"x\"}},\"required\":[\"a\"],\"additionalProperties\":false}|nothing stands beside $ref",
                "{\"type\":\"object\",\"properties\":{\"a\":true},\"required\":[\"a\"],\"additionalProperties\":false}|$.a: a schema is an object",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":[\"array\",\"null\"]}},\"required\":[\"a\"],\"additionalProperties\":false}|$.a[]: a schema is an object",
            })
    void a_schema_of_your_own_is_held_to_strict_rules_too(String schema, String words) {
        assertThatThrownBy(() -> JsonSchema.builder(JsonNode.class)
                        .json(Json.read(schema))
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(words);
    }

    @Test
    void sums_are_limited() {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (int i = 0; i < 5001; i++) {
            properties.putObject("a-property-with-a-long-name-" + i).put("type", "string");
            required.add("a-property-with-a-long-name-" + i);
        }
        var values = properties.putObject("choice").put("type", "string").putArray("enum");
        for (int i = 0; i < 1001; i++) {
            values.add("v" + i);
        }
        required.add("choice");
        schema.put("additionalProperties", false);
        assertThat(StrictRules.broken(schema))
                .anyMatch(each -> each.contains("at most 5000 properties, here are 5002"))
                .anyMatch(each -> each.contains("at most 1000 values of enums, here are 1001"))
                .anyMatch(each -> each.contains("at most 120000 characters"));
    }

    @Test
    void a_schema_has_a_name_and_a_description() {
        JsonSchema<City> schema = JsonSchema.builder(City.class)
                .name("town")
                .description("A town")
                .build();
        assertThat(schema.name()).isEqualTo("town");
        assertThat(schema.description()).isEqualTo("A town");
        assertThat(schema.isStrict()).isTrue();
        assertThat(schema.type()).isEqualTo(City.class);
        assertThat(schema.toString()).startsWith("JsonSchema[town, {\"type\":\"object\"");
        assertThat(JsonSchema.of(new TypeRef<List<Optional<City>>>() {}).name()).isEqualTo("List_Optional_City");
        assertThatThrownBy(
                        () -> JsonSchema.builder(City.class).name("two words").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64 letters")
                .hasMessageContaining("two words");
    }

    @Test
    void what_is_seen_is_a_copy() {
        JsonSchema<City> schema = JsonSchema.of(City.class);
        schema.json().removeAll();
        assertThat(schema.json().isEmpty()).isFalse();
        assertThat(JsonSchema.of(City.class)).isSameAs(schema);
    }

    @Test
    void without_strict_maps_are_objects_and_anything_goes() {
        record Loose(Map<String, Integer> map, Object any, Optional<String> text) {}
        JsonSchema<Loose> schema = JsonSchema.builder(Loose.class).strict(false).build();
        assertThat(schema.isStrict()).isFalse();
        assertThat(schema.json().toString())
                .isEqualTo("{\"type\":\"object\",\"properties\":{\"map\":{\"type\":\"object\",\"additionalProperties\":"
                        + "{\"type\":\"integer\"}},\"any\":{},\"text\":{\"anyOf\":[{\"type\":\"string\"},"
                        + "{\"type\":\"null\"}]}},\"required\":[\"map\",\"any\"],\"additionalProperties\":false}");
        assertThat(schema.read("{\"map\":{\"a\":1},\"any\":[true]}"))
                .isEqualTo(new Loose(Map.of("a", 1), List.of(true), Optional.empty()));
        assertThat(mismatches(schema, "{\"map\":{\"a\":\"x\"},\"any\":1}"))
                .containsExactly(new Mismatch("$.map.a", "a whole number", "\"x\""));
    }

    @Test
    void a_part_can_be_defined() {
        JsonSchema<ReadByHand> schema = JsonSchema.builder(ReadByHand.class)
                .define(Money.class, Json.read("{\"type\":\"string\",\"pattern\":\" EUR$\"}"))
                .build();
        assertThat(schema.json().at("/properties/money/pattern").asString("")).isEqualTo(" EUR$");
        assertThat(schema.read("{\"money\":\"1.50 EUR\"}"))
                .isEqualTo(new ReadByHand(new Money(new BigDecimal("1.50"))));
        assertThat(mismatches(schema, "{\"money\":\"1.50\"}").get(0).wanted()).contains("matches");
    }

    @Test
    void the_whole_can_be_given() {
        JsonSchema<City> schema = JsonSchema.builder(City.class)
                .json(Json.read("{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\",\"minLength\":2},"
                        + "\"population\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":100}},"
                        + "\"required\":[\"name\",\"population\"],\"additionalProperties\":false}"))
                .build();
        assertThat(schema.read("{\"name\":\"Ys\",\"population\":7}")).isEqualTo(new City("Ys", 7));
        assertThat(mismatches(schema, "{\"name\":\"Y\",\"population\":0}"))
                .containsExactly(
                        new Mismatch("$.name", "at least 2 characters", "\"Y\""),
                        new Mismatch("$.population", "at least 1", "0"));
        assertThat(mismatches(schema, "{\"name\":\"Ys\",\"population\":101}"))
                .containsExactly(new Mismatch("$.population", "at most 100", "101"));
    }

    @Test
    void a_schema_without_a_type_gives_json() {
        JsonNode own = Json.read("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"array\",\"minItems\":1,"
                + "\"maxItems\":2,\"items\":{\"allOf\":[{\"type\":\"number\",\"exclusiveMinimum\":0,\"exclusiveMaximum\":9}]}},"
                + "\"b\":{\"const\":\"x\"},\"c\":{\"oneOf\":[{\"type\":\"string\"},{\"type\":[\"integer\",\"null\"]}]}},"
                + "\"required\":[\"a\"]}");
        JsonSchema<JsonNode> schema = JsonSchema.of("mine", own);
        assertThat(schema.json()).isEqualTo(own);
        assertThat(schema.read("{\"a\":[1.5],\"c\":null}").path("a").size()).isEqualTo(1);
        assertThat(mismatches(schema, "{\"a\":[],\"b\":\"y\",\"c\":true}"))
                .containsExactly(
                        new Mismatch("$.a", "at least 1 elements", "[]"),
                        new Mismatch("$.b", "\"x\"", "\"y\""),
                        new Mismatch("$.c", "text, or a whole number or null", "true"));
        assertThat(mismatches(schema, "{\"a\":[0,9,1]}"))
                .extracting(Mismatch::wanted)
                .containsExactly("at most 2 elements", "more than 0", "less than 9");
        assertThatThrownBy(() -> JsonSchema.of("mine", Json.read("[]"))).hasMessageContaining("is an object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'$ref': '#'} | #",
                "{'$ref': '#/$defs/a', '$defs': {'a': {'$ref': '#/$defs/b'}, 'b': {'$ref': '#/$defs/a'}}} | #/$defs/a",
                "{'anyOf': [{'$ref': '#'}, {'type': 'object'}]} | #",
                "{'allOf': [{'oneOf': [{'$ref': '#'}]}]} | #",
                "{'type': 'object', 'properties': {'x': {'$ref': '#/properties/x'}}} | #/properties/x"
            })
    void a_reference_that_leads_to_nothing_but_itself_is_refused(String schema, String reference) {
        assertThatThrownBy(() -> JsonSchema.of("circle", Json.read(schema.replace('\'', '"'))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the reference " + reference + " leads back to itself");
    }

    @Test
    void what_contains_smaller_ones_of_itself_is_read() {
        JsonSchema<JsonNode> tree = JsonSchema.of("tree", Json.read("""
                {"type": "object", "required": ["children"],
                 "properties": {"children": {"type": "array", "items": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}}}}"""));
        assertThat(tree.check(Json.read("{\"children\": [{\"children\": []}, null]}")))
                .isEmpty();
        assertThat(tree.check(Json.read("{\"children\": [{\"children\": [{}]}]}")))
                .hasSize(1);
    }

    @Test
    void your_mapper_sees_and_reads() {
        record Person(String firstName) {}
        JsonSchema<Person> schema = JsonSchema.builder(Person.class)
                .mapper(JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                        .build())
                .build();
        assertThat(schema.json().path("properties").has("first-name")).isTrue();
        assertThat(schema.read("{\"first-name\":\"Ada\"}")).isEqualTo(new Person("Ada"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PARIS,
                "  " + PARIS + "\n",
                "```json\n" + PARIS + "\n```",
                "```\n" + PARIS + "\n```\nAnything else?",
                "One of {\"Paris\", \"Rome\"}, and so: " + PARIS,
                "Sure! Here is {the} JSON:\n\n" + PARIS + "\n\nIt is {\"big\"}.",
                "\uFEFF" + PARIS,
                "{\"name\":\"Paris\",\"population\":2102650,\"mayor\":{\"name\":\"Anne\"}}",
                "{\"name\":\"Paris\",\"population\":2102650.0}",
            })
    void json_is_found_and_read(String text) {
        assertThat(JsonSchema.of(City.class).read(text)).isEqualTo(PARIS_VALUE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "I do not know.|false|There is no JSON in \"I do not know.\"",
                "{\"name\":\"Par|true|breaks off after \"{\"name\":\"Par\"",
                "```json {\"name\":\"Paris\",|true|breaks off",
                "{\"name\":\"Paris\" \"population\":1}|false|broken at character 17",
                "{\"name\":nope}|false|broken at character",
                "{\"name\":\"\\x\"}|false|broken at character",
                "{\"name\":\"\\u12g4\"}|false|broken at character",
                "[1]|false|There is no JSON",
            })
    void what_is_no_json_is_told(String text, boolean cut, String words) {
        assertThatThrownBy(() -> JsonSchema.of(City.class).read(text))
                .isInstanceOfSatisfying(NotJsonException.class, failure -> assertThat(failure.isCut())
                        .isEqualTo(cut))
                .hasMessageContaining(words);
    }

    private static List<Mismatch> mismatches(JsonSchema<?> schema, String json) {
        return catchThrowableOfType(MismatchException.class, () -> schema.read(json))
                .mismatches();
    }

    @Test
    void every_mismatch_is_told_with_its_path() {
        record State(
                List<City> cities,
                Map<String, Integer> years,
                Types.Figure figure,
                Types.Color color,
                @Nullable City city) {}
        JsonSchema<State> schema = JsonSchema.of(State.class);
        assertThat(mismatches(
                        schema,
                        "{\"cities\":[{\"name\":\"a\",\"population\":1},{\"name\":3,\"population\":1.5},\"b\",{}],"
                                + "\"years\":[{\"key\":\"a b\",\"value\":null}],\"figure\":{\"type\":\"Circle\"},"
                                + "\"color\":\"BLUE\"}"))
                .containsExactly(
                        new Mismatch("$.cities[1].name", "text", "3"),
                        new Mismatch("$.cities[1].population", "a whole number", "1.5"),
                        new Mismatch("$.cities[2]", "an object", "\"b\""),
                        new Mismatch("$.cities[3].name", "text", "nothing"),
                        new Mismatch("$.cities[3].population", "a whole number", "nothing"),
                        new Mismatch("$.years[0].value", "a whole number", "null"),
                        new Mismatch("$.figure.radius", "a number", "nothing"),
                        new Mismatch("$.color", "one of [\"RED\",\"GREEN\"]", "\"BLUE\""));
        assertThat(mismatches(
                        schema,
                        "{\"cities\":[],\"years\":{},\"figure\":{\"type\":\"Line\"},\"color\":\"RED\",\"city\":4}"))
                .containsExactly(
                        new Mismatch(
                                "$.figure",
                                "an object with \"type\": \"Circle\", or an object with \"type\": \"Square\"",
                                "{\"type\":\"Line\"}"),
                        new Mismatch("$.city", "an object, or null", "4"));
        assertThatThrownBy(() -> schema.read("{}"))
                .hasMessage(
                        "The JSON does not fit State: $.cities: wanted a list, found nothing; $.years: wanted a list,"
                                + " found nothing; $.figure: wanted an object with \"type\": \"Circle\", or an object with"
                                + " \"type\": \"Square\", found nothing; and 1 more");
    }

    @Test
    void what_the_type_refuses_is_a_mismatch_too() {
        assertThat(mismatches(
                        JsonSchema.of(new TypeRef<List<Types.Positive>>() {}), "[{\"number\":1},{\"number\":-1}]"))
                .containsExactly(new Mismatch(
                        "$.items[1]", "a value that is accepted (number must be positive, was -1)", "{\"number\":-1}"));
        assertThat(mismatches(JsonSchema.of(java.time.LocalDate.class), "\"soon\"")
                        .get(0))
                .satisfies(each -> assertThat(each.path()).isEqualTo("$.value"))
                .satisfies(each -> assertThat(each.wanted()).startsWith("a LocalDate"))
                .satisfies(each -> assertThat(each.found()).isEqualTo("\"soon\""));
        assertThat(mismatches(JsonSchema.of(int.class), "5000000000").get(0).path())
                .isEqualTo("$.value");
        assertThat(mismatches(JsonSchema.of(City.class), "{\"name\":\"" + "x".repeat(200) + "\",\"population\":true}")
                        .get(0)
                        .found())
                .isEqualTo("true");
    }

    @Test
    void what_models_write_otherwise_is_read_where_nothing_is_in_doubt() {
        assertThat(JsonSchema.of(new TypeRef<List<City>>() {}).read("[" + PARIS + "]"))
                .containsExactly(PARIS_VALUE);
        assertThat(JsonSchema.of(new TypeRef<List<City>>() {}).read("Here: [" + PARIS + "] as asked [1]"))
                .containsExactly(PARIS_VALUE);
        assertThat(JsonSchema.of(new TypeRef<Map<String, Integer>>() {}).read("{\"a\":1}"))
                .isEqualTo(Map.of("a", 1));
        assertThat(JsonSchema.of(int.class).read("42")).isEqualTo(42);
        assertThat(JsonSchema.of(Types.Color.class).read("\"RED\"")).isEqualTo(Types.Color.RED);
        assertThat(JsonSchema.of(Types.Figure.class).read("{\"type\":\"Circle\",\"radius\":1}"))
                .isEqualTo(new Types.Circle(1));
        assertThat(JsonSchema.of(Types.Renamed.class).read("{\"full_name\":\"a\",\"yrs\":3}"))
                .isEqualTo(new Types.Renamed("a", null, 3));
        assertThat(JsonSchema.of(Types.OptionalLists.class).read("{\"numbers\":{\"a\":1}}"))
                .isEqualTo(new Types.OptionalLists(Optional.empty(), Map.of("a", 1)));
    }

    @Test
    void a_generic_type_that_leaves_open_what_is_in_it_is_refused_with_the_way_to_say_it() {
        refused(List.class, "$.items[]", "java.util.List leaves open what is in it", "new TypeRef<List<City>>() {}");
        refused(Map.class, "is no key", "java.util.Map leaves open what is in it", "new TypeRef<");
        refused(Box.class, "$.value", "leaves open what is in it", "new TypeRef<");
        assertThatThrownBy(JsonSchemaTest::<Types.City>ofVariable)
                .hasMessageContaining("java.util.List<E> leaves open what is in it");
        assertThat(JsonSchema.builder((Class<?>) List.class)
                        .strict(false)
                        .build()
                        .read("[1]"))
                .isEqualTo(List.of(1));
    }

    record Box<E>(E value) {}

    private static <E> void ofVariable() {
        JsonSchema.of(new TypeRef<List<E>>() {});
    }

    @Test
    void a_reference_names_its_type_where_it_is_made() {
        assertThat(new TypeRef<List<City>>() {})
                .isEqualTo(new TypeRef<List<City>>() {})
                .hasSameHashCodeAs(new TypeRef<List<City>>() {})
                .isNotEqualTo(new TypeRef<List<String>>() {})
                .hasToString("java.util.List<" + City.class.getName() + ">");
        assertThatThrownBy(JsonSchemaTest::raw).isInstanceOf(IllegalStateException.class);
        assertThat(generic(new TypeRef<List<City>>() {}).json())
                .isNotEqualTo(generic(new TypeRef<City>() {}).json());
    }

    private static <T> JsonSchema<T> generic(TypeRef<T> ref) {
        return JsonSchema.of(ref);
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static void raw() {
        new TypeRef() {};
    }
}
