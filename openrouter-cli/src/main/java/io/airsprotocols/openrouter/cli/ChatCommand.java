package io.airsprotocols.openrouter.cli;

import io.airsprotocols.openrouter.catalog.Modality;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatRequestBuilder;
import io.airsprotocols.openrouter.chat.ContentPart;
import io.airsprotocols.openrouter.chat.ResponseFormat;
import io.airsprotocols.openrouter.routing.ReasoningEffort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /** The options whose values the library checks, by the name of their field. */
    private static final Map<String, String> OPTIONS = Map.of(
            "model", "--model",
            "models", "--fallback",
            "temperature", "--temperature",
            "max_tokens", "--max-tokens");

    private static final Pattern FIELD = Pattern.compile("(?:^|(?<=; ))\\w+(?= must )");

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

    @Option(
            names = {"-a", "--attach"},
            paramLabel = "FILE",
            description = "An image, a PDF, audio or video that goes along with the question. May be repeated.")
    private List<Path> attachments = new ArrayList<>();

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "A file with the JSON Schema that the answer is to fit.")
    private @Nullable Path schema;

    @Option(
            names = "--reasoning",
            arity = "0..1",
            paramLabel = "EFFORT",
            preprocessor = Effort.class,
            description = "Lets the model think first, and shows its thoughts on stderr: max, xhigh, high, medium, low,"
                    + " minimal or none. Without a value: medium.")
    private @Nullable String reasoning;

    @Option(
            names = "--compare",
            paramLabel = "ID,ID",
            description = "Asks these models, divided by commas, all at once, and shows one answer after the other.")
    private List<String> compared = new ArrayList<>();

    @Option(names = "--image", description = "Ask for a picture as well as words.")
    private boolean image;

    @Option(
            names = "--image-dir",
            paramLabel = "DIR",
            description = "Where pictures are written. Without it: the current directory.")
    private Path imageDirectory = Path.of("");

    @Option(names = "--no-stream", description = "Wait for the whole answer.")
    private boolean whole;

    @Option(names = "--json", description = "Print the whole answer as JSON.")
    private boolean json;

    ChatCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        List<String> models = compared.stream()
                .flatMap(ids -> Stream.of(ids.split(",")))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        check(models);
        AnswerSchema fit = schema == null ? null : AnswerSchema.of(schema);
        ResponseFormat format = fit == null ? null : fit.format();
        List<ContentPart> files = attachments.stream().map(Attachment::of).toList();
        String question = Question.of(words, around);
        Extras extras = new Extras(around.terminal(), imageDirectory, fit != null);
        boolean thinkingShown = reasoning != null && !reasoning.equals("none");
        if (compared.isEmpty()) {
            ChatRequest request = request(chosenModel(), question, files, format);
            try (Service service = Service.open(around)) {
                return new Conversation(around, json, thinkingShown, extras, fit)
                        .ask(service.router().chat(), request, !whole);
            }
        }
        List<ChatRequest> requests =
                models.stream().map(id -> request(id, question, files, format)).toList();
        try (Service service = Service.open(around)) {
            return new Comparison(around, json, thinkingShown, extras, fit)
                    .ask(service.router().chat(), requests);
        }
    }

    private void check(List<String> models) {
        if (reasoning != null && !Effort.KNOWN.contains(reasoning)) {
            throw new MisuseException("--reasoning: an effort is one of " + String.join(", ", Effort.KNOWN) + ", was \""
                    + reasoning + "\".");
        }
        if (!compared.isEmpty() && (model != null || !fallbacks.isEmpty())) {
            throw new MisuseException("--compare names the models itself (" + String.join(",", compared)
                    + "); leave out --model and --fallback.");
        }
        if (!compared.isEmpty() && models.size() < 2) {
            throw new MisuseException("--compare needs at least two models, divided by commas, was \""
                    + String.join(",", compared) + "\". Ask a single one with --model.");
        }
        if (!Files.isDirectory(imageDirectory.toAbsolutePath())) {
            throw new MisuseException("--image-dir: "
                    + (Files.exists(imageDirectory)
                            ? imageDirectory + " is no directory. Name another."
                            : "there is no directory " + imageDirectory + ". Make it first."));
        }
    }

    private ChatRequest request(String id, String question, List<ContentPart> files, @Nullable ResponseFormat format) {
        ChatRequestBuilder builder = ChatRequest.builder(id);
        if (system != null) {
            builder.system(system);
        }
        if (files.isEmpty()) {
            builder.user(question);
        } else {
            builder.user(Stream.concat(Stream.of(ContentPart.text(question)), files.stream())
                    .toArray(ContentPart[]::new));
        }
        if (temperature != null) {
            builder.temperature(temperature);
        }
        if (maxTokens != null) {
            builder.maxTokens(maxTokens);
        }
        if (format != null) {
            builder.responseFormat(format);
        }
        if (reasoning != null) {
            ReasoningEffort effort = new ReasoningEffort(reasoning);
            builder.reasoning(thinking -> thinking.effort(effort));
        }
        if (image) {
            builder.modalities(Modality.IMAGE, Modality.TEXT);
        }
        fallbacks.forEach(builder::fallback);
        try {
            return builder.build();
        } catch (IllegalArgumentException refused) {
            throw new MisuseException(byOption(String.valueOf(refused.getMessage())));
        }
    }

    /** The library names its own class, and the fields of the wire where the options of the command line stood. */
    private static String byOption(String refusal) {
        return FIELD.matcher(refusal.replaceFirst("^ChatRequest: ", ""))
                .replaceAll(field -> OPTIONS.getOrDefault(field.group(), field.group()));
    }

    private String chosenModel() {
        if (model != null) {
            return model;
        }
        String variable = around.variable("OPENROUTER_MODEL");
        return variable == null ? DEFAULT_MODEL : variable.strip();
    }
}
