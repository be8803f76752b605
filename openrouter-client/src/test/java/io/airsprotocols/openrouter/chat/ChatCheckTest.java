package io.airsprotocols.openrouter.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.catalog.Modality;
import io.airsprotocols.openrouter.routing.CacheControl;
import io.airsprotocols.openrouter.routing.ModelId;
import io.airsprotocols.openrouter.routing.PdfEngine;
import io.airsprotocols.openrouter.routing.Plugin;
import io.airsprotocols.openrouter.routing.ReasoningEffort;
import io.airsprotocols.openrouter.routing.ServiceTier;
import io.airsprotocols.openrouter.routing.Variant;
import io.airsprotocols.openrouter.sandbox.Sandbox;
import io.airsprotocols.openrouter.sandbox.WithSandbox;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.tool.FunctionTool;
import io.airsprotocols.openrouter.tool.ServerTool;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What can be said of a request before it is sent. */
@WithSandbox
class ChatCheckTest {

    private static final String MODEL = "{'id':'sim/alpha','canonical_slug':'sim/alpha-1','context_length':8000,"
            + "'architecture':{'input_modalities':['text','image'],'output_modalities':['text']},"
            + "'pricing':{'prompt':'0.000002','completion':'0.00001','request':'0.001','image':'0.01',"
            + "'input_cache_write':'0.000003','input_cache_write_1h':'0.000004',"
            + "'overrides':[{'min_prompt_tokens':4000,'completion':'0.00002'}]},"
            + "'top_provider':{'max_completion_tokens':4000},'expiration_date':'2199-01-01',"
            + "'supported_parameters':['temperature','max_tokens','response_format','reasoning'],"
            + "'reasoning':{'mandatory':true,'supported_efforts':['high','low'],'default_effort':'low',"
            + "'default_enabled':true,'supports_max_tokens':true}}";

    private static final String OTHERS = "{'id':'sim/alpha:free','context_length':8000,'pricing':{'prompt':'0',"
            + "'completion':'0'},'top_provider':{'max_completion_tokens':100},'supported_parameters':['max_tokens']},"
            + "{'id':'sim/router','context_length':8000,'pricing':{'prompt':'-1','completion':'-1'},"
            + "'supported_parameters':['max_tokens']},"
            + "{'id':'sim/bare','pricing':{'prompt':'0.1','completion':'0.1'}},"
            + "{'id':'sim/old','expiration_date':'2020-01-01','context_length':10,'supported_parameters':['max_tokens'],"
            + "'pricing':{'prompt':'0','completion':'0'}},"
            + "{'id':'~sim/latest','supported_parameters':['reasoning'],'reasoning':{'mandatory':true}},"
            + "{'id':'sim/moment','expiration_date':'2199-01-01T00:00:00Z','supported_parameters':['max_tokens'],"
            + "'architecture':{'output_modalities':['image','text']},"
            + "'pricing':{'prompt':'0','completion':'0.1','image_output':'0.3'}},"
            + "{'id':'sim/strange','expiration_date':'soon','supported_parameters':['max_tokens']}";

    private static ChatCheck check(ChatRequest request) {
        try (MockWebServer server = Canned.server();
                OpenRouter router = Canned.router(server)) {
            server.enqueue(Canned.json(200, ("{'data':[" + MODEL + "," + OTHERS + "]}").replace('\'', '"')));
            ChatCheck check = router.chat().check(request);
            assertThat(Canned.request(server).getTarget()).isEqualTo("/api/v1/models?output_modalities=all");
            assertThat(server.getRequestCount()).as("nothing else is sent").isEqualTo(1);
            return check;
        }
    }

    private static ChatCheck check(Consumer<ChatRequestBuilder> more) {
        ChatRequestBuilder builder = ChatRequest.builder("sim/alpha").user("hello");
        more.accept(builder);
        return check(builder.build());
    }

    private static List<String> found(ChatCheck check) {
        return check.problems().stream()
                .map(each -> each.kind() + " " + each.model() + " " + each.subject())
                .toList();
    }

