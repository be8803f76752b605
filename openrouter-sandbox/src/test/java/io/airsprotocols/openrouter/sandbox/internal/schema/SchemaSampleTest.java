package io.airsprotocols.openrouter.sandbox.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is made is judged by a library that had no part in it. */
class SchemaSampleTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private static JsonNode make(String schema) throws UnsatisfiableSchemaException {
        return make(schema, Hints.none("words"));
    }

    private static JsonNode make(String schema, Hints hints) throws UnsatisfiableSchemaException {
        JsonNode json = JSON.readTree(schema.replace('\'', '"'));
        JsonNode value = SchemaSample.of(json, hints);
        assertThat(judge(json).validate(value)).as("%s against %s", value, json).isEmpty();
        return value;
    }

    private static Schema judge(JsonNode schema) {
        return REGISTRY.getSchema(schema);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'type':'object'}",
                "{'type':'object','properties':{'name':{'type':'string'},'population':{'type':'integer','minimum':5}},"
                        + "'required':['name','population'],'additionalProperties':false}",
                "{'$ref':'#/$defs/city','$defs':{'city':{'type':'object','properties':{'name':{'type':'string'}},'required':['name']}}}",
                "{'definitions':{'n':{'type':'integer'}},'type':'array','items':{'$ref':'#/definitions/n'},'minItems':3}",
                "{'$defs':{'node':{'type':'object','properties':{'value':{'type':'integer'},'next':{'anyOf':[{'$ref':'#/$defs/node'},"
                        + "{'type':'null'}]}},'required':['value','next'],'additionalProperties':false}},'$ref':'#/$defs/node'}",
                "{'type':'object','properties':{'children':{'type':'array','items':{'$ref':'#'}},'name':{'type':'string'}},"
                        + "'required':['children','name'],'additionalProperties':false}",
                "{'$id':'https://example.com/tree','$dynamicAnchor':'node','type':'object','properties':{'data':true,"
                        + "'children':{'type':'array','items':{'$dynamicRef':'#node'}}}}",
                "{'type':'object','properties':{'count':{'type':'integer'},'tree':{'$id':'https://example.com/tree','type':'object',"
                        + "'properties':{'children':{'type':'array','minItems':1,'maxItems':1,'items':{'anyOf':[{'$ref':'#'},{'$ref':'#leaf'}]}},"
                        + "'leaf':{'$anchor':'leaf','const':'leaf'}},'required':['children'],'additionalProperties':false}},"
                        + "'required':['count','tree'],'additionalProperties':false}",
                "{'$defs':{'a':{'$anchor':'here','type':'boolean'}},'$ref':'#here'}",
                "{'$ref':'#/$defs/a~1b','$defs':{'a/b':{'type':'integer'}}}",
                "{'$ref':'#/$defs/per%25cent','$defs':{'per%cent':{'const':7}}}",
                "{'anyOf':[{'type':'string','minLength':3,'maxLength':2},{'type':'integer','minimum':10}]}",
                "{'oneOf':[{'type':'integer'},{'type':'number','minimum':2}]}",
                "{'oneOf':[{'properties':{'kind':{'const':'cat'},'lives':{'type':'integer'}},'required':['kind','lives']},"
                        + "{'properties':{'kind':{'const':'dog'},'name':{'type':'string'}},'required':['kind','name']}],'type':'object'}",
                "{'allOf':[{'type':'object','properties':{'a':{'type':'integer','minimum':3}},'required':['a']},"
                        + "{'properties':{'a':{'maximum':9,'multipleOf':4},'b':{'type':'boolean'}},'required':['b']}]}",
                "{'allOf':[{'$ref':'#/$defs/base'}],'properties':{'own':{'type':'string'}},'required':['own'],"
                        + "'unevaluatedProperties':false,'$defs':{'base':{'type':'object','properties':{'id':{'type':'string','format':'uuid'}},'required':['id']}}}",
                "{'enum':[3,'three',null]}",
                "{'const':{'a':[1,2,{'b':null}]}}",
                "{'enum':['a','b','c'],'not':{'enum':['a','b']}}",
                "{'type':['null','string']}",
                "{'type':['string','null'],'enum':[null]}",
                "{'type':'string','minLength':300}",
                "{'type':'string','maxLength':1}",
                "{'type':'string','maxLength':0}",
                "{'type':'string','minLength':3,'maxLength':3}",
                "{'type':'string','pattern':'^[A-Z]{2}-[0-9]{4}$'}",
                "{'type':'string','pattern':'^(foo|bar)+$','minLength':12}",
                "{'type':'string','pattern':'^[^0-9]+\\\\.(png|jpe?g)$'}",
                "{'type':'string','pattern':'^\\\\+?[1-9]\\\\d{1,14}$'}",
                "{'type':'string','pattern':'^(?=.*\\\\d)(?=.*[a-z]).{8,}$'}",
                "{'type':'string','pattern':'^(?<year>[0-9]{4})-(?<day>[a-z]+)-\\\\k<day>\\\\k<year>$'}",
                "{'type':'string','pattern':'^\\\\d{4}-(0[1-9]|1[0-2])$'}",
                "{'type':'string','pattern':'^-?\\\\d{4,9}-(?:0[1-9]|1[0-2])$'}",
                "{'type':'string','pattern':'^--(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'}",
                "{'type':'string','pattern':'^-?P(?=.)(-?\\\\d+Y)?(-?\\\\d+M)?(-?\\\\d+W)?(-?\\\\d+D)?$'}",
                "{'type':'string','pattern':'^P(?!$)(\\\\d+D)?(T(?=\\\\d)(\\\\d+H)?(\\\\d+M)?(\\\\d+(\\\\.\\\\d+)?S)?)?$'}",
                "{'type':'string','pattern':'^[+-](0\\\\d|1[0-8]):[0-5]\\\\d$'}",
                "{'type':'string','pattern':'^(a)(b)\\\\2\\\\1$'}",
                "{'type':'string','pattern':'^\\\\p{Lu}\\\\p{L}*$'}",
                "{'type':'string','pattern':'^#[0-9a-fA-F]{6}$'}",
                "{'type':'string','pattern':'[\\\\u0041-\\\\u0043]{3}','maxLength':3}",
                "{'type':'string','pattern':'^[a-z]*$','minLength':40,'maxLength':40}",
                "{'allOf':[{'pattern':'^a'},{'pattern':'z$'}],'type':'string'}",
                "{'type':'number','exclusiveMinimum':0,'exclusiveMaximum':1}",
                "{'type':'number','multipleOf':0.01,'minimum':0.015,'maximum':0.025}",
                "{'type':'integer','minimum':1000000000000,'multipleOf':7}",
                "{'type':'integer','maximum':-3,'multipleOf':5}",
                "{'type':'integer','exclusiveMinimum':4,'exclusiveMaximum':6}",
                "{'type':'number','minimum':1e40}",
                "{'type':'integer','not':{'maximum':90}}",
                "{'type':'array','items':{'enum':['a','b','c']},'uniqueItems':true,'minItems':3}",
                "{'type':'array','items':{'type':'boolean'},'uniqueItems':true,'minItems':2}",
                "{'type':'array','items':{'type':'integer','minimum':1,'maximum':20},'uniqueItems':true,'minItems':20}",
                "{'type':'array','items':{'type':'object','properties':{'a':{'type':'boolean'},'b':{'type':'boolean'}},"
                        + "'required':['a','b'],'additionalProperties':false},'uniqueItems':true,'minItems':4}",
                "{'type':'array','items':{'type':'string'},'uniqueItems':true,'minItems':50}",
                "{'type':'array','prefixItems':[{'type':'string'},{'type':'integer'}],'items':false,'minItems':2}",
                "{'type':'array','contains':{'const':5},'minContains':2,'maxContains':3,'minItems':6,'items':{'type':'integer'}}",
                "{'type':'array','contains':{'type':'string'},'prefixItems':[{'type':'integer'}],'maxItems':2}",
                "{'type':'array','maxItems':0,'items':{'type':'string'}}",
                "{'type':'array','items':false}",
                "{'type':'array','prefixItems':[{'type':'integer'}],'unevaluatedItems':false,'minItems':1}",
                "{'type':'object','minProperties':4,'additionalProperties':{'type':'integer'}}",
                "{'type':'object','minProperties':3,'patternProperties':{'^x-[a-z]{3}$':{'type':'boolean'}},'additionalProperties':false}",
                "{'type':'object','propertyNames':{'pattern':'^[A-Z]{4}$'},'minProperties':2}",
                "{'type':'object','propertyNames':{'enum':['one','two']},'minProperties':2,'additionalProperties':{'type':'integer'}}",
                "{'type':'object','maxProperties':1,'properties':{'a':{'type':'integer'},'b':{'type':'integer'}},'required':['b']}",
                "{'type':'object','properties':{'card':{'type':'string'},'code':{'type':'integer'}},'dependentRequired':{'card':['code','owner']}}",
                "{'type':'object','properties':{'card':{'type':'string'}},'dependentSchemas':{'card':{'properties':{'owner':{'type':'string'}},'required':['owner']}}}",
                "{'type':'object','properties':{'card':{'type':'string'}},'dependentSchemas':{'card':false}}",
                "{'type':'object','properties':{'country':{'enum':['US','NL']},'zip':{'type':'string'}},'required':['country','zip'],"
                        + "'if':{'properties':{'country':{'const':'US'}}},'then':{'properties':{'zip':{'pattern':'^[0-9]{5}$'}}},"
                        + "'else':{'properties':{'zip':{'pattern':'^[0-9]{4} [A-Z]{2}$'}}}}",
                "{'type':'integer','if':{'minimum':10},'then':false}",
                "{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'string','minLength':2,'maxLength':1}}}",
                "{'not':{'type':['object','array','string','null','boolean']}}",
                "{'type':'object','properties':{'a':{'$ref':'#/$defs/x'}},'required':['a'],'$defs':{'x':{'oneOf':[{'$ref':'#/$defs/y'},{'type':'integer'}]},"
                        + "'y':{'type':'object','properties':{'again':{'$ref':'#/$defs/x'}},'required':['again']}}}",
                "{'default':{'a':1},'type':'object','required':['a']}",
                "{'type':'string','default':'as usual'}",
                "{'type':'string','examples':['for example']}",
                "{'type':'string','format':'unheard-of'}",
            })
    void what_is_made_fits(String schema) throws UnsatisfiableSchemaException {
        make(schema);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date",
                "date-time",
                "time",
                "duration",
                "email",
                "idn-email",
                "hostname",
                "idn-hostname",
                "ipv4",
                "ipv6",
                "uri",
                "iri",
                "uri-reference",
                "iri-reference",
                "uri-template",
                "uuid",
                "json-pointer",
                "relative-json-pointer",
                "regex"
            })
    void texts_have_the_format_asked_for_and_differ_if_they_must(String format) throws UnsatisfiableSchemaException {
        make("{'type':'string','format':'" + format + "'}");
        make("{'type':'array','uniqueItems':true,'minItems':40,'items':{'type':'string','format':'" + format + "'}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email|60",
                "uri|80",
                "hostname|40",
                "uri-template|50",
                "json-pointer|50",
                "regex|70",
                "iri-reference|90"
            })
    void a_format_that_allows_it_is_made_as_long_as_asked(String format, int least)
            throws UnsatisfiableSchemaException {
        make("{'type':'string','format':'" + format + "','minLength':" + least + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'string','minLength':5,'maxLength':4} | at #: no text fits",
                "{'type':'integer','minimum':5,'maximum':4} | at #: no integer fits",
                "{'type':'object','properties':{'a':{'type':'integer','multipleOf':10,'minimum':1,'maximum':9}},'required':['a']} | at #/properties/a: no integer fits",
                "{'type':'object','properties':{'me':{'$ref':'#'}},'required':['me']} | it contains itself without an end",
                "{'$ref':'#/$defs/none'} | the reference #/$defs/none leads to nothing",
                "{'$ref':'https://example.com/other.json'} | leads to nothing in the schema",
                "{'type':'strng'} | there is no type \"strng\"",
                "{'allOf':[{'type':'string'},{'type':'integer'}]} | no type is allowed",
                "{'enum':[1,2],'type':'string'} | none of the values it lists",
                "{'enum':[]} | none of the values it lists",
                "false | nothing is allowed here",
                "{'type':'array','items':{'type':'boolean'},'uniqueItems':true,'minItems':3} | no boolean fits",
                "{'type':'string','pattern':'['} | no text fits",
                "{'type':'object','properties':{'a':5},'required':['a']} | a schema must be an object or a boolean, was 5",
                "{'type':'array','items':{'type':'integer'},'minItems':100000} | no array fits",
            })
    void what_nothing_fits_is_told_with_the_place(String schema, String reason) {
        JsonNode json = JSON.readTree(schema.replace('\'', '"'));
        assertThatThrownBy(() -> SchemaSample.of(json, Hints.none("words")))
                .isInstanceOf(UnsatisfiableSchemaException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void every_one_of_3000_generated_schemas_gets_a_value_that_fits() throws UnsatisfiableSchemaException {
        List<String> unmet = new ArrayList<>();
        for (int seed = 0; seed < 3_000; seed++) {
            JsonNode schema = new RandomSchemas(seed).schema();
            try {
                JsonNode value = SchemaSample.of(schema, Hints.none("words"));
                assertThat(judge(schema).validate(value))
                        .as("seed %s: %s against %s", seed, value, schema)
                        .isEmpty();
            } catch (UnsatisfiableSchemaException none) {
                unmet.add(seed + ": " + schema + " " + none.getMessage());
            }
        }
        assertThat(unmet).isEmpty();
    }

    @Test
    void the_check_agrees_with_a_library_about_generated_schemas_and_any_values() {
        SplittableRandom random = new SplittableRandom(7);
        int fitting = 0;
        for (int seed = 0; seed < 3_000; seed++) {
            RandomSchemas schemas = new RandomSchemas(seed);
            JsonNode schema = schemas.schema();
            SchemaCheck check = new SchemaCheck(new References(schema));
            Schema judge = judge(schema);
            for (int i = 0; i < 3; i++) {
                JsonNode value = new RandomSchemas(random.nextInt(5_000)).value(0);
                boolean fits = check.fits(schema, value);
                assertThat(fits)
                        .as("%s against %s", value, schema)
                        .isEqualTo(judge.validate(value).isEmpty());
                fitting += fits ? 1 : 0;
            }
        }
        assertThat(fitting).isBetween(200, 8_800);
    }

    @Test
    void the_same_schema_gets_the_same_value() throws UnsatisfiableSchemaException {
        for (int seed = 0; seed < 50; seed++) {
            JsonNode schema = new RandomSchemas(seed).schema();
            assertThat(SchemaSample.of(schema, Hints.none("words")))
                    .isEqualTo(SchemaSample.of(schema, Hints.none("words")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "What is the weather in Oslo for 3 days in celsius? | {\"city\":\"Oslo\",\"days\":3,\"unit\":\"celsius\"}",
                "Weather \"Bad Oeynhausen\", fahrenheit | {\"city\":\"Bad Oeynhausen\",\"days\":1,\"unit\":\"fahrenheit\"}",
                "and tomorrow? | {\"city\":\"words\",\"days\":1,\"unit\":\"kelvin\"}",
            })
    void values_are_taken_out_of_the_question_where_they_fit(String question, String expected)
            throws UnsatisfiableSchemaException {
        JsonNode value = make(
                "{'type':'object','properties':{'city':{'type':'string'},'days':{'type':'integer','minimum':1,'maximum':14},"
                        + "'unit':{'enum':['kelvin','celsius','fahrenheit']}},'required':['city','days','unit']}",
                Hints.of(question, "words", TODAY));
        assertThat(value.toString()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fly me to Rome from Oslo | from:string,to:string | {'from':'Oslo','to':'Rome'}",
                "Fly me to Rome from Oslo | destination_city:string,originCity:string | {'destination_city':'Rome','originCity':'Oslo'}",
                "Convert 100 USD to EUR | amount:number,from:string,to:string | {'amount':100,'from':'USD','to':'EUR'}",
                "What is 12 * (7 + 1)? | expression:string | {'expression':'12 * (7 + 1)'}",
                "Find recipes with beans! | query:string | {'query':'Find recipes with beans'}",
                "Find 'red beans' in Oslo | query:string | {'query':'red beans'}",
                "A room for 2 guests and 3 nights | nights:integer,guests:integer | {'nights':3,'guests':2}",
                "Is it cold in oslo? | unit:string,city:string | {'unit':'words','city':'Oslo'}",
                "Is it in the news? | city:string | {'city':'words'}",
                "Book it for tomorrow | date:string | {'date':'2026-11-25'}",
                "What was it yesterday? | day:string | {'day':'2026-11-23'}",
                "Mail ada@example.org about https://example.org/x | link:string,recipient:string | {'link':'https://example.org/x','recipient':'ada@example.org'}",
            })
    void names_and_numbers_go_where_the_words_around_them_say(String question, String properties, String expected)
            throws UnsatisfiableSchemaException {
        StringBuilder schema = new StringBuilder();
        StringBuilder required = new StringBuilder();
        for (String property : properties.split(",")) {
            String[] parts = property.split(":");
            schema.append(schema.isEmpty() ? "" : ",").append("'%s':{'type':'%s'}".formatted(parts[0], parts[1]));
            required.append(required.isEmpty() ? "" : ",").append("'%s'".formatted(parts[0]));
        }
        JsonNode value = make(
                "{'type':'object','properties':{" + schema + "},'required':[" + required + "]}",
                Hints.of(question, "words", TODAY));
        assertThat(value.toString()).isEqualTo(expected.replace('\'', '"'));
    }

    @Test
    void who_is_sparing_says_of_what_is_optional_only_what_was_asked() throws UnsatisfiableSchemaException {
        String schema = "{'type':'object','properties':{'city':{'type':'string'},'days':{'type':'integer'},"
                + "'unit':{'enum':['celsius','fahrenheit']},'more':{'type':'object','properties':{'note':{'type':'string'}}}},"
                + "'required':['city']}";
        assertThat(make(schema, Hints.of("Weather?", "words", TODAY).sparingly())
                        .toString())
                .isEqualTo("{\"city\":\"words\"}");
        assertThat(make(
                                schema,
                                Hints.of("Weather in Oslo in fahrenheit", "words", TODAY)
                                        .sparingly())
                        .toString())
                .isEqualTo("{\"city\":\"Oslo\",\"unit\":\"fahrenheit\"}");
    }

    @Test
    void a_hint_goes_to_the_first_value_that_takes_it() throws UnsatisfiableSchemaException {
        JsonNode value = make(
                "{'type':'object','properties':{'code':{'type':'string','pattern':'^[A-Z]{3}$'},'from':{'type':'string'},"
                        + "'to':{'type':'string'},'day':{'type':'string','format':'date'},'mail':{'type':'string','format':'email'},"
                        + "'price':{'type':'number'}}}",
                Hints.of(
                        "Book a flight from Oslo to New York on 2026-03-04 for 99.50 and write to me@example.org.",
                        "words",
                        TODAY));
        assertThat(value.toString())
                .isEqualTo(
                        "{\"code\":\"AAA\",\"from\":\"Oslo\",\"to\":\"New York\",\"day\":\"2026-03-04\",\"mail\":\"me@example.org\",\"price\":99.5}");
    }
}
