package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.account.Credits;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code openrouter credits}: what the account has left. */
@Command(
        name = "credits",
        header = "Says what the account bought, spent and has left.",
        descriptionHeading = "%n",
        description = "OpenRouter tells it only to a management key.",
        optionListHeading = "%nOptions:%n")
final class CreditsCommand implements Callable<Integer> {

    private final Surroundings around;

    @Option(names = "--json", description = "Print what the server says as JSON.")
    private boolean json;

    CreditsCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        try (Service service = Service.openForManagement(around)) {
            Credits credits = service.router().account().credits();
            around.terminal().printLine(json ? credits.json().toPrettyString() : text(credits));
        }
        return ExitCode.OK.number();
    }

    private static String text(Credits credits) {
        return String.join(
                "\n",
                "bought  " + Money.of(credits.totalCredits()),
                "spent   " + Money.of(credits.totalUsage()),
                "left    " + Money.of(credits.balance()));
    }
}
