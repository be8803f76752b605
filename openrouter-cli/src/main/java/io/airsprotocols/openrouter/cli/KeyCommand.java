package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.account.Key;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code openrouter key}: what the key may spend and has spent. */
@Command(name = "key", header = "Says what the key may spend and has spent.", optionListHeading = "%nOptions:%n")
final class KeyCommand implements Callable<Integer> {

    private final Surroundings around;

    @Option(names = "--json", description = "Print what the server says as JSON.")
    private boolean json;

    KeyCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        try (Service service = Service.open(around)) {
            Key key = service.router().account().key();
            around.terminal().printLine(json ? key.json().toPrettyString() : text(key));
        }
        return ExitCode.OK.number();
    }

    private static String text(Key key) {
        return String.join(
                "\n",
                "key      " + key.label() + (key.isManagementKey() ? " (management)" : ""),
                "spent    " + Money.of(key.usage()) + " (today " + Money.of(key.usageDaily()) + ", this week "
                        + Money.of(key.usageWeekly()) + ", this month " + Money.of(key.usageMonthly()) + ")",
                "limit    " + limit(key),
                "expires  " + (key.expiresAt() == null ? "never" : key.expiresAt()),
                "tier     " + (key.isFreeTier() ? "free: no credits were bought" : "paid"));
    }

    private static String limit(Key key) {
        if (key.limit() == null) {
            return "none";
        }
        String rest = key.limitRemaining() == null ? "" : ", " + Money.of(key.limitRemaining()) + " left";
        return Money.of(key.limit()) + (key.limitReset() == null ? "" : " " + key.limitReset()) + rest;
    }
}
