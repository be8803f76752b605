package io.airsprotocols.openrouter.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.schema.Types.*;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Values that are read while their JSON arrives, cut anywhere. */
class PartialReaderTest {

    record Recipe(String title, int minutes, List<Step> steps, Set<String> tags, Map<String, Step> notes) {}

    record Step(String text, boolean done, Optional<String> hint) {}

    record Everything(
            String text,
            double number,
            Optional<Everything> inner,
            List<Figure> figures,
            Map<String, List<Integer>> map,
            @Nullable LocalDate day,
            OptionalInt count,
            Level level,
            String[] words,
            int[] numbers,
            Bean bean) {}

    record Free(Object any, List<Object> list) {}

    /** Documents with everything JSON has; the schema is what a partial value is tried with. */
    private static List<Document> documents() {
        JsonSchema<Everything> everything = JsonSchema.of(Everything.class);
        JsonSchema<Recipe> recipe = JsonSchema.of(Recipe.class);
        JsonSchema<Tree> tree = JsonSchema.of(Tree.class);
        JsonSchema<List<Recipe>> recipes = JsonSchema.of(new TypeRef<List<Recipe>>() {});
        JsonSchema<Free> free = JsonSchema.builder(Free.class).strict(false).build();
        List<Document> all = new ArrayList<>();
        for (String text : List.of(
                "plain",
                "",
                "quote \\\" slash \\\\ solidus \\/ all \\b\\f\\n\\r\\t",
                "\\u0041\\u00e9\\u4e2d",
                "pair \\uD83D\\uDE00 and \\ud83c\\udf0d",
                "raw \uD83D\uDE00 é 中 ÿ \u2028",
                "lone \\uD83D here",
                "lone \\uDE00 here",
                "{\\\"not\\\":[\\\"json\\\"]}",
                "\t control \u0001")) {
            all.add(new Document(free, "{\"any\":\"" + text + "\",\"list\":[]}"));
            all.add(new Document(tree, "{\"name\":\"" + text + "\",\"children\":[{\"name\":\"x\",\"children\":[]}]}"));
        }
        for (String number :
                List.of("0", "-0", "-12", "1.5", "1e5", "1E-5", "-1.25e+10", "12345678901234567890", "0.10", "1e400")) {
            all.add(new Document(free, "{\"any\":" + number + ",\"list\":[" + number + "," + number + "]}"));
        }
        for (String any : List.of(
                "true",
                "false",
                "null",
                "[]",
                "{}",
                "[[[[]]]]",
                "{\"a\":{\"b\":{\"c\":{}}}}",
                "[1,\"a\",true,null,{\"x\":[]}]",
                "{\"\":0,\"\\u0041\":1,\"A\":2,\"long key é\":3}",
                "{\"a\":1,\"a\":2}")) {
            all.add(new Document(free, " { \"any\" : " + any + " , \"list\" : [ " + any + " ] } "));
        }
        all.add(
                new Document(
                        recipe,
                        "{\"title\":\"Ratatouille\",\"minutes\":45,\"steps\":[{\"text\":\"cut\",\"done\":true,\"hint\":null},"
                                + "{\"text\":\"cook\",\"done\":false,\"hint\":\"slowly\"}],\"tags\":[\"vegan\",\"hot\"],"
                                + "\"notes\":[{\"key\":\"salt\",\"value\":{\"text\":\"less\",\"done\":false,\"hint\":null}}]}"));
        all.add(new Document(
                recipe,
                "{\n  \"notes\" : {\"a\":{\"text\":\"b\",\"done\":true,\"hint\":null}},\r\n\t\"tags\":[],"
                        + "\"steps\":[],\"minutes\":1,\"title\":\"\"}"));
        all.add(new Document(
                recipes, "{\"items\":[" + all.get(all.size() - 2).json + "," + all.get(all.size() - 1).json + "]}"));
        all.add(new Document(recipes, "[" + all.get(all.size() - 3).json + "]"));
        all.add(new Document(recipes, "{\"items\":[]}"));
        all.add(new Document(
                everything,
                "{\"text\":\"a\",\"number\":1.25,\"inner\":{\"text\":\"b\",\"number\":-3,\"inner\":null,\"figures\":[],"
                        + "\"map\":[],\"day\":null,\"count\":null,\"level\":\"low\",\"words\":[],\"numbers\":[],"
                        + "\"bean\":{\"count\":1,\"title\":\"t\"}},\"figures\":[{\"type\":\"Circle\",\"radius\":1.5},"
                        + "{\"side\":2,\"type\":\"Square\"}],\"map\":[{\"key\":\"k\",\"value\":[1,2]},"
                        + "{\"key\":\"l\",\"value\":[]}],\"day\":\"2026-11-24\",\"count\":7,\"level\":\"high\","
                        + "\"words\":[\"x\",\"y\"],\"numbers\":[1,22],\"bean\":{\"title\":\"title\",\"count\":2}}"));
        all.add(new Document(JsonSchema.of(Figure.class), "{\"value\":{\"type\":\"Circle\",\"radius\":10}}"));
        all.add(new Document(JsonSchema.of(Figure.class), "{\"type\":\"Square\",\"side\":1.0}"));
        all.add(new Document(JsonSchema.of(Expression.class), nested(30)));
        all.add(new Document(JsonSchema.of(Payment.class), "{\"value\":{\"number\":\"4711\",\"kind\":\"card\"}}"));
        all.add(new Document(JsonSchema.of(Lookup.class), "{\"value\":{\"name\":\"Ada\"}}"));
        all.add(new Document(
                JsonSchema.of(Unwrapping.class), "{\"home_name\":\"Paris\",\"home_population\":1,\"rooms\":3}"));
        all.add(new Document(
                JsonSchema.of(new TypeRef<Map<String, Integer>>() {}), "{\"items\":[{\"key\":\"a\",\"value\":1}]}"));
        all.add(new Document(
                JsonSchema.of(new TypeRef<Map<Color, City>>() {}),
                "{\"items\":[{\"key\":\"RED\",\"value\":{\"name\":\"a\",\"population\":1}}]}"));
        all.add(new Document(
                JsonSchema.of(new TypeRef<Optional<City>>() {}), "{\"value\":{\"name\":\"a\",\"population\":12}}"));
        return all;
    }

