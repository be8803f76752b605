package io.airsprotocols.openrouter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers and arguments fit whatever schema is sent, and whatever the question says; a library judges that. */
class StructuredAnswerPropertyTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private static final List<String> FORMATS = List.of(
            "date",
            "date-time",
            "time",
            "duration",
            "email",
            "hostname",
            "ipv4",
            "ipv6",
            "uri",
            "uri-reference",
            "uuid",
            "json-pointer");
    private static final List<String> PATTERNS = List.of(
            "^\\d{4}-(0[1-9]|1[0-2])$",
            "^-?P(?=.)(-?\\d+Y)?(-?\\d+M)?(-?\\d+D)?$",
            "^[A-Z]{2}\\d{2}(?: \\d{4}){3}$",
            "^(red|green|blue)(-(light|dark))?$",
            "^[^\\s@]+@[^\\s@]+$",
            "\\bword\\b",
            "^(?<x>[a-f])\\k<x>$",
            "^\\p{Lu}\\p{Ll}+$");

    private static Sandbox sandbox;
    private static Client client;

    @BeforeContainer
    static void open() {
        sandbox = Sandbox.start(choices -> choices.tokenDelay(Duration.ZERO).credits(BigDecimal.valueOf(1_000_000)));
        client = new Client(sandbox);
    }

    @AfterContainer
    static void close() {
        client.close();
        sandbox.close();
    }

    private static void fits(JsonNode schema, String text) {
        JsonNode value = Client.JSON.readTree(text);
        assertThat(REGISTRY.getSchema(schema).validate(value))
                .as("%s against %s", value, schema)
                .isEmpty();
    }

    @Property(tries = 400, seed = "20260101")
    void an_answer_fits_its_schema_whatever_is_asked(
            @ForAll("schemas") JsonNode schema, @ForAll("questions") String question) throws IOException {
        String format = "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"x\",\"schema\":"
                + schema + "}}";
        Answer answer = client.ask(Client.question("sandbox/default", question, format));
        assertThat(answer.status()).as("%s for %s", answer.body(), schema).isEqualTo(200);
        fits(schema, answer.at("/choices/0/message/content").stringValue());
    }

    @Property(tries = 400, seed = "20260101")
    void arguments_fit_their_schema_whatever_is_asked(
            @ForAll("objects") JsonNode schema, @ForAll("questions") String question) throws IOException {
        String tools =
                "\"tool_choice\":\"required\",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":"
                        + schema + "}}]";
        Answer answer = client.ask(Client.question("sandbox/default", question, tools));
        assertThat(answer.status()).as("%s for %s", answer.body(), schema).isEqualTo(200);
        fits(
                schema,
                answer.at("/choices/0/message/tool_calls/0/function/arguments").stringValue());
    }

    @Provide
    Arbitrary<String> questions() {
        return Arbitraries.of(
                        "from Oslo",
                        "to New York",
                        "in paris",
                        "for 3 days",
                        "2 guests",
                        "costs 12.50",
                        "tomorrow",
                        "on 2026-03-04",
                        "ada@example.org",
                        "https://example.org/x?y=1",
                        "\"two words\"",
                        "not a word",
                        "What is the capital of France",
                        "red",
                        "12 * (7 - 1)",
                        "größer 🌍",
                        "100 USD")
                .list()
                .ofMaxSize(6)
                .map(parts -> String.join(" ", parts) + "?");
    }

    @Provide
    Arbitrary<JsonNode> schemas() {
        return schema(3);
    }

    @Provide
    Arbitrary<JsonNode> objects() {
        return object(2);
    }

    private static Arbitrary<JsonNode> schema(int depth) {
        return depth == 0
                ? leaf()
                : Arbitraries.oneOf(
                        leaf(),
                        leaf(),
                        object(depth - 1),
                        array(depth - 1),
                        tuple(depth - 1),
                        combined(depth - 1),
                        tagged(depth - 1),
                        conditional(),
                        mapping(depth - 1),
                        recursive());
    }

    private static ObjectNode type(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static Arbitrary<JsonNode> leaf() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 40);
        Arbitrary<JsonNode> text = Combinators.combine(small, small)
                .as((least, more) -> type("string").put("minLength", least).put("maxLength", least + more));
        Arbitrary<JsonNode> format =
                Arbitraries.of(FORMATS).map(each -> type("string").put("format", each));
        Arbitrary<JsonNode> pattern =
                Arbitraries.of(PATTERNS).map(each -> type("string").put("pattern", each));
        Arbitrary<JsonNode> choice = Arbitraries.of("[\"red\",\"blue\"]", "[1,2.5,null]", "[{\"a\":[]}]")
                .map(each -> {
                    ObjectNode schema = JSON.objectNode();
                    schema.set("enum", Client.JSON.readTree(each));
                    return schema;
                });
        Arbitrary<JsonNode> other = Arbitraries.of(
                        "{\"type\":\"boolean\"}",
                        "{\"type\":\"null\"}",
                        "{\"type\":[\"string\",\"null\"]}",
                        "{\"const\":\"fixed\"}",
                        "{\"type\":\"integer\",\"not\":{\"enum\":[0,1,2]}}",
                        "{}")
                .map(each -> Client.JSON.readTree(each));
        return Arbitraries.oneOf(text, format, pattern, number(), choice, other);
    }

    /** Bounds around a multiple of the step. */
    private static Arbitrary<JsonNode> number() {
        Arbitrary<BigDecimal> steps =
                Arbitraries.of("1", "7", "0.01", "0.5", "250").map(BigDecimal::new);
        Arbitrary<Integer> times = Arbitraries.integers().between(-1_000, 1_000);
        return Combinators.combine(steps, times, Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((step, count, low, high) -> {
                    BigDecimal value = step.multiply(BigDecimal.valueOf(count));
                    ObjectNode schema = type(step.scale() > 0 ? "number" : "integer");
                    schema.put("multipleOf", step);
                    schema.put(low ? "minimum" : "exclusiveMinimum", low ? value : value.subtract(step));
                    schema.put(high ? "maximum" : "exclusiveMaximum", high ? value : value.add(step));
                    return schema;
                });
    }

    private static Arbitrary<JsonNode> object(int depth) {
        Arbitrary<List<String>> names = Arbitraries.of(
                        "city", "from", "to", "query", "date", "unit", "guests", "größe", "a b", "email", "expression")
                .list()
                .uniqueElements()
                .ofMaxSize(5);
        return names.flatMap(chosen -> Combinators.combine(
                        schema(depth).list().ofSize(chosen.size()),
                        Arbitraries.of(true, false).list().ofSize(chosen.size()),
                        Arbitraries.of(true, false))
                .as((schemas, demanded, closed) -> {
                    ObjectNode schema = type("object");
                    ObjectNode properties = schema.putObject("properties");
                    ArrayNode required = schema.putArray("required");
                    for (int i = 0; i < chosen.size(); i++) {
                        properties.set(chosen.get(i), schemas.get(i));
                        if (demanded.get(i)) {
                            required.add(chosen.get(i));
                        }
                    }
                    if (closed) {
                        schema.put("additionalProperties", false);
                    }
                    return schema.put("minProperties", chosen.size());
                }));
    }

    private static Arbitrary<JsonNode> array(int depth) {
        Arbitrary<Integer> sizes = Arbitraries.integers().between(0, 4);
        Arbitrary<JsonNode> any = Combinators.combine(schema(depth), sizes, sizes)
                .as((items, least, more) -> {
                    ObjectNode schema = type("array");
                    schema.set("items", items);
                    return schema.put("minItems", least).put("maxItems", least + more);
                });
        Arbitrary<JsonNode> unique = Combinators.combine(Arbitraries.of(FORMATS), sizes)
                .as((format, least) -> {
                    ObjectNode schema = type("array");
                    schema.putObject("items").put("type", "string").put("format", format);
                    return schema.put("uniqueItems", true).put("minItems", least);
                });
        return Arbitraries.oneOf(any, unique);
    }

    private static Arbitrary<JsonNode> tuple(int depth) {
        return schema(depth).list().ofMinSize(1).ofMaxSize(3).map(first -> {
            ObjectNode schema = type("array");
            first.forEach(schema.putArray("prefixItems")::add);
            return schema.put("items", false).put("minItems", first.size());
        });
    }

    private static Arbitrary<JsonNode> combined(int depth) {
        return Combinators.combine(schema(depth), Arbitraries.of("anyOf", "oneOf", "allOf"))
                .as((inner, keyword) -> {
                    ObjectNode schema = JSON.objectNode();
                    ArrayNode arms = schema.putArray(keyword);
                    if (!keyword.equals("allOf")) {
                        arms.add(type("string").put("minLength", 2).put("maxLength", 1));
                    }
                    arms.add(inner);
                    return schema;
                });
    }

    private static Arbitrary<JsonNode> tagged(int depth) {
        return schema(depth).list().ofMinSize(1).ofMaxSize(3).map(each -> {
            ObjectNode schema = JSON.objectNode();
            ArrayNode arms = schema.putArray("oneOf");
            for (int i = 0; i < each.size(); i++) {
                ObjectNode arm = type("object");
                ObjectNode properties = arm.putObject("properties");
                properties.putObject("kind").put("const", "k" + i);
                properties.set("value", each.get(i));
                arm.putArray("required").add("kind").add("value");
                arms.add(arm.put("additionalProperties", false));
            }
            return schema;
        });
    }

    private static Arbitrary<JsonNode> conditional() {
        return Combinators.combine(leaf(), leaf()).as((then, otherwise) -> {
            ObjectNode schema = (ObjectNode)
                    Client.JSON.readTree(
                            "{\"type\":\"object\",\"properties\":{\"kind\":{\"enum\":"
                                    + "[\"a\",\"b\"]}},\"required\":[\"kind\"],\"if\":{\"properties\":{\"kind\":{\"const\":\"a\"}}}}");
            schema.putObject("then").putArray("required").add("x");
            ((ObjectNode) schema.get("then")).putObject("properties").set("x", then);
            schema.putObject("else").putArray("required").add("y");
            ((ObjectNode) schema.get("else")).putObject("properties").set("y", otherwise);
            return schema;
        });
    }

    private static Arbitrary<JsonNode> mapping(int depth) {
        return Combinators.combine(schema(depth), Arbitraries.integers().between(0, 3), Arbitraries.of(true, false))
                .as((value, least, byPattern) -> {
                    ObjectNode schema = type("object").put("minProperties", least);
                    if (byPattern) {
                        // Wrapped, because the validator stumbles over a schema with an $id of its own right here.
                        schema.putObject("patternProperties")
                                .putObject("^x-[a-z]{2,5}$")
                                .putArray("allOf")
                                .add(value);
                        schema.put("additionalProperties", false);
                    } else {
                        schema.putObject("propertyNames").put("pattern", "^[a-z]{3}\\d$");
                        schema.set("additionalProperties", value);
                    }
                    return schema;
                });
    }

    /** A list linked by references, which stand where the schema is asked for. */
    private static Arbitrary<JsonNode> recursive() {
        return Arbitraries.of(
                        "{\"$id\":\"https://example.com/list\",\"$ref\":\"#/$defs/node\",\"$defs\":{\"node\":{\"type\":\"object\","
                                + "\"properties\":{\"value\":{\"type\":\"integer\"},\"next\":{\"anyOf\":[{\"$ref\":\"#/$defs/node\"},"
                                + "{\"type\":\"null\"}]}},\"required\":[\"value\",\"next\"],\"additionalProperties\":false}}}",
                        "{\"$id\":\"https://example.com/tree\",\"type\":\"object\",\"properties\":{\"children\":{\"type\":\"array\","
                                + "\"items\":{\"$ref\":\"#\"}}},\"required\":[\"children\"]}")
                .map(each -> Client.JSON.readTree(each));
    }
}
