package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.chat.Chat;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.error.CallTimeoutException;
import io.airsprotocols.openrouter.error.DecodingException;
import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.error.TransportException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The same question to several models at once. */
final class Comparison {

    private final Surroundings around;
    private final Terminal terminal;
    private final boolean json;
    private final boolean thinkingShown;
    private final Extras extras;
    private final @Nullable AnswerSchema schema;
    private BigDecimal total = BigDecimal.ZERO;
    private int answered;
    private boolean allCostsKnown = true;
    private ExitCode outcome = ExitCode.OK;
    private @Nullable UncheckedIOException unwritten;

    /**
     * A comparison and how to show it.
     *
     * @param json whether to print the whole answers as JSON
     * @param thinkingShown whether to print what the models think, on stderr
     * @param schema what the answers are to fit, if they are to fit anything
     */
    Comparison(Surroundings around, boolean json, boolean thinkingShown, Extras extras, @Nullable AnswerSchema schema) {
        this.around = around;
        this.terminal = around.terminal();
        this.json = json;
        this.thinkingShown = thinkingShown;
        this.extras = extras;
        this.schema = schema;
    }

    /** Asks all at once and shows the answers in the order of the requests, each as soon as it and those before it are there. */
    int ask(Chat chat, List<ChatRequest> requests) {
        long began = System.nanoTime();
        List<CompletableFuture<ChatResponse>> answers =
                requests.stream().map(chat::sendAsync).toList();
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        Indicator waiting = Indicator.start(terminal, "waiting for " + requests.size() + " models");
        try {
            for (int i = 0; i < answers.size(); i++) {
                String model = String.valueOf(requests.get(i).model());
                try {
                    ChatResponse response = answers.get(i).join();
                    waiting.stop();
                    show(model, response, all);
                } catch (CompletionException failed) {
                    waiting.stop();
                    failed(model, failed, all);
                }
            }
        } finally {
            waiting.stop();
        }
        if (json) {
            print(() -> terminal.printLine(all.toPrettyString()));
        }
        terminal.note(String.format(
                Locale.ROOT,
                "total %s$%s for %d of %d answers | %.2f s",
                allCostsKnown ? "" : "at least ",
                total.toPlainString(),
                answered,
                requests.size(),
                (System.nanoTime() - began) / 1e9));
        if (unwritten != null) {
            throw unwritten;
        }
        return around.stop().isCancelled() ? ExitCode.INTERRUPTED.number() : outcome.number();
    }

    private void show(String model, ChatResponse response, ArrayNode all) {
        answered++;
        if (json) {
            all.add(response.json());
        } else {
            print(() -> print(model, response));
        }
        terminal.note(FactsLine.of(response));
        String complaint = schema == null ? null : schema.complaint(response);
        if (complaint != null) {
            terminal.error(model + ": " + complaint);
            failed(ExitCode.PROVIDER);
        }
        costs(response.usage().cost());
    }

    private void print(String model, ChatResponse response) {
        terminal.printHeading("== " + model + " ==");
        String reasoning = response.message().reasoning();
        if (thinkingShown && reasoning != null && !reasoning.isBlank()) {
            terminal.thought(reasoning.strip() + "\n");
        }
        String words = Extras.words(response);
        terminal.printLine(words.stripTrailing());
        if (!extras.show(response)) {
            failed(ExitCode.OTHER);
        }
        terminal.print("\n");
    }

    /** What stdout does not take is given up, and told at the end: the answers have their price, though nobody could read them. */
    private void print(Runnable printing) {
        if (unwritten == null) {
            try {
                printing.run();
            } catch (UncheckedIOException full) {
                unwritten = full;
            }
        }
    }

    private void costs(@Nullable BigDecimal cost) {
        if (cost == null) {
            allCostsKnown = false;
        } else {
            total = total.add(cost);
        }
    }

    private void failed(String model, CompletionException failed, ArrayNode all) {
        if (!(failed.getCause() instanceof OpenRouterException failure)) {
            throw failed;
        }
        if (around.stop().isCancelled()) {
            return;
        }
        terminal.error(model + ": " + Failures.line(failure, "compare"));
        CallFacts facts = failure.facts();
        if (facts.cost() != null || mayHaveCost(failure)) {
            costs(facts.cost());
        }
        if (json) {
            all.add(inPlaceOfAnAnswer(model, failure));
        }
        failed(Failures.code(failure));
    }

    /** Whether a model may have answered, though nobody read it. */
    private static boolean mayHaveCost(OpenRouterException failure) {
        return failure instanceof CallTimeoutException
                || failure instanceof DecodingException
                || (failure instanceof TransportException cut && cut.requestSent());
    }

    /** With the names that OpenRouter uses where it tells of a failure itself. */
    private static ObjectNode inPlaceOfAnAnswer(String model, OpenRouterException failure) {
        CallFacts facts = failure.facts();
        ObjectNode place = JsonNodeFactory.instance.objectNode().put("model", model);
        if (facts.generationId() != null) {
            place.put("id", facts.generationId());
        }
        if (facts.cost() != null) {
            place.putObject("usage").put("cost", facts.cost());
        }
        ObjectNode error = place.putObject("error");
        if (facts.status() != null) {
            error.put("code", facts.status());
        }
        error.put("message", failure.getMessage());
        if (failure.errorType() != null) {
            error.putObject("metadata").put("error_type", failure.errorType().value());
        }
        return place;
    }

    private void failed(ExitCode code) {
        if (outcome == ExitCode.OK) {
            outcome = code;
        }
    }
}
