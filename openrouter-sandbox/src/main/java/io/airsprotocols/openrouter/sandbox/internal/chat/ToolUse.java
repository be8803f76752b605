package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.answer.ToolPicker;
import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.schema.Hints;
import io.airsprotocols.openrouter.sandbox.internal.schema.SchemaSample;
import io.airsprotocols.openrouter.sandbox.internal.schema.UnsatisfiableSchemaException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a model does with the functions it is offered: which it calls, with what, and what it makes of the results. */
final class ToolUse {

    private static final String TOLD =
            "(The openrouter-java sandbox read this from the results of the tools; no model was asked.)";

    private final ChatCall call;
    private final JsonNode messages;
    private final LocalDate today;

    ToolUse(ChatCall call, LocalDate today) {
        this.call = call;
        this.messages = call.body().path("messages");
        this.today = today;
    }

    static @Nullable JsonNode function(JsonNode tools, String name) {
        for (JsonNode tool : tools) {
            if (name.equals(Json.text(tool.path("function"), "name"))) {
                return tool.get("function");
            }
        }
        return null;
    }

    /** The calls to make: those the request demands, or those that fit the question and were not answered yet. */
    List<Completion.ToolCall> calls() {
        ObjectNode body = call.body();
        JsonNode tools = body.path("tools");
        JsonNode choice = body.path("tool_choice");
        String demanded = Json.text(choice.path("function"), "name");
        JsonNode function = demanded == null ? null : function(tools, demanded);
        if (function != null) {
            return List.of(planned(List.of(function)).get(0));
        }
        String kind = choice.asString("auto");
        if (kind.equals("none") || choice.isObject()) {
            return List.of();
        }
        boolean parallel = body.path("parallel_tool_calls").asBoolean(true);
        // Who may call all at once has done so before the results came.
        boolean done = call.hasToolResult() && parallel && !kind.equals("required");
        List<Completion.ToolCall> fitting = done ? List.of() : planned(ToolPicker.fitting(tools, call.question()));
        List<Completion.ToolCall> open =
                fitting.stream().filter(each -> !isAnswered(each)).toList();
        if (open.isEmpty() && kind.equals("required")) {
            open = fitting.isEmpty() ? planned(first(tools)) : fitting;
        }
        return parallel || open.isEmpty() ? open : open.subList(0, 1);
    }

    private static List<JsonNode> first(JsonNode tools) {
        return tools.valueStream()
                .map(tool -> tool.path("function"))
                .filter(each -> each.has("name"))
                .limit(1)
                .toList();
    }

    private List<Completion.ToolCall> planned(List<JsonNode> functions) {
        // Ids are never used twice in a conversation.
        int number = 0;
        for (JsonNode message : messages) {
            number += message.path("tool_calls").size();
        }
        List<Completion.ToolCall> calls = new ArrayList<>();
        for (JsonNode function : functions) {
            number++;
            String name = function.get("name").stringValue();
            calls.add(new Completion.ToolCall("call_sandbox_" + number, name, Json.write(arguments(function, name))));
        }
        return calls;
    }

    private JsonNode arguments(JsonNode function, String name) {
        JsonNode parameters = function.path("parameters");
        if (!parameters.isObject() || parameters.isEmpty()) {
            return Json.object();
        }
        try {
            Hints hints = Hints.of(call.question(), "sandbox", today).sparingly();
            return SchemaSample.of(parameters, hints);
        } catch (UnsatisfiableSchemaException unsatisfiable) {
            throw ApiFailure.invalid("Invalid schema for function '" + name + "': " + unsatisfiable.getMessage());
        }
    }

    /** Whether the conversation has what such a call gave. */
    private boolean isAnswered(Completion.ToolCall planned) {
        return resultOf(planned) != null;
    }

    private @Nullable JsonNode resultOf(Completion.ToolCall planned) {
        JsonNode found = null;
        for (JsonNode message : messages) {
            for (JsonNode made : message.path("tool_calls")) {
                String id = Json.text(made, "id");
                if (planned.name().equals(Json.text(made.path("function"), "name"))
                        && isSame(
                                planned.arguments(),
                                made.at("/function/arguments").asString(""))) {
                    for (JsonNode result : messages) {
                        boolean answers = id != null && id.equals(Json.text(result, "tool_call_id"));
                        found = answers ? result : found;
                    }
                }
            }
        }
        return found;
    }

    private static boolean isSame(String left, String right) {
        try {
            return Json.parse(left).equals(Json.parse(right));
        } catch (JacksonException notJson) {
            return left.equals(right);
        }
    }

    /** What tools gave that answers the question, put into sentences; null if nothing does. */
    @Nullable
    String told() {
        List<JsonNode> results = new ArrayList<>();
        if (call.hasToolResult()) {
            int first = messages.size();
            while (first > 0 && "tool".equals(Json.text(messages.get(first - 1), "role"))) {
                first--;
                results.add(0, messages.get(first));
            }
        } else if (!"none".equals(call.body().path("tool_choice").asString(""))) {
            for (Completion.ToolCall each :
                    planned(ToolPicker.fitting(call.body().path("tools"), call.question()))) {
                JsonNode result = resultOf(each);
                if (result != null) {
                    results.add(result);
                }
            }
        }
        if (results.isEmpty()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode result : results) {
            String words = said(ChatCall.text(result.path("content")).strip());
            text.append(named(result.path("tool_call_id").asString("")))
                    .append(
                            words.isEmpty()
                                    ? " gave nothing. "
                                    : " gave: " + words + (words.endsWith(".") ? " " : ". "));
        }
        return text + TOLD;
    }

    /** A JSON object as words; anything else as it stands. */
    private static String said(String result) {
        if (!result.startsWith("{")) {
            return result;
        }
        JsonNode json;
        try {
            json = Json.parse(result);
        } catch (JacksonException notJson) {
            return result;
        }
        List<String> parts = new ArrayList<>();
        json.forEachEntry((name, value) ->
                parts.add(name.replace('_', ' ') + " " + (value.isString() ? value.stringValue() : Json.write(value))));
        return String.join(", ", parts);
    }

    private String named(String id) {
        for (JsonNode message : messages) {
            for (JsonNode made : message.path("tool_calls")) {
                if (id.equals(Json.text(made, "id"))) {
                    return made.at("/function/name").asString("The tool");
                }
            }
        }
        return "The tool";
    }
}
