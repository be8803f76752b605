package io.airsprotocols.openrouter.catalog;

import static io.airsprotocols.openrouter.support.Canned.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.error.NotFoundException;
import io.airsprotocols.openrouter.http.Listing;
import io.airsprotocols.openrouter.support.Canned;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What OpenRouter offers: queries, pages and prices. */
class CatalogTest {

    @AutoClose
    private final MockWebServer server = Canned.server();

    @AutoClose
    private final OpenRouter router = Canned.router(server);

    private void enqueue(String json) {
        server.enqueue(Canned.json(200, quoted(json)));
    }

    private String target() {
        return Canned.request(server).getTarget();
    }

    private static final String MODEL = "{'id':'openai/gpt-4o','canonical_slug':'openai/gpt-4o-2024','name':'GPT-4o',"
            + "'description':'d','created':1715558400,'context_length':128000,'architecture':{'input_modalities':"
            + "['text','image'],'output_modalities':['text','smell'],'tokenizer':'GPT'},'pricing':{'prompt':'0.0000025',"
            + "'completion':'0.00001','request':'0','image':'0.003613','internal_reasoning':'0.1','input_cache_read':'0.2',"
            + "'input_cache_write':'0.3','web_search':'0.4','discount':0.25,'audio':'0.00004'},'top_provider':"
            + "{'context_length':128000,'max_completion_tokens':16384,'is_moderated':true},"
            + "'supported_parameters':['tools','seed'],'knowledge_cutoff':'2023-10-31','expiration_date':'2027-01-01',"
            + "'x_new':1}";

    @Test
    void models_are_listed_with_all_that_is_known_of_them() {
        enqueue("{'data':[" + MODEL + ",{'id':'sim/bare'},'nonsense']}");
        Listing<Model> models = router.catalog().listModels();
        assertThat(server.getRequestCount()).isZero();
        Model model = models.toList().get(0);
        assertThat(target()).isEqualTo("/api/v1/models");
        assertThat(model.id()).isEqualTo("openai/gpt-4o");
        assertThat(model.canonicalSlug()).isEqualTo("openai/gpt-4o-2024");
        assertThat(model.name()).isEqualTo("GPT-4o");
        assertThat(model.description()).isEqualTo("d");
        assertThat(model.created()).isEqualTo(Instant.ofEpochSecond(1715558400));
        assertThat(model.contextLength()).isEqualTo(128000);
        assertThat(model.maxCompletionTokens()).isEqualTo(16384);
        assertThat(model.isModerated()).isTrue();
        assertThat(model.inputModalities()).containsExactly(Modality.TEXT, Modality.IMAGE);
        assertThat(model.outputModalities()).containsExactly(Modality.TEXT, new Modality("smell"));
        assertThat(model.tokenizer()).isEqualTo("GPT");
        assertThat(model.supportedParameters()).containsExactly("tools", "seed");
        assertThat(model.knowledgeCutoff()).isEqualTo("2023-10-31");
        assertThat(model.expirationDate()).isEqualTo("2027-01-01");
        assertThat(model.json().path("x_new").asInt()).isEqualTo(1);
        Pricing pricing = model.pricing();
        assertThat(pricing.prompt()).isEqualTo(new BigDecimal("0.0000025"));
        assertThat(pricing.completion()).isEqualTo(new BigDecimal("0.00001"));
        assertThat(pricing.request()).isEqualByComparingTo("0");
        assertThat(pricing.image()).isEqualTo(new BigDecimal("0.003613"));
        assertThat(pricing.internalReasoning()).isEqualTo(new BigDecimal("0.1"));
        assertThat(pricing.inputCacheRead()).isEqualTo(new BigDecimal("0.2"));
        assertThat(pricing.inputCacheWrite()).isEqualTo(new BigDecimal("0.3"));
        assertThat(pricing.webSearch()).isEqualTo(new BigDecimal("0.4"));
        assertThat(pricing.discount()).isEqualTo(new BigDecimal("0.25"));
        assertThat(pricing.price("audio")).isEqualTo(new BigDecimal("0.00004"));
        assertThat(pricing.isFree()).isFalse();
    }

    @Test
    void what_is_not_told_of_a_model_reads_as_absent() {
        enqueue("{'data':[{'id':'sim/bare','architecture':null,'context_length':null}]}");
        Model bare = router.catalog().listModels().toList().get(0);
        assertThat(bare.name()).isEqualTo("sim/bare");
        assertThat(bare.contextLength()).isNull();
        assertThat(bare.maxCompletionTokens()).isNull();
        assertThat(bare.isModerated()).isFalse();
        assertThat(bare.inputModalities()).isEmpty();
        assertThat(bare.tokenizer()).isNull();
        assertThat(bare.pricing().prompt()).isNull();
        assertThat(bare.pricing().isFree()).isFalse();
        assertThat(bare.created()).isNull();
    }

