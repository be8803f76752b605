package io.airsprotocols.openrouter.sandbox.internal.reasoning;

import io.airsprotocols.openrouter.sandbox.internal.answer.Completion;
import io.airsprotocols.openrouter.sandbox.internal.answer.Thoughts;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Thoughts as {@code reasoning_details}, whole and in the pieces of a stream. */
public final class Details {

    static final String ANTHROPIC = "anthropic-claude-v1";
    static final String GOOGLE = "google-gemini-v1";

    private Details() {}

    /** A piece of a detail as a stream brings it, and how many tokens it has. */
    public record Piece(ObjectNode detail, String text, int tokens) {}

    static boolean isSummarized(String format) {
        return format.endsWith("-responses-v1");
    }

    /**
     * The details of thoughts in a format.
     *
     * <ul>
     *   <li>Anthropic: signed text, or encrypted if it may not be seen.
     *   <li>Those of the Responses API (OpenAI, Azure, Bedrock, xAI, Meta): a summary, and the thoughts encrypted.
     *   <li>Google: text, and an encrypted signature on the first call of a function.
     *   <li>Others: text.
     * </ul>
     */
    public static List<ObjectNode> of(
            String format, Thoughts thoughts, List<Completion.ToolCall> calls, boolean redacted) {
        List<ObjectNode> details = new ArrayList<>();
        String signature = "";
        int place = 0;
        for (String block : thoughts.blocks()) {
            if (format.equals(ANTHROPIC) && redacted) {
                ObjectNode detail = detail("reasoning.encrypted", format, place);
                detail.put("data", Seal.lock(format, place, "", block));
                details.add(detail);
            } else if (isSummarized(format)) {
                ObjectNode summary = detail("reasoning.summary", format, place);
                summary.put("summary", block);
                details.add(summary);
                ObjectNode encrypted = detail("reasoning.encrypted", format, place);
                String id = "rs_" + Seal.name(format + place + block);
                encrypted.put("id", id);
                encrypted.put("data", Seal.lock(format, place, id, block));
                details.add(encrypted);
            } else {
                ObjectNode detail = detail("reasoning.text", format, place);
                detail.put("text", block);
                if (format.equals(ANTHROPIC)) {
                    signature = Seal.sign(format, place, signature, block);
                    detail.put("signature", signature);
                }
                details.add(detail);
            }
            place++;
        }
        if (format.equals(GOOGLE) && !calls.isEmpty()) {
            String id = calls.get(0).id();
            ObjectNode detail = detail("reasoning.encrypted", format, place);
            detail.put("id", id);
            detail.put("data", Seal.lock(format, 0, id, thoughts.text()));
            details.add(detail);
        }
        return details;
    }

    private static ObjectNode detail(String type, String format, int index) {
        ObjectNode detail = Json.object();
        detail.put("type", type);
        detail.put("format", format);
        detail.put("index", index);
        return detail;
    }

    /** The id of the call a detail belongs to, null if it belongs to none of them. */
    public static @Nullable String callOf(ObjectNode detail, List<Completion.ToolCall> calls) {
        String id = Json.text(detail, "id");
        return calls.stream().anyMatch(call -> call.id().equals(id)) ? id : null;
    }

    /** The pieces of a detail: text and summary token by token, and what else it has, a signature above all, last. */
    public static List<Piece> pieces(ObjectNode detail) {
        String field = detail.has("text") ? "text" : "summary";
        String text = Json.text(detail, field);
        if (text == null) {
            return new ArrayList<>(List.of(new Piece(detail, "", 0)));
        }
        ObjectNode head = Json.object();
        ObjectNode rest = Json.object();
        detail.forEachEntry((name, value) -> {
            boolean inEach = List.of("type", "format", "index").contains(name);
            if (inEach) {
                head.set(name, value);
            }
            if (!name.equals(field)) {
                rest.set(name, value);
            }
        });
        List<Piece> pieces = new ArrayList<>();
        for (String token : Tokens.split(text)) {
            ObjectNode piece = head.deepCopy();
            piece.put(field, token);
            pieces.add(new Piece(piece, token, 1));
        }
        if (rest.size() > head.size() || pieces.isEmpty()) {
            pieces.add(new Piece(rest, "", 0));
        }
        return pieces;
    }
}
