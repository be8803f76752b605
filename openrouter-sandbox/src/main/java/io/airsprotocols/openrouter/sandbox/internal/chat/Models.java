package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.answer.Prose;
import io.airsprotocols.openrouter.sandbox.internal.answer.SchemaSample;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The built-in models: what they say to a request, the same for the same request. */
final class Models {

    private Models() {}

    static Completion answer(String model, ChatCall call) {
        if (model.equals("sandbox/echo")) {
            return Completion.text(call.question());
        }
        String tool = wantedTool(call.body());
        if (tool != null && !call.hasToolResult()) {
            return Completion.tools(List.of(new Completion.ToolCall(
                    "call_sandbox_1", tool, Json.write(SchemaSample.of(parameters(call.body(), tool), "sandbox")))));
        }
        JsonNode format = call.body().path("response_format");
        String text = Prose.answer(call.question(), call.seed());
        return Completion.text(
                switch (format.path("type").asString("text")) {
                    case "json_object" -> Json.write(jsonAnswer(text, model));
                    case "json_schema" -> Json.write(SchemaSample.of(format.at("/json_schema/schema"), text));
                    default -> text;
                });
    }

    private static ObjectNode jsonAnswer(String text, String model) {
        ObjectNode json = Json.object();
        json.put("answer", text);
        json.put("model", model);
        json.put("sandbox", true);
        return json;
    }

    /** The function a request demands to have called; null if it leaves the choice to the model. */
    private static @Nullable String wantedTool(ObjectNode body) {
        JsonNode choice = body.path("tool_choice");
        if (choice.isObject()) {
            return Json.text(choice.path("function"), "name");
        }
        if (!choice.asString("").equals("required")) {
            return null;
        }
        for (JsonNode tool : body.path("tools")) {
            String name = Json.text(tool.path("function"), "name");
            if (name != null) {
                return name;
            }
        }
        return null;
    }

    private static JsonNode parameters(ObjectNode body, String tool) {
        for (JsonNode each : body.path("tools")) {
            if (tool.equals(Json.text(each.path("function"), "name"))
                    && each.at("/function/parameters").isObject()) {
                return each.at("/function/parameters");
            }
        }
        ObjectNode nothing = Json.object();
        nothing.put("type", "object");
        return nothing;
    }
}