    private static @Nullable BigDecimal cost(Consumer<ChatRequestBuilder> more) {
        return check(more).maxCost();
    }

    private static String reason(Consumer<ChatRequestBuilder> more) {
        ChatCheck check = check(more);
        assertThat(check.maxCost()).isNull();
        return check.costs().get(0).reason();
    }

    @Test
    void a_request_that_its_model_takes_is_fine_and_has_a_bound(Sandbox sandbox) {
        try (OpenRouter router =
                OpenRouter.create(b -> b.baseUrl(sandbox.baseUrl().toString()).apiKey(sandbox.apiKey()))) {
            ChatRequest request = ChatRequest.builder("openai/gpt-4o-mini")
                    .user("What is the capital of France?")
                    .temperature(0.2)
                    .maxCompletionTokens(200)
                    .build();
            ChatCheck check = router.chat().check(request);
            assertThat(check.problems()).isEmpty();
            assertThat(check.isFine()).isTrue();
            assertThat(sandbox.received()).as("only the catalogue was asked").allMatch(each -> each.path()
                    .contains("/models"));
            BigDecimal billed = router.chat().send(request).usage().cost();
            assertThat(check.maxCost()).isGreaterThanOrEqualTo(billed).isLessThan(new BigDecimal("0.001"));
            long asked = sandbox.received().size();
            assertThat(router.chat().check(request).maxCost()).isEqualTo(check.maxCost());
            assertThat(sandbox.received()).as("the models are remembered").hasSize((int) asked);
            router.chat().check(request, Duration.ZERO);
            assertThat(sandbox.received()).as("unless that is too old").hasSize((int) asked + 1);
        }
    }

    @Test
    void each_fallback_is_checked_and_the_dearest_counts(Sandbox sandbox) {
        try (OpenRouter router =
                OpenRouter.create(b -> b.baseUrl(sandbox.baseUrl().toString()).apiKey(sandbox.apiKey()))) {
            ChatCheck check = router.chat()
                    .check(ChatRequest.builder("openai/gpt-4o-mini")
                            .fallback("anthropic/claude-sonnet-4.5")
                            .fallback("nobody/nothing")
                            .user("hello")
                            .maxTokens(10)
                            .build());
            assertThat(check.problems()).singleElement().satisfies(problem -> {
                assertThat(problem.kind()).isEqualTo(ProblemKind.UNKNOWN_MODEL);
                assertThat(problem.model()).isEqualTo("nobody/nothing");
                assertThat(problem.message()).contains("nobody/nothing", "listModels");
            });
            assertThat(check.costs()).hasSize(3);
            assertThat(check.costs().get(1).most())
                    .isGreaterThan(check.costs().get(0).most());
            assertThat(check.maxCost()).isNull();
            assertThat(check).hasToString("ChatCheck[problems=" + check.problems() + ", maxCost=null]");
        }
    }

    @Test
    void parameters_that_the_model_does_not_take_are_named() {
        ChatCheck check = check(b -> b.temperature(0.5)
                .topK(40)
                .seed(7)
                .stop("END")
                .maxCompletionTokens(100)
                .verbosity(Verbosity.LOW)
                .reasoningEffort(ReasoningEffort.HIGH)
                .includeReasoning(true)
                .structuredOutputs(false)
                .responseFormat(ResponseFormat.jsonObject())
                .metadata(Map.of("a", "1")));
        assertThat(found(check))
                .containsExactly(
                        "parameter sim/alpha top_k",
                        "parameter sim/alpha stop",
                        "parameter sim/alpha seed",
                        "parameter sim/alpha verbosity");
        assertThat(check.problems().get(0).message()).contains("top_k, was 40", "require_parameters");
        assertThat(check.isFine()).isFalse();
    }

