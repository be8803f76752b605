package io.airsprotocols.openrouter.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code openrouter completion}: a script that lets a shell complete the command. */
@Command(
        name = "completion",
        header = "Prints a script for the shell's completion.",
        descriptionHeading = "%n",
        description = "Use it by: source <(openrouter completion bash)",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n")
final class CompletionCommand implements Callable<Integer> {

    /** The shells; one script serves both, because in zsh it turns bash's completion on. */
    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Surroundings around;

    @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
    @SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // picocli sets it; the script is the same for both.
    private Shell shell;

    CompletionCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        around.terminal().print(AutoComplete.bash("openrouter", CommandTree.of(new RootCommand(), around)));
        return ExitCode.OK.number();
    }
}
