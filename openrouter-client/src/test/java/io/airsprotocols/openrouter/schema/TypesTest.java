package io.airsprotocols.openrouter.schema;

import static io.airsprotocols.openrouter.support.Canned.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.schema.Types.*;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Java types, the schemas made of them, and values read from JSON and written back. */
class TypesTest {

    private static final String CITY =
            "{'type':'object','properties':{'name':{'type':'string'},'population':{'type':'integer'}},"
                    + "'required':['name','population'],'additionalProperties':false}";
    private static final String PARIS = "{'name':'Paris','population':2102650}";
    private static final City PARIS_VALUE = new City("Paris", 2102650);

    /**
     * A type with what is expected of it.
     *
     * @param schema of the value itself, without the object it may stand in
     * @param json of the value itself
     */
    private record Case(JsonSchema<?> made, String wrapper, String schema, String json, Object value) {}

    private static Case inValue(Type type, String schema, String json, Object value) {
        return new Case(new JsonSchemaBuilder<>(type).build(), "value", schema, json, value);
    }

    private static Case inItems(Type type, String schema, String json, Object value) {
        return new Case(new JsonSchemaBuilder<>(type).build(), "items", schema, json, value);
    }

    private static Case asRoot(Type type, String schema, String json, Object value) {
        return new Case(new JsonSchemaBuilder<>(type).build(), "", schema, json, value);
    }

    private static Case text(Type type, String description, String json, Object value) {
        return inValue(type, "{'type':'string','description':'" + description + "'}", json, value);
    }

    private static Case formatted(Type type, String format, String json, Object value) {
        return inValue(type, "{'type':'string','format':'" + format + "'}", json, value);
    }

    private static String list(String items) {
        return "{'type':'array','items':" + items + "}";
    }

    private static String orNull(String schema) {
        return "{'anyOf':[" + schema + ",{'type':'null'}]}";
    }

    /** An object whose properties are all required, given as name, schema, name, schema … */
    private static String object(String... properties) {
        StringBuilder all = new StringBuilder("{'type':'object','properties':{");
        StringBuilder required = new StringBuilder();
        for (int i = 0; i < properties.length; i += 2) {
            all.append(i == 0 ? "" : ",")
                    .append('\'')
                    .append(properties[i])
                    .append("':")
                    .append(properties[i + 1]);
            required.append(i == 0 ? "" : ",")
                    .append('\'')
                    .append(properties[i])
                    .append('\'');
        }
        return all + "},'required':[" + required + "],'additionalProperties':false}";
    }

    private static String entries(String key, String value) {
        return "{'type':'array','description':'Entries, each key once','items':" + object("key", key, "value", value)
                + "}";
    }

    private static String tagged(String tag, String value, String... properties) {
        List<String> all = new ArrayList<>(List.of(tag, "{'type':'string','enum':['" + value + "']}"));
        all.addAll(List.of(properties));
        return object(all.toArray(String[]::new));
    }

    private static final String STRING = "{'type':'string'}";
    private static final String INTEGER = "{'type':'integer'}";
    private static final String NUMBER = "{'type':'number'}";
    private static final String BOOLEAN = "{'type':'boolean'}";

    private static Type type(TypeRef<?> ref) {
        return ref.type();
    }

