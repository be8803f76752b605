package io.airsprotocols.openrouter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.util.List;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@WithSandbox
class CatalogTest {

    private final Sandbox sandbox;

    @AutoClose
    private final Client client;

    CatalogTest(Sandbox sandbox) {
        this.sandbox = sandbox;
        client = new Client(sandbox);
    }

    private List<String> ids(String query) throws IOException {
        return client.get("/models" + query)
                .at("/data")
                .valueStream()
                .map(model -> model.get("id").stringValue())
                .toList();
    }

    @Test
    void all_models_are_listed_with_their_required_keys_for_anyone() throws IOException {
        Answer answer = client.send(
                new Request.Builder().url(sandbox.baseUrl() + "/models").build());
        JsonNode all = answer.json();
        assertThat(all.get("total_count").intValue())
                .isEqualTo(all.get("data").size())
                .isGreaterThanOrEqualTo(14);
        assertThat(all.at("/links/next").isNull()).isTrue();
        for (JsonNode model : all.get("data")) {
            assertThat(model.propertyNames())
                    .contains(
                            "id",
                            "canonical_slug",
                            "name",
                            "created",
                            "context_length",
                            "architecture",
                            "pricing",
                            "top_provider",
                            "per_request_limits",
                            "supported_parameters",
                            "default_parameters",
                            "supported_voices",
                            "links");
            assertThat(model.at("/links/details").isString()).isTrue();
            assertThat(model.at("/pricing/prompt").isString()).isTrue();
        }
        assertThat(ids(""))
                .contains(
                        "openai/gpt-4o",
                        "openai/gpt-4o-mini",
                        "anthropic/claude-sonnet-4.5",
                        "google/gemini-2.5-flash",
                        "meta-llama/llama-3.3-70b-instruct:free",
                        "deepseek/deepseek-chat",
                        "mistralai/mistral-large",
                        "openrouter/auto",
                        "sandbox/echo",
                        "sandbox/default");
        assertThat(client.get("/model/openrouter/auto")
                        .at("/data/pricing/prompt")
                        .stringValue())
                .isEqualTo("-1");
    }

    @ParameterizedTest
    @CsvSource({
        "?q=CLAUDE, anthropic/claude-sonnet-4.5",
        "?input_modalities=audio, google/gemini-2.5-flash",
        "?supported_parameters=tools&q=grok, x-ai/grok-4",
        "?category=legal, mistralai/mistral-large",
        "?context=1000001&q=gpt, openai/gpt-4.1",
        "?model_authors=qwen, qwen/qwen3-max",
        "?providers=groq, meta-llama/llama-3.3-70b-instruct",
        "?max_price=0, meta-llama/llama-3.3-70b-instruct:free",
        "?min_output_price=15&max_output_price=15&providers=xai, x-ai/grok-4",
        "?sort=newest, meta/muse-spark-1.1",
        "?sort=pricing-high-to-low, anthropic/claude-sonnet-4.5",
        "?sort=context-high-to-low, openrouter/auto",
        "?sort=throughput-high-to-low, sandbox/default",
        "?sort=latency-low-to-high, sandbox/default",
        "?sort=pricing-low-to-high&min_price=0.01, meta-llama/llama-3.3-70b-instruct",
        "?sort=most-popular, openai/gpt-4o",
    })
    void models_are_found_and_sorted(String query, String first) throws IOException {
        assertThat(ids(query)).first().isEqualTo(first);
    }

    @Test
    void a_filter_nothing_fits_gives_an_empty_list() throws IOException {
        assertThat(ids("?supported_parameters=telepathy")).isEmpty();
        assertThat(ids("?output_modalities=video")).isEmpty();
        assertThat(ids("?output_modalities=all")).hasSizeGreaterThan(10);
        assertThat(ids("?q=")).hasSizeGreaterThan(10);
        assertThat(ids("?q=%E0%A4%A")).isEmpty();
    }

    @Test
    void pages_are_linked_until_the_last() throws IOException {
        JsonNode page = client.get("/models?q=openai&offset=3&limit=1").json();
        assertThat(page.get("data")).hasSize(1);
        assertThat(page.get("total_count").intValue()).isEqualTo(5);
        String next = page.at("/links/next").stringValue();
        assertThat(next).isEqualTo("/api/v1/models?offset=4&limit=1&q=openai");
        JsonNode last = client.get(next.substring("/api/v1".length())).json();
        assertThat(last.get("data")).hasSize(1);
        assertThat(last.at("/links/next").isNull()).isTrue();
        assertThat(ids("?offset=5000")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=x", "?offset=x", "?min_price=cheap", "?sort=beauty"})
    void a_query_that_makes_no_sense_is_refused(String query) throws IOException {
        assertThat(client.get("/models" + query).status()).isEqualTo(400);
    }

    @Test
    void models_are_counted_by_the_same_filters() throws IOException {
        assertThat(client.get("/models/count").at("/data/count").intValue()).isEqualTo(ids("").size());
        assertThat(client.get("/models/count?output_modalities=image")
                        .at("/data/count")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void endpoints_are_listed_and_measured_for_those_with_a_key() throws IOException {
        JsonNode mine = client.get("/models/meta-llama/llama-3.3-70b-instruct/endpoints")
                .at("/data");
        assertThat(mine.get("endpoints")).hasSize(3);
        assertThat(mine.at("/endpoints/0/tag").stringValue()).isEqualTo("deepinfra/turbo");
        assertThat(mine.at("/endpoints/0/latency_last_30m/p50").doubleValue()).isEqualTo(0.5);
        JsonNode anyone = client.send(new Request.Builder()
                        .url(sandbox.baseUrl() + "/models/meta-llama/llama-3.3-70b-instruct/endpoints")
                        .build())
                .at("/data");
        assertThat(anyone.at("/endpoints/0/latency_last_30m").isNull()).isTrue();
        assertThat(client.get("/model/meta-llama/llama-3.3-70b-instruct%3Afree")
                        .at("/data/id")
                        .stringValue())
                .endsWith(":free");
    }

    @Test
    void providers_are_listed() throws IOException {
        assertThat(client.get("/providers").at("/data"))
                .anyMatch(provider -> provider.get("slug").stringValue().equals("google-vertex"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/models/a/b",
                "/models/openai/nope/endpoints",
                "/model/openai/nope",
                "/model/x",
                "/key/1",
                "/embeddings",
                "/responses"
            })
    void what_does_not_exist_is_not_found(String path) throws IOException {
        Answer answer = client.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/error/code").intValue()).isEqualTo(404);
    }

    @Test
    void a_wrong_base_url_is_explained() throws IOException {
        Request request = new Request.Builder()
                .url("http://127.0.0.1:" + sandbox.port() + "/v1/chat/completions")
                .post(RequestBody.create(new byte[0]))
                .build();
        assertThat(client.send(request).at("/error/message").stringValue()).contains("base URL ends in /api/v1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/models",
                "/models/count",
                "/model/openai/gpt-4o",
                "/models/openai/gpt-4o/endpoints",
                "/providers",
                "/key",
                "/credits",
                "/generation"
            })
    void the_wrong_verb_is_not_allowed(String path) throws IOException {
        Answer answer = client.send(
                client.request(path).post(RequestBody.create(new byte[0])).build());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.headers().get("Allow")).isEqualTo("GET");
        assertThat(client.get("/chat/completions").status()).isEqualTo(405);
    }
}
