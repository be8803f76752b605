package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.answer.Prose;
import io.airsprotocols.openrouter.sandbox.internal.answer.ToolPicker;
import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.CatalogModel;
import io.airsprotocols.openrouter.sandbox.internal.reasoning.ReasoningCheck;
import io.airsprotocols.openrouter.sandbox.internal.reasoning.ReasoningWish;
import io.airsprotocols.openrouter.sandbox.internal.reasoning.Thinker;
import io.airsprotocols.openrouter.sandbox.internal.schema.Hints;
import io.airsprotocols.openrouter.sandbox.internal.schema.SchemaSample;
import io.airsprotocols.openrouter.sandbox.internal.schema.UnsatisfiableSchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

    /** Answers as a model does, with all that OpenRouter does before and after it. */
    static Answer answer(ChatCall call, Router.Route route) {
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
        Completion said = says(model.id(), call).withThoughts(Thinker.think(call.question(), wish, format));
        if (!files.annotations().isEmpty()) {
            stages.add(files.stage());
            for (ObjectNode annotation : files.annotations()) {
                said = said.withAnnotation(annotation);
            }
        }
        WebSearch search = WebSearch.of(call);
        if (search != null && said.toolCalls().isEmpty()) {
            stages.add(search.stage());
            surcharge = surcharge.plus(search.surcharge());
            said = search.cited(said, call.question());
        }
        return new Answer(Modalities.shaped(said, call), surcharge, List.copyOf(stages));
    }

    private static Completion says(String model, ChatCall call) {
        if (model.equals("sandbox/echo")) {
            return Completion.text(call.question());
        }
        if (call.hasToolResult()) {
            return Completion.text(fromResults(call));
        }
        List<JsonNode> functions = functions(call);
        if (!functions.isEmpty()) {
            return Completion.tools(calls(functions, call));
        }
        JsonNode format = call.body().path("response_format");
        String text = worded(Prose.answer(call.question(), call.seed()), call);
        return Completion.text(
                switch (format.path("type").asString("text")) {
                    case "json_object" -> Json.write(jsonAnswer(text, model));
                    case "json_schema" -> Json.write(structured(format.path("json_schema"), text));
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

    private static JsonNode structured(JsonNode format, String text) {
        JsonNode schema = format.get("schema");
        if (schema == null) {
            return jsonAnswer(text, "sandbox");
        }
        try {
            return SchemaSample.of(schema, Hints.none(text));
        } catch (UnsatisfiableSchemaException unsatisfiable) {
            throw ApiFailure.invalid("Invalid schema for response_format '"
                    + format.path("name").asString("") + "': " + unsatisfiable.getMessage());
        }
    }

    /** The functions to call: those the request demands, or those that fit the question. */
    private static List<JsonNode> functions(ChatCall call) {
        ObjectNode body = call.body();
        JsonNode tools = body.path("tools");
        JsonNode choice = body.path("tool_choice");
        String demanded = Json.text(choice.path("function"), "name");
        if (demanded != null) {
            return List.of(Objects.requireNonNull(function(tools, demanded)));
        }
        String kind = choice.asString("auto");
        if (kind.equals("none") || choice.isObject()) {
            return List.of();
        }
        List<JsonNode> fitting = ToolPicker.fitting(tools, call.question());
        if (fitting.isEmpty() && kind.equals("required")) {
            return tools.valueStream()
                    .map(tool -> tool.path("function"))
                    .filter(function -> function.has("name"))
                    .limit(1)
                    .toList();
        }
        boolean parallel = body.path("parallel_tool_calls").asBoolean(true);
        return parallel || fitting.isEmpty() ? fitting : fitting.subList(0, 1);
    }

    static @Nullable JsonNode function(JsonNode tools, String name) {
        for (JsonNode tool : tools) {
            if (name.equals(Json.text(tool.path("function"), "name"))) {
                return tool.get("function");
            }
        }
        return null;
    }

    private static List<Completion.ToolCall> calls(List<JsonNode> functions, ChatCall call) {
        // Ids are never used twice in a conversation.
        int number = 0;
        for (JsonNode message : call.body().path("messages")) {
            number += message.path("tool_calls").size();
        }
        List<Completion.ToolCall> calls = new ArrayList<>();
        for (JsonNode function : functions) {
            number++;
            String name = function.get("name").stringValue();
            calls.add(new Completion.ToolCall(
                    "call_sandbox_" + number, name, Json.write(arguments(function, name, call.question()))));
        }
        return calls;
    }

    private static JsonNode arguments(JsonNode function, String name, String question) {
        JsonNode parameters = function.path("parameters");
        if (!parameters.isObject() || parameters.isEmpty()) {
            return Json.object();
        }
        try {
            return SchemaSample.of(parameters, Hints.of(question, "sandbox"));
        } catch (UnsatisfiableSchemaException unsatisfiable) {
            throw ApiFailure.invalid("Invalid schema for function '" + name + "': " + unsatisfiable.getMessage());
        }
    }

    /** What the tools gave, put into sentences. */
    private static String fromResults(ChatCall call) {
        JsonNode messages = call.body().path("messages");
        StringBuilder text = new StringBuilder();
        int first = messages.size();
        while (first > 0 && "tool".equals(Json.text(messages.get(first - 1), "role"))) {
            first--;
        }
        for (int i = first; i < messages.size(); i++) {
            JsonNode result = messages.get(i);
            String words = ChatCall.text(result.path("content")).strip();
            text.append(called(messages, first, result.path("tool_call_id").asString("")))
                    .append(
                            words.isEmpty()
                                    ? " gave nothing. "
                                    : " gave: " + words + (words.endsWith(".") ? " " : ". "));
        }
        return text + "(The openrouter-java sandbox read this from the results of the tools; no model was asked.)";
    }

    private static String called(JsonNode messages, int before, String id) {
        for (int i = before - 1; i >= 0; i--) {
            for (JsonNode call : messages.get(i).path("tool_calls")) {
                if (id.equals(Json.text(call, "id"))) {
                    return call.at("/function/name").asString("The tool");
                }
            }
        }
        return "The tool";
    }
}