    private static Stream<Case> scalars() {
        return Stream.of(
                inValue(String.class, STRING, "'text'", "text"),
                inValue(CharSequence.class, STRING, "'text'", "text"),
                inValue(StringBuilder.class, STRING, "'text'", new StringBuilder("text")),
                text(char.class, "One character", "'x'", 'x'),
                text(Character.class, "One character", "'x'", 'x'),
                inValue(char[].class, STRING, "'xy'", new char[] {'x', 'y'}),
                inValue(boolean.class, BOOLEAN, "true", true),
                inValue(Boolean.class, BOOLEAN, "false", false),
                inValue(byte.class, INTEGER, "-7", (byte) -7),
                inValue(short.class, INTEGER, "300", (short) 300),
                inValue(int.class, INTEGER, "70000", 70000),
                inValue(Integer.class, INTEGER, "-1", -1),
                inValue(long.class, INTEGER, "5000000000", 5_000_000_000L),
                inValue(Long.class, INTEGER, "5000000000", 5_000_000_000L),
                inValue(
                        BigInteger.class,
                        INTEGER,
                        "123456789012345678901234567890",
                        new BigInteger("123456789012345678901234567890")),
                inValue(AtomicInteger.class, INTEGER, "3", new AtomicInteger(3)),
                inValue(float.class, NUMBER, "1.5", 1.5f),
                inValue(double.class, NUMBER, "2.25", 2.25),
                inValue(Double.class, NUMBER, "2.25", 2.25),
                inValue(BigDecimal.class, NUMBER, "0.12345678901234567890", new BigDecimal("0.12345678901234567890")),
                formatted(
                        UUID.class,
                        "uuid",
                        "'00000000-0000-4000-8000-000000000001'",
                        UUID.fromString("00000000-0000-4000-8000-000000000001")),
                formatted(LocalDate.class, "date", "'2026-11-24'", LocalDate.of(2026, 11, 24)),
                formatted(Instant.class, "date-time", "'2026-11-24T13:05:00Z'", Instant.parse("2026-11-24T13:05:00Z")),
                formatted(
                        OffsetDateTime.class,
                        "date-time",
                        "'2026-11-24T13:05:00+02:00'",
                        OffsetDateTime.parse("2026-11-24T13:05:00+02:00")),
                formatted(
                        ZonedDateTime.class,
                        "date-time",
                        "'2026-11-24T13:05:00+02:00'",
                        ZonedDateTime.parse("2026-11-24T13:05:00+02:00")),
                formatted(
                        Date.class,
                        "date-time",
                        "'2026-11-24T13:05:00.000Z'",
                        Date.from(Instant.parse("2026-11-24T13:05:00Z"))),
                formatted(OffsetTime.class, "time", "'13:05:30+02:00'", OffsetTime.parse("13:05:30+02:00")),
                inValue(
                        Duration.class,
                        "{'type':'string','format':'duration','description':"
                                + "'In days, hours, minutes and seconds, such as P1DT2H30M'}",
                        "'PT26H30M'",
                        Duration.ofMinutes(1590)),
                text(
                        LocalDateTime.class,
                        "A date and time without zone, such as 2026-11-24T13:05:00",
                        "'2026-11-24T13:05:00'",
                        LocalDateTime.of(2026, 11, 24, 13, 5)),
                text(
                        LocalTime.class,
                        "A time of day without zone, such as 13:05:00",
                        "'13:05:00'",
                        LocalTime.of(13, 5)),
                inValue(Year.class, "{'type':'integer','description':'A year'}", "2026", Year.of(2026)),
                text(YearMonth.class, "A year and month, such as 2026-11", "'2026-11'", YearMonth.of(2026, 11)),
                text(MonthDay.class, "A month and day, such as --11-24", "'--11-24'", MonthDay.of(11, 24)),
                text(Period.class, "In years, months and days, such as P1Y2M3D", "'P1Y2M3D'", Period.of(1, 2, 3)),
                text(ZoneId.class, "A time zone, such as Europe/Paris", "'Europe/Paris'", ZoneId.of("Europe/Paris")),
                text(ZoneOffset.class, "An offset from UTC, such as +02:00", "'+02:00'", ZoneOffset.ofHours(2)),
                text(URI.class, "A URI", "'https://example.com/a'", URI.create("https://example.com/a")),
                text(Locale.class, "A language tag, such as de-DE", "'de-DE'", Locale.GERMANY),
                text(Currency.class, "A currency code, such as EUR", "'EUR'", Currency.getInstance("EUR")),
                text(Pattern.class, "A regular expression", "'a+'", Pattern.compile("a+")),
                text(byte[].class, "Bytes in base64", "'AQID'", new byte[] {1, 2, 3}),
                inValue(Color.class, "{'type':'string','enum':['RED','GREEN']}", "'GREEN'", Color.GREEN),
                inValue(
                        Level.class,
                        "{'type':'string','description':'low: hardly matters; high: drop everything',"
                                + "'enum':['low','high']}",
                        "'high'",
                        Level.HIGH),
                inValue(Code.class, "{'type':'integer','enum':[1,2]}", "2", Code.TWO),
                inValue(WithBody.class, "{'type':'string','enum':['PLUS']}", "'PLUS'", WithBody.PLUS),
                inValue(Email.class, STRING, "'a@example.com'", new Email("a@example.com")));
    }

