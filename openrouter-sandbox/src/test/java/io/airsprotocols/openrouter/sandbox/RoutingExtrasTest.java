package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Plugins, presets, the response cache, service tiers and what filters providers. */
class RoutingExtrasTest {

    private static final String LLAMA = "meta-llama/llama-3.3-70b-instruct";
    private static final String MODEL = "openai/gpt-4o";

    private final MutableClock clock = new MutableClock();

    @AutoClose
    private final Sandbox sandbox = Sandbox.start(choices -> choices.clock(clock)
            .tokenDelay(Duration.ZERO)
            .preset(
                    "brief",
                    "{\"model\":\"sandbox/default\",\"max_tokens\":3,\"system_prompt\":\"Be brief.\",\"tools\":"
                            + "[{\"type\":\"function\",\"function\":{\"name\":\"one\"}},{\"type\":\"function\",\"function\":{\"name\":\"two\"}}]}")
            .preset("kept", "{\"cache_enabled\":true,\"cache_ttl_seconds\":60}")
            .preset("fresh", "{\"cache_enabled\":false}"));

    @AutoClose
    private final Client client = new Client(sandbox);

    private Answer ask(String model, String more, String... headers) throws IOException {
        return client.ask(question(model, "Why is it so?", more.replace('\'', '"')), headers);
    }

