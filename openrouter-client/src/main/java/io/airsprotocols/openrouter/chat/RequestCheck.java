package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.catalog.Modality;
import io.airsprotocols.openrouter.catalog.Model;
import io.airsprotocols.openrouter.catalog.ModelReasoning;
import io.airsprotocols.openrouter.catalog.ModelSnapshot;
import io.airsprotocols.openrouter.routing.ModelId;
import io.airsprotocols.openrouter.routing.ReasoningEffort;
import io.airsprotocols.openrouter.routing.Variant;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares a request with what the catalogue says of its models. */
final class RequestCheck {

    /** Variants that are no models of their own, but ways to serve one. */
    private static final Set<Variant> WAYS_TO_SERVE =
            Set.of(Variant.NITRO, Variant.FLOOR, Variant.EXACTO, Variant.ONLINE);

    private final JsonNode request;
    private final PromptMeasure prompt;
    private final List<AskedParameter> parameters;
    private final ModelSnapshot models;
    private final LocalDate today;
    private final List<ChatProblem> problems = new ArrayList<>();
    private final List<CostBound> costs = new ArrayList<>();

    private RequestCheck(JsonNode request, ModelSnapshot models, Instant now) {
        this.request = request;
        this.prompt = PromptMeasure.of(request);
        this.parameters = AskedParameter.in(request);
        this.models = models;
        this.today = now.atZone(ZoneOffset.UTC).toLocalDate();
    }

    static ChatCheck of(ChatRequest request, ModelSnapshot models, Instant now) {
        RequestCheck check = new RequestCheck(request.kept(), models, now);
        Set<String> names = new LinkedHashSet<>();
        String first = request.model();
        if (first != null) {
            names.add(first);
        }
        names.addAll(request.models());
        if (names.isEmpty()) {
            check.unchecked(null, "The request names no model, so that the account's default answers");
        }
        names.forEach(each -> check.model(new ModelId(each)));
        return new ChatCheck(check.problems, check.costs);
    }

    private void unchecked(@Nullable String model, String why) {
        problem(ProblemKind.UNCHECKED, model, null, why + ": nothing can be said about it here");
        costs.add(new CostBound(model == null ? "" : model, null, why));
    }

    private void problem(ProblemKind kind, @Nullable String model, @Nullable String subject, String message) {
        problems.add(new ChatProblem(kind, model, subject, message));
    }

    private void model(ModelId id) {
        if (id.isRouter()) {
            unchecked(id.value(), "The router chooses a model when it is asked");
        } else if (id.base().isEmpty()) {
            unchecked(id.value(), "The preset " + id.preset() + " names the model");
        } else {
            Optional<Model> found = find(id);
            if (found.isPresent()) {
                known(id, found.get());
            } else {
                String why = "The catalogue of " + models.readAt() + " has no model " + id.base();
                problem(ProblemKind.UNKNOWN_MODEL, id.value(), null, why + ": see catalog().listModels()");
                costs.add(new CostBound(id.value(), null, why));
            }
        }
    }

    private Optional<Model> find(ModelId id) {
        Variant[] own = id.variants().stream()
                .filter(each -> !WAYS_TO_SERVE.contains(each))
                .toArray(Variant[]::new);
        return models.find(ModelId.of(id.base()).with(own).value());
    }

    private void known(ModelId id, Model model) {
        String preset = id.preset() == null ? request.path("preset").asString(null) : id.preset();
        if (preset != null) {
            problem(
                    ProblemKind.UNCHECKED,
                    id.value(),
                    "preset",
                    "The preset " + preset + " may set what is not checked here: parameters, tools, other models");
        }
        expiry(id, model);
        parameters(id, model);
        modalities(id, model);
        sizes(id, model);
        costs.add(
                preset == null
                        ? new CostEstimate(request, prompt, id, model).bound()
                        : new CostBound(id.value(), null, "The preset " + preset + " may change what is asked"));
    }