    private static String nested(int depth) {
        String json = "{\"type\":\"Constant\",\"value\":1}";
        for (int i = 0; i < depth; i++) {
            json = "{\"type\":\"Sum\",\"left\":" + json + ",\"right\":{\"type\":\"Constant\",\"value\":2}}";
        }
        return "{\"value\":" + json + "}";
    }

    private record Document(JsonSchema<?> schema, String json) {}

    @Test
    void there_are_fifty_documents() {
        assertThat(documents()).hasSizeGreaterThanOrEqualTo(50);
        assertThat(new HashSet<>(documents().stream().map(Document::json).toList()))
                .hasSizeGreaterThanOrEqualTo(50);
    }

    @TestFactory
    Stream<DynamicTest> cut_anywhere_a_document_never_throws_and_ends_as_the_whole() {
        return documents().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.json.length() > 60 ? each.json.substring(0, 60) : each.json, () -> cutAnywhere(each)));
    }

    private static <T> void cutAnywhere(Document document) {
        @SuppressWarnings("unchecked") // the type does not matter here
        JsonSchema<T> schema = (JsonSchema<T>) document.schema;
        String json = document.json;
        JsonNode whole = Json.read(json);
        T value = schema.read(json);
        for (int cut = 0; cut <= json.length(); cut++) {
            JsonScan scan = new JsonScan(true);
            scan.add(json.substring(0, cut));
            scan.add(json.substring(cut));
            assertThat(scan.done()).as("cut at %s", cut).isEqualTo(whole);
            PartialReader<T> reader = schema.partialReader();
            reader.add(json.substring(0, cut)).value();
            same(reader.add(json.substring(cut)).value(), value);
            assertThat(reader.isClosed()).isTrue();
        }
        PartialReader<T> one = schema.partialReader();
        for (char each : json.toCharArray()) {
            one.add(String.valueOf(each)).value();
        }
        same(one.value(), value);
        sameFromBytes(json.getBytes(StandardCharsets.UTF_8), whole);
    }

    private static void same(@Nullable Object actual, @Nullable Object expected) {
        assertThat(actual).usingRecursiveComparison().isEqualTo(expected);
    }

    /** Bytes cut anywhere, as a decoder gives them: what is half a character waits. */
    private static void sameFromBytes(byte[] json, JsonNode whole) {
        for (int cut = 0; cut <= json.length; cut++) {
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
            ByteBuffer bytes = ByteBuffer.wrap(json, 0, cut);
            CharBuffer chars = CharBuffer.allocate(json.length + 1);
            decoder.decode(bytes, chars, false);
            JsonScan scan = new JsonScan(true);
            scan.add(chars.flip().toString());
            ByteBuffer rest = ByteBuffer.wrap(json, bytes.position(), json.length - bytes.position());
            chars.clear();
            decoder.decode(rest, chars, true);
            scan.add(chars.flip().toString());
            assertThat(scan.done()).as("cut at byte %s", cut).isEqualTo(whole);
        }
    }

    @Test
    void a_value_fills() {
        PartialReader<Recipe> reader = JsonSchema.of(Recipe.class).partialReader();
        assertThat(reader.add("Here it is:\n```json\n").value()).isNull();
        assertThat(reader.add("{").value()).isEqualTo(new Recipe(null, 0, List.of(), Set.of(), Map.of()));
        assertThat(reader.add("\"title\":\"Ra").value().title()).isEqualTo("Ra");
        assertThat(reader.add("ta\\uD83D").value().title()).isEqualTo("Rata");
        assertThat(reader.add("\\uDE00\",\"minutes\":4").value())
                .isEqualTo(new Recipe("Rata\uD83D\uDE00", 0, List.of(), Set.of(), Map.of()));
        assertThat(reader.add("5,").value().minutes()).isEqualTo(45);
        assertThat(reader.add("\"steps\":[{\"text\":\"cut").value().steps())
                .containsExactly(new Step("cut", false, Optional.empty()));
        Recipe before = reader.add("\",\"done\":true,\"hint\":\"slo").value();
        assertThat(before.steps()).containsExactly(new Step("cut", true, Optional.of("slo")));
        assertThat(reader.add("wly\"},{").value().steps())
                .containsExactly(new Step("cut", true, Optional.of("slowly")), new Step(null, false, Optional.empty()));
        assertThat(before.steps()).containsExactly(new Step("cut", true, Optional.of("slo")));
        assertThat(reader.add("}],\"tags\":[\"a\",\"b").value().tags()).containsExactly("a", "b");
        assertThat(reader.add("\"],\"notes\":[{\"key\":\"k\",\"value\":{\"text\":\"n")
                        .value()
                        .notes())
                .isEqualTo(Map.of("k", new Step("n", false, Optional.empty())));
    }

    @Test
    void a_subtype_comes_with_its_tag() {
        PartialReader<Drawing> reader = JsonSchema.of(Drawing.class).partialReader();
        assertThat(reader.add("{\"shapes\":[{\"ty").value().shapes()).isEmpty();
        assertThat(reader.add("pe\":\"Circle\",").value().shapes()).containsExactly(new Circle(0));
        assertThat(reader.add("\"radius\":1.5}],").value()).isEqualTo(new Drawing(List.of(new Circle(1.5)), null));
    }

    @Test
    void what_a_constructor_does_not_take_yet_is_not_there_yet() {
        record Team(List<Positive> ranks) {}
        PartialReader<Team> reader = JsonSchema.of(Team.class).partialReader();
        assertThat(reader.add("{\"ranks\":[{").value().ranks()).isEmpty();
        assertThat(reader.add("\"number\":1},{\"number\":").value().ranks()).containsExactly(new Positive(1));
        assertThat(reader.add("-1},{\"number\":3},").value().ranks()).containsExactly(new Positive(1), new Positive(3));
        assertThat(JsonSchema.of(Positive.class).partialReader().add("{").value())
                .isNull();
    }

    @Test
    void broken_json_leaves_what_was_there() {
        PartialReader<City> reader = JsonSchema.of(City.class).partialReader();
        assertThat(reader.add("{\"name\":\"Paris\",oops").value()).isEqualTo(new City("Paris", 0));
        assertThat(reader.add("\"population\":1}").value()).isEqualTo(new City("Paris", 0));
        assertThat(reader.isClosed()).isFalse();
        PartialReader<City> monstrous = JsonSchema.of(City.class).partialReader();
        assertThat(monstrous
                        .add("{\"name\":\"Paris\",\"population\":1e99999999999}")
                        .value())
                .isEqualTo(new City("Paris", 0));
        String deep = "{\"any\":" + "[".repeat(600);
        assertThat(JsonSchema.builder(Free.class)
                        .strict(false)
                        .build()
                        .partialReader()
                        .add(deep)
                        .isClosed())
                .isFalse();
    }

    @Test
    void nothing_new_gives_nothing() {
        PartialReader<City> reader = JsonSchema.of(City.class).partialReader();
        assertThat(reader.poll()).isNull();
        assertThat(reader.add("{\"name\":\"P").poll()).isEqualTo(new City("P", 0));
        assertThat(reader.poll()).isNull();
        assertThat(reader.add("").poll()).isNull();
        assertThat(reader.add("a").poll()).isEqualTo(new City("Pa", 0));
        assertThat(reader.add("\",").poll()).isNotNull();
        assertThat(reader.add("  ").poll()).isNull();
    }

    @Test
    void elements_come_once_and_whole() {
        PartialReader<List<City>> reader =
                JsonSchema.of(new TypeRef<List<City>>() {}).partialReader();
        ElementReader<City> cities = reader.elements(City.class);
        assertThat(cities.poll()).isNull();
        reader.add("{\"items\":[{\"name\":\"a\",\"population\":1");
        assertThat(cities.poll()).isNull();
        reader.add("},{\"name\":\"b\"},{\"name\":\"c\",\"population\":3}");
        assertThat(cities.poll()).isEqualTo(new City("a", 1));
        assertThatThrownBy(cities::poll)
                .isInstanceOfSatisfying(MismatchException.class, wrong -> assertThat(wrong.mismatches())
                        .containsExactly(new Mismatch("$.items[1].population", "a whole number", "nothing")));
        assertThat(cities.poll()).isEqualTo(new City("c", 3));
        assertThat(cities.poll()).isNull();
        reader.add(",{\"name\":\"d\",\"population\":4}]}");
        assertThat(cities.poll()).isEqualTo(new City("d", 4));
        assertThat(reader.elements(City.class).poll()).isEqualTo(new City("a", 1));
    }

    @Test
    void elements_stand_anywhere_in_the_value() {
        record Inner(List<String> words) {}
        record Outer(Inner inner, List<Integer> numbers) {}
        PartialReader<Outer> reader = JsonSchema.of(Outer.class).partialReader();
        ElementReader<String> words = reader.elements(String.class, "inner", "words");
        ElementReader<Integer> numbers = reader.elements(Integer.class, "numbers");
        reader.add("{\"numbers\":[1,2");
        assertThat(numbers.poll()).isEqualTo(1);
        assertThat(numbers.poll()).isNull();
        reader.add("],\"inner\":{\"words\":[\"a\"");
        assertThat(numbers.poll()).isEqualTo(2);
        assertThat(words.poll()).isEqualTo("a");
        reader.add(",\"b\"]}}");
        assertThat(words.poll()).isEqualTo("b");
        assertThatThrownBy(() -> reader.elements(City.class, "numbers"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("Outer.numbers is a list of", "Integer", "City");
        assertThatThrownBy(() -> reader.elements(City.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Outer is no list");
        assertThatThrownBy(() -> reader.elements(City.class, "nowhere")).hasMessageContaining("Outer.nowhere");
    }

    @Test
    void the_work_grows_with_the_length_and_not_with_its_square() {
        record Text(String text) {}
        assertLinear(
                JsonSchema.of(new TypeRef<List<City>>() {}),
                size -> items(size, i -> "{\"name\":\"city\",\"population\":" + i + "}"));
        assertLinear(JsonSchema.of(Text.class), size -> "{\"text\":\"" + "lorem ipsum ".repeat(size) + "\"}");
        assertLinear(
                JsonSchema.of(new TypeRef<Map<String, Integer>>() {}),
                size -> items(size, i -> "{\"key\":\"k" + i + "\",\"value\":1}"));
        assertLinear(JsonSchema.of(int[].class), size -> "{\"items\":[" + "12,".repeat(size) + "0]}");
    }

    private static String items(int count, IntFunction<String> item) {
        return IntStream.range(0, count).mapToObj(item).collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    /** Four times as long may cost four times the work, not sixteen; both are past where the spacing begins. */
    private static <T> void assertLinear(JsonSchema<T> schema, java.util.function.IntFunction<String> document) {
        double before = workPerCharacter(schema, document.apply(2_000));
        double after = workPerCharacter(schema, document.apply(8_000));
        assertThat(after).isLessThan(before * 1.5);
    }

    private static <T> double workPerCharacter(JsonSchema<T> schema, String json) {
        PartialReader<T> reader = schema.partialReader();
        for (int i = 0; i < json.length(); i += 4) {
            reader.add(json.substring(i, Math.min(i + 4, json.length()))).poll();
        }
        assertThat(reader.isClosed()).isTrue();
        return (double) reader.work() / json.length();
    }

    /** A million characters in ten thousand pieces, and a fourth of both: four times as long may allocate four times as much. */
    @Test
    void a_long_answer_in_many_pieces_allocates_in_proportion_to_its_length() {
        record Chapter(String title, List<String> lines) {}
        record Book(String title, List<Chapter> chapters, Map<String, String> notes) {}
        JsonSchema<Book> schema = JsonSchema.of(Book.class);
        allocatedPerCharacter(schema, book(250_000));
        double before = allocatedPerCharacter(schema, book(250_000));
        double after = allocatedPerCharacter(schema, book(1_000_000));
        assertThat(after).as("before: %s", before).isLessThan(before * 1.5);
    }

    private static String book(int length) {
        StringBuilder json = new StringBuilder(length + 200).append("{\"title\":\"Long\",\"chapters\":[");
        for (int chapter = 0; json.length() < length; chapter++) {
            json.append(chapter == 0 ? "" : ",").append("{\"title\":\"c\",\"lines\":[\"first\"");
            for (int line = 0; line < 100; line++) {
                json.append(",\"line ").append(line).append(" of a chapter that has many\"");
            }
            json.append("]}");
        }
        return json.append("],\"notes\":[{\"key\":\"a\",\"value\":\"b\"}]}").toString();
    }

    private static <T> double allocatedPerCharacter(JsonSchema<T> schema, String json) {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        PartialReader<T> reader = schema.partialReader();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < json.length(); i += 100) {
            reader.add(json.substring(i, Math.min(i + 100, json.length()))).poll();
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(reader.isClosed()).isTrue();
        return (double) allocated / json.length();
    }
}
