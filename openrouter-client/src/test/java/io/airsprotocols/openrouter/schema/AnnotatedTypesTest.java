package io.airsprotocols.openrouter.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import io.airsprotocols.openrouter.internal.codec.Json;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.StdConverter;

/** Types with Jackson's annotations as people use them: what is asked for is what is read. */
class AnnotatedTypesTest {

    record Hiding(String shown, @JsonIgnore String hidden) {}

    static class Parent {
        public String name;

        @JsonManagedReference
        public List<Child> children;
    }

    static class Child {
        public String name;

        @JsonBackReference
        public Parent parent;
    }

    record Loose(String name, @JsonAnySetter Map<String, Integer> rest) {}

    static class LooseBean {
        public String name;

        @JsonAnySetter
        public Map<String, Integer> rest = new LinkedHashMap<>();
    }

    record Days(
            @JsonFormat(pattern = "dd.MM.yyyy") List<LocalDate> all,
            @JsonFormat(pattern = "dd.MM.yyyy") Optional<LocalDate> first,
            @JsonFormat(pattern = "dd.MM.yyyy") Map<String, LocalDate> named,
            @JsonFormat(pattern = "'Y'yyyy") Year year,
            @JsonFormat(pattern = "SECONDS") Duration took) {}

    record Words(
            @JsonFormat(shape = JsonFormat.Shape.STRING) boolean sure) {}

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Point(int x, int y) {}

    record Line(@JsonFormat(shape = JsonFormat.Shape.ARRAY) List<Types.City> ends) {}

