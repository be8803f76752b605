package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.error.AttachmentException;
import io.airsprotocols.openrouter.error.AuthenticationException;
import io.airsprotocols.openrouter.error.CallTimeoutException;
import io.airsprotocols.openrouter.error.CancelledException;
import io.airsprotocols.openrouter.error.CreditsException;
import io.airsprotocols.openrouter.error.DecodingException;
import io.airsprotocols.openrouter.error.InvalidRequestException;
import io.airsprotocols.openrouter.error.ModerationException;
import io.airsprotocols.openrouter.error.NotFoundException;
import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.error.PermissionException;
import io.airsprotocols.openrouter.error.ProviderException;
import io.airsprotocols.openrouter.error.RateLimitException;
import io.airsprotocols.openrouter.error.ServerException;
import io.airsprotocols.openrouter.error.StreamInterruptedException;
import io.airsprotocols.openrouter.error.TransportException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Set;

/** Says in one line what went wrong and what to do, and which exit code that is. */
final class Failures {

    /** How OpenRouter names a wrong id; the status, 400, is that of every wrong request. */
    private static final String NO_SUCH_MODEL = "is not a valid model ID";

    /** Where a model is named; elsewhere a 404 tells of the address alone. */
    private static final Set<String> ASKING = Set.of("chat", "compare");

    private final Surroundings around;
    private final RootCommand root;

    Failures(Surroundings around, RootCommand root) {
        this.around = around;
        this.root = root;
    }

    /**
     * Tells of a failure.
     *
     * @param failure what a command threw
     * @param command the command's name
     * @return the exit code
     */
    int report(Exception failure, String command) {
        if (failure instanceof ReaderGoneException) {
            return ExitCode.READER_GONE.number();
        }
        if (around.stop().isCancelled()) {
            return ExitCode.INTERRUPTED.number();
        }
        ExitCode code = code(failure);
        around.terminal().error(line(failure, command));
        if (root.verbose()) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            around.terminal().trace(trace.toString());
        }
        return code.number();
    }

    /**
     * What went wrong and what to do, in one line.
     *
     * @param command what was run, since not every advice fits every command
     */
    static String line(Exception failure, String command) {
        String told = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        String message = Sentence.of(told);
        if (failure instanceof OpenRouterException
                || failure instanceof MisuseException
                // The sandbox says by it that its port is taken.
                || failure instanceof UncheckedIOException) {
            String advice = advice(failure, code(failure), command);
            return advice.isEmpty() ? message : message + " " + advice;
        }
        return "Unexpected: " + failure.getClass().getSimpleName() + ": " + message
                + " Run it again with --verbose to see where.";
    }

    static ExitCode code(Exception failure) {
        if (failure instanceof MisuseException || failure instanceof AttachmentException) {
            return ExitCode.USAGE;
        } else if (failure instanceof StreamInterruptedException) {
            return ExitCode.BROKEN_OFF;
        } else if (failure instanceof AuthenticationException || failure instanceof PermissionException) {
            return ExitCode.KEY;
        } else if (failure instanceof CreditsException) {
            return ExitCode.CREDITS;
        } else if (failure instanceof RateLimitException) {
            return ExitCode.RATE_LIMIT;
        } else if (failure instanceof InvalidRequestException || failure instanceof NotFoundException) {
            return ExitCode.REFUSED;
        } else if (failure instanceof ModerationException) {
            return ExitCode.MODERATION;
        } else if (failure instanceof CallTimeoutException) {
            return ExitCode.TIMEOUT;
        } else if (failure instanceof TransportException) {
            return ExitCode.NETWORK;
        } else if (failure instanceof ProviderException
                || failure instanceof ServerException
                || failure instanceof DecodingException) {
            return ExitCode.PROVIDER;
        } else if (failure instanceof CancelledException) {
            return ExitCode.INTERRUPTED;
        }
        return ExitCode.OTHER;
    }

    /** What to do where the library's own message does not say it already. */
    private static String advice(Exception failure, ExitCode code, String command) {
        return switch (code) {
            case KEY ->
                failure instanceof PermissionException
                        ? command.equals("credits")
                                ? "It takes a management key (https://openrouter.ai/settings/management-keys)."
                                : "To see what the key may do: openrouter key."
                        : "";
            case RATE_LIMIT -> "Wait and try again, or ask another model.";
            case REFUSED -> {
                if (failure instanceof NotFoundException && !ASKING.contains(command)) {
                    yield "Check OPENROUTER_BASE_URL.";
                }
                yield failure instanceof NotFoundException
                                || String.valueOf(failure.getMessage()).contains(NO_SUCH_MODEL)
                        ? "To see which models there are: openrouter models."
                        : "";
            }
            case MODERATION -> "Ask it differently, or ask another model.";
            case TIMEOUT -> "Try again, or ask another model.";
            // The library says itself what to check where no connection could be made.
            case NETWORK -> failure instanceof TransportException cut && cut.requestSent() ? "Try again." : "";
            case PROVIDER ->
                command.equals("chat") ? "Try again, or name a second model with --fallback." : "Try again.";
            case BROKEN_OFF -> "What is printed above is only a part.";
            default -> "";
        };
    }
}
