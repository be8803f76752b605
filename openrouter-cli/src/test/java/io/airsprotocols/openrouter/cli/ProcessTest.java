package io.airsprotocols.openrouter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.account.Generation;
import io.airsprotocols.openrouter.sandbox.Fault;
import io.airsprotocols.openrouter.sandbox.Reply;
import io.airsprotocols.openrouter.sandbox.Sandbox;
import java.io.BufferedReader;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessTest {

    @TempDir
    private Path directory;

    private Path err;

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @BeforeEach
    void nameTheFileOfErrors() {
        err = directory.resolve("err");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void a_signal_stops_the_model_and_says_what_is_known(String signal, int code) throws Exception {
        sandbox.script().then(Reply.tokens("One ", "two ", "three").withFault(Fault.stallAfter(2, true)));
        Process process = Processes.asking(sandbox, Processes.command(err, List.of(), "chat", "Count"))
                .start();
        String begin = new String(process.getInputStream().readNBytes("One two ".length()), StandardCharsets.UTF_8);

        Processes.signal(process, signal);

        assertThat(Processes.end(process)).isEqualTo(code);
        assertThat(begin + Processes.out(process)).isEqualTo("One two \n");
        assertThat(err()).doesNotContain("Exception", "\tat ");
        Matcher facts = Pattern.compile("tokens unknown \\| cost unknown yet, see generation (gen-\\S+)")
                .matcher(err());
        assertThat(facts.find()).isTrue();
        assertThat(generation(facts.group(1)).isCancelled()).isTrue();
    }

    @Test
    void a_signal_before_the_first_token_is_obeyed_too() throws Exception {
        sandbox.script().then(Reply.text("Never").withFault(Fault.stallBeforeHeaders()));
        Process process = Processes.asking(sandbox, Processes.command(err, List.of(), "chat", "Count"))
                .start();
        sandbox.takeReceived(Duration.ofSeconds(60));

        Processes.signal(process, "INT");

        assertThat(Processes.end(process)).isEqualTo(ExitCode.INTERRUPTED.number());
        assertThat(Processes.out(process)).isEmpty();
        assertThat(err()).contains("no answer yet | cost unknown | total ");
    }

    @Test
    void a_signal_ends_the_wait_for_a_question() throws Exception {
        Process process = Processes.asking(
                        sandbox, Processes.command(err, List.of("-Dopenrouter.terminals=in,err"), "chat"))
                .start();
        String ready = "type the question, then Ctrl-D";
        Processes.await(ready, () -> Files.exists(err) && err().contains(ready));

        Processes.signal(process, "INT");

        assertThat(Processes.end(process)).isEqualTo(ExitCode.INTERRUPTED.number());
    }

    @Test
    void a_port_that_is_taken_is_said_to_be_taken() throws Exception {
        Process process = Processes.command(err, List.of(), "sandbox", "--port", Integer.toString(sandbox.port()))
                .start();

        assertThat(Processes.end(process)).isEqualTo(ExitCode.OTHER.number());
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).contains(Integer.toString(sandbox.port())).doesNotContain("Unexpected");
    }

    @Test
    void a_reader_that_goes_away_ends_it_quietly() throws Exception {
        String line = "line\n";
        sandbox.script().then(Reply.tokens(line.repeat(2000).split("(?<=\n)")));
        Process process = Processes.asking(sandbox, Processes.command(err, List.of(), "chat", "Lines"))
                .start();
        try (InputStream out = process.getInputStream()) {
            assertThat(out.readNBytes(line.length())).hasSize(line.length());
        }

        assertThat(Processes.end(process)).isEqualTo(ExitCode.READER_GONE.number());
        assertThat(err().lines()).containsExactly("openrouter: asking " + sandbox.baseUrl());
    }

    @Test
    void a_failure_is_one_line_and_an_exit_code() throws Exception {
        sandbox.script().then(Reply.error(402, "Insufficient credits"));
        Process process = Processes.asking(sandbox, Processes.command(err, List.of(), "chat", "Hello"))
                .start();

        assertThat(Processes.end(process)).isEqualTo(ExitCode.CREDITS.number());
        assertThat(err().lines()).hasSize(2);
        assertThat(err()).contains("openrouter: 402").contains("Add credits").doesNotContain("\tat ");
    }

    @Test
    void the_log_is_there_when_asked_for_and_never_holds_the_key() throws Exception {
        ProcessBuilder builder =
                Processes.asking(sandbox, Processes.command(err, List.of(), "chat", "--verbose", "Hello"));
        builder.environment().put("OPENROUTER_LOG", "trace");
        Process process = builder.start();

        String out = Processes.out(process);

        assertThat(Processes.end(process)).isZero();
        assertThat(err()).contains("TRACE io.airsprotocols.openrouter").contains("INFO io.airsprotocols.openrouter");
        assertThat((out + err()).contains(sandbox.apiKey())).isFalse();
    }

    @Test
    void without_asking_there_is_no_log_even_when_calls_are_repeated() throws Exception {
        sandbox.script().then(Reply.error(503, "Busy")).then(Reply.text("Now"));
        Process process = Processes.asking(sandbox, Processes.command(err, List.of(), "chat", "Hello"))
                .start();

        assertThat(Processes.out(process)).isEqualTo("Now\n");
        assertThat(Processes.end(process)).isZero();
        assertThat(err().lines()).hasSize(2);
        assertThat(err()).contains(" | 2 attempts");
    }

    @Test
    void a_sandbox_in_the_process_starts_and_ends_without_a_word_of_its_own() throws Exception {
        Process process = Processes.command(err, List.of(), "chat", "-m", "sandbox/echo", "Grüße")
                .start();

        assertThat(Processes.end(process)).isZero();
        assertThat(err().lines()).hasSize(2);
    }

    @Test
    void colours_are_for_terminals_and_no_color_turns_them_off() throws Exception {
        List<String> terminals = List.of("-Dopenrouter.terminals=out,err");
        ProcessBuilder plain = Processes.command(err, terminals, "--help");
        plain.environment().put("NO_COLOR", "1");
        ProcessBuilder coloured = Processes.command(err, terminals, "--help");
        coloured.environment().remove("NO_COLOR");
        coloured.environment().put("TERM", "xterm");
        ProcessBuilder dumb = Processes.command(err, terminals, "--help");
        dumb.environment().remove("NO_COLOR");
        dumb.environment().put("TERM", "dumb");

        assertThat(Processes.out(plain.start())).doesNotContain("\u001b[");
        assertThat(Processes.out(dumb.start())).doesNotContain("\u001b[");
        assertThat(Processes.out(coloured.start())).contains("\u001b[");
    }

    @Test
    void the_sandbox_serves_other_programs_until_it_is_stopped() throws Exception {
        Process process =
                Processes.command(err, List.of(), "sandbox", "--credits", "7").start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String url = value(out.readLine(), "OPENROUTER_BASE_URL");
        String key = value(out.readLine(), "OPENROUTER_API_KEY");

        try (OpenRouter router =
                OpenRouter.create(choices -> choices.apiKey(key).baseUrl(url))) {
            assertThat(router.chat().send("sandbox/echo", "Hello").text()).isEqualTo("Hello");
        }
        Processes.signal(process, "INT");

        assertThat(Processes.end(process)).isEqualTo(ExitCode.INTERRUPTED.number());
        assertThat(err()).contains("curl -N").doesNotContain("Exception");
    }

    @Test
    void bash_completes_by_the_printed_script() throws Exception {
        Path script = directory.resolve("completion");
        Process printing =
                Processes.command(err, List.of(), "completion", "bash").start();
        Files.writeString(script, Processes.out(printing));
        assertThat(Processes.end(printing)).isZero();

        Process bash = new ProcessBuilder(
                        "bash",
                        "-c",
                        "source \"$1\"; COMP_WORDS=(openrouter ch); COMP_CWORD=1; _complete_openrouter; echo \"${COMPREPLY[*]}\"",
                        "bash",
                        script.toString())
                .start();

        assertThat(Processes.out(bash)).isEqualTo("chat\n");
    }

    private Generation generation(String id) {
        try (OpenRouter router = OpenRouter.create(choices ->
                choices.apiKey(sandbox.apiKey()).baseUrl(sandbox.baseUrl().toString()))) {
            return router.account().awaitGeneration(id, Duration.ofSeconds(20));
        }
    }

    private static String value(String line, String name) {
        assertThat(line.startsWith("export " + name + "=")).isTrue();
        return line.substring(line.indexOf('=') + 1);
    }

    private String err() throws Exception {
        return Files.readString(err);
    }
}