    private Answer found(String model, String more, String... headers) throws IOException {
        Answer answer = ask(model, more, headers);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static BigDecimal fees(JsonNode usage) {
        return usage.get("cost")
                .decimalValue()
                .subtract(usage.at("/cost_details/upstream_inference_cost").decimalValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "openai/gpt-4o:online | 'seed':1 | 3 | 0 | example.com",
                "openai/gpt-4o | 'plugins':[{'id':'web','max_results':2}] | 2 | 0 | example.com",
                "openai/gpt-4o | 'plugins':[{'id':'web','include_domains':['a.test','b.test'],'exclude_domains':['a.test']}] | 1 | 0 | b.test",
                "openai/gpt-4o | 'tools':[{'type':'openrouter:web_search','parameters':{'max_results':1}}] | 1 | 1 | example.com",
                "openai/gpt-4o | 'tools':[{'type':'web_search_preview','allowed_domains':['c.test']}] | 1 | 1 | c.test",
            })
    void a_search_of_the_web_is_cited_counted_and_charged(
            String model, String more, int pages, int calls, String domain) throws IOException {
        JsonNode json = found(model, more, "X-OpenRouter-Metadata", "enabled").json();
        String text = json.at("/choices/0/message/content").stringValue();
        JsonNode annotations = json.at("/choices/0/message/annotations");
        assertThat(annotations).hasSize(pages);
        for (JsonNode annotation : annotations) {
            JsonNode citation = annotation.get("url_citation");
            String cited = text.substring(
                    citation.get("start_index").intValue(),
                    citation.get("end_index").intValue());
            assertThat(cited).startsWith("[").endsWith("(" + citation.get("url").stringValue() + ")");
        }
        assertThat(annotations.at("/0/url_citation/url").stringValue())
                .isEqualTo("https://" + domain + "/why-is-it-so");
        assertThat(json.at("/usage/server_tool_use_details/web_search_requests").intValue())
                .isEqualTo(1);
        assertThat(json.at("/usage/server_tool_use_details/tool_calls_executed").intValue())
                .isEqualTo(calls);
        assertThat(fees(json.get("usage")))
                .isEqualByComparingTo(new BigDecimal("0.004").multiply(BigDecimal.valueOf(pages)));
        assertThat(json.at("/openrouter_metadata/pipeline/0/type").stringValue())
                .isEqualTo(calls > 0 ? "server_tools" : "plugin");
        List<JsonNode> streamed = new ArrayList<>();
        found(model, more + ",'stream':true").chunks().forEach(chunk -> chunk.at("/choices/0/delta/annotations")
                .forEach(streamed::add));
        assertThat(streamed).containsExactlyElementsOf(annotations);
    }

    @Test
    void a_search_that_is_turned_off_or_wants_too_much_is_not_made() throws IOException {
        assertThat(found(MODEL, "'plugins':[{'id':'web','enabled':false}]")
                        .at("/choices/0/message")
                        .has("annotations"))
                .isFalse();
        assertThat(found(MODEL, "'tools':[{'type':'openrouter:web_search'}],'tool_choice':'none'")
                        .at("/choices/0/message")
                        .has("annotations"))
                .isFalse();
        assertThat(ask(MODEL, "'plugins':[{'id':'web','max_results':26}]")
                        .at("/error/message")
                        .stringValue())
                .contains("from 1 to 25");
        JsonNode json = found(MODEL + ":online", "'response_format':{'type':'json_object'}")
                .json();
        assertThat(Client.JSON
                        .readTree(json.at("/choices/0/message/content").stringValue())
                        .isObject())
                .isTrue();
        assertThat(json.at("/choices/0/message/annotations")).hasSize(3);
    }

    @Test
    void moderation_refuses_what_asks_for_it() throws IOException {
        String flagged = question(MODEL, "Please flag-me(violence) " + "and more ".repeat(30));
        Answer refused = client.ask(flagged);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/error/metadata/reasons/0").stringValue()).isEqualTo("violence");
        assertThat(refused.at("/error/metadata/flagged_input").stringValue())
                .hasSizeLessThanOrEqualTo(100)
                .contains("...");
        assertThat(refused.at("/error/metadata/model_slug").stringValue()).startsWith("openai/gpt-4o");
        String unmoderated = question("x-ai/grok-4", "flag-me(hate)");
        assertThat(client.ask(unmoderated).status()).isEqualTo(200);
        assertThat(client.ask(question("x-ai/grok-4", "flag-me(hate)", "\"plugins\":[{\"id\":\"moderation\"}]"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_cache_answers_again_at_no_cost_until_its_time_is_over() throws IOException {
        String[] on = {"X-OpenRouter-Cache", "true", "X-OpenRouter-Cache-TTL", "90.7s"};
        Answer first = found(MODEL, "'seed':1", on);
        assertThat(first.headers().get("X-OpenRouter-Cache-Status")).isEqualTo("MISS");
        assertThat(first.headers().get("X-OpenRouter-Cache-TTL")).isEqualTo("90");
        BigDecimal spent = sandbox.account().usage();
        clock.advance(Duration.ofSeconds(30));
        Answer again = client.ask(
                question(MODEL, "Why is it so?", "\"seed\":1").replace(",\"seed\"", " ,\n \"seed\""),
                "X-OpenRouter-Cache",
                "true",
                "X-OpenRouter-Metadata",
                "enabled");
        assertThat(again.headers().get("X-OpenRouter-Cache-Status")).isEqualTo("HIT");
        assertThat(again.headers().get("X-OpenRouter-Cache-Age")).isEqualTo("30");
        assertThat(again.headers().get("X-OpenRouter-Cache-TTL")).isEqualTo("60");
        assertThat(again.headers().get("X-OpenRouter-Cache-Source-Id"))
                .isEqualTo(first.at("/id").stringValue());
        assertThat(again.at("/id")).isNotEqualTo(first.at("/id"));
        assertThat(again.at("/created").longValue())
                .isEqualTo(first.at("/created").longValue() + 30);
        assertThat(again.at("/choices").toString())
                .isEqualTo(first.at("/choices").toString());
        assertThat(again.at("/usage/total_tokens").intValue()).isZero();
        assertThat(again.at("/usage/cost").decimalValue()).isZero();
        assertThat(again.json().has("openrouter_metadata")).isFalse();
        assertThat(sandbox.account().usage()).isEqualByComparingTo(spent);
        assertThat(client.get("/generation?id=" + again.at("/id").stringValue())
                        .at("/data/response_cache_source_id")
                        .stringValue())
                .isEqualTo(first.at("/id").stringValue());
        clock.advance(Duration.ofSeconds(60));
        assertThat(found(MODEL, "'seed':1", on).headers().get("X-OpenRouter-Cache-Status"))
                .isEqualTo("MISS");
    }

    @Test
    void the_cache_tells_requests_apart_by_everything_that_makes_them() throws IOException {
        String[] on = {"X-OpenRouter-Cache", "true"};
        assertThat(status(found(MODEL, "'seed':1,'top_p':1", on))).isEqualTo("MISS");
        assertThat(status(found(MODEL, "'seed':1,'top_p':1", on))).isEqualTo("HIT");
        // The order of properties counts.
        assertThat(status(found(MODEL, "'top_p':1,'seed':1", on))).isEqualTo("MISS");
        assertThat(status(found(MODEL, "'seed':1,'top_p':1,'stream':true", on))).isEqualTo("MISS");
        Answer streamed = found(MODEL, "'seed':1,'top_p':1,'stream':true", on);
        assertThat(status(streamed)).isEqualTo("HIT");
        assertThat(streamed.words()).contains("sandbox");
        assertThat(status(found(
                        MODEL, "'seed':1,'top_p':1", "X-OpenRouter-Cache", "true", "X-OpenRouter-Cache-Clear", "true")))
                .isEqualTo("MISS");
        assertThat(found(MODEL, "'seed':1,'top_p':1").headers().get("X-OpenRouter-Cache-Status"))
                .isNull();
        sandbox.reset();
        assertThat(status(found(MODEL, "'seed':1,'top_p':1", on))).isEqualTo("MISS");
        assertThat(client.ask(question(MODEL, "?", "\"temperature\":9"), on)
                        .headers()
                        .get("X-OpenRouter-Cache-Status"))
                .isNull();
    }

    @Test
    void the_cache_keeps_scripted_words_and_a_hit_takes_none_of_the_script() throws IOException {
        sandbox.script().then(Reply.text("once")).then(Reply.text("twice"));
        String[] on = {"X-OpenRouter-Cache", "true"};
        assertThat(found(MODEL, "'seed':1", on).at("/choices/0/message/content").stringValue())
                .isEqualTo("once");
        assertThat(found(MODEL, "'seed':1", on).at("/choices/0/message/content").stringValue())
                .isEqualTo("once");
        assertThat(sandbox.script().unused()).isEqualTo(1);
    }

    private static String status(Answer answer) {
        return String.valueOf(answer.headers().get("X-OpenRouter-Cache-Status"));
    }

    @Test
    void a_preset_turns_the_cache_on_or_off() throws IOException {
        Answer kept = found(MODEL, "'preset':'kept'");
        assertThat(kept.headers().get("X-OpenRouter-Cache-TTL")).isEqualTo("60");
        assertThat(status(found(MODEL, "'preset':'kept'"))).isEqualTo("HIT");
        assertThat(status(found(MODEL, "'preset':'kept'", "X-OpenRouter-Cache", "false")))
                .isEqualTo("null");
        assertThat(status(found(MODEL, "'preset':'fresh'", "X-OpenRouter-Cache", "true")))
                .isEqualTo("null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@preset/brief | 'seed':1 | sandbox/default | 3",
                "openai/gpt-4o@preset/brief | 'seed':1 | openai/gpt-4o | 3",
                "openai/gpt-4o | 'preset':'brief' | openai/gpt-4o | 3",
                "@preset/brief | 'max_tokens':5 | sandbox/default | 5",
            })
    void a_preset_gives_its_fields_to_requests_that_name_it(String model, String more, String served, int tokens)
            throws IOException {
        Answer answer = found(model, more);
        assertThat(answer.at("/model").stringValue()).isEqualTo(served);
        assertThat(answer.at("/usage/completion_tokens").intValue()).isEqualTo(tokens);
        // The system prompt is counted.
        assertThat(answer.at("/usage/prompt_tokens").intValue())
                .isGreaterThan(
                        found(served, "'seed':1").at("/usage/prompt_tokens").intValue());
        assertThat(client.get("/generation?id=" + answer.at("/id").stringValue())
                        .at("/data/preset_id")
                        .stringValue())
                .isEqualTo("brief");
    }

    @Test
    void tools_of_a_preset_come_to_those_of_the_request() throws IOException {
        Answer answer = found(
                MODEL,
                "'preset':'brief','max_tokens':99,'tools':[{'type':'function','function':{'name':'two'}},"
                        + "{'type':'function','function':{'name':'three'}}],'debug':{'echo_upstream_body':true},'stream':true");
        JsonNode sent = answer.chunks().get(0).at("/debug/echo_upstream_body");
        assertThat(sent.get("tools").valueStream().map(tool -> tool.at("/function/name")
                        .stringValue()))
                .containsExactly("two", "three", "one");
        assertThat(sent.at("/messages/0/content").stringValue()).isEqualTo("Be brief.");
    }

    @Test
    void a_preset_that_is_not_there_is_told_and_one_that_is_none_is_refused() throws IOException {
        Answer answer = ask("@preset/nobody", "'seed':1");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/error/message").stringValue())
                .isEqualTo("Preset \"nobody\" not found; the sandbox has brief, fresh, kept");
        assertThatThrownBy(() -> Sandbox.builder().preset("Big", "{}")).hasMessageContaining("lower case");
        assertThatThrownBy(() -> Sandbox.builder().preset("a", "[]")).hasMessageContaining("must be a JSON object");
        assertThatThrownBy(() -> Sandbox.builder().preset("a", "{")).hasMessageContaining("not valid JSON");
    }

    @ParameterizedTest
    @CsvSource({
        "openai/gpt-4o, fast, priority, 2",
        "openai/gpt-4o, flex, flex, 0.5",
        "openai/gpt-4o, auto, default, 1",
        "mistralai/mistral-large, priority, default, 1"
    })
    void the_service_tier_that_serves_is_told_and_paid(String model, String asked, String served, BigDecimal factor)
            throws IOException {
        JsonNode usual = found(model, "'seed':1").json();
        JsonNode answer =
                found(model, "'seed':1,'service_tier':'" + asked + "'").json();
        assertThat(answer.get("service_tier").stringValue()).isEqualTo(served);
        assertThat(usual.has("service_tier")).isFalse();
        assertThat(answer.at("/usage/cost").decimalValue())
                .isEqualByComparingTo(usual.at("/usage/cost").decimalValue().multiply(factor));
        assertThat(client.get("/generation?id=" + answer.get("id").stringValue())
                        .at("/data/service_tier")
                        .stringValue())
                .isEqualTo(served);
    }

    @Test
    void verbosity_makes_answers_longer_or_shorter() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        for (String verbosity : List.of("low", "medium", "high")) {
            lengths.add(found(MODEL, "'verbosity':'" + verbosity + "'")
                    .at("/usage/completion_tokens")
                    .intValue());
        }
        assertThat(lengths).isSorted().doesNotHaveDuplicates();
        assertThat(ask(MODEL, "'verbosity':'endless'").status()).isEqualTo(400);
        assertThat(ask("mistralai/mistral-large", "'service_tier':'flex'").status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'provider':{'require_parameters':true},'seed':1 | DeepInfra",
                "'provider':{'require_parameters':true,'ignore':['deepinfra']},'seed':1 | Groq",
                "'provider':{'require_parameters':true,'order':['together']},'seed':1 | DeepInfra",
                "'provider':{'require_parameters':true,'order':['groq']},'top_k':5 | DeepInfra",
                "'provider':{'order':['groq']},'top_k':5 | Groq",
                "'provider':{'preferred_max_latency':0.3} | Groq",
                "'provider':{'preferred_min_throughput':80} | Groq",
                "'provider':{'preferred_min_throughput':{'p50':80,'p99':100}} | Groq",
                "'provider':{'preferred_min_throughput':{'p90':60},'ignore':['groq']} | Together",
                "'provider':{'preferred_max_latency':{'p99':0.01}} | DeepInfra",
                "'provider':{'enforce_distillable_text':true} | DeepInfra",
            })
    void what_endpoints_can_do_decides_who_serves(String more, String provider) throws IOException {
        assertThat(found(LLAMA, more).at("/provider").stringValue()).isEqualTo(provider);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "deepseek/deepseek-chat | 'only':['deepseek'],'data_collection':'deny' | privacy_restricted | data_policy:training",
                "openai/gpt-4o | 'only':['openai'],'zdr':true | privacy_restricted | data_policy:zdr",
                "openai/gpt-4o | 'enforce_distillable_text':true | constraint_filtered | distillable_text",
            })
    void what_nobody_fulfils_is_told(String model, String provider, String code, String why) throws IOException {
        Answer answer = ask(model, "'provider':{" + provider + "}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/error/availability/code").stringValue()).isEqualTo(code);
        assertThat(answer.at("/error/availability/excluded_by").toString()).contains(why);
    }

    @Test
    void privacy_leads_to_providers_that_keep_it() throws IOException {
        assertThat(found("openai/gpt-4o", "'provider':{'zdr':true}")
                        .at("/provider")
                        .stringValue())
                .isEqualTo("Azure");
        assertThat(found("deepseek/deepseek-chat", "'provider':{'data_collection':'deny','order':['deepseek']}")
                        .at("/provider")
                        .stringValue())
                .isEqualTo("DeepInfra");
        Answer none = ask(MODEL, "'provider':{'require_parameters':true},'logit_bias':{'1':2}");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.at("/error/availability/excluded_by").toString()).contains("require_parameters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'data_collection':'maybe' | must be allow or deny",
                "'zdr':'yes' | must be a boolean",
                "'preferred_max_latency':'fast' | must be a number or an object"
            })
    void preferences_of_the_wrong_shape_are_refused(String provider, String why) throws IOException {
        Answer answer = ask(MODEL, "'provider':{" + provider + "}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message").stringValue()).contains(why);
    }

    @Test
    void probabilities_of_tokens_come_on_request() throws IOException {
        JsonNode whole = found(MODEL, "'logprobs':true,'top_logprobs':2").at("/choices/0/logprobs");
        String text = found(MODEL, "'seed':2").at("/choices/0/message/content").stringValue();
        assertThat(text).isNotEmpty();
        assertThat(whole.at("/content/0/top_logprobs")).hasSize(2);
        assertThat(whole.at("/content/0/logprob").doubleValue()).isNegative();
        List<JsonNode> streamed = new ArrayList<>();
        found(MODEL, "'logprobs':true,'top_logprobs':2,'stream':true")
                .chunks()
                .forEach(chunk -> chunk.at("/choices/0/logprobs/content").forEach(streamed::add));
        assertThat(streamed).containsExactlyElementsOf(whole.get("content"));
    }

    @Test
    void the_metadata_tell_a_fallback() throws IOException {
        sandbox.script().providerFails("mistral", 503);
        Answer answer =
                found("mistralai/mistral-large", "'models':['openai/gpt-4o']", "X-OpenRouter-Metadata", "enabled");
        assertThat(answer.at("/openrouter_metadata/strategy").stringValue()).isEqualTo("fallback");
    }
}