    private static Stream<Case> containers() {
        return Stream.of(
                inItems(type(new TypeRef<List<String>>() {}), list(STRING), "['a','b']", List.of("a", "b")),
                inItems(type(new TypeRef<Collection<Integer>>() {}), list(INTEGER), "[1,2]", List.of(1, 2)),
                inItems(type(new TypeRef<ArrayList<Long>>() {}), list(INTEGER), "[1]", new ArrayList<>(List.of(1L))),
                inItems(
                        type(new TypeRef<LinkedList<String>>() {}),
                        list(STRING),
                        "['a']",
                        new LinkedList<>(List.of("a"))),
                inItems(
                        type(new TypeRef<Set<String>>() {}),
                        list(STRING),
                        "['a','b']",
                        new LinkedHashSet<>(List.of("a", "b"))),
                inItems(
                        type(new TypeRef<SortedSet<String>>() {}),
                        list(STRING),
                        "['a','b']",
                        new TreeSet<>(List.of("b", "a"))),
                inItems(
                        type(new TypeRef<EnumSet<Color>>() {}),
                        list("{'type':'string','enum':['RED','GREEN']}"),
                        "['RED']",
                        EnumSet.of(Color.RED)),
                inItems(type(new TypeRef<List<City>>() {}), list(CITY), "[" + PARIS + "]", List.of(PARIS_VALUE)),
                inItems(
                        type(new TypeRef<List<List<Integer>>>() {}),
                        list(list(INTEGER)),
                        "[[1],[2,3]]",
                        List.of(List.of(1), List.of(2, 3))),
                inItems(
                        type(new TypeRef<List<? extends City>>() {}),
                        list(CITY),
                        "[" + PARIS + "]",
                        List.of(PARIS_VALUE)),
                inItems(int[].class, list(INTEGER), "[1,2]", new int[] {1, 2}),
                inItems(String[].class, list(STRING), "['a']", new String[] {"a"}),
                inItems(double[][].class, list(list(NUMBER)), "[[1.5],[]]", new double[][] {{1.5}, {}}),
                inItems(City[].class, list(CITY), "[" + PARIS + "]", new City[] {PARIS_VALUE}),
                inItems(
                        type(new TypeRef<Map<String, Integer>>() {}),
                        entries(STRING, INTEGER),
                        "[{'key':'b','value':2},{'key':'a','value':1}]",
                        ordered("b", 2, "a", 1)),
                inItems(
                        type(new TypeRef<TreeMap<String, City>>() {}),
                        entries(STRING, CITY),
                        "[{'key':'x','value':" + PARIS + "}]",
                        new TreeMap<>(Map.of("x", PARIS_VALUE))),
                inItems(
                        type(new TypeRef<EnumMap<Color, Integer>>() {}),
                        entries("{'type':'string','enum':['RED','GREEN']}", INTEGER),
                        "[{'key':'RED','value':1}]",
                        new EnumMap<>(Map.of(Color.RED, 1))),
                inItems(
                        type(new TypeRef<Map<String, List<Map<String, Boolean>>>>() {}),
                        entries(STRING, list(entries(STRING, BOOLEAN))),
                        "[{'key':'a','value':[[{'key':'b','value':true}]]}]",
                        Map.of("a", List.of(Map.of("b", true)))),
                inValue(type(new TypeRef<Optional<String>>() {}), orNull(STRING), "'a'", Optional.of("a")),
                inValue(type(new TypeRef<Optional<City>>() {}), orNull(CITY), "null", Optional.empty()),
                inValue(OptionalInt.class, orNull(INTEGER), "3", OptionalInt.of(3)),
                inValue(OptionalLong.class, orNull(INTEGER), "3", OptionalLong.of(3)),
                inValue(OptionalDouble.class, orNull(NUMBER), "1.5", OptionalDouble.of(1.5)));
    }

    private static Map<String, Integer> ordered(String first, int one, String second, int two) {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put(first, one);
        map.put(second, two);
        return map;
    }

    private static final String TREE = object("name", STRING, "children", list("{'$ref':'#/$defs/Tree'}"));

