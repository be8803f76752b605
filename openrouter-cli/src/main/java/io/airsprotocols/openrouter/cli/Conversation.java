package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.chat.Chat;
import io.airsprotocols.openrouter.chat.ChatChunk;
import io.airsprotocols.openrouter.chat.ChatInterruptedException;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ChatStream;
import io.airsprotocols.openrouter.error.OpenRouterException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** One question and its answer on the terminal. */
final class Conversation {

    private final Surroundings around;
    private final Terminal terminal;
    private final boolean json;
    private final boolean thinkingShown;
    private final Extras extras;
    private final @Nullable AnswerSchema schema;
    private boolean begun;
    private boolean lineOpen;
    private boolean thoughtShown;
    private boolean thoughtOpen;
    private boolean extrasKept = true;

    /**
     * A conversation and how to show it.
     *
     * @param json whether to print the whole answer as JSON
     * @param thinkingShown whether to print what the model thinks, on stderr
     * @param schema what the answer is to fit, if it is to fit anything
     */
    Conversation(
            Surroundings around, boolean json, boolean thinkingShown, Extras extras, @Nullable AnswerSchema schema) {
        this.around = around;
        this.terminal = around.terminal();
        this.json = json;
        this.thinkingShown = thinkingShown;
        this.extras = extras;
        this.schema = schema;
    }

    int ask(Chat chat, ChatRequest request, boolean streaming) {
        try {
            ChatResponse response = streaming ? stream(chat, request) : whole(chat, request);
            finish(response);
            if (!begun && !json && !Extras.has(response)) {
                terminal.note("openrouter: the model answered without text");
            }
            terminal.note(FactsLine.of(response));
            String complaint = schema == null ? null : schema.complaint(response);
            if (complaint != null) {
                terminal.error(complaint);
                return ExitCode.PROVIDER.number();
            }
            return (extrasKept ? ExitCode.OK : ExitCode.OTHER).number();
        } catch (ChatInterruptedException brokenOff) {
            finish(brokenOff.partial());
            terminal.note(FactsLine.of(brokenOff.partial()));
            return stopped(brokenOff);
        } catch (OpenRouterException failure) {
            if (around.stop().isCancelled()) {
                terminal.note(FactsLine.of(failure.facts()));
            }
            return stopped(failure);
        }
    }

    private int stopped(OpenRouterException failure) {
        if (around.stop().isCancelled()) {
            return ExitCode.INTERRUPTED.number();
        }
        throw failure;
    }

    private ChatResponse stream(Chat chat, ChatRequest request) {
        Indicator waiting = Indicator.start(terminal, "waiting for the model");
        try (ChatStream stream = chat.stream(request)) {
            try {
                stream.forEach(chunk -> show(chunk, waiting));
            } catch (UncheckedIOException unwritten) {
                terminal.note(FactsLine.of(stream.soFar()));
                throw unwritten;
            }
            return stream.response();
        } finally {
            waiting.stop();
        }
    }

    private void show(ChatChunk chunk, Indicator waiting) {
        String text = chunk.text();
        String thought = thinkingShown ? chunk.reasoning() : "";
        if (!thought.isEmpty()) {
            waiting.stop();
            think(thought);
        }
        if (!text.isEmpty() && !json) {
            waiting.stop();
            print(text);
        }
    }

    private ChatResponse whole(Chat chat, ChatRequest request) {
        Indicator waiting = Indicator.start(terminal, "waiting for the model");
        try {
            return chat.send(request);
        } finally {
            waiting.stop();
        }
    }

    private void finish(ChatResponse response) {
        try {
            printRest(response);
        } catch (UncheckedIOException unwritten) {
            terminal.note(FactsLine.of(response)); // It has its price, though nobody could read it.
            throw unwritten;
        }
    }

    /** Prints what has not been printed as it came, and leaves the cursor at the begin of a line. */
    private void printRest(ChatResponse response) {
        String reasoning = response.message().reasoning();
        if (thinkingShown && !thoughtShown && reasoning != null && !reasoning.isEmpty()) {
            think(reasoning);
        }
        if (json) {
            endThought();
            terminal.printLine(response.json().toPrettyString());
            return;
        }
        if (!begun && !Extras.words(response).isEmpty()) {
            print(Extras.words(response));
        }
        endThought();
        if (lineOpen) {
            terminal.print("\n");
        }
        extrasKept = extras.show(response);
    }

    private void think(String thought) {
        terminal.thought(thought);
        thoughtShown = true;
        thoughtOpen = true;
    }

    private void endThought() {
        if (thoughtOpen) {
            thoughtOpen = false;
            terminal.thought("\n");
        }
    }

    private void print(String text) {
        endThought();
        terminal.print(text);
        begun = true;
        lineOpen = !text.endsWith("\n");
    }
}