    @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)
    record Known(String name) {}

    record Pair(String left, int right) {}

    sealed interface Sided permits Left, Right {}

    record Left(String left, int size) implements Sided {}

    record Right(String right, int size) implements Sided {}

    record Parts(
            @JsonIgnoreProperties("left") Pair one,
            @JsonIgnoreProperties("left") List<Pair> list,
            @JsonIgnoreProperties("left") Map<String, Pair> named,
            @JsonIncludeProperties("left") Optional<Pair> perhaps,
            @JsonIgnoreProperties("size") Sided sided,
            Pair whole) {}

    static class Friend {
        public String name;

        @JsonIgnoreProperties("friends")
        public List<Friend> friends;
    }

    @JsonFormat(shape = JsonFormat.Shape.OBJECT)
    enum Planet {
        EARTH,
        MARS;

        public int moons = 1;
    }

    enum None {}

    enum OneWay {
        A;

        @JsonCreator
        static OneWay of(List<String> words) {
            return valueOf(words.get(0));
        }
    }

    private static String properties(JsonSchema<?> schema) {
        return schema.json().path("properties").propertyNames().toString();
    }

    private static String required(JsonSchema<?> schema, String place) {
        JsonNode there = schema.json().path("properties").at(place);
        JsonNode known = there.has("$ref")
                ? schema.json().at(there.path("$ref").asString().substring(1))
                : there;
        return known.path("required").toString();
    }

    private static JsonNode q(String json) {
        return Json.read(json.replace('\'', '"'));
    }

    @Test
    void an_ignored_component_of_a_record_is_not_asked_for() {
        JsonSchema<Hiding> schema = JsonSchema.of(Hiding.class);
        assertThat(properties(schema)).isEqualTo("[shown]");
        assertThat(schema.read(q("{'shown':'a'}"))).isEqualTo(new Hiding("a", null));
        assertThat(schema.partialReader().add("{\"shown\":\"a").value()).isEqualTo(new Hiding("a", null));
    }

    @Test
    void what_a_property_ignores_of_its_value_is_neither_asked_for_nor_read() {
        JsonSchema<Parts> schema = JsonSchema.of(Parts.class);
        assertThat(required(schema, "/one")).isEqualTo("[\"right\"]");
        assertThat(required(schema, "/list/items")).isEqualTo("[\"right\"]");
        assertThat(required(schema, "/named/items/properties/value")).isEqualTo("[\"right\"]");
        assertThat(required(schema, "/perhaps/anyOf/0")).isEqualTo("[\"left\"]");
        assertThat(required(schema, "/sided/anyOf/0")).isEqualTo("[\"type\",\"left\"]");
        assertThat(required(schema, "/whole")).isEqualTo("[\"left\",\"right\"]");
        JsonNode answer = q("{'one':{'right':1},'list':[{'right':2}],'named':[{'key':'k','value':{'right':3}}],"
                + "'perhaps':{'left':'a'},'sided':{'type':'Left','left':'b'},'whole':{'left':'c','right':4}}");
        Parts expected = new Parts(
                new Pair(null, 1),
                List.of(new Pair(null, 2)),
                Map.of("k", new Pair(null, 3)),
                Optional.of(new Pair("a", 0)),
                new Left("b", 0),
                new Pair("c", 4));
        assertThat(schema.read(answer)).isEqualTo(expected);
        assertThat(schema.partialReader().add(answer.toString()).value()).isEqualTo(expected);
        JsonNode more = answer.deepCopy();
        ((ObjectNode) more.path("one")).put("left", "unasked");
        ((ObjectNode) more.path("sided")).put("size", 5);
        assertThat(schema.read(more)).isEqualTo(expected);
    }

    @Test
    void a_property_that_ignores_the_way_on_ends_what_would_have_no_end() {
        JsonSchema<Friend> schema = JsonSchema.of(Friend.class);
        assertThat(schema.json().at("/properties/friends/items/required").toString())
                .isEqualTo("[\"name\"]");
        assertThat(schema.read(q("{'name':'a','friends':[{'name':'b'}]}"))
                        .friends
                        .get(0)
                        .name)
                .isEqualTo("b");
    }

    @Test
    void the_way_back_to_a_parent_is_not_asked_for() {
        JsonSchema<Parent> schema = JsonSchema.of(Parent.class);
        assertThat(schema.json().at("/properties/children/items/properties").propertyNames())
                .containsExactly("name");
        Parent parent = schema.read(q("{'name':'a','children':[{'name':'b'}]}"));
        assertThat(parent.children.get(0).parent).isSameAs(parent);
    }

    @Test
    void what_takes_all_other_properties_is_none_itself() {
        assertThat(properties(JsonSchema.of(Loose.class))).isEqualTo("[name]");
        JsonSchema<Loose> loose = JsonSchema.builder(Loose.class).strict(false).build();
        assertThat(properties(loose)).isEqualTo("[name]");
        assertThat(loose.json().path("additionalProperties")).isEqualTo(q("{'type':'integer'}"));
        assertThat(loose.read(q("{'name':'a','b':1}"))).isEqualTo(new Loose("a", Map.of("b", 1)));
        assertThat(loose.check(q("{'name':'a','b':'c'}")))
                .containsExactly(new Mismatch("$.b", "a whole number", "\"c\""));
        LooseBean bean =
                JsonSchema.builder(LooseBean.class).strict(false).build().read(q("{'name':'a','b':1}"));
        assertThat(bean.rest).isEqualTo(Map.of("b", 1));
    }

    @Test
    void a_format_reaches_what_is_in_a_list_a_map_or_an_optional() {
        JsonSchema<Days> schema = JsonSchema.of(Days.class);
        JsonNode day = q("{'type':'string','description':'In the form dd.MM.yyyy'}");
        assertThat(schema.json().at("/properties/all/items")).isEqualTo(day);
        assertThat(schema.json().at("/properties/first/description")).isEqualTo(day.get("description"));
        assertThat(schema.json().at("/properties/named/items/properties/value")).isEqualTo(day);
        JsonNode json = q("{'all':['24.11.2026'],'first':'01.02.2026','named':[{'key':'a','value':'03.04.2026'}],"
                + "'year':'Y2026','took':'PT2S'}");
        assertThat(schema.read(json))
                .isEqualTo(new Days(
                        List.of(LocalDate.of(2026, 11, 24)),
                        Optional.of(LocalDate.of(2026, 2, 1)),
                        Map.of("a", LocalDate.of(2026, 4, 3)),
                        Year.of(2026),
                        Duration.ofSeconds(2)));
        JsonSchema<Words> words = JsonSchema.of(Words.class);
        assertThat(words.json().at("/properties/sure")).isEqualTo(q("{'type':'string','enum':['true','false']}"));
        assertThat(words.read(q("{'sure':'true'}"))).isEqualTo(new Words(true));
    }

    @Test
    void what_is_no_object_with_names_is_refused() {
        refused(Point.class, "Point", "list of its values", "leave @JsonFormat(shape = ARRAY) out");
        refused(Line.class, "Line.ends[]", "list of its values");
        refused(Known.class, "@JsonIdentityInfo", "leave it out");
    }

    @Test
    void a_constant_is_what_it_is_read_from() {
        assertThat(JsonSchema.of(Planet.class).json().at("/properties/value/enum"))
                .isEqualTo(q("['EARTH','MARS']"));
        assertThat(JsonSchema.of(Planet.class).read(q("{'value':'MARS'}"))).isEqualTo(Planet.MARS);
        JsonMapper lower = JsonMapper.builder()
                .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
                .build();
        JsonSchema<Planet> schema =
                JsonSchema.builder(Planet.class).mapper(lower).build();
        assertThat(schema.json().at("/properties/value/enum")).isEqualTo(q("['EARTH','MARS']"));
        refused(None.class, "None", "no constants");
        refused(Enum.class, "Enum is abstract", "define its schema");
        refused(OneWay.class, "OneWay.A neither from", "agree");
    }

    private static void refused(Class<?> type, String... words) {
        assertThatThrownBy(() -> JsonSchema.of(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words);
    }

    record Person(String name, Person boss) {}

    record Husband(Wife wife) {}

    record Wife(Husband husband) {}

    sealed interface Formula permits Number, Negation {}

    record Number(int value) implements Formula {}

    record Negation(Formula inner) implements Formula {}

    sealed interface Endless permits Again {}

    record Again(Endless inner) implements Endless {}

    @Test
    void a_type_whose_values_have_no_end_is_refused() {
        refused(Person.class, "Person.boss", "without an end", "@Nullable or Optional");
        refused(Husband.class, "Husband.wife", "without an end");
        refused(Endless.class, "Again.inner", "without an end");
        assertThat(JsonSchema.of(Formula.class).read(q("{'type':'Negation','inner':{'type':'Number','value':1}}")))
                .isEqualTo(new Negation(new Number(1)));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    sealed interface Deduced permits Counts, Named {}

    record Counts(Map<String, Integer> counts) implements Deduced {}

    record Named(@JsonAlias("called") String name) implements Deduced {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    sealed interface Alike permits Less, More {}

    record Less(int a) implements Alike {}

    record More(int a, int b) implements Alike {}

    @Test
    void what_is_told_apart_by_its_properties_is_read_like_all_else() {
        JsonSchema<Deduced> schema = JsonSchema.of(Deduced.class);
        JsonNode json = q("{'value':{'counts':[{'key':'a','value':1}]}}");
        assertThat(schema.read(json)).isEqualTo(new Counts(Map.of("a", 1)));
        assertThat(schema.write(new Counts(Map.of("a", 1)))).isEqualTo(json);
        assertThat(schema.read(q("{'value':{'called':'a'}}"))).isEqualTo(new Named("a"));
        refused(Alike.class, "More has all properties of Less", "use = NAME");
    }

    record Numbered(Map<Integer, String> names, Map<Boolean, Integer> sides) {}

    record Computed(int width, int height) {
        @JsonProperty
        int area() {
            return width * height;
        }
    }

    @Test
    void what_is_written_fits_the_schema() {
        JsonSchema<Numbered> numbered = JsonSchema.of(Numbered.class);
        Numbered value = new Numbered(Map.of(1, "a"), Map.of(true, 2));
        JsonNode json = numbered.write(value);
        assertThat(json).isEqualTo(q("{'names':[{'key':1,'value':'a'}],'sides':[{'key':true,'value':2}]}"));
        assertThat(numbered.check(json)).isEmpty();
        assertThat(numbered.read(json)).isEqualTo(value);
        assertThat(numbered.read(q("{'names':{'1':'a'},'sides':{'true':2}}"))).isEqualTo(value);
        assertThat(JsonSchema.of(Computed.class).write(new Computed(2, 3))).isEqualTo(q("{'width':2,'height':3}"));
    }

    record Priced(Price price) {}

    record Price(long cents) {}

    record PricedBy(
            @JsonDeserialize(contentConverter = ToPrice.class)
            List<Price> prices) {}

    /** Reads cents. */
    static final class ToPrice extends StdConverter<Long, Price> {
        @Override
        public Price convert(Long value) {
            return new Price(value);
        }
    }

    @JsonDeserialize(as = Sized.class)
    interface HasSize {
        int size();
    }

    record Sized(int size) implements HasSize {}

    static final class Tag {
        final String text;

        Tag(String text, int unused) {
            this.text = text + unused;
        }

        @JsonCreator
        static Tag of(String text) {
            return new Tag(text, 0);
        }
    }

    @Test
    void what_jackson_does_not_read_by_properties_has_the_schema_of_what_it_reads_or_none() {
        refused(PricedBy.class, "PricedBy.prices", "what is in it is read by");
        SimpleModule module = new SimpleModule().addDeserializer(Price.class, new ValueDeserializer<>() {
            @Override
            public Price deserialize(JsonParser parser, DeserializationContext context) {
                return new Price(parser.getLongValue());
            }
        });
        JsonSchemaBuilder<Priced> priced = JsonSchema.builder(Priced.class)
                .mapper(JsonMapper.builder().addModule(module).build());
        assertThatThrownBy(priced::build).hasMessageContainingAll("Priced.price", "define(Price.class");
        assertThat(priced.define(Price.class, q("{'type':'integer'}")).build().read(q("{'price':3}")))
                .isEqualTo(new Priced(new Price(3)));
        assertThat(JsonSchema.of(HasSize.class).read(q("{'size':3}"))).isEqualTo(new Sized(3));
        assertThat(JsonSchema.of(Tag.class).read(q("{'value':'a'}")).text).isEqualTo("a0");
        assertThat(JsonSchema.of(new TypeRef<List<Class<?>>>() {}).read(q("{'items':['java.lang.String']}")))
                .containsExactly(String.class);
    }

    @Test
    void a_mapper_of_ones_own_does_not_change_what_the_schema_says() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.UNWRAP_ROOT_VALUE)
                .enable(SerializationFeature.WRAP_ROOT_VALUE)
                .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
        JsonSchema<LocalDate> date =
                JsonSchema.builder(LocalDate.class).mapper(mapper).build();
        JsonNode json = q("{'value':'2026-11-24'}");
        assertThat(date.write(date.read(json))).isEqualTo(json);
    }
}
