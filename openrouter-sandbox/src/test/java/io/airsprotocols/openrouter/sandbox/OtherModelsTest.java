package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.ToolAnswers.calls;
import static io.airsprotocols.openrouter.sandbox.ToolAnswers.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Advisors, subagents and panels, and when a model stops calling tools that OpenRouter runs. */
@WithSandbox
class OtherModelsTest {

    private static final String ECHO = "'model':'sandbox/echo'";
    private static final String TOOLS = "'tools':[{'type':'openrouter:web_search'},{'type':'openrouter:datetime'},"
            + "{'type':'openrouter:advisor','parameters':{'model':'anthropic/claude-sonnet-4.5'}},"
            + "{'type':'openrouter:subagent','parameters':{" + ECHO + "}}]";
    private static final String ALL = "What time is it? Ask the advisor and a subagent.";

    @AutoClose
    private final Client client;

    private final ToolAnswers answers;

    OtherModelsTest(Sandbox sandbox) {
        client = new Client(sandbox);
        answers = new ToolAnswers(client);
    }

    private static BigDecimal cost(JsonNode answer) {
        return answer.at("/usage/cost").decimalValue();
    }

    private static String tool(String type, String parameters) {
        return "{'type':'openrouter:" + type + "','parameters':{" + parameters + "}}";
    }

    @ParameterizedTest
    @CsvSource({"advisor, Please consult your advisor", "subagent, Delegate this", "advisor, What does Ada say?"})
    void a_model_that_is_asked_for_answers_and_is_paid(String type, String text) throws IOException {
        String dear = "'tools':[" + tool(type, "'model':'anthropic/claude-sonnet-4.5','name':'Ada'") + "]";
        JsonNode answer = answers.found(text, dear);
        assertThat(words(answer))
                .startsWith("The " + type + " Ada, anthropic/claude-sonnet-4.5, says: ")
                .contains("sandbox");
        assertThat(calls(answer)).containsExactly(1, 1);
        JsonNode stage = answer.at("/openrouter_metadata/pipeline/0");
        assertThat(stage.get("type").stringValue()).isEqualTo("server_tools");
        assertThat(stage.get("name").stringValue()).isEqualTo("openrouter:" + type);
        BigDecimal inner = stage.get("cost_usd").decimalValue();
        JsonNode details = answer.at("/usage/cost_details/upstream_inference_cost");
        assertThat(inner).isPositive();
        assertThat(cost(answer)).isEqualByComparingTo(details.decimalValue().add(inner));
        assertThat(client.get("/generation?id=" + answer.get("id").stringValue())
                        .at("/data/total_cost")
                        .decimalValue())
                .isEqualByComparingTo(cost(answer));
        assertThat(calls(answers.found("Why is it so?", dear))).isEmpty();
        assertThat(answers.ask(text, dear + ",'stream':true").words()).isEqualTo(words(answer));
    }

    @Test
    void what_it_is_told_is_the_question_or_the_conversation() throws IOException {
        String body = ("{'model':'openai/gpt-4o','messages':[{'role':'user','content':'" + "word ".repeat(200)
                        + "'},{'role':'assistant','content':'Well.'},{'role':'user','content':'Advice?'}],'tools':["
                        + tool("advisor", ECHO + ",'forward_transcript':false") + "]}")
                .replace('\'', '"');
        JsonNode dear = client.ask(body.replace("sandbox/echo", "openai/gpt-4o").replace("false", "true"))
                .json();
        JsonNode cheap =
                client.ask(body.replace("sandbox/echo", "openai/gpt-4o")).json();
        assertThat(cost(dear)).isGreaterThan(cost(cheap));
        assertThat(words(client.ask(body).json())).startsWith("The advisor, sandbox/echo, says: Advice? ");
        assertThat(words(answers.found(
                        "One two three, subagent",
                        "'tools':[" + tool("subagent", ECHO + ",'max_completion_tokens':2") + "]")))
                .startsWith("The subagent, sandbox/echo, says: One two ");
    }

    @Test
    void a_subagent_has_tools_of_its_own() throws IOException {
        String own =
                "'model':'openai/gpt-4o-mini','tools':[{'type':'openrouter:datetime','parameters':{'timezone':'Asia/Tokyo'}}]";
        JsonNode answer = answers.found("Delegate this: what time is it?", "'tools':[" + tool("subagent", own) + "]");
        assertThat(words(answer))
                .startsWith("The subagent, openai/gpt-4o-mini, says: It is ")
                .contains("in Asia/Tokyo.");
        assertThat(calls(answer)).containsExactly(1, 1);
    }

    @Test
    void who_is_not_there_cannot_help_and_costs_nothing() throws IOException {
        JsonNode answer = answers.found("Any advice?", "'tools':[" + tool("advisor", "'model':'no/such'") + "]");
        assertThat(words(answer)).startsWith("The advisor failed: no/such is not a valid model ID. ");
        assertThat(cost(answer))
                .isEqualByComparingTo(
                        answer.at("/usage/cost_details/upstream_inference_cost").decimalValue());
    }

