package io.airsprotocols.openrouter.sandbox.internal.reasoning;

import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import io.airsprotocols.openrouter.sandbox.internal.model.ReasoningTraits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks the thoughts that come back in later turns, as the provider that made them does. Thoughts in the format of
 * another provider are passed over: no provider is sent what it did not make.
 */
public final class ReasoningCheck {

    private final String format;
    private final String provider;

    private ReasoningCheck(String format, String provider) {
        this.format = format;
        this.provider = provider;
    }

    /** Throws an ApiFailure with status 400 if a thought was changed, moved, left in pieces, or left out where it must not be. */
    public static void check(
            JsonNode messages, @Nullable ReasoningTraits traits, String format, String provider, ReasoningWish wish) {
        if (traits != null) {
            new ReasoningCheck(format, provider).check(messages, traits, wish);
        }
    }

    private void check(JsonNode messages, ReasoningTraits traits, ReasoningWish wish) {
        for (int i = 0; i < messages.size(); i++) {
            JsonNode message = messages.get(i);
            if ("assistant".equals(Json.text(message, "role"))) {
                checkMessage(message, i);
            }
        }
        int turn = callsBeingAnswered(messages);
        if (turn < 0) {
            return;
        }
        JsonNode message = messages.get(turn);
        if (format.equals(Details.ANTHROPIC)
                && wish.on()
                && wish.shown()
                && own(message).isEmpty()) {
            throw refused("messages." + turn + ".content.0.type: Expected `thinking` or `redacted_thinking`, but found"
                    + " `tool_use`. While `thinking` is enabled, the assistant message before the results of tools must"
                    + " begin with its thinking blocks; send reasoning_details back unchanged.");
        }
        if (traits.signedCalls()
                && wish.shown()
                && own(message).stream().noneMatch(each -> isEncrypted(each) && Json.text(each, "id") != null)) {
            throw refused("Function call is missing a thought_signature in functionCall parts. Function call `"
                    + message.at("/tool_calls/0/function/name").asString("") + "` in messages." + turn
                    + "; send reasoning_details back unchanged.");
        }
    }

    /** The place of the message whose calls the last messages answer, -1 if they answer none. */
    private static int callsBeingAnswered(JsonNode messages) {
        int i = messages.size() - 1;
        if (i < 0 || !"tool".equals(Json.text(messages.get(i), "role"))) {
            return -1;
        }
        while (i >= 0 && "tool".equals(Json.text(messages.get(i), "role"))) {
            i--;
        }
        return i >= 0 && !messages.get(i).path("tool_calls").isEmpty() ? i : -1;
    }

    private List<JsonNode> own(JsonNode message) {
        List<JsonNode> own = new ArrayList<>();
        for (JsonNode detail : message.path("reasoning_details")) {
            if (format.equals(Json.text(detail, "format"))) {
                own.add(detail);
            }
        }
        return own;
    }

    private static boolean isEncrypted(JsonNode detail) {
        return "reasoning.encrypted".equals(Json.text(detail, "type"));
    }

    private void checkMessage(JsonNode message, int index) {
        if (format.equals(Details.ANTHROPIC)) {
            checkSigned(message, index);
        } else if (format.equals(Details.GOOGLE)) {
            checkCallSignatures(message);
        } else if (Details.isSummarized(format)) {
            checkEncrypted(message);
        }
    }

    private void checkSigned(JsonNode message, int index) {
        String before = "";
        int place = 0;
        for (JsonNode detail : own(message)) {
            String where = "messages." + index + ".content." + place + ": ";
            if (isEncrypted(detail)) {
                if (!Seal.isLocked(Json.text(detail, "data"), format, place, "")) {
                    throw refused(where + "Invalid `data` in `redacted_thinking` block");
                }
            } else {
                String text = Json.text(detail, "text");
                String signature = Seal.sign(format, place, before, text == null ? "" : text);
                if (!signature.equals(Json.text(detail, "signature"))) {
                    throw refused(where + "Invalid `signature` in `thinking` block");
                }
                before = signature;
            }
            place++;
        }
    }

    private void checkCallSignatures(JsonNode message) {
        for (JsonNode detail : own(message)) {
            String id = Json.text(detail, "id");
            if (isEncrypted(detail) && id != null) {
                boolean called =
                        message.path("tool_calls").valueStream().anyMatch(call -> id.equals(Json.text(call, "id")));
                if (!called || !Seal.isLocked(Json.text(detail, "data"), format, 0, id)) {
                    throw refused("Corrupted thought signature.");
                }
            }
        }
    }

    private void checkEncrypted(JsonNode message) {
        int place = 0;
        for (JsonNode detail : own(message)) {
            if (!isEncrypted(detail)) {
                continue;
            }
            String id = Json.text(detail, "id");
            String data = Json.text(detail, "data");
            if (!Seal.isLocked(data, format, place, id == null ? "" : id)) {
                String begin = data == null ? "null" : data.substring(0, Math.min(8, data.length()));
                ApiFailure failure = refused("The encrypted content " + begin
                        + "... could not be verified. Reason: it could not be decrypted or parsed where it stands.");
                failure.metadata().put("provider_code", "invalid_encrypted_content");
                throw failure;
            }
            place++;
        }
    }

    private ApiFailure refused(String message) {
        ApiFailure failure = ApiFailure.invalid(message);
        failure.metadata().put("provider_name", provider);
        ObjectNode raw = Json.object();
        raw.putObject("error").put("type", "invalid_request_error").put("message", message);
        failure.metadata().put("raw", Json.write(raw));
        return failure;
    }
}
