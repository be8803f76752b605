package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatRequestBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code openrouter chat}: asks a model. */
@Command(
        name = "chat",
        header = "Asks a model and prints its answer as it comes.",
        descriptionHeading = "%n",
        description =
                "The answer goes to stdout; model, provider, tokens, cost and times follow on stderr. Ctrl-C stops the model.",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n")
final class ChatCommand implements Callable<Integer> {

    private static final String DEFAULT_MODEL = "openai/gpt-4o-mini";

    private final Surroundings around;

    @Parameters(
            paramLabel = "question",
            arity = "0..*",
            description = "What to ask. Read from stdin if there is none, or below the words if the last one is -.")
    private List<String> words = new ArrayList<>();

    @Option(
            names = {"-m", "--model"},
            paramLabel = "ID",
            description = "The model. Without it: OPENROUTER_MODEL, or " + DEFAULT_MODEL + ".")
    private @Nullable String model;

    @Option(
            names = "--fallback",
            paramLabel = "ID",
            description = "The model to take if that one fails. May be repeated; they are tried in order.")
    private List<String> fallbacks = new ArrayList<>();

    @Option(
            names = {"-s", "--system"},
            paramLabel = "TEXT",
            description = "What the model is told before the question.")
    private @Nullable String system;

    @Option(
            names = {"-t", "--temperature"},
            paramLabel = "N",
            description = "How freely it chooses its words, from 0 to 2.")
    private @Nullable Double temperature;

    @Option(names = "--max-tokens", paramLabel = "N", description = "The most tokens the answer may have.")
    private @Nullable Integer maxTokens;

    @Option(names = "--no-stream", description = "Wait for the whole answer.")
    private boolean whole;

    @Option(names = "--json", description = "Print the whole answer as JSON.")
    private boolean json;

    ChatCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        ChatRequest request = request(Question.of(words, around));
        try (Service service = Service.open(around)) {
            return new Conversation(around, json).ask(service.router().chat(), request, !whole);
        }
    }

    private ChatRequest request(String question) {
        ChatRequestBuilder builder = ChatRequest.builder(chosenModel());
        if (system != null) {
            builder.system(system);
        }
        builder.user(question);
        if (temperature != null) {
            builder.temperature(temperature);
        }
        if (maxTokens != null) {
            builder.maxTokens(maxTokens);
        }
        fallbacks.forEach(builder::fallback);
        try {
            return builder.build();
        } catch (IllegalArgumentException refused) {
            throw new MisuseException(refused);
        }
    }

    private String chosenModel() {
        if (model != null) {
            return model;
        }
        String variable = around.variable("OPENROUTER_MODEL");
        return variable == null ? DEFAULT_MODEL : variable.strip();
    }
}