    @Test
    void prices_that_are_not_fixed_read_as_unknown_and_free_is_free() {
        enqueue("{'data':[{'id':'openrouter/auto','pricing':{'prompt':'-1','completion':'-1','request':-1}},"
                + "{'id':'sim/free:free','pricing':{'prompt':'0','completion':'0'}},"
                + "{'id':'sim/odd','pricing':{'prompt':'cheap'}}]}");
        var models = router.catalog().listModels().toList();
        assertThat(models.get(0).pricing().prompt()).isNull();
        assertThat(models.get(0).pricing().completion()).isNull();
        assertThat(models.get(0).pricing().request()).isNull();
        assertThat(models.get(0).pricing().isFree()).isFalse();
        assertThat(models.get(1).pricing().isFree()).isTrue();
        assertThat(models.get(2).pricing().prompt()).isNull();
    }

    @Test
    void conditions_become_a_query() {
        enqueue("{'data':[]}");
        ModelQuery query = ModelQuery.all()
                .search("claude & co")
                .supports("tools", "response_format")
                .input(Modality.IMAGE, Modality.TEXT)
                .output(Modality.TEXT)
                .maxPromptPrice(new BigDecimal("3.50"))
                .maxCompletionPrice(new BigDecimal("1E+1"))
                .minContextLength(100_000)
                .sort("newest")
                .with("category", "programming");
        assertThat(router.catalog().listModels(query).toList()).isEmpty();
        assertThat(target())
                .isEqualTo("/api/v1/models?q=claude%20%26%20co&supported_parameters=tools%2Cresponse_format"
                        + "&input_modalities=image%2Ctext&output_modalities=text&max_price=3.50&max_output_price=10"
                        + "&context=100000&sort=newest&category=programming");
        assertThat(query.toString()).startsWith("ModelQuery[q=claude & co&");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelQuery.all().maxPromptPrice(new BigDecimal("-1")))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> ModelQuery.all().minContextLength(0));
    }

    @Test
    void pages_are_read_one_after_the_other_and_only_when_they_are_looked_at() {
        enqueue("{'data':[{'id':'a/1'},{'id':'a/2'}],'links':{'next':'/api/v1/models?offset=2&limit=2'}}");
        enqueue("{'data':[{'id':'a/3'}],'links':{'next':null}}");
        Iterator<Model> models =
                router.catalog().listModels(ModelQuery.all().search("a")).iterator();
        assertThat(models.next().id()).isEqualTo("a/1");
        assertThat(models.next().id()).isEqualTo("a/2");
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(models.next().id()).isEqualTo("a/3");
        assertThat(models.hasNext()).isFalse();
        assertThatThrownBy(models::next).isInstanceOf(NoSuchElementException.class);
        assertThat(target()).isEqualTo("/api/v1/models?q=a");
        assertThat(target()).isEqualTo("/api/v1/models?q=a&offset=2&limit=2");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void a_listing_that_is_not_looked_at_to_its_end_reads_no_more_pages_and_can_be_read_again() {
        enqueue("{'data':[{'id':'a/1'}],'links':{'next':'?offset=1'}}");
        enqueue("{'data':[{'id':'b/1'}],'links':{'next':'?offset=1'}}");
        Listing<Model> models = router.catalog().listModels();
        assertThat(models.stream().map(Model::id).findFirst()).contains("a/1");
        assertThat(models.stream().map(Model::id).findFirst()).contains("b/1");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void no_page_leads_to_another_host() {
        try (MockWebServer elsewhere = Canned.server()) {
            String link = elsewhere.url("/api/v1/models?offset=1").toString();
            enqueue("{'data':[{'id':'a/1'}],'links':{'next':'" + link + "'}}");
            enqueue("{'data':[{'id':'a/2'}],'links':{}}");
            assertThat(router.catalog().listModels().toList()).hasSize(2);
            assertThat(elsewhere.getRequestCount()).isZero();
            target();
            assertThat(target()).isEqualTo("/api/v1/models?offset=1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'?offset=1'", "7", "''"})
    void links_that_lead_nowhere_new_end_the_listing(String link) {
        enqueue("{'data':[{'id':'a/1'}],'links':{'next':'?offset=1'}}");
        enqueue("{'data':[{'id':'a/2'}],'links':{'next':" + link + "}}");
        enqueue("{'data':[],'links':{'next':'?offset=9'}}");
        assertThat(router.catalog().listModels().toList()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?offset=%zz", "?offset=1%"})
    void a_link_that_cannot_be_read_does_not_break_the_listing(String link) {
        enqueue("{'data':[{'id':'a/1'}],'links':{'next':'" + link + "'}}");
        enqueue("{'data':[{'id':'a/2'}]}");
        assertThat(router.catalog().listModels().toList()).extracting(Model::id).contains("a/1");
    }

    @ParameterizedTest
    @CsvSource({
        "openai/gpt-4o,/api/v1/model/openai/gpt-4o",
        "meta-llama/llama-3.3-70b-instruct:free,/api/v1/model/meta-llama/llama-3.3-70b-instruct:free",
        "~anthropic/claude-latest,/api/v1/model/~anthropic/claude-latest",
        "a b/c?d#e%,/api/v1/model/a%20b/c%3Fd%23e%25",
        "../key,/api/v1/model/../key"
    })
    void ids_are_encoded_in_paths(String id, String path) {
        if (id.startsWith("..")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> router.catalog().findModel(id));
            return;
        }
        enqueue("{'data':" + MODEL + "}");
        assertThat(router.catalog().findModel(id)).isPresent();
        assertThat(target()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt-4o", "/gpt-4o", "openai/", "a/b/c", "", "a/..", "./a"})
    void an_id_of_another_form_is_refused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> router.catalog().findModel(id))
                .withMessageContaining("author/slug")
                .withMessageContaining("\"" + id + "\"");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void a_model_that_is_not_there_is_not_found() {
        server.enqueue(Canned.json(404, Canned.error(404, "no such model")));
        assertThat(router.catalog().findModel("sim/none")).isEmpty();
        server.enqueue(Canned.json(404, Canned.error(404, "no such model")));
        assertThatThrownBy(() -> router.catalog().endpoints("sim/none")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void the_endpoints_of_a_model_are_read() {
        enqueue("{'data':{'id':'sim/alpha','name':'Alpha','description':'d','created':1715558400,'endpoints':[{"
                + "'name':'SimOne | sim/alpha','provider_name':'SimOne','tag':'simone/fp8','context_length':8192,"
                + "'max_completion_tokens':4096,'max_prompt_tokens':null,'pricing':{'prompt':'0.1'},"
                + "'quantization':'fp8','supported_parameters':['tools'],'status':-1,'uptime_last_30m':99.51},{}]}}");
        ModelEndpoints model = router.catalog().endpoints("sim/alpha");
        assertThat(target()).isEqualTo("/api/v1/models/sim/alpha/endpoints");
        assertThat(model.id()).isEqualTo("sim/alpha");
        assertThat(model.name()).isEqualTo("Alpha");
        assertThat(model.description()).isEqualTo("d");
        assertThat(model.created()).isNotNull();
        Endpoint endpoint = model.endpoints().get(0);
        assertThat(endpoint.name()).isEqualTo("SimOne | sim/alpha");
        assertThat(endpoint.providerName()).isEqualTo("SimOne");
        assertThat(endpoint.tag()).isEqualTo("simone/fp8");
        assertThat(endpoint.contextLength()).isEqualTo(8192);
        assertThat(endpoint.maxCompletionTokens()).isEqualTo(4096);
        assertThat(endpoint.maxPromptTokens()).isNull();
        assertThat(endpoint.pricing().prompt()).isEqualTo(new BigDecimal("0.1"));
        assertThat(endpoint.quantization()).isEqualTo("fp8");
        assertThat(endpoint.supportedParameters()).containsExactly("tools");
        assertThat(endpoint.status()).isEqualTo(-1);
        assertThat(endpoint.uptimeLast30m()).isEqualTo(new BigDecimal("99.51"));
        assertThat(model.endpoints().get(1).pricing().prompt()).isNull();
    }

    @Test
    void providers_are_listed() {
        enqueue("{'data':[{'name':'SimOne','slug':'simone','privacy_policy_url':'https://p','terms_of_service_url':"
                + "'https://t','status_page_url':'https://s','headquarters':'US','datacenters':['US','DE']},{}]}");
        Provider provider = router.catalog().listProviders().toList().get(0);
        assertThat(target()).isEqualTo("/api/v1/providers");
        assertThat(provider.name()).isEqualTo("SimOne");
        assertThat(provider.slug()).isEqualTo("simone");
        assertThat(provider.privacyPolicyUrl()).isEqualTo("https://p");
        assertThat(provider.termsOfServiceUrl()).isEqualTo("https://t");
        assertThat(provider.statusPageUrl()).isEqualTo("https://s");
        assertThat(provider.headquarters()).isEqualTo("US");
        assertThat(provider.datacenters()).containsExactly("US", "DE");
    }
}