    private static Stream<Case> objects() {
        return Stream.of(
                asRoot(City.class, CITY, PARIS, PARIS_VALUE),
                asRoot(
                        Nested.class,
                        rootWith(
                                "'city':{'$ref':'#/$defs/City'},'others':" + list("{'$ref':'#/$defs/City'}"),
                                "'city','others'",
                                "'City':" + CITY),
                        "{'city':" + PARIS + ",'others':[]}",
                        new Nested(PARIS_VALUE, List.of())),
                asRoot(
                        Twice.class,
                        rootWith(
                                "'from':{'$ref':'#/$defs/City'},'to':{'$ref':'#/$defs/City'}",
                                "'from','to'",
                                "'City':" + CITY),
                        "{'from':" + PARIS + ",'to':" + PARIS + "}",
                        new Twice(PARIS_VALUE, PARIS_VALUE)),
                asRoot(
                        type(new TypeRef<Box<Integer>>() {}),
                        object("content", INTEGER, "more", list(INTEGER)),
                        "{'content':1,'more':[2]}",
                        new Box<>(1, List.of(2))),
                asRoot(
                        type(new TypeRef<Box<Box<String>>>() {}),
                        rootWith(
                                "'content':{'$ref':'#/$defs/Box_String'},'more':"
                                        + list("{'$ref':'#/$defs/Box_String'}"),
                                "'content','more'",
                                "'Box_String':" + object("content", STRING, "more", list(STRING))),
                        "{'content':{'content':'a','more':[]},'more':[]}",
                        new Box<>(new Box<>("a", List.of()), List.of())),
                asRoot(
                        Boxes.class,
                        rootWith(
                                "'texts':" + object("content", STRING, "more", list(STRING)) + ",'cities':"
                                        + object(
                                                "content",
                                                "{'$ref':'#/$defs/City'}",
                                                "more",
                                                list("{'$ref':'#/$defs/City'}")),
                                "'texts','cities'",
                                "'City':" + CITY),
                        "{'texts':{'content':'a','more':[]},'cities':{'content':" + PARIS + ",'more':[]}}",
                        new Boxes(new Box<>("a", List.of()), new Box<>(PARIS_VALUE, List.of()))),
                asRoot(
                        Tree.class,
                        TREE.replace("#/$defs/Tree", "#"),
                        "{'name':'a','children':[{'name':'b','children':[]}]}",
                        new Tree("a", List.of(new Tree("b", List.of())))),
                asRoot(
                        Chain.class,
                        object("value", INTEGER, "next", orNull("{'$ref':'#'}")),
                        "{'value':1,'next':{'value':2,'next':null}}",
                        new Chain(1, new Chain(2, null))),
                asRoot(
                        Forest.class,
                        rootWith("'trees':" + list("{'$ref':'#/$defs/Tree'}"), "'trees'", "'Tree':" + TREE),
                        "{'trees':[{'name':'a','children':[]}]}",
                        new Forest(List.of(new Tree("a", List.of())))),
                asRoot(
                        Options.class,
                        object(
                                "text",
                                orNull(STRING),
                                "number",
                                orNull(INTEGER),
                                "city",
                                orNull(CITY),
                                "texts",
                                list(orNull(STRING))),
                        "{'text':'a','number':null,'city':null,'texts':['a']}",
                        new Options(Optional.of("a"), OptionalInt.empty(), null, List.of("a"))),
                asRoot(
                        OptionalLists.class,
                        object("cities", orNull(list(CITY)), "numbers", entries(STRING, orNull(INTEGER))),
                        "{'cities':[" + PARIS + "],'numbers':[{'key':'a','value':1}]}",
                        new OptionalLists(Optional.of(List.of(PARIS_VALUE)), Map.of("a", 1))),
                asRoot(Empty.class, object(), "{}", new Empty()),
                asRoot(
                        Renamed.class,
                        object("full_name", STRING, "nick", orNull(STRING), "age", INTEGER),
                        "{'full_name':'a','nick':'b','age':3}",
                        new Renamed("a", "b", 3)),
                asRoot(
                        Described.class,
                        object(
                                        "price",
                                        "{'type':'number','description':'In euros'}",
                                        "origin",
                                        CITY.replace(
                                                "'type':'object',",
                                                "'type':'object','description':'Where it is made',"),
                                        "since",
                                        "{'anyOf':[{'type':'string','format':'date'},{'type':'null'}],"
                                                + "'description':'May be unknown'}")
                                .replaceFirst(
                                        "'type':'object',", "'type':'object','description':'A thing one can buy',"),
                        "{'price':1.5,'origin':" + PARIS + ",'since':null}",
                        new Described(new BigDecimal("1.5"), PARIS_VALUE, Optional.empty())),
                asRoot(
                        DescribedRecursion.class,
                        object(
                                "name",
                                STRING,
                                "boss",
                                "{'anyOf':[{'anyOf':[{'$ref':'#'}]},{'type':'null'}],'description':'Who decides'}"),
                        "{'name':'a','boss':{'name':'b','boss':null}}",
                        new DescribedRecursion("a", new DescribedRecursion("b", null))),
                asRoot(
                        Formatted.class,
                        object(
                                "day",
                                "{'type':'string','description':'In the form dd.MM.yyyy'}",
                                "amount",
                                "{'type':'string','description':'A number in digits'}"),
                        "{'day':'24.11.2026','amount':'1.50'}",
                        new Formatted(LocalDate.of(2026, 11, 24), new BigDecimal("1.50"))),
                asRoot(
                        Snake.class,
                        object("first_name", STRING, "shoe_size", INTEGER),
                        "{'first_name':'a','shoe_size':42}",
                        new Snake("a", 42)),
                asRoot(Ignoring.class, object("shown", STRING), "{'shown':'a'}", new Ignoring("a", null)),
                asRoot(
                        Unwrapping.class,
                        object("rooms", INTEGER, "home_name", STRING, "home_population", INTEGER),
                        "{'home_name':'Paris','home_population':2102650,'rooms':3}",
                        new Unwrapping(PARIS_VALUE, 3)),
                asRoot(
                        Contact.class,
                        object("email", STRING),
                        "{'email':'a@example.com'}",
                        new Contact(new Email("a@example.com"))),
                asRoot(Bean.class, object("count", INTEGER, "title", STRING), "{'count':1,'title':'a'}", bean()),
                asRoot(
                        Made.class,
                        object("text", STRING, "number", INTEGER),
                        "{'text':'a','number':1}",
                        new Made("a", 1)),
                asRoot(Built.class, object("text", STRING), "{'text':'a'}", new Built("a")));
    }

