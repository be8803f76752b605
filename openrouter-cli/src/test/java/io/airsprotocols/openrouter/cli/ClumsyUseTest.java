package io.airsprotocols.openrouter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.cli.InProcess.Run;
import io.airsprotocols.openrouter.sandbox.Fault;
import io.airsprotocols.openrouter.sandbox.Reply;
import io.airsprotocols.openrouter.sandbox.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong around the command, and is to be said in one line. */
class ClumsyUseTest {

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "help chat", "completion bash"})
    void help_that_cannot_be_written_is_one_line(String words) {
        Run run = InProcess.alone().out(failing("No space left on device")).run(words.split(" "));

        assertThat(run.code()).isEqualTo(ExitCode.OTHER.number());
        assertThat(run.err().lines()).singleElement().asString().contains("No space left on device. Make room");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version"})
    void help_whose_reader_goes_away_ends_quietly(String word) {
        Run run = InProcess.alone().out(failing("Broken pipe")).run(word);

        assertThat(run).isEqualTo(new Run(ExitCode.READER_GONE.number(), "", ""));
    }

    @Test
    void a_picture_that_cannot_be_written_does_not_hide_what_the_answer_cost() throws Exception {
        Path gone = Files.createDirectory(directory.resolve("gone"));
        sandbox.script().then(Reply.text("A boat.").withImage("image/png", new byte[] {1}));

        Run run = InProcess.with(sandbox)
                .out(deleting(gone))
                .run("chat", "--no-stream", "--image-dir", gone.toString(), "A boat");

        assertThat(run.code()).isEqualTo(ExitCode.OTHER.number());
        assertThat(run.out()).isEqualTo("A boat.\n");
        assertThat(run.err())
                .contains("openrouter-image-1.png: there is no such file or directory. Name a directory")
                .containsPattern("\\| \\$0\\.\\d+ \\|");
    }

    @Test
    void a_picture_that_cannot_be_written_leaves_the_other_answers_of_a_comparison() throws Exception {
        Path gone = Files.createDirectory(directory.resolve("gone"));
        sandbox.script()
                .then(Reply.text("One.").withImage("image/png", new byte[] {1}))
                .then(Reply.text("Two.").withImage("image/png", new byte[] {1}));

        Run run = InProcess.with(sandbox)
                .out(deleting(gone))
                .run("chat", "--compare", "sandbox/echo,sandbox/default", "--image-dir", gone.toString(), "A boat");

        assertThat(run.code()).isEqualTo(ExitCode.OTHER.number());
        assertThat(run.out()).contains("One.", "Two.");
        assertThat(run.err()).contains("for 2 of 2 answers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat Hello", "chat --json Hello"})
    void a_full_disk_does_not_hide_what_any_answer_of_a_comparison_cost(String line) {
        Run run = InProcess.with(sandbox)
                .out(failing("No space left on device"))
                .run((line + " --compare sandbox/echo,sandbox/default,no/such").split(" "));

        assertThat(run.code()).isEqualTo(ExitCode.OTHER.number());
        assertThat(run.err().lines()).hasSize(6);
        assertThat(run.err())
                .containsPattern("sandbox/echo from .* \\| \\$0\\.\\d+ \\|")
                .containsPattern("sandbox/default from .* \\| \\$0\\.\\d+ \\|")
                .containsPattern("total \\$0\\.\\d+ for 2 of 3 answers")
                .contains("No space left on device. Make room");
    }

    @Test
    void a_full_disk_does_not_hide_where_an_answer_that_broke_off_is_known() {
        sandbox.script().then(Reply.tokens("One ", "two ", "three").withFault(Fault.resetAfter(2)));

        Run run =
                InProcess.with(sandbox).out(failing("No space left on device")).run("chat", "--json", "Count");

        assertThat(run.code()).isEqualTo(ExitCode.OTHER.number());
        assertThat(run.err()).contains("see generation gen-", "No space left on device. Make room");
    }

    @Test
    void what_is_no_text_on_stdin_is_not_sent() {
        Run run = InProcess.with(sandbox)
                .stdin(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 13})
                .run("chat", "What is this?", "-");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("stdin holds no UTF-8 text", "--attach");
        assertThat(sandbox.received()).isEmpty();
    }

    @Test
    void letters_of_another_encoding_are_told_of() {
        Run run = InProcess.with(sandbox)
                .stdin("café".getBytes(StandardCharsets.ISO_8859_1))
                .run("chat", "-m", "sandbox/echo");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("caf\ufffd\n");
        assertThat(run.err()).contains("stdin is not all UTF-8", "iconv");
    }

    @Test
    void a_wrong_key_is_told_in_words_of_the_command() {
        Run run = InProcess.with(sandbox)
                .variable("OPENROUTER_API_KEY", "garbage")
                .run("key");

        assertThat(run.code()).isEqualTo(ExitCode.KEY.number());
        assertThat(run.err()).contains("Check the API key (by default OPENROUTER_API_KEY).");
    }

    @Test
    void a_catalogue_that_is_not_there_is_not_advised_to_be_looked_up() {
        Run run = InProcess.with(sandbox)
                .variable("OPENROUTER_BASE_URL", "http://127.0.0.1:" + sandbox.port())
                .run("models");

        assertThat(run.code()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(run.err()).contains("404", "Check OPENROUTER_BASE_URL.").doesNotContain("openrouter models");
    }

    @Test
    void a_port_that_cannot_be_is_wrong_usage() {
        Run run = InProcess.with(sandbox)
                .variable("OPENROUTER_BASE_URL", "http://127.0.0.1:99999/api/v1")
                .run("key");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("port", "99999", "OPENROUTER_BASE_URL").doesNotContain("Unexpected");
    }

    @Test
    void a_host_that_nobody_knows_is_told_to_be_unknown() {
        Run run = InProcess.alone()
                .variable("OPENROUTER_API_KEY", "garbage")
                .variable("OPENROUTER_BASE_URL", "https://no.such.host.invalid/api/v1")
                .run("key");

        assertThat(run.code()).isEqualTo(ExitCode.NETWORK.number());
        assertThat(run.err()).contains("unknown host no.such.host.invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--attach", "--schema"})
    void a_path_that_is_none_is_told_without_the_names_of_classes(String option) {
        Run run = InProcess.with(sandbox).run("chat", option, "a\0b", "Hello");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains(option + " must be a path").doesNotContain("java.nio", "Exception");
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int each) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    /** Takes the directory away once something is printed, which no check before the question can foresee. */
    private static OutputStream deleting(Path directory) {
        return new ByteArrayOutputStream() {
            @Override
            public void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                try {
                    Files.deleteIfExists(directory);
                } catch (IOException undeletable) {
                    throw new UncheckedIOException(undeletable);
                }
            }
        };
    }
}
