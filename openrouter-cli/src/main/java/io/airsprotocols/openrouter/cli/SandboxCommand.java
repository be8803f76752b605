package io.airsprotocols.openrouter.cli;

import static io.airsprotocols.openrouter.cli.MisuseException.given;

import io.airsprotocols.openrouter.sandbox.Sandbox;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code openrouter sandbox}: runs the sandbox for other programs. */
@Command(
        name = "sandbox",
        header = "Runs a local server that speaks OpenRouter, until Ctrl-C.",
        descriptionHeading = "%n",
        description =
                "Its address and a key for it are printed on stdout as shell variables. The key opens nothing else.",
        optionListHeading = "%nOptions:%n")
final class SandboxCommand implements Callable<Integer> {

    private final Surroundings around;

    @Option(names = "--port", paramLabel = "N", description = "Where to listen on 127.0.0.1. Without it: a free port.")
    private @Nullable Integer port;

    @Option(names = "--credits", paramLabel = "USD", description = "What the account has to spend.")
    private @Nullable BigDecimal credits;

    @Option(
            names = "--requests-per-minute",
            paramLabel = "N",
            description = "The rate limit of the key. Without it: none.")
    private @Nullable Integer requestsPerMinute;

    @Option(names = "--token-delay", paramLabel = "MS", description = "Milliseconds between two pieces of an answer.")
    private @Nullable Long tokenDelay;

    SandboxCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Sandbox sandbox = start()) {
            Terminal terminal = around.terminal();
            String url = sandbox.baseUrl().toString();
            String key = sandbox.apiKey();
            terminal.printLine("export OPENROUTER_BASE_URL=" + url + "\nexport OPENROUTER_API_KEY=" + key);
            terminal.note("openrouter: the sandbox runs until Ctrl-C. To try it in another shell, once these are set:\n"
                    + "  curl -N $OPENROUTER_BASE_URL/chat/completions -H \"Authorization: Bearer $OPENROUTER_API_KEY\""
                    + " -H 'Content-Type: application/json'"
                    + " -d '{\"model\":\"sandbox/echo\",\"stream\":true,"
                    + "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}'");
            while (!around.stop().await(Long.MAX_VALUE)) {
                // Only Ctrl-C ends it.
            }
        }
        return ExitCode.INTERRUPTED.number();
    }

    private Sandbox start() {
        if (credits != null && credits.signum() < 0) {
            throw new MisuseException("--credits must be 0 or more US dollars, was " + credits.toPlainString() + ".");
        }
        if (tokenDelay != null && tokenDelay < 0) {
            throw new MisuseException("--token-delay must be 0 or more milliseconds, was " + tokenDelay + ".");
        }
        return Sandbox.start(builder -> {
            if (port != null) {
                given("--port", port, builder::port);
            }
            if (credits != null) {
                builder.credits(credits);
            }
            if (requestsPerMinute != null) {
                given("--requests-per-minute", requestsPerMinute, builder::requestsPerMinute);
            }
            if (tokenDelay != null) {
                builder.tokenDelay(Duration.ofMillis(tokenDelay));
            }
        });
    }
}
