package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@WithSandbox
class RoutingTest {

    private static final String LLAMA = "meta-llama/llama-3.3-70b-instruct";

    private final Sandbox sandbox;

    @AutoClose
    private final Client client;

    RoutingTest(Sandbox sandbox) {
        this.sandbox = sandbox;
        client = new Client(sandbox);
    }

    private Answer ask(String provider) throws IOException {
        return client.ask(question(LLAMA, "?", "\"provider\":" + provider));
    }

    private String served(String provider) throws IOException {
        return ask(provider).json().path("provider").asString("nobody");
    }

    @Test
    void an_unknown_model_is_refused_with_the_reason() throws IOException {
        Answer answer = client.ask(question("sim/nope", "?"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message").stringValue()).isEqualTo("sim/nope is not a valid model ID");
        assertThat(answer.at("/error/availability/code").stringValue()).isEqualTo("model_not_found");
        assertThat(answer.at("/error/availability/retryable").booleanValue()).isFalse();
        assertThat(answer.at("/error/availability/requested_models/0").stringValue())
                .isEqualTo("sim/nope");
        assertThat(answer.at("/error/availability/docs_url").stringValue()).contains("model_not_found");
        assertThat(answer.at("/user_id").stringValue()).isEqualTo("user_sandbox");
    }

    @Test
    void provider_preferences_are_honoured() throws IOException {
        assertThat(served("{}")).isEqualTo("DeepInfra");
        assertThat(served("null")).isEqualTo("DeepInfra");
        assertThat(served("{\"order\":[\"groq\",\"together\"]}")).isEqualTo("Groq");
        assertThat(served("{\"only\":[\"together\"]}")).isEqualTo("Together");
        assertThat(served("{\"only\":[\"DeepInfra\"]}")).isEqualTo("DeepInfra");
        assertThat(served("{\"ignore\":[\"deepinfra\"]}")).isEqualTo("Groq");
        assertThat(served("{\"ignore\":[\"deepinfra/turbo\"]}")).isEqualTo("Groq");
        assertThat(served("{\"sort\":\"throughput\"}")).isEqualTo("Groq");
        assertThat(served("{\"sort\":{\"by\":\"latency\"}}")).isEqualTo("Groq");
        assertThat(served("{\"sort\":\"price\"}")).isEqualTo("DeepInfra");
        assertThat(served("{\"quantizations\":[\"unknown\"]}")).isEqualTo("Groq");
        assertThat(served("{\"max_price\":{\"prompt\":\"0.2\",\"completion\":1}}"))
                .isEqualTo("DeepInfra");
        assertThat(client.ask(question(LLAMA + ":nitro", "?")).at("/provider").stringValue())
                .isEqualTo("Groq");
        assertThat(client.ask(question(LLAMA + ":floor", "?")).at("/provider").stringValue())
                .isEqualTo("DeepInfra");
    }

    @Test
    void preferences_no_endpoint_fits_are_told_with_what_excluded_it() throws IOException {
        Answer expensive = ask("{\"max_price\":{\"prompt\":0.01}}");
        assertThat(expensive.status()).isEqualTo(404);
        assertThat(expensive.at("/error/availability/code").stringValue()).isEqualTo("constraint_filtered");
        assertThat(expensive.at("/error/availability/excluded_by/0").stringValue())
                .isEqualTo("max_price");
        assertThat(ask("{\"only\":[\"openai\"]}")
                        .at("/error/availability/excluded_by/0")
                        .stringValue())
                .isEqualTo("allowed_providers");
        assertThat(ask("{\"quantizations\":[\"int4\"]}")
                        .at("/error/availability/excluded_by/0")
                        .stringValue())
                .isEqualTo("quantization");
        assertThat(ask("{\"order\":[\"openai\"],\"allow_fallbacks\":false}").status())
                .isEqualTo(404);
    }

    @Test
    void a_failing_provider_is_replaced_by_the_next_and_the_record_tells_both() throws IOException {
        sandbox.script().providerFails("deepinfra", 503);
        Answer answer = ask("{}");
        assertThat(answer.at("/provider").stringValue()).isEqualTo("Groq");
        var record = client.get("/generation?id=" + answer.headers().get("X-Generation-Id"))
                .at("/data");
        assertThat(record.at("/provider_responses/0/status").intValue()).isEqualTo(503);
        assertThat(record.at("/provider_responses/1/provider_name").stringValue())
                .isEqualTo("Groq");
        sandbox.script().providerWorks("deepinfra");
        assertThat(served("{}")).isEqualTo("DeepInfra");
    }

    @Test
    void without_fallbacks_the_providers_own_error_is_told() throws IOException {
        sandbox.script().providerFails("DeepInfra", 502);
        Answer answer = ask("{\"allow_fallbacks\":false}");
        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.at("/error/message").stringValue()).isEqualTo("Provider returned error");
        assertThat(answer.at("/error/metadata/provider_name").stringValue()).isEqualTo("DeepInfra");
    }

    @Test
    void when_all_providers_are_at_capacity_the_answer_says_when_to_come_back() throws IOException {
        failAll(429);
        Answer answer = ask("{}");
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers().get("Retry-After")).isEqualTo("1");
        assertThat(answer.headers().get("X-RateLimit-Limit")).isNull();
        assertThat(answer.at("/error/availability/code").stringValue()).isEqualTo("capacity_exhausted");
        assertThat(answer.at("/error/availability/retry_after").intValue()).isEqualTo(1);
        assertThat(answer.at("/error/availability/affected_providers")).hasSize(3);
        assertThat(answer.at("/error/metadata/previous_errors")).hasSize(3);
    }

