package io.airsprotocols.openrouter.cli;

import static io.airsprotocols.openrouter.cli.MisuseException.given;

import io.airsprotocols.openrouter.catalog.Modality;
import io.airsprotocols.openrouter.catalog.Model;
import io.airsprotocols.openrouter.catalog.ModelQuery;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code openrouter models}: lists the catalogue. */
@Command(
        name = "models",
        header = "Lists the models there are, with their prices.",
        descriptionHeading = "%n",
        description = "Prices are US dollars for a million tokens. Every condition has to hold.",
        optionListHeading = "%nOptions:%n")
final class ModelsCommand implements Callable<Integer> {

    private static final int TOKENS_OF_PRICE = 6;

    private final Surroundings around;

    @Option(names = "--search", paramLabel = "TEXT", description = "Name or id holds the text.")
    private @Nullable String search;

    @Option(
            names = "--supports",
            paramLabel = "NAME",
            split = ",",
            description = "Knows these parameters, such as tools.")
    private List<String> supports = List.of();

    @Option(
            names = "--input",
            paramLabel = "KIND",
            split = ",",
            description = "Understands these: text, image, file, audio, video.")
    private List<String> input = List.of();

    @Option(names = "--output", paramLabel = "KIND", split = ",", description = "Answers with these.")
    private List<String> output = List.of();

    @Option(
            names = "--max-price",
            paramLabel = "USD",
            description = "A million tokens of the prompt cost at most this.")
    private @Nullable BigDecimal maxPrice;

    @Option(
            names = "--max-output-price",
            paramLabel = "USD",
            description = "A million tokens of the answer cost at most this.")
    private @Nullable BigDecimal maxOutputPrice;

    @Option(names = "--min-context", paramLabel = "TOKENS", description = "Has room for this many tokens.")
    private @Nullable Long minContext;

    @Option(
            names = "--sort",
            paramLabel = "ORDER",
            description = "Such as pricing-low-to-high, newest, context-high-to-low.")
    private @Nullable String sort;

    @Option(names = "--json", description = "Print an array of the models as the server describes them.")
    private boolean json;

    ModelsCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        ModelQuery query = query();
        try (Service service = Service.open(around)) {
            List<Model> models =
                    service.router().catalog().listModels(query).stream().toList();
            if (json) {
                ArrayNode all = JsonNodeFactory.instance.arrayNode();
                models.forEach(model -> all.add(model.json()));
                around.terminal().printLine(all.toPrettyString());
            } else if (models.isEmpty()) {
                around.terminal().note("openrouter: no model fulfils these conditions");
            } else {
                table(models).print(around.terminal());
            }
        }
        return ExitCode.OK.number();
    }

    private ModelQuery query() {
        ModelQuery query = ModelQuery.all();
        query = search == null ? query : query.search(search);
        query = supports.isEmpty() ? query : query.supports(supports.toArray(String[]::new));
        query = input.isEmpty() ? query : query.input(modalities(input));
        query = output.isEmpty() ? query : query.output(modalities(output));
        query = maxPrice == null ? query : given("--max-price", maxPrice, query::maxPromptPrice);
        query = maxOutputPrice == null ? query : given("--max-output-price", maxOutputPrice, query::maxCompletionPrice);
        query = minContext == null ? query : given("--min-context", minContext, query::minContextLength);
        return sort == null ? query : query.sort(sort);
    }

    private static Modality[] modalities(List<String> names) {
        return names.stream().map(Modality::new).toArray(Modality[]::new);
    }

    private static Table table(List<Model> models) {
        Table table = new Table("MODEL", "CONTEXT", "$/M PROMPT", "$/M ANSWER");
        for (Model model : models) {
            Long context = model.contextLength();
            table.row(
                    model.id(),
                    context == null ? "-" : String.format(Locale.ROOT, "%,d", context),
                    price(model.pricing().prompt()),
                    price(model.pricing().completion()));
        }
        return table;
    }

    private static String price(@Nullable BigDecimal ofToken) {
        if (ofToken == null) {
            return "varies";
        }
        return ofToken.signum() == 0
                ? "free"
                : Money.plain(ofToken.movePointRight(TOKENS_OF_PRICE).stripTrailingZeros());
    }
}
