package io.airsprotocols.openrouter.examples;

import static io.airsprotocols.openrouter.routing.DataCollection.DENY;
import static io.airsprotocols.openrouter.routing.ProviderSort.PRICE;
import static io.airsprotocols.openrouter.routing.ReasoningEffort.HIGH;
import static io.airsprotocols.openrouter.routing.SearchEngine.EXA;
import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.account.Generation;
import io.airsprotocols.openrouter.catalog.Model;
import io.airsprotocols.openrouter.catalog.ModelQuery;
import io.airsprotocols.openrouter.chat.ChatCheck;
import io.airsprotocols.openrouter.chat.ChatChunk;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ChatStream;
import io.airsprotocols.openrouter.chat.TypedResponse;
import io.airsprotocols.openrouter.chat.TypedStream;
import io.airsprotocols.openrouter.chat.Verbosity;
import io.airsprotocols.openrouter.examples.StreamingTypedAnswer.Ingredient;
import io.airsprotocols.openrouter.examples.StreamingTypedAnswer.Recipe;
import io.airsprotocols.openrouter.examples.TypedAnswer.City;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.http.RetryPolicy;
import io.airsprotocols.openrouter.routing.ModelId;
import io.airsprotocols.openrouter.routing.PdfEngine;
import io.airsprotocols.openrouter.routing.Plugin;
import io.airsprotocols.openrouter.routing.ServiceTier;
import io.airsprotocols.openrouter.routing.Variant;
import io.airsprotocols.openrouter.sandbox.Received;
import io.airsprotocols.openrouter.sandbox.Reply;
import io.airsprotocols.openrouter.sandbox.Sandbox;
import io.airsprotocols.openrouter.sandbox.WithSandbox;
import io.airsprotocols.openrouter.schema.JsonSchema;
import io.airsprotocols.openrouter.schema.TypeRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What guides and Javadoc show, run against a sandbox. {@link DocumentationTest} holds the two together. */
@WithSandbox
class SnippetsTest {

    private final Sandbox sandbox;

    @AutoClose
    private final OpenRouter router;

    private final ChatRequest request = ChatRequest.of("openai/gpt-4o", "Hello");

    SnippetsTest(Sandbox sandbox) {
        this.sandbox = sandbox;
        router = OpenRouter.create(b -> b.baseUrl(sandbox.baseUrl().toString()).apiKey(sandbox.apiKey()));
    }

    @Test
    void asks() {
        ChatResponse answer = router.chat().send("openai/gpt-4o", "What is the capital of France?");
        System.out.println(answer.text() + "   $" + answer.usage().cost());
        assertThat(answer.text()).contains("Paris");
        assertThat(answer.usage().cost()).isPositive();
    }

    @Test
    void streams() {
        ChatRequest story = ChatRequest.builder("anthropic/claude-sonnet-4.5")
                .system("You are brief.")
                .user("Tell me a story")
                .temperature(0.7)
                .fallback("openai/gpt-4o")
                .build();
        try (ChatStream stream = router.chat().stream(story)) {
            for (ChatChunk chunk : stream) System.out.print(chunk.text());
            System.out.println(stream.response().usage());
        }
        assertThat(sandbox.received().get(0).json().path("models").toString()).isEqualTo("[\"openai/gpt-4o\"]");
    }

    @Test
    void prefersProviders() {
        ChatRequest cheap = ChatRequest.builder("meta-llama/llama-3.3-70b-instruct")
                .provider(p -> p.sort(PRICE).dataCollection(DENY))
                .user("Hello")
                .build();
        assertThat(router.chat().send(cheap).text()).isNotBlank();
        assertThat(sandbox.received().get(0).json().path("provider").toString())
                .isEqualTo("{\"data_collection\":\"deny\",\"sort\":\"price\"}");
    }

    @Test
    void setsParameters() {
        ChatRequest careful = ChatRequest.builder("anthropic/claude-sonnet-4.5")
                .user("Which of these contracts ends first?")
                .reasoning(r -> r.effort(HIGH).exclude(true))
                .verbosity(Verbosity.LOW)
                .serviceTier(ServiceTier.FLEX)
                .maxCompletionTokens(4_000)
                .build();
        assertThat(router.chat().send(careful).text()).isNotBlank();
        assertThat(sandbox.received().get(0).json().path("reasoning").toString())
                .isEqualTo("{\"effort\":\"high\",\"exclude\":true}");
    }

    @Test
    void reasons() {
        ChatRequest thoughtful = ChatRequest.builder("anthropic/claude-sonnet-4.5")
                .reasoning(r -> r.effort(HIGH).exclude(true))
                .user("Hello")
                .build();
        assertThat(router.chat().send(thoughtful).text()).isNotBlank();
    }

    @Test
    void namesModels() {
        // @formatter:off
        ModelId fast =
                ModelId.of("openai/gpt-oss-20b").with(Variant.FREE, Variant.NITRO); // openai/gpt-oss-20b:free:nitro
        ModelId mine = ModelId.of("openai/gpt-4o").withPreset("brief"); // openai/gpt-4o@preset/brief
        // @formatter:on
        assertThat(fast).hasToString("openai/gpt-oss-20b:free:nitro");
        assertThat(mine).hasToString("openai/gpt-4o@preset/brief");
    }