    @Test
    void a_schema_needs_more_than_json() {
        String schema = "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"" + "x".repeat(100) + "\"}}";
        ChatCheck check =
                check(b -> b.extra("response_format", JsonMapper.shared().readTree(schema)));
        assertThat(found(check)).containsExactly("parameter sim/alpha response_format");
        assertThat(check.problems().get(0).message()).contains("…").doesNotContain("x".repeat(90));
        assertThat(found(check(b -> b.responseFormat(ResponseFormat.text())))).isEmpty();
    }

    @Test
    void a_model_that_always_reasons_cannot_be_told_not_to() {
        ChatCheck check = check(b -> b.reasoningEffort(ReasoningEffort.NONE));
        assertThat(found(check)).containsExactly("parameter sim/alpha reasoning");
        assertThat(check.problems().get(0).message()).contains("high", "low");
        assertThat(found(check(b -> b.reasoning(r -> r.enabled(false)))))
                .containsExactly("parameter sim/alpha reasoning");
        assertThat(found(check(b -> b.model("sim/alpha:free").reasoningEffort(ReasoningEffort.NONE))))
                .as("what a model without reasoning does anyway")
                .isEmpty();
    }

    @Test
    void modalities_are_compared_both_ways() {
        ChatCheck check = check(b -> b.user(
                        ContentPart.image("https://a.example/x.png"),
                        part("{'type':'input_audio','input_audio':{'data':'AAAA','format':'wav'}}"),
                        part("{'type':'video_url','video_url':{'url':'https://a.example/x.mp4'}}"),
                        part("{'type':'file','file':{'file_data':'https://a.example/x.pdf'}}"))
                .modalities(Modality.TEXT, Modality.IMAGE));
        assertThat(found(check))
                .containsExactly(
                        "input_modality sim/alpha audio",
                        "input_modality sim/alpha video",
                        "output_modality sim/alpha image");
        assertThat(check.problems().get(0).message()).contains("audio", "[text, image]");
    }

    private static ContentPart part(String json) {
        return ContentPart.of(JsonMapper.shared().readTree(json.replace('\'', '"')));
    }