    private static String rootWith(String properties, String required, String definitions) {
        return "{'type':'object','properties':{" + properties + "},'required':[" + required
                + "],'additionalProperties':false,'$defs':{" + definitions + "}}";
    }

    private static Bean bean() {
        Bean bean = new Bean();
        bean.count = 1;
        bean.setTitle("a");
        return bean;
    }

    private static final String CIRCLE = tagged("type", "Circle", "radius", NUMBER);
    private static final String SQUARE = tagged("type", "Square", "side", NUMBER);

    private static Stream<Case> unions() {
        String shape = "{'anyOf':[" + CIRCLE + "," + SQUARE + "]}";
        return Stream.of(
                inValue(Figure.class, shape, "{'type':'Square','side':2.5}", new Square(2.5)),
                inItems(
                        type(new TypeRef<List<Figure>>() {}),
                        list(shape),
                        "[{'type':'Circle','radius':1.5},{'type':'Square','side':2.5}]",
                        List.of(new Circle(1.5), new Square(2.5))),
                asRoot(Circle.class, object("radius", NUMBER), "{'radius':1.5}", new Circle(1.5)),
                asRoot(
                        Drawing.class,
                        rootWith(
                                "'shapes':" + list("{'$ref':'#/$defs/Figure'}") + ",'frame':"
                                        + orNull("{'$ref':'#/$defs/Figure'}"),
                                "'shapes','frame'",
                                "'Figure':" + shape),
                        "{'shapes':[{'type':'Circle','radius':1.5}],'frame':null}",
                        new Drawing(List.of(new Circle(1.5)), null)),
                new Case(
                        JsonSchema.of(Expression.class),
                        "value",
                        "{'$ref':'#/$defs/Expression'}",
                        "{'type':'Sum','left':{'type':'Constant','value':1},'right':{'type':'Constant','value':2}}",
                        new Sum(new Constant(1), new Constant(2))),
                inValue(
                        type(new TypeRef<Outcome<City>>() {}),
                        "{'anyOf':[" + tagged("type", "Found", "value", CITY) + ","
                                + tagged("type", "Missing", "why", STRING) + "]}",
                        "{'type':'Found','value':" + PARIS + "}",
                        new Found<>(PARIS_VALUE)),
                inValue(
                        Animal.class,
                        "{'anyOf':[" + tagged("type", "Cat", "lives", INTEGER) + ","
                                + tagged("type", "hound", "name", STRING) + ","
                                + tagged("type", "Wolf", "pack", STRING) + "]}",
                        "{'type':'hound','name':'Rex'}",
                        new Dog("Rex")),
                inValue(
                        Payment.class,
                        "{'anyOf':[" + tagged("kind", "card", "number", STRING) + "," + tagged("kind", "cash") + "]}",
                        "{'kind':'cash'}",
                        new Cash()),
                asRoot(
                        Receipt.class,
                        object(
                                "payment",
                                "{'anyOf':[" + tagged("kind", "card", "number", STRING) + "," + tagged("kind", "cash")
                                        + "]}",
                                "card",
                                tagged("kind", "card", "number", STRING)),
                        "{'payment':{'kind':'cash'},'card':{'kind':'card','number':'1'}}",
                        new Receipt(new Cash(), new Card("1"))),
                inValue(
                        Lookup.class,
                        "{'anyOf':[" + object("name", STRING) + "," + object("number", INTEGER) + "]}",
                        "{'number':3}",
                        new ByNumber(3)));
    }

