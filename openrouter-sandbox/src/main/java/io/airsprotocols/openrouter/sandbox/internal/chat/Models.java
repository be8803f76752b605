package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.answer.Prose;
import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.CatalogModel;
import io.airsprotocols.openrouter.sandbox.internal.reasoning.ReasoningCheck;
import io.airsprotocols.openrouter.sandbox.internal.reasoning.ReasoningWish;
import io.airsprotocols.openrouter.sandbox.internal.reasoning.Thinker;
import io.airsprotocols.openrouter.sandbox.internal.schema.Hints;
import io.airsprotocols.openrouter.sandbox.internal.schema.SchemaSample;
import io.airsprotocols.openrouter.sandbox.internal.schema.UnsatisfiableSchemaException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The built-in models: what they say to a request, the same for the same request. */
final class Models {

    private static final String LONGER =
            " More words were asked for, so here are more: the sandbox would go on like this"
                    + " for as long as you like, but it has nothing more to say.";

    private Models() {}

    /**
     * An answer and what came with it.
     *
     * @param stages what was done on the way, for the router's metadata
     */
    record Answer(Completion completion, Surcharge surcharge, List<ObjectNode> stages) {}

    /**
     * Answers as a model does, with all that OpenRouter does before and after it.
     *
     * @param router finds the other models that it asks
     */
    static Answer answer(ChatCall call, Router.Route route, Router router, Instant now) {
        Moderation.check(call, route);
        CatalogModel model = route.model();
        String format = model.reasoningFormat(route.endpoint());
        int longest = route.endpoint().longestAnswer();
        ReasoningWish wish = ReasoningWish.read(
                call.body(),
                model.reasoning(),
                format,
                call.maxTokens() == null ? longest : Math.min(longest, call.maxTokens()));
        ReasoningCheck.check(
                call.body().path("messages"),
                model.reasoning(),
                format,
                route.endpoint().provider(),
                wish);
        List<ObjectNode> stages = new ArrayList<>();
        FileParsing files = FileParsing.of(call, model);
        Surcharge surcharge = files.surcharge();
        Completion said = says(model.id(), call, LocalDate.ofInstant(now, ZoneOffset.UTC))
                .withThoughts(Thinker.think(call.question(), wish, format));
        if (!files.annotations().isEmpty()) {
            stages.add(files.stage());
            for (ObjectNode annotation : files.annotations()) {
                said = said.withAnnotation(annotation);
            }
        }
        ToolLoop loop = new ToolLoop(call, route.endpoint().price());
        WebSearch search = said.toolCalls().isEmpty() ? WebSearch.of(call) : null;
        if (search != null && (!search.byTool() || loop.step(WebSearch.TOOL))) {
            stages.add(search.stage());
            surcharge = surcharge.plus(search.surcharge());
            loop.used(search.surcharge().fees(), 0);
            said = search.cited(said, call.question());
        }
        ServerTools.Used used = ServerTools.use(call, said, now, loop, new OtherModels(call, route, router, now));
        stages.addAll(used.stages());
        surcharge = surcharge.plus(used.surcharge());
        said = used.said();
        return new Answer(Modalities.shaped(said, call), surcharge, List.copyOf(stages));
    }

    private static Completion says(String model, ChatCall call, LocalDate today) {
        if (model.equals("sandbox/echo")) {
            return Completion.text(call.question());
        }
        ToolUse tools = new ToolUse(call, today);
        List<Completion.ToolCall> calls = tools.calls();
        if (!calls.isEmpty()) {
            return Completion.tools(calls);
        }
        JsonNode format = call.body().path("response_format");
        String told = tools.told();
        String text = told == null ? worded(Prose.answer(call.question(), call.seed()), call) : told;
        return Completion.text(
                switch (format.path("type").asString("text")) {
                    case "json_object" -> Json.write(jsonAnswer(text, model));
                    case "json_schema" -> {
                        Hints hints = Hints.of(call.question(), text, today).knowing(Prose.fact(call.question()));
                        yield Json.write(structured(format.path("json_schema"), text, hints));
                    }
                    default -> text;
                });
    }

    /** Verbosity: low leaves the first sentence, high adds one. */
    private static String worded(String text, ChatCall call) {
        String verbosity = call.body().path("verbosity").asString("medium");
        int first = text.indexOf(". ");
        return switch (verbosity) {
            case "low" -> first < 0 ? text : text.substring(0, first + 1) + " (The openrouter-java sandbox, in brief.)";
            case "medium" -> text;
            default -> text + LONGER;
        };
    }

    private static ObjectNode jsonAnswer(String text, String model) {
        ObjectNode json = Json.object();
        json.put("answer", text);
        json.put("model", model);
        json.put("sandbox", true);
        return json;
    }

    private static JsonNode structured(JsonNode format, String text, Hints hints) {
        JsonNode schema = format.get("schema");
        if (schema == null) {
            return jsonAnswer(text, "sandbox");
        }
        try {
            return SchemaSample.of(schema, hints);
        } catch (UnsatisfiableSchemaException unsatisfiable) {
            throw ApiFailure.invalid("Invalid schema for response_format '"
                    + format.path("name").asString("") + "': " + unsatisfiable.getMessage());
        }
    }
}
