package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static io.airsprotocols.openrouter.sandbox.Client.stream;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every answer against the official specification, where that file is at hand. */
@Tag("spec")
@WithSandbox
class SpecTest {

    private static final String SPEC = "https://openrouter.ai/openapi.json";

    private static JsonNode spec;
    private static SchemaRegistry registry;

    private final Sandbox sandbox;

    @AutoClose
    private final Client client;

    @BeforeAll
    static void read() {
        spec = new YAMLMapper()
                .readTree(Path.of(System.getProperty("openrouter.spec")).toFile());
        String text = Client.JSON.writeValueAsString(spec);
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(SPEC, text)));
    }

    SpecTest(Sandbox sandbox) {
        this.sandbox = sandbox;
        client = new Client(sandbox);
    }

    private static void valid(String pointer, JsonNode value) {
        Schema schema = registry.getSchema(SchemaLocation.of(SPEC + "#" + pointer));
        List<Error> errors = schema.validate(value);
        assertThat(errors).as("%s against %s", value, pointer).isEmpty();
    }

    private static String answerOf(String method, String path, int status) {
        return "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method + "/responses/" + status
                + "/content/application~1json/schema";
    }

    private static String escaped(String pointer) {
        return pointer.replace("{", "%7B").replace("}", "%7D");
    }

    @ParameterizedTest
    @CsvSource({
        "/models, /models",
        "/models?limit=3&offset=2, /models",
        "/models/count, /models/count",
        "/model/openai/gpt-4o, '/model/{author}/{slug}'",
        "/model/openrouter/auto, '/model/{author}/{slug}'",
        "/model/openai/gpt-5, '/model/{author}/{slug}'",
        "/models/google/gemini-2.5-flash-image/endpoints, '/models/{author}/{slug}/endpoints'",
        "/models/anthropic/claude-sonnet-4.5/endpoints, '/models/{author}/{slug}/endpoints'",
        "/models/sandbox/echo/endpoints, '/models/{author}/{slug}/endpoints'",
        "/providers, /providers",
        "/key, /key",
    })
    void gets_fit(String path, String operation) throws IOException {
        Answer answer = client.get(path);
        assertThat(answer.status()).isEqualTo(200);
        valid(escaped(answerOf("get", operation, 200)), answer.json());
    }

    @Test
    void presets_fit() throws IOException {
        Answer saved = client.send(client.request("/presets/mine/chat/completions")
                .post(okhttp3.RequestBody.create(
                        question("openai/gpt-4o", "hi"), okhttp3.MediaType.get("application/json")))
                .build());
        valid(escaped(answerOf("post", "/presets/{slug}/chat/completions", 200)), saved.json());
        String[][] gets = {
            {"/presets", "/presets"},
            {"/presets/mine", "/presets/{slug}"},
            {"/presets/mine/versions", "/presets/{slug}/versions"},
            {"/presets/mine/versions/1", "/presets/{slug}/versions/{version}"}
        };
        for (String[] get : gets) {
            valid(escaped(answerOf("get", get[1], 200)), client.get(get[0]).json());
        }
        valid(
                escaped(answerOf("get", "/presets/{slug}", 404)),
                client.get("/presets/none").json());
    }

    @Test
    void credits_and_generations_fit() throws IOException {
        Answer credits = client.send(client.request("/credits")
                .header("Authorization", "Bearer " + sandbox.managementKey())
                .build());
        valid(answerOf("get", "/credits", 200), credits.json());
        String id = client.ask(question("openai/gpt-4o", "hi")).headers().get("X-Generation-Id");
        valid(
                answerOf("get", "/generation", 200),
                client.get("/generation?id=" + id).json());
        String streamed = client.ask(stream("openrouter/auto", "hi")).headers().get("X-Generation-Id");
        valid(
                answerOf("get", "/generation", 200),
                client.get("/generation?id=" + streamed).json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"seed\":1",
                "\"max_tokens\":2",
                "\"response_format\":{\"type\":\"json_object\"}",
                "\"tool_choice\":\"required\",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]"
            })
    void chat_answers_and_chunks_fit(String more) throws IOException {
        Answer whole = client.ask(question("openai/gpt-4o", "Why?", more), "X-OpenRouter-Metadata", "enabled");
        valid("/components/schemas/ChatResult", whole.json());
        List<JsonNode> chunks = client.ask(
                        question("openai/gpt-4o", "Why?", more + ",\"stream\":true"),
                        "X-OpenRouter-Metadata",
                        "enabled")
                .chunks();
        assertThat(chunks).hasSizeGreaterThan(3);
        chunks.forEach(chunk -> valid("/components/schemas/ChatStreamChunk", chunk));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anthropic/claude-sonnet-4.5 | 'reasoning':{'effort':'high'},TOOLS",
                "openai/gpt-5 | TOOLS",
                "google/gemini-3-pro-preview | TOOLS",
                "x-ai/grok-4 | TOOLS",
                "mistralai/mistral-large | TOOLS",
                "google/gemini-2.5-flash-image | 'modalities':['image','text']",
                "openai/gpt-4o-audio-preview | 'modalities':['text','audio'],'audio':{'voice':'a','format':'wav'}",
                "openai/gpt-4o:online | 'service_tier':'flex'",
                "openai/gpt-4o | 'logprobs':true,'top_logprobs':3",
                "openai/gpt-4o | 'tools':[{'type':'openrouter:image_generation'},{'type':'openrouter:datetime'}],'tool_choice':{'type':'openrouter:image_generation'}",
                "openai/gpt-4o | 'tools':[{'type':'openrouter:advisor','parameters':{'model':'openai/gpt-4o-mini'}}],'tool_choice':{'type':'openrouter:advisor'}",
                "anthropic/claude-haiku-4.5 | 'cache_control':{'type':'ephemeral'}",
                "openai/gpt-4o | 'debug':{'echo_upstream_body':true}",
                "openai/gpt-4o | 'response_format':{'type':'json_schema','json_schema':{'name':'a','schema':{'type':'object'}}}",
            })
    void answers_of_every_kind_fit(String model, String more) throws IOException {
        String tools = "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\"}}]";
        String body = more.replace('\'', '"').replace("TOOLS", tools);
        String[] headers = {"X-OpenRouter-Metadata", "enabled", "X-OpenRouter-Cache", "true"};
        if (!model.contains("audio")) {
            for (int i = 0; i < 2; i++) {
                Answer whole = client.ask(question(model, "Weather?", body), headers);
                assertThat(whole.status()).as(whole.body()).isEqualTo(200);
                valid("/components/schemas/ChatResult", whole.json());
            }
        }
        for (int i = 0; i < 2; i++) {
            Answer streamed = client.ask(question(model, "Weather?", body + ",\"stream\":true"), headers);
            assertThat(streamed.status()).as(streamed.body()).isEqualTo(200);
            streamed.chunks().forEach(chunk -> valid("/components/schemas/ChatStreamChunk", chunk));
            String id = streamed.headers().get("X-Generation-Id");
            valid(
                    answerOf("get", "/generation", 200),
                    client.get("/generation?id=" + id).json());
        }
    }

    @Test
    void scripted_words_fit_and_so_do_errors_in_a_stream() throws IOException {
        sandbox.script()
                .then(Reply.text("x").withReasoning("y z").withToolCall("c", "f", "{}"))
                .then(Reply.text("x").withReasoning("y z").withToolCall("c", "f", "{}"))
                .then(Reply.text("a b c").withFault(Fault.midStreamError(1, Fault.InStream.CHOICE)))
                .then(Reply.text("a b c").withFault(Fault.midStreamError(1, Fault.InStream.EMPTY)));
        valid(
                "/components/schemas/ChatResult",
                client.ask(question("openai/gpt-4o", "?")).json());
        for (int i = 0; i < 3; i++) {
            client.ask(stream("openai/gpt-4o", "?"))
                    .chunks()
                    .forEach(chunk -> valid("/components/schemas/ChatStreamChunk", chunk));
        }
    }

    @Test
    void errors_fit() throws IOException {
        sandbox.script().providerFails("openai", 503).providerFails("azure", 503);
        valid(
                answerOf("post", "/chat/completions", 503),
                client.ask(question("openai/gpt-4o", "?")).json());
        valid(answerOf("post", "/chat/completions", 400), client.ask("{}").json());
        valid(
                answerOf("post", "/chat/completions", 400),
                client.ask(question("no/such", "?")).json());
        for (int status : new int[] {400, 401, 402, 404, 408, 413, 422, 429, 500, 502, 503, 524, 529}) {
            String pointer = answerOf("post", "/chat/completions", status);
            assertThat(spec.at(pointer).isMissingNode()).as(pointer).isFalse();
            valid(
                    pointer,
                    client.ask(question("openai/gpt-4o", "?"), "X-Sandbox-Fault", "status;code=" + status)
                            .json());
        }
        Answer forbidden = client.get("/credits");
        valid(answerOf("get", "/credits", 403), forbidden.json());
        valid(
                answerOf("get", "/generation", 404),
                client.get("/generation?id=gen-none").json());
    }

    @Test
    void the_check_itself_finds_what_is_wrong() throws IOException {
        ObjectNode broken =
                (ObjectNode) client.ask(question("openai/gpt-4o", "?")).json();
        broken.remove("system_fingerprint");
        Schema schema = registry.getSchema(SchemaLocation.of(SPEC + "#/components/schemas/ChatResult"));
        assertThat(schema.validate(broken)).hasSize(1);
    }
}
