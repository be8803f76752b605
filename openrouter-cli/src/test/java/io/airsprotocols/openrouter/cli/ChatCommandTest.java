package io.airsprotocols.openrouter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.cli.InProcess.Run;
import io.airsprotocols.openrouter.sandbox.Fault;
import io.airsprotocols.openrouter.sandbox.Received;
import io.airsprotocols.openrouter.sandbox.Reply;
import io.airsprotocols.openrouter.sandbox.Sandbox;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChatCommandTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @AutoClose
    private final Sandbox sandbox = Sandbox.start(choices -> choices.tokenDelay(Duration.ZERO));

    @Test
    void the_answer_goes_to_stdout_and_the_facts_to_stderr() {
        sandbox.script().then(Reply.tokens("Blue ", "light ", "scatters."));

        Run run = InProcess.with(sandbox).run("chat", "Why", "is the", "sky blue?");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("Blue light scatters.\n");
        assertThat(run.err().lines()).hasSize(2).first().isEqualTo("openrouter: asking " + sandbox.baseUrl());
        assertThat(run.err())
                .containsPattern("openai/gpt-4o-mini from \\w+ \\| \\d+ \\+ \\d+ tokens \\| \\$0\\.\\d+ \\| "
                        + "first token \\d+\\.\\d\\d s \\| total \\d+\\.\\d\\d s\n$");
        assertThat(question()).isEqualTo("Why is the sky blue?");
    }

    @Test
    void options_are_sent_as_the_request_names_them() {
        Run run = InProcess.with(sandbox)
                .run(
                        "chat",
                        "-m",
                        "anthropic/claude-sonnet-4.5",
                        "--fallback",
                        "openai/gpt-4o",
                        "--fallback",
                        "openai/gpt-4o-mini",
                        "-s",
                        "Be brief.",
                        "-t",
                        "0.5",
                        "--max-tokens",
                        "40",
                        "Hello");

        assertThat(run.code()).isZero();
        JsonNode request = received().json();
        assertThat(request.path("model").asString()).isEqualTo("anthropic/claude-sonnet-4.5");
        assertThat(request.path("models").toString()).isEqualTo("[\"openai/gpt-4o\",\"openai/gpt-4o-mini\"]");
        assertThat(request.path("messages").path(0).path("content").asString()).isEqualTo("Be brief.");
        assertThat(request.path("temperature").asDouble()).isEqualTo(0.5);
        assertThat(request.path("max_tokens").asInt()).isEqualTo(40);
        assertThat(request.path("stream").asBoolean()).isTrue();
    }

    @Test
    void the_model_comes_from_the_environment_if_no_option_names_it() {
        InProcess.with(sandbox).variable("OPENROUTER_MODEL", "sandbox/echo").run("chat", "Hello");

        assertThat(received().json().path("model").asString()).isEqualTo("sandbox/echo");
    }

    @Test
    void the_question_is_read_from_stdin_if_there_are_no_words() {
        InProcess.with(sandbox).stdin("Grüße\n").run("chat");

        assertThat(question()).isEqualTo("Grüße");
    }

    @Test
    void a_lone_dash_means_stdin() {
        InProcess.with(sandbox).stdin("Hello\n").run("chat", "-");

        assertThat(question()).isEqualTo("Hello");
    }

    @Test
    void a_dash_after_words_puts_stdin_below_them() {
        InProcess.with(sandbox).stdin("+ line\n").run("chat", "Explain", "this:", "-");

        assertThat(question()).isEqualTo("Explain this:\n\n+ line");
    }

    @Test
    void a_dash_between_words_is_a_dash() {
        InProcess.with(sandbox).run("chat", "what", "is", "2", "-", "1");

        assertThat(question()).isEqualTo("what is 2 - 1");
    }

    @Test
    void a_whole_answer_reads_as_a_streamed_one() {
        sandbox.script().then(Reply.text("All at once."));

        Run run = InProcess.with(sandbox).run("chat", "--no-stream", "Hello");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("All at once.\n");
        assertThat(run.err()).contains("tokens | $").doesNotContain("first token");
        assertThat(received().json().path("stream").asBoolean(false)).isFalse();
    }

    @Test
    void json_is_the_whole_answer_whether_it_streamed_or_not() {
        sandbox.script().then(Reply.tokens("In ", "pieces")).then(Reply.text("In one"));

        JsonNode streamed = json(InProcess.with(sandbox).run("chat", "--json", "Hello"));
        JsonNode whole = json(InProcess.with(sandbox).run("chat", "--json", "--no-stream", "Hello"));

        assertThat(text(streamed)).isEqualTo("In pieces");
        assertThat(text(whole)).isEqualTo("In one");
        assertThat(streamed.path("usage").path("cost").isNumber()).isTrue();
        assertThat(whole.path("usage").path("cost").isNumber()).isTrue();
    }

    @Test
    void an_answer_that_was_cut_says_so() {
        sandbox.script().then(Reply.text("Once upon").withFinishReason("length"));

        Run run = InProcess.with(sandbox).run("chat", "Hello");

        assertThat(run.code()).isZero();
        assertThat(run.err()).contains(" | finish: length | ");
    }

    @Test
    void an_answer_without_text_is_not_passed_over_in_silence() {
        sandbox.script().then(Reply.text(""));

        Run run = InProcess.with(sandbox).run("chat", "Hello");

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("answered without text");
    }

    @Test
    void without_a_key_a_sandbox_answers_and_this_is_said() {
        Run run = InProcess.alone().run("chat", "-m", "sandbox/echo", "Is anybody there?");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("Is anybody there?\n");
        assertThat(run.err())
                .startsWith("openrouter: no OPENROUTER_API_KEY, so the sandbox answers (http://127.0.0.1:");
    }

    @Test
    void a_part_that_was_printed_stays_and_the_failure_says_that_it_is_a_part() {
        sandbox.script()
                .then(Reply.tokens("One ", "two ", "three")
                        .withFault(Fault.midStreamError(2, Fault.InStream.values()[0])));

        Run run = InProcess.with(sandbox).run("chat", "Count");

        assertThat(run.code()).isEqualTo(ExitCode.BROKEN_OFF.number());
        assertThat(run.out()).isEqualTo("One two \n");
        assertThat(run.err().lines()).hasSize(3);
        assertThat(run.err())
                .contains("\nopenrouter: The answer broke off after 8 characters")
                .endsWith("only a part.\n");
    }

    @Test
    void the_part_of_an_answer_is_json_too() {
        sandbox.script().then(Reply.tokens("One ", "two ", "three").withFault(Fault.resetAfter(2)));

        Run run = InProcess.with(sandbox).run("chat", "--json", "Count");

        assertThat(run.code()).isEqualTo(ExitCode.BROKEN_OFF.number());
        assertThat(text(json(run))).isEqualTo("One two ");
    }

    @Test
    void stopping_closes_the_stream_and_says_what_is_known() {
        sandbox.script().then(Reply.tokens("One ", "two ", "three").withFault(Fault.stallAfter(2, true)));
        InProcess command = InProcess.with(sandbox);

        Run run = command.out(stopAt("two", command)).run("chat", "Count");

        assertThat(run.code()).isEqualTo(ExitCode.INTERRUPTED.number());
        assertThat(run.out()).isEqualTo("One two \n");
        assertThat(run.err()).containsPattern("tokens unknown \\| cost unknown yet, see generation gen-");
        assertThat(run.err()).doesNotContain("openrouter: The");
    }

    @Test
    void the_text_of_a_model_cannot_drive_the_terminal_but_a_file_gets_it_all() {
        String evil = "a\u001b]0;owned\u0007b\n\tc";
        sandbox.script().then(Reply.text(evil)).then(Reply.text(evil));

        Run shown = InProcess.with(sandbox)
                .terminal(new Terminal.Kind(false, true, false, false))
                .run("chat", "Hello");
        Run piped = InProcess.with(sandbox).run("chat", "Hello");

        assertThat(shown.out()).isEqualTo("a]0;ownedb\n\tc\n");
        assertThat(piped.out()).isEqualTo(evil + "\n");
    }

    @Test
    void a_character_that_comes_in_two_pieces_is_printed_as_one() {
        sandbox.script()
                .then(Reply.chunks(
                        "{\"id\":\"gen-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\\ud83d\"}}]}",
                        "{\"id\":\"gen-1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\\ude00\"},"
                                + "\"finish_reason\":\"stop\"}]}",
                        "[DONE]"));

        assertThat(InProcess.with(sandbox).run("chat", "Hello").out()).isEqualTo("\ud83d\ude00\n");
    }

    @Test
    void on_a_terminal_it_shows_that_it_waits_and_takes_that_away_before_the_answer() {
        sandbox.script().then(Reply.text("Done").after(Duration.ofMillis(300)));

        Run run = InProcess.with(sandbox)
                .terminal(new Terminal.Kind(false, true, true, true))
                .run("chat", "Hello");

        assertThat(run.err())
                .containsPattern("\u001b\\[\\?7l\\| waiting for the model\u001b\\[\\?7h(?s:.*)\r\u001b\\[K\u001b\\[2m");
        assertThat(run.out()).isEqualTo("Done\n");
    }

    @Test
    void ctrl_c_is_not_kept_waiting_by_a_read_that_never_ends() {
        InProcess command = InProcess.with(sandbox);
        InputStream silent = new InputStream() {
            @Override
            public int read() {
                command.stop().cancel();
                while (true) {
                    LockSupport.park();
                }
            }
        };

        assertThat(command.stdin(silent).run("chat").code()).isEqualTo(ExitCode.INTERRUPTED.number());
        assertThat(sandbox.received()).isEmpty();
    }

    @Test
    void elsewhere_there_is_neither_indicator_nor_colour() {
        sandbox.script().then(Reply.text("Done").after(Duration.ofMillis(300)));

        Run run = InProcess.with(sandbox).run("chat", "Hello");

        assertThat(run.err()).doesNotContain("waiting", "\u001b", "\r");
    }

    private static ByteArrayOutputStream stopAt(String word, InProcess command) {
        return new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                super.write(bytes, from, length);
                if (new String(buf, 0, count, java.nio.charset.StandardCharsets.UTF_8).contains(word)) {
                    command.stop().cancel();
                }
            }
        };
    }

    private Received received() {
        return sandbox.takeReceived(SOON);
    }

    private String question() {
        JsonNode messages = received().json().path("messages");
        return messages.path(messages.size() - 1).path("content").asString();
    }

    private static JsonNode json(Run run) {
        return JsonMapper.shared().readTree(run.out());
    }

    private static String text(JsonNode answer) {
        return answer.path("choices").path(0).path("message").path("content").asString();
    }
}