    @TestFactory
    Stream<DynamicTest> every_type_has_its_schema_and_its_values_go_both_ways() {
        return Stream.of(scalars(), containers(), objects(), unions())
                .flatMap(each -> each)
                .map(each -> DynamicTest.dynamicTest(each.made().type().getTypeName(), () -> check(each)));
    }

    @Test
    void the_table_is_long() {
        assertThat(Stream.of(scalars(), containers(), objects(), unions()).flatMap(each -> each))
                .hasSizeGreaterThanOrEqualTo(80);
    }

    private static <T> void check(Case each) {
        @SuppressWarnings("unchecked") // the table says so
        JsonSchema<T> schema = (JsonSchema<T>) each.made();
        boolean wrapped = !each.wrapper().isEmpty();
        JsonNode own = wrapped ? schema.json().path("properties").path(each.wrapper()) : schema.json();
        JsonNode json = Json.read(quoted(wrapped ? "{'" + each.wrapper() + "':" + each.json() + "}" : each.json()));

        assertThat(own.toString()).isEqualTo(Json.read(quoted(each.schema())).toString());
        assertThat(StrictRules.broken(schema.json())).isEmpty();
        T value = schema.read(json);
        if (each.value().getClass().getPackageName().startsWith("java.") && !hasEquals(each.value())) {
            assertThat(value).hasToString(each.value().toString()).hasSameClassAs(each.value());
        } else {
            assertThat(value).isEqualTo(each.value());
        }
        assertThat(schema.write(value)).isEqualTo(json);
        assertThat(schema.check(json)).isEmpty();
    }

    private static boolean hasEquals(Object value) {
        return !(value instanceof Pattern || value instanceof AtomicInteger || value instanceof StringBuilder);
    }

    @Test
    void a_converter_is_looked_through_and_what_is_injected_is_not_asked_for() {
        assertThat(JsonSchema.of(Converted.class).json().path("properties").toString())
                .isEqualTo(quoted("{'at':{'type':'integer'}}"));
        assertThat(JsonSchema.of(Converted.class).read("{\"at\":3}"))
                .isEqualTo(new Converted(Instant.ofEpochSecond(3)));
        assertThat(JsonSchema.of(Injected.class).json().path("properties").toString())
                .isEqualTo(quoted("{'text':{'type':'string'}}"));
        assertThat(JsonSchema.of(Injected.class).read("{\"text\":\"a\"}")).isEqualTo(new Injected("a", null));
    }

    @Test
    void other_types_of_files_and_places_are_texts() {
        assertThat(JsonSchema.of(Path.class)
                        .json()
                        .path("properties")
                        .path("value")
                        .path("type")
                        .asString(""))
                .isEqualTo("string");
    }
}
