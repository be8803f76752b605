package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What stands in the answers that a schema asks for. */
@WithSandbox
class StructuredAnswerTest {

    private static final String MODEL = "sandbox/default";

    @AutoClose
    private final Client client;

    StructuredAnswerTest(Sandbox sandbox) {
        client = new Client(sandbox);
    }

    private JsonNode answer(String question, String properties) throws IOException {
        String format = ("'response_format':{'type':'json_schema','json_schema':{'name':'x','schema':{'type':'object',"
                        + "'properties':{" + properties + "}}}}")
                .replace('\'', '"');
        Answer answer = client.ask(question(MODEL, question, format));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Client.JSON.readTree(answer.at("/choices/0/message/content").stringValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Describe Paris. | 'name':{'type':'string'} | {'name':'Paris'}",
                "Tell me about Paris | 'name':{'type':'string'},'population':{'type':'integer','minimum':5} | {'name':'Paris','population':5}",
                "The city has 2100000 inhabitants. | 'population':{'type':'integer'} | {'population':2100000}",
                "A ticket for \"The Sea\" at 12.50 | 'price':{'type':'number'},'title':{'type':'string'} | {'price':12.5,'title':'The Sea'}",
                "Is this review positive or neutral? | 'mood':{'enum':['negative','neutral','positive']} | {'mood':'neutral'}",
                "Is \"I hate it\" negative? | 'mood':{'enum':['positive','negative']} | {'mood':'negative'}",
                "A table in Oslo for 4 guests tomorrow | 'guests':{'type':'integer'},'place':{'type':'string'} | {'guests':4,'place':'Oslo'}",
                "What is the capital of France? | 'city':{'type':'string'},'country':{'type':'string'} | {'city':'Paris','country':'France'}",
                "What is 12 * 7? | 'result':{'type':'integer'} | {'result':84}",
            })
    void values_are_those_the_question_offers(String question, String properties, String expected) throws IOException {
        assertThat(answer(question, properties).toString()).isEqualTo(expected.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource({
        "What of it?, true",
        "Is it urgent?, true",
        "It is not urgent, false",
        "urgent: no, false",
        "It isn't that urgent, false",
        "Set isUrgent to false, false",
        "There is no urgent need, false",
        "No. It is urgent, true",
        "Answer with false please, false"
    })
    void a_boolean_is_what_the_question_says_of_it(String question, boolean expected) throws IOException {
        assertThat(answer(question, "'isUrgent':{'type':'boolean'}")
                        .get("isUrgent")
                        .booleanValue())
                .isEqualTo(expected);
    }

    @Test
    void what_a_model_has_to_say_is_not_taken_from_the_question() throws IOException {
        JsonNode answer = answer(
                "Sum up \"The Sea\"",
                "'summary':{'type':'string'},'text':{'type':'string'},'title':{'type':'string'},'author':{'type':'string'}");
        assertThat(answer.get("summary").stringValue())
                .contains("sandbox")
                .isEqualTo(answer.get("text").stringValue());
        assertThat(answer.get("title").stringValue()).isEqualTo("The Sea");
        assertThat(answer.get("author").stringValue()).isEqualTo("sandbox author");
    }

    @Test
    void only_what_the_schema_allows_is_taken() throws IOException {
        JsonNode answer = answer(
                "Describe Paris in 200 words, not as a list",
                "'name':{'type':'string','maxLength':4},'stars':{'type':'integer','maximum':5},'list':{'const':true},"
                        + "'place':{'type':'string','pattern':'^P[a-z]+s$'}");
        assertThat(answer.get("name").stringValue()).isEqualTo("sand");
        assertThat(answer.get("stars").intValue()).isLessThan(6);
        assertThat(answer.get("list").booleanValue()).isTrue();
        assertThat(answer.get("place").stringValue()).isEqualTo("Paris");
    }

    @Test
    void a_long_question_is_read_as_a_short_one() throws IOException {
        String names = "We saw Oslo at 7 and \"it\". ".repeat(2_000);
        assertThat(answer(names + "Now Bergen", "'name':{'type':'string'},'is_new':{'type':'boolean'}")
                        .toString())
                .isEqualTo("{\"name\":\"it\",\"is_new\":true}");
    }

    @Test
    void only_the_last_message_counts_and_the_same_question_has_the_same_answer() throws IOException {
        String body = ("{'model':'sandbox/default','messages':[{'role':'user','content':'Describe Oslo'},"
                        + "{'role':'assistant','content':'Fine.'},{'role':'user','content':'Now Bergen'}],'response_format':"
                        + "{'type':'json_schema','json_schema':{'name':'x','schema':{'type':'object','properties':"
                        + "{'name':{'type':'string'}}}}}}")
                .replace('\'', '"');
        for (int i = 0; i < 2; i++) {
            assertThat(client.ask(body).at("/choices/0/message/content").stringValue())
                    .isEqualTo("{\"name\":\"Bergen\"}");
        }
    }
}