    @Test
    void a_panel_is_asked_and_summed_up() throws IOException {
        String panel =
                "'analysis_models':['sandbox/echo','openai/gpt-4o-mini','no/such'],'model':'anthropic/claude-sonnet-4.5'";
        JsonNode answer = answers.found("What do the experts say?", "'tools':[" + tool("fusion", panel) + "]");
        assertThat(words(answer))
                .startsWith("The panel, summed up by anthropic/claude-sonnet-4.5, says: sandbox/echo says: What do")
                .contains("openai/gpt-4o-mini says: ", "no/such failed: no/such is not a valid model ID");
        assertThat(calls(answer)).containsExactly(1, 1);
        JsonNode one = answers.found(
                "What do the experts say?", "'tools':[" + tool("fusion", "'analysis_models':['no/such']") + "]");
        assertThat(words(one)).startsWith("The panel failed: ");
        assertThat(cost(one)).isLessThan(cost(answer));
    }

    @Test
    void of_several_advisors_those_are_asked_that_the_question_names() throws IOException {
        String tools = "'tools':[" + tool("advisor", ECHO) + "," + tool("advisor", ECHO + ",'name':'Ada'") + ","
                + tool("advisor", ECHO + ",'name':'Bob'") + "]";
        assertThat(words(answers.found("Ada or Bob?", tools)))
                .contains("The advisor Ada, ", "The advisor Bob, ")
                .doesNotContain("The advisor, ");
        assertThat(calls(answers.found("Any advice?", tools))).containsExactly(1, 1);
        assertThat(words(answers.found("Why?", tools + ",'tool_choice':{'type':'openrouter:advisor'}")))
                .startsWith("The advisor, sandbox/echo, says: Why?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'max_tool_calls':30 | 4 | 4",
                "'max_tool_calls':1 | 4 | 1",
                "'max_tool_calls':1,'stop_server_tools_when':[{'type':'step_count_is','step_count':9}] | 4 | 4",
                "'stop_server_tools_when':[{'type':'step_count_is','step_count':2}] | 2 | 2",
                "'stop_server_tools_when':[{'type':'has_tool_call','tool_name':'openrouter:advisor'}] | 3 | 3",
                "'stop_server_tools_when':[{'type':'has_tool_call','tool_name':'finalize'}] | 4 | 4",
                "'stop_server_tools_when':[{'type':'max_tokens_used','max_tokens':5}] | 1 | 1",
                "'stop_server_tools_when':[{'type':'max_tokens_used','max_tokens':100000}] | 4 | 4",
                "'stop_server_tools_when':[{'type':'max_cost','max_cost_in_dollars':0.001}] | 1 | 1",
                "'stop_server_tools_when':[{'type':'max_cost','max_cost_in_dollars':5}] | 4 | 4",
                "'stop_server_tools_when':[{'type':'finish_reason_is','reason':'tool_calls'}] | 1 | 1",
                "'stop_server_tools_when':[{'type':'finish_reason_is','reason':'length'}] | 4 | 4",
                "'stop_server_tools_when':[{'type':'max_cost','max_cost_in_dollars':5},{'type':'step_count_is','step_count':3}] | 3 | 3",
            })
    void a_model_calls_tools_until_a_condition_is_met(String conditions, int requested, int executed)
            throws IOException {
        JsonNode answer = answers.found(ALL, TOOLS + "," + conditions);
        assertThat(calls(answer)).containsExactly(requested, executed);
        assertThat(answer.at("/choices/0/finish_reason").stringValue()).isEqualTo("stop");
        assertThat(answer.at("/openrouter_metadata/pipeline")).hasSize(executed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'stop_server_tools_when':[] | at least one condition",
                "'stop_server_tools_when':'soon' | at least one condition",
                "'stop_server_tools_when':[{'type':'when_tired'}] | step_count_is",
                "'stop_server_tools_when':[{'type':'step_count_is','step_count':'2'}] | step_count must be an integer",
                "'stop_server_tools_when':[{'type':'has_tool_call','tool_name':''}] | tool_name must be",
                "'stop_server_tools_when':[{'type':'max_cost'}] | max_cost_in_dollars must be a number",
                "'tools':[{'type':'openrouter:advisor'},{'type':'openrouter:advisor'}] | At most one openrouter:advisor",
                "'tools':[{'type':'openrouter:advisor','parameters':{'name':'a'}},{'type':'openrouter:advisor','parameters':{'name':' a '}}] | two openrouter:advisor of the name \"a\"",
                "'tools':[{'type':'openrouter:advisor','parameters':{'name':'a.b'}}] | was \"a.b\"",
                "'tools':[{'type':'openrouter:subagent','parameters':{'max_tool_calls':26}}] | from 1 to 25",
                "'tools':[{'type':'openrouter:subagent','parameters':{'inherit_functions':true}}] | only in the Responses API",
                "'tools':[{'type':'openrouter:subagent','parameters':{'tools':[{'type':'function'}]}}] | was \"function\"",
                "'tools':[{'type':'openrouter:subagent','parameters':{'tools':[{'type':'openrouter:subagent'}]}}] | was \"openrouter:subagent\"",
                "'tools':[{'type':'openrouter:fusion','parameters':{'analysis_models':[]}}] | 1 to 8",
                "'tools':[{'type':'openrouter:fusion','parameters':{'max_tool_calls':17}}] | from 1 to 16",
            })
    void what_is_not_as_it_must_be_is_refused(String more, String why) throws IOException {
        Answer answer = answers.ask("Why?", more);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message").stringValue()).contains(why);
    }
}
