package io.airsprotocols.openrouter.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code openrouter}: what all commands have in common. */
@Command(
        name = "openrouter",
        header = "Asks models through OpenRouter, or through a sandbox on this machine if there is no key.%n",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  OPENROUTER_API_KEY    the key; without it the sandbox answers",
            "  OPENROUTER_BASE_URL   another server than https://openrouter.ai/api/v1",
            "  OPENROUTER_MODEL      the model that chat asks without --model",
            "  OPENROUTER_LOG        the log on stderr: error, warn, info, debug, trace",
            "  NO_COLOR              no colours"
        })
final class RootCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it runs anything.
    private CommandSpec spec;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Show the log (level debug) and stack traces on stderr.")
    private boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Explain the command and exit.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Print the version and exit.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it.
    private boolean version;

    boolean verbose() {
        return verbose;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "A command is missing: " + String.join(", ", spec.subcommands().keySet()));
    }
}