    @Test
    void when_all_providers_fail_the_service_is_unavailable_for_now() throws IOException {
        failAll(500);
        assertThat(ask("{}").at("/error/availability/code").stringValue()).isEqualTo("temporarily_unavailable");
        failAll(403);
        assertThat(ask("{}").status()).isEqualTo(403);
    }

    @Test
    void the_next_model_takes_over_when_one_cannot_serve() throws IOException {
        failAll(500);
        Answer answer = client.ask("{\"models\":[\"no/such\",\"" + LLAMA + "\",\"deepseek/deepseek-chat\","
                + "\"openai/gpt-4o\"],\"messages\":[{\"role\":\"user\",\"content\":\"?\"}]}");
        assertThat(answer.at("/model").stringValue()).isEqualTo("deepseek/deepseek-chat");
        assertThat(answer.at("/provider").stringValue()).isEqualTo("DeepSeek");
        Answer last = client.ask(question(LLAMA, "?", "\"models\":[\"no/such\"]"));
        assertThat(last.at("/error/availability/code").stringValue()).isEqualTo("model_not_found");
    }

    @Test
    void a_request_longer_than_the_context_is_refused() throws IOException {
        Answer answer = client.ask(question("deepseek/deepseek-chat", "?", "\"max_tokens\":200000"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/metadata/error_type").stringValue()).isEqualTo("context_length_exceeded");
        assertThat(answer.at("/error/message").stringValue()).contains("163840").contains("200000 in the output");
    }

    @Test
    void canonical_slugs_and_absent_models_find_their_way() throws IOException {
        assertThat(client.ask(question("openai/gpt-4o-2024-05-13", "?"))
                        .at("/model")
                        .stringValue())
                .isEqualTo("openai/gpt-4o");
        assertThat(client.ask("{\"messages\":[{\"role\":\"user\",\"content\":\"?\"}]}")
                        .at("/model")
                        .stringValue())
                .isEqualTo("openai/gpt-4o-mini");
    }

    @Test
    void a_provider_fails_with_an_error_only() {
        assertThatThrownBy(() -> sandbox.script().providerFails("openai", 200))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from 400 to 599");
    }

    private void failAll(int status) {
        sandbox.script()
                .providerFails("deepinfra", status)
                .providerFails("groq", status)
                .providerFails("together", status);
    }
}
