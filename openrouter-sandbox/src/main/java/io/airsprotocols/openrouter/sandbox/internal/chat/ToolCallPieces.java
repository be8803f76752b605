package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Family;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The pieces in which a stream brings the call of a function. */
final class ToolCallPieces {

    private ToolCallPieces() {}

    static List<ObjectNode> of(Completion.ToolCall call, int index, Family family) {
        String arguments = call.arguments();
        int half = arguments.offsetByCodePoints(0, arguments.codePointCount(0, arguments.length()) / 2);
        String begin = arguments.substring(0, half);
        String end = arguments.substring(half);
        return switch (family.callPieces()) {
            case WHOLE -> List.of(piece(index, call.id(), call.name(), arguments));
            case NAME_THEN_ARGUMENTS ->
                List.of(
                        piece(index, call.id(), call.name(), ""),
                        piece(index, null, null, begin),
                        piece(index, null, null, end));
            case EMPTY_REPEATED ->
                List.of(
                        piece(index, call.id(), null, null),
                        piece(index, "", call.name(), ""),
                        piece(index, "", "", begin),
                        piece(index, "", "", end));
        };
    }

    private static ObjectNode piece(int index, @Nullable String id, @Nullable String name, @Nullable String arguments) {
        ObjectNode piece = Json.object();
        piece.put("index", index);
        if (id != null) {
            piece.put("id", id);
            piece.put("type", "function");
        }
        if (name != null || arguments != null) {
            ObjectNode function = piece.putObject("function");
            if (name != null) {
                function.put("name", name);
            }
            if (arguments != null) {
                function.put("arguments", arguments);
            }
        }
        return piece;
    }
}
