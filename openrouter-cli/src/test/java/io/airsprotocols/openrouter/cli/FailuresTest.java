package io.airsprotocols.openrouter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.cli.InProcess.Run;
import io.airsprotocols.openrouter.sandbox.Fault;
import io.airsprotocols.openrouter.sandbox.Reply;
import io.airsprotocols.openrouter.sandbox.Sandbox;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @ParameterizedTest
    @CsvSource({
        "401, 3", "403, 3", "402, 4", "429, 5", "400, 6", "404, 6", "408, 8", "504, 8", "500, 10", "502, 10", "503, 10"
    })
    void every_kind_of_failure_has_its_exit_code_and_one_line(int status, int code) {
        sandbox.script().when(any -> true, Reply.error(status, "The reason\nin two lines"));

        Run run = InProcess.with(sandbox).run("chat", "Hello");

        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(2);
        assertThat(run.err().lines().skip(1).findFirst().orElseThrow())
                .startsWith("openrouter: " + status)
                .contains("The reason; in two lines")
                .endsWith(".");
    }

    @Test
    void refused_content_has_a_code_of_its_own() {
        sandbox.script()
                .then(
                        Reply.raw(
                                403,
                                "application/json",
                                "{\"error\":{\"code\":403,\"message\":\"Flagged\",\"metadata\":{\"reasons\":[\"violence\"]}}}"));

        Run run = InProcess.with(sandbox).run("chat", "Hello");

        assertThat(run.code()).isEqualTo(ExitCode.MODERATION.number());
        assertThat(run.err()).contains("violence").contains("Ask it differently");
    }

    @Test
    void a_model_that_does_not_exist_is_a_refused_request() {
        Run run = InProcess.with(sandbox).run("chat", "-m", "nobody/nothing", "Hello");

        assertThat(run.code()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(run.err()).contains("nobody/nothing").contains("which models there are: openrouter models.");
    }

    @Test
    void a_server_that_is_not_there_is_a_network_failure() {
        String nowhere = sandbox.baseUrl().toString();
        sandbox.close();

        Run run = InProcess.alone()
                .variable("OPENROUTER_API_KEY", sandbox.apiKey())
                .variable("OPENROUTER_BASE_URL", nowhere)
                .run("models");

        assertThat(run.code()).isEqualTo(ExitCode.NETWORK.number());
        assertThat(run.err()).containsOnlyOnce("Check the network, the proxy and OPENROUTER_BASE_URL.");
    }

    @Test
    void a_word_that_is_empty_can_be_seen() {
        Run run = InProcess.alone().run("");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("Unknown command or word: \"\".");
    }

    @Test
    void an_answer_that_cannot_be_read_is_the_providers_failure() {
        sandbox.script().when(any -> true, Reply.text("Hello").withFault(Fault.malformedBody()));

        Run run = InProcess.with(sandbox).run("chat", "--no-stream", "Hello");

        assertThat(run.code()).isEqualTo(ExitCode.PROVIDER.number());
    }

    @Test
    void a_value_the_library_refuses_is_wrong_usage() {
        Run run = InProcess.alone().run("chat", "-t", "3", "Hello");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("openrouter: --temperature must be between 0 and 2, was 3");
    }

    @ParameterizedTest
    @CsvSource({
        "'chta', 'Did you mean chat?'",
        "'chat --modle x y', 'Unknown option: --modle'",
        "'chat -t warm Hello', '--temperature must be a number, was \"warm\"'",
        "'chat -t NaN Hello', 'openrouter: --temperature must be a number, was NaN'",
        "'chat --max-tokens 0 -t 3 Hello', '--temperature must be between 0 and 2, was 3.0; --max-tokens must be between 1 and'",
        "'chat --model= Hello', '--model must not be blank'",
        "'chat --fallback= Hello', '--fallback must not hold a blank id'",
        "'chat --json=maybe Hello', '--json takes no value, was \"maybe\"'",
        "'chat --max-tokens some Hello', '--max-tokens must be a whole number'",
        "'models --max-price cheap', '--max-price must be a number that is not too large, was \"cheap\". See'",
        "'chat --max-tokens', '--max-tokens'",
        "'completion', 'SHELL'",
        "'completion fish', 'SHELL must be one of bash, zsh, was \"fish\"'",
        "'models --max-price -1', '--max-price: A price is 0 or more US dollars a million tokens, was -1.'",
        "'models --max-output-price -1', '--max-output-price: A price is 0 or more'",
        "'models --max-price 1e999999999', '--max-price must be a number that is not too large, was \"1e999999999\"'",
        "'models --max-price 0e-999999999', '--max-price must be a number that is not too large'",
        "'models --min-context 0', '--min-context: A context length is 1 token or more, was 0'",
        "'sandbox --port 99999', '--port: A port is a number from 0 to 65535, was 99999'",
        "'sandbox --requests-per-minute 0', '--requests-per-minute: The requests per minute must be at least 1, were 0'",
        "'sandbox --credits 1e999999999', '--credits must be a number that is not too large'",
        "'sandbox --credits -5', 'was -5'",
        "'sandbox --token-delay -1', 'was -1'",
        "'chat', 'The question is empty'",
        "'', 'A command is missing'"
    })
    @Timeout(60)
    void wrong_usage_is_one_line_that_says_what_and_where(String line, String said) {
        Run run = InProcess.alone().run(line.isEmpty() ? new String[0] : line.split(" "));

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("openrouter: ").contains(said);
    }

    @Test
    void an_address_without_a_key_says_what_is_missing() {
        Run run = InProcess.alone()
                .variable("OPENROUTER_BASE_URL", "https://example.com/api/v1")
                .run("models");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("OPENROUTER_API_KEY is not");
    }

    @Test
    void an_address_that_would_show_the_key_is_refused_by_the_name_of_its_variable() {
        Run run = InProcess.with(sandbox)
                .variable("OPENROUTER_BASE_URL", "http://example.com/api/v1")
                .run("models");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err())
                .contains("unencrypted")
                .contains("Given by OPENROUTER_BASE_URL")
                .doesNotContain("baseUrl");
    }

    @Test
    void an_unknown_level_of_the_log_is_wrong_usage() {
        Run run = InProcess.alone().variable("OPENROUTER_LOG", "loud").run("models");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("off, error, warn, info, debug, trace").contains("\"loud\"");
    }

    @Test
    void a_key_given_in_the_wrong_place_is_not_repeated() {
        Run run = InProcess.alone().run(sandbox.apiKey());

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err().contains(sandbox.apiKey())).isFalse();
        assertThat(run.err()).contains("sk-or-v1-…");
    }

    @Test
    void a_stack_trace_is_shown_to_those_who_ask() {
        sandbox.script().when(any -> true, Reply.error(400, "Bad"));

        assertThat(InProcess.with(sandbox).run("chat", "Hello").err()).doesNotContain("\tat ");
        assertThat(InProcess.with(sandbox).run("chat", "--verbose", "Hello").err())
                .contains("InvalidRequestException")
                .contains("\tat ");
    }

    @Test
    void a_reader_that_goes_away_ends_it_quietly() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        Run run = InProcess.with(sandbox).out(gone).run("chat", "Hello");

        assertThat(run.code()).isEqualTo(ExitCode.READER_GONE.number());
        assertThat(run.err().lines()).containsExactly("openrouter: asking " + sandbox.baseUrl());
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat Hello", "chat --no-stream Hello", "chat --json Hello"})
    void a_full_disk_is_no_reader_that_went_away(String line) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        Run run = InProcess.with(sandbox).out(full).run(line.split(" "));

        assertThat(run.code()).isEqualTo(ExitCode.OTHER.number());
        assertThat(run.err())
                .contains("cannot be written to stdout: No space left on device.")
                .contains("Make room")
                .containsPattern(
                        line.equals("chat Hello") ? "cost unknown yet, see generation gen-" : "tokens \\| \\$0\\.0");
    }

    @Test
    void credits_say_which_key_they_take() {
        Run run = InProcess.with(sandbox).run("credits");

        assertThat(run.code()).isEqualTo(ExitCode.KEY.number());
        assertThat(run.err()).contains("management key");
    }
}
