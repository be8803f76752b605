package io.airsprotocols.openrouter.cli;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.airsprotocols.openrouter.cli.InProcess.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {

    @ParameterizedTest
    @ValueSource(strings = {"chat", "models", "key", "credits", "sandbox", "completion"})
    void every_command_explains_itself_on_stdout(String command) {
        Run run = InProcess.alone().run(command, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: openrouter " + command);
        assertThat(run.err()).isEmpty();
        assertThat(InProcess.alone().run("help", command)).isEqualTo(run);
    }

    @Test
    void help_without_a_command_lists_them_and_of_an_unknown_one_says_so() {
        assertThat(InProcess.alone().run("help"))
                .isEqualTo(InProcess.alone().run("--help"))
                .extracting(Run::out, as(STRING))
                .containsSubsequence("chat ", "models ", "key ", "credits ", "sandbox ", "completion ");
        Run unknown = InProcess.alone().run("help", "chta");

        assertThat(unknown.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(unknown.err()).contains("Unknown command or word: chta", "Did you mean chat?");
    }

    @Test
    void the_help_lists_every_exit_code() {
        String help = InProcess.alone().run("--help").out();

        ExitCode.meanings().forEach((number, meaning) -> assertThat(help).containsPattern(number + " +" + meaning));
    }

    @Test
    void the_version_names_the_program_and_java() {
        assertThat(InProcess.alone().run("--version").out()).matches("openrouter \\S+ \\(Java [^)]+\\)\n");
    }

    @Test
    void help_is_coloured_on_a_terminal_only() {
        Terminal.Kind terminal = new Terminal.Kind(false, true, true, true);

        assertThat(InProcess.alone().terminal(terminal).run("--help").out()).contains("\u001b[");
        assertThat(InProcess.alone().run("--help").out()).doesNotContain("\u001b[");
    }

    @Test
    void the_guide_names_every_option_and_exit_code() throws IOException {
        String guide = Files.readString(Path.of(System.getProperty("guide")));

        CommandLine commands = CommandTree.of(
                new RootCommand(),
                new Surroundings(
                        System.in, nowhere(), name -> null, InProcess.alone().stop()));
        for (Map.Entry<String, CommandLine> command : commands.getSubcommands().entrySet()) {
            assertThat(guide).contains(command.getKey());
            for (OptionSpec option : command.getValue().getCommandSpec().options()) {
                assertThat(guide).contains(option.longestName());
            }
        }
        ExitCode.meanings().forEach((number, meaning) -> assertThat(guide).contains("| " + number + " | " + meaning));
    }

    private static Terminal nowhere() {
        return new Terminal(
                java.io.OutputStream.nullOutputStream(), java.io.OutputStream.nullOutputStream(), Terminal.Kind.NONE);
    }
}
