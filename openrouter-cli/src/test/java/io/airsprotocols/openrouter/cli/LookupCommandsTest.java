package io.airsprotocols.openrouter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.cli.InProcess.Run;
import io.airsprotocols.openrouter.sandbox.Sandbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LookupCommandsTest {

    @AutoClose
    private final Sandbox sandbox = Sandbox.start(choices -> choices.credits(new BigDecimal("12.5")));

    @Test
    void models_are_a_table_with_prices_of_a_million_tokens() {
        Run run = InProcess.with(sandbox).run("models", "--search", "gpt-4o-mini");

        assertThat(run.code()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.get(0)).matches("MODEL +CONTEXT +\\$/M PROMPT +\\$/M ANSWER");
        assertThat(lines.get(1)).matches("openai/gpt-4o-mini +128,000 +0\\.15 +0\\.60");
    }

    @Test
    void free_and_varying_prices_are_words() {
        String out = InProcess.with(sandbox).run("models").out();

        assertThat(out).containsPattern("openrouter/auto +[\\d,]+ +varies +varies");
        assertThat(out).containsPattern("meta-llama/llama-3.3-70b-instruct:free +[\\d,]+ +free +free");
    }

    @Test
    void conditions_go_to_the_server() {
        Run run = InProcess.with(sandbox)
                .run(
                        "models",
                        "--supports=tools,seed",
                        "--input=image,text",
                        "--output=text",
                        "--max-price=3",
                        "--max-output-price=20",
                        "--min-context=1000",
                        "--sort=pricing-low-to-high");

        assertThat(run.code()).isZero();
        assertThat(sandbox.takeReceived(Duration.ofSeconds(30)).path())
                .contains("supported_parameters=tools%2Cseed")
                .contains("input_modalities=image%2Ctext")
                .contains("output_modalities=text")
                .contains("max_price=3")
                .contains("max_output_price=20")
                .contains("context=1000")
                .contains("sort=pricing-low-to-high");
    }

    @Test
    void a_search_that_finds_nothing_says_so_on_stderr() {
        Run run = InProcess.with(sandbox).run("models", "--search", "nothing of the kind");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no model fulfils these conditions");
    }

    @Test
    void models_as_json_are_an_array_of_what_the_server_says() {
        JsonNode models = json(InProcess.with(sandbox).run("models", "--json"));

        assertThat(models.isArray()).isTrue();
        assertThat(models.path(0).path("architecture").isObject()).isTrue();
    }

    @Test
    void the_key_says_what_it_spent_without_saying_itself() {
        InProcess.with(sandbox).run("chat", "Hello");

        Run run = InProcess.with(sandbox).run("key");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .containsPattern("spent    \\$0\\.0*[1-9]\\d* \\(today \\$0\\.")
                .contains("limit    ");
        assertThat(run.out().contains(sandbox.apiKey())).isFalse();
        assertThat(json(InProcess.with(sandbox).run("key", "--json"))
                        .path("usage")
                        .isNumber())
                .isTrue();
    }

    @Test
    void credits_say_what_is_left() {
        InProcess command = InProcess.with(sandbox).variable("OPENROUTER_API_KEY", sandbox.managementKey());

        Run run = command.run("credits");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("bought  $12.50\nspent   $0.00\nleft    $12.50\n");
    }

    @Test
    void without_a_key_the_sandbox_answers_with_its_management_key_where_one_is_needed() {
        Run run = InProcess.alone().run("credits", "--json");

        assertThat(run.code()).isZero();
        assertThat(json(run).path("total_credits").isNumber()).isTrue();
    }

    private static JsonNode json(Run run) {
        return JsonMapper.shared().readTree(run.out());
    }
}