    @Test
    void addsPlugins() {
        ChatRequest researched = ChatRequest.builder("openai/gpt-4o")
                .plugin(Plugin.web().withMaxResults(3).withEngine(EXA))
                .plugin(Plugin.fileParser().withPdfEngine(PdfEngine.NATIVE))
                .user("What happened in Oslo today?")
                .build();
        assertThat(router.chat().send(researched).text()).isNotBlank();
        assertThat(sandbox.received().get(0).json().path("plugins")).hasSize(2);
    }

    @Test
    void asksForTheResponseCache() {
        RequestOptions cached = RequestOptions.create(
                o -> o.responseCache(Duration.ofMinutes(10)).routerMetadata(true));
        router.chat().send(request, cached);
        assertThat(sandbox.received().get(0).header("X-OpenRouter-Cache-TTL")).isEqualTo("600");
        assertThat(sandbox.received().get(0).header("X-OpenRouter-Metadata")).isEqualTo("enabled");
    }

    @Test
    void checksBeforeItSends() {
        ChatCheck check = router.chat().check(request);
        check.problems().forEach(problem -> System.out.println(problem.model() + ": " + problem.message()));
        check.costs().forEach(cost -> System.out.println(cost.model() + ": $" + cost.most() + ", " + cost.reason()));
        assertThat(check.isFine()).isTrue();
        assertThat(check.maxCost()).isPositive();
    }

    @Test
    void listsModels() {
        assertThat(router.catalog()
                        .listModels(ModelQuery.all()
                                .search("claude")
                                .supports("tools")
                                .maxPromptPrice(new BigDecimal("3"))))
                .isNotEmpty()
                .extracting(Model::id)
                .allMatch(id -> id.contains("claude"));
    }

    @Test
    void isPatient() {
        RequestOptions patient = RequestOptions.create(
                o -> o.retry(RetryPolicy.upTo(5)).timeout(Duration.ofMinutes(3)).tag("job", "nightly"));
        ChatResponse answer = router.chat().send(request, patient);
        assertThat(answer.text()).isNotBlank();
    }

    @Test
    void sendsWithOptions() {
        router.chat().send(request, RequestOptions.create(o -> o.timeout(Duration.ofSeconds(20))
                .tag("job", "nightly")));
        assertThat(sandbox.received()).hasSize(1);
    }

    @Test
    void startsASandbox() {
        try (Sandbox sandbox = Sandbox.start();
                OpenRouter router = OpenRouter.create(
                        b -> b.baseUrl(sandbox.baseUrl().toString()).apiKey(sandbox.apiKey()))) {
            sandbox.script().then(Reply.text("Paris."));
            router.chat().send("openai/gpt-4o", "What is the capital of France?");
            Received asked = sandbox.takeReceived(Duration.ofSeconds(5));
            System.out.println(asked.header("User-Agent") + " " + asked.json());
        }
    }

    @Test
    void looksUpTheRecord() {
        String generationId = router.chat().send(request).facts().generationId();
        Generation record = router.account().awaitGeneration(generationId, Duration.ofSeconds(30));
        System.out.println(record.totalCost());
        assertThat(record.id()).isEqualTo(generationId);
        assertThat(record.totalCost()).isPositive();
    }

    private final ChatRequest ask = ChatRequest.of("openai/gpt-4o", "Describe Paris.");
    private final ChatRequest askMany = ChatRequest.of("openai/gpt-4o", "Describe three capitals.");
    private final List<Object> shown = new ArrayList<>();

    private void show(Recipe recipe) {
        shown.add(recipe);
    }

    private void buy(Ingredient ingredient) {
        shown.add(ingredient);
    }

    @Test
    void asksForValues() {
        City paris = router.chat().send(ask, City.class);
        List<City> capitals = router.chat().send(askMany, new TypeRef<List<City>>() {});
        assertThat(paris.population()).isEqualTo(1);
        assertThat(capitals).hasSize(1);
    }

    @Test
    void showsTheSchema() {
        JsonSchema<City> schema = JsonSchema.of(City.class);
        System.out.println(schema.json().toPrettyString());
        City paris =
                schema.read("{\"name\":\"Paris\",\"population\":2102650,\"river\":\"Seine\",\"climate\":\"MILD\"}");
        assertThat(paris.river()).contains("Seine");
    }

    @Test
    void changesTheSchema() {
        JsonSchema<City> loose = JsonSchema.builder(City.class)
                .name("town")
                .description("A town of today")
                .strict(false)
                .build();
        TypedResponse<City> answer = router.chat().typed(loose).send(ask);
        assertThat(answer.value().name()).isNotBlank();
        assertThat(sandbox.received()
                        .get(0)
                        .json()
                        .at("/response_format/json_schema/name")
                        .asString(""))
                .isEqualTo("town");
    }

    @Test
    void showsAValueThatFills() {
        try (TypedStream<Recipe> stream = router.chat().stream(ask, Recipe.class)) {
            for (Recipe soFar : stream.partials()) show(soFar);
            Recipe recipe = stream.value();
        }
        assertThat(shown).hasSizeGreaterThan(3);
    }

    @Test
    void buysAsElementsClose() {
        try (TypedStream<List<Ingredient>> stream = router.chat().stream(ask, new TypeRef<List<Ingredient>>() {})) {
            for (Ingredient each : stream.elements(Ingredient.class)) buy(each);
        }
        assertThat(shown).hasSize(1);
    }
}