    private void expiry(ModelId id, Model model) {
        String date = model.expirationDate();
        try {
            if (date != null && day(date).isBefore(today)) {
                problem(ProblemKind.EXPIRED, id.value(), null, "The model may have been removed on " + date);
            }
        } catch (DateTimeException notADate) {
            problem(ProblemKind.EXPIRED, id.value(), null, "The model may be removed: its last day is " + date);
        }
    }

    /** A day, also where the moment is told with it. */
    private static LocalDate day(String date) {
        int end = date.indexOf('T');
        return LocalDate.parse(end < 0 ? date : date.substring(0, end));
    }

    private void parameters(ModelId id, Model model) {
        List<String> supported = model.supportedParameters();
        if (supported.isEmpty() && !parameters.isEmpty()) {
            problem(
                    ProblemKind.UNCHECKED,
                    id.value(),
                    null,
                    "The catalogue does not tell which parameters the model takes");
            return;
        }
        for (AskedParameter each : parameters) {
            if (each.knownAs().stream().noneMatch(supported::contains)) {
                problem(
                        ProblemKind.PARAMETER,
                        id.value(),
                        each.name(),
                        "The model does not take " + each.name() + ", was " + each.given()
                                + ": its providers pass over it, or are left out with provider.require_parameters");
            }
        }
        ModelReasoning reasoning = model.reasoning();
        // Asked for by an alias, the model reasons as little as it can.
        boolean refused =
                reasoning != null && reasoning.isMandatory() && !id.value().startsWith("~");
        if (reasoning != null && refused && AskedParameter.turnsReasoningOff(request)) {
            problem(
                    ProblemKind.PARAMETER,
                    id.value(),
                    "reasoning",
                    "The model always reasons, so that effort " + ReasoningEffort.NONE + " is refused: ask for one of "
                            + reasoning.supportedEfforts());
        }
    }

    private void modalities(ModelId id, Model model) {
        List<Modality> understood = model.inputModalities();
        for (Modality each : prompt.shown()) {
            // Files that the model cannot read are read for it.
            if (!understood.isEmpty() && !understood.contains(each) && !each.equals(Modality.FILE)) {
                problem(
                        ProblemKind.INPUT_MODALITY,
                        id.value(),
                        each.value(),
                        "The model does not understand " + each + ", only " + understood);
            }
        }
        List<Modality> spoken = model.outputModalities();
        for (JsonNode each : request.path("modalities")) {
            Modality asked = new Modality(each.asString(""));
            if (!spoken.isEmpty() && !spoken.contains(asked)) {
                problem(
                        ProblemKind.OUTPUT_MODALITY,
                        id.value(),
                        asked.value(),
                        "The model does not answer with " + asked + ", only with " + spoken);
            }
        }
    }

    private void sizes(ModelId id, Model model) {
        Long asked = CostEstimate.askedTokens(request);
        Long most = model.maxCompletionTokens();
        if (asked != null && most != null && asked > most) {
            problem(
                    ProblemKind.SIZE,
                    id.value(),
                    "max_completion_tokens",
                    String.format(
                            Locale.ROOT, "The model answers with at most %,d tokens, was asked for %,d", most, asked));
        }
        JsonNode thinking = request.path("reasoning").path("max_tokens");
        if (asked != null && thinking.isNumber() && thinking.asLong(0) >= asked) {
            problem(
                    ProblemKind.SIZE,
                    id.value(),
                    "reasoning.max_tokens",
                    String.format(
                            Locale.ROOT,
                            "Reasoning of %,d tokens leaves no room in an answer of %,d",
                            thinking.asLong(0),
                            asked));
        }
        Long context = model.contextLength();
        long wanted = prompt.usualTokens() + (asked == null ? 0 : asked);
        if (context != null && wanted > context) {
            problem(
                    ProblemKind.SIZE,
                    id.value(),
                    "messages",
                    String.format(
                            Locale.ROOT,
                            "The prompt has about %,d tokens (estimated at four bytes each)%s; the model's context is %,d",
                            prompt.usualTokens(),
                            asked == null ? "" : String.format(Locale.ROOT, " and the answer may have %,d", asked),
                            context));
        }
    }
}