    @Test
    void sizes_are_compared() {
        assertThat(check(b -> b.maxCompletionTokens(5000)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("at most 4,000", "5,000"));
        assertThat(check(b -> b.user("word ".repeat(8000))).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(ProblemKind.SIZE);
                    assertThat(problem.message()).contains("about 10,0", "context is 8,000");
                });
        assertThat(check(b -> b.user("word ".repeat(5600)).maxTokens(2000)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("answer may have 2,000"));
        assertThat(found(check(b -> b.maxTokens(2000).reasoning(r -> r.maxTokens(2000)))))
                .containsExactly("size sim/alpha reasoning.max_tokens");
        assertThat(found(check(b -> b.maxTokens(2001).reasoning(r -> r.maxTokens(2000)))))
                .isEmpty();
    }

    @Test
    void what_is_chosen_elsewhere_is_said_to_be_unchecked() {
        assertThat(found(check(b -> b.model(ModelId.AUTO)))).containsExactly("unchecked openrouter/auto null");
        assertThat(found(check(b -> b.model(ModelId.preset("mine"))))).containsExactly("unchecked @preset/mine null");
        assertThat(found(check(b -> b.preset("mine").topK(3))))
                .containsExactly("unchecked sim/alpha preset", "parameter sim/alpha top_k");
        assertThat(reason(b -> b.model(ModelId.of("sim/alpha").withPreset("mine"))))
                .contains("preset mine");
        ChatCheck nobody = check(ChatRequest.builder().user("hello").build());
        assertThat(found(nobody)).containsExactly("unchecked null null");
        assertThat(nobody.costs()).singleElement().satisfies(cost -> assertThat(cost.model())
                .isEmpty());
        assertThat(found(check(b -> b.model("sim/bare").topK(3)))).containsExactly("unchecked sim/bare null");
    }

    @Test
    void models_at_their_end_are_named() {
        assertThat(found(check(b -> b.model("sim/old")))).containsExactly("expired sim/old null");
        assertThat(found(check(b -> b.model("sim/strange")))).containsExactly("expired sim/strange null");
    }

    @Test
    void variants_are_models_or_ways_to_serve_one() {
        assertThat(found(check(b -> b.model("sim/alpha:free:floor").topK(3))))
                .containsExactly("parameter sim/alpha:free:floor top_k");
        assertThat(check(b -> b.model(ModelId.of("sim/alpha").with(Variant.FLOOR)))
                        .isFine())
                .isTrue();
        assertThat(check(b -> b.model("sim/alpha-1")).isFine()).isTrue();
        assertThat(found(check(b -> b.model("sim/alpha:thinking"))))
                .containsExactly("unknown_model sim/alpha:thinking null");
        assertThat(cost(b -> b.model("sim/alpha:free"))).isEqualByComparingTo("0");
    }

    /** 5 + 1 bytes of "hello", those of "role" and "user" with 1 each, and 16 for the message. */
    private static final BigDecimal HELLO = new BigDecimal(5 + 1 + 4 + 1 + 16);

    @Test
    void the_bound_is_made_of_the_dearest_prices() {
        BigDecimal prompt = HELLO.multiply(new BigDecimal("0.000003"));
        BigDecimal rest = new BigDecimal("0.001").add(new BigDecimal("0.00002").multiply(new BigDecimal(100)));
        ChatCheck check = check(b -> b.maxTokens(100));
        assertThat(check.maxCost()).isEqualByComparingTo(prompt.add(rest));
        assertThat(check.costs().get(0).reason())
                .isEqualTo("At most 27 tokens of prompt at $0.000003 and 100 of answer at $0.00002");
    }

    @Test
    void an_answer_without_a_limit_counts_as_long_as_the_model_can() {
        assertThat(check(b -> {}).costs().get(0).reason()).contains("and 4,000 of answer");
        assertThat(check(b -> b.maxTokens(5000)).costs().get(0).reason())
                .as("another provider may write more than the one the catalogue shows")
                .contains("and 5,000 of answer");
        assertThat(check(b -> b.maxTokens(9000)).costs().get(0).reason()).contains("and 8,000 of answer");
        assertThat(reason(b -> b.model("sim/bare"))).contains("how long the answer may be");
        assertThat(check(b -> b.model("sim/bare").maxTokens(10)).maxCost()).isNotNull();
    }

    @Test
    void media_count_as_the_whole_context_and_images_have_a_price_of_their_own() {
        ChatCheck check = check(b -> b.maxTokens(100).user(ContentPart.image("https://a.example/x.png")));
        assertThat(check.maxCost())
                .isEqualByComparingTo(new BigDecimal("0.000003")
                        .multiply(new BigDecimal(8000))
                        .add(new BigDecimal("0.003"))
                        .add(new BigDecimal("0.01")));
        assertThat(reason(b -> b.model("sim/bare").maxTokens(9).user(ContentPart.image("https://a.example/x.png"))))
                .contains("no known number of tokens");
    }

    @Test
    void what_the_request_is_ready_to_pay_wins_over_the_catalogue() {
        ChatCheck check = check(b -> b.maxTokens(100).provider(p -> p.maxPrice(new BigDecimal("4"), new BigDecimal("5"))
                .maxPrice("request", BigDecimal.ZERO)));
        assertThat(check.maxCost())
                .isEqualByComparingTo(HELLO.multiply(new BigDecimal("0.000004")).add(new BigDecimal("0.0005")));
        assertThat(cost(b -> b.provider(p -> p.extra("max_price", Map.of("prompt", "much")))))
                .as("a limit that is none")
                .isEqualTo(cost(b -> {}));
        assertThat(cost(b ->
                        b.model("sim/router").maxTokens(1).provider(p -> p.maxPrice(BigDecimal.ONE, BigDecimal.ONE))))
                .isEqualByComparingTo(HELLO.add(BigDecimal.ONE).multiply(new BigDecimal("0.000001")));
    }

    @Test
    void there_is_no_bound_where_none_would_hold() {
        assertThat(reason(b -> b.plugin(Plugin.web()))).contains("plugin web");
        assertThat(reason(b -> b.tool(ServerTool.webFetch()))).contains("server tool openrouter:web_fetch");
        assertThat(reason(b -> b.model("sim/alpha:online"))).contains("search of the web");
        assertThat(reason(b -> b.serviceTier(ServiceTier.PRIORITY))).contains("priority tier");
        assertThat(reason(b -> b.model("sim/alpha:nitro"))).contains("priority tier");
        assertThat(reason(b -> b.model("sim/router").maxTokens(1))).contains("no fixed price");
        ContentPart file = part("{'type':'file','file':{'file_data':'https://a.example/x.pdf'}}");
        assertThat(reason(b -> b.user(file))).contains("mistral-ocr");
        assertThat(cost(b -> b.user(file).plugin(Plugin.fileParser().withPdfEngine(PdfEngine.CLOUDFLARE_AI))))
                .isPositive();
        assertThat(cost(b -> b.plugin(Plugin.web().withEnabled(false)))).isPositive();
        assertThat(cost(b -> b.model("sim/alpha:nitro").provider(p -> p.maxPrice(BigDecimal.ONE, BigDecimal.ONE))))
                .isPositive();
    }

    @Test
    void an_hour_of_caching_is_dearer_and_tools_make_prompts_longer() {
        BigDecimal plain = cost(b -> b.maxTokens(1));
        assertThat(cost(b ->
                        b.maxTokens(1).cacheControl(CacheControl.ephemeral().withTtl(Duration.ofHours(1)))))
                .isEqualByComparingTo(plain.add(HELLO.multiply(new BigDecimal("0.000001"))));
        assertThat(cost(b -> b.maxTokens(1).tool(FunctionTool.builder("f").build())))
                .isGreaterThan(plain.add(new BigDecimal("0.003")));
    }

    /** The bound is compared with the bills of texts that have many tokens for their length. */
    @ParameterizedTest
    @ValueSource(strings = {"a b c d e f g h i j", "!?!?!?!?!?!?", "日本語のテキスト", "🙂🙂🙂", "\u0000\u0001\u0002"})
    void no_bill_is_above_the_bound(String text, Sandbox sandbox) {
        try (OpenRouter router =
                OpenRouter.create(b -> b.baseUrl(sandbox.baseUrl().toString()).apiKey(sandbox.apiKey()))) {
            ChatRequest request = ChatRequest.builder("openai/gpt-4o")
                    .system(text)
                    .user(text)
                    .maxTokens(16)
                    .build();
            assertThat(router.chat().send(request).usage().cost())
                    .isLessThanOrEqualTo(router.chat().check(request).maxCost());
        }
    }

    @Test
    void images_that_a_model_makes_unasked_and_predictions_that_prove_wrong_are_in_the_bound() throws IOException {
        assertThat(cost(b -> b.model("sim/moment").maxTokens(10))).isEqualByComparingTo("3");
        assertThat(cost(b -> b.model("sim/moment").maxTokens(10).modalities(Modality.TEXT)))
                .isEqualByComparingTo("1");
        assertThat(cost(b -> b.model("sim/moment")
                        .maxTokens(10)
                        .modalities(Modality.TEXT)
                        .prediction("123456789")))
                .isEqualByComparingTo("2");
    }

    @Test
    void a_parser_of_files_that_is_turned_off_reads_none() throws IOException {
        ContentPart file = part("{'type':'file','file':{'file_data':'https://a.example/x.pdf'}}");
        Plugin off = Plugin.fileParser().withPdfEngine(PdfEngine.CLOUDFLARE_AI).withEnabled(false);
        assertThat(reason(b -> b.user(file).plugin(off))).contains("mistral-ocr");
    }

    @Test
    void an_alias_of_a_model_that_always_reasons_takes_no_reasoning_and_a_last_day_may_be_a_moment()
            throws IOException {
        assertThat(found(check(b -> b.model("~sim/latest").reasoningEffort(ReasoningEffort.NONE))))
                .isEmpty();
        assertThat(found(check(b -> b.model("sim/moment")))).isEmpty();
    }
}
