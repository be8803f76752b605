package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.error.ApiFailure;
import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Moderation, which objects to nothing but what asks for it: the words {@code flag-me(reason)} in what the user says.
 * It is done for models that OpenRouter moderates, and where the plugin asks for it.
 */
final class Moderation {

    private static final Pattern FLAG = Pattern.compile("flag-me\\(([\\w /-]{1,40})\\)");
    private static final int SHOWN = 100;

    private Moderation() {}

    /** Throws an ApiFailure with status 403 if the input is flagged. */
    static void check(ChatCall call, Router.Route route) {
        if (call.plugin("moderation") == null && !route.model().moderated()) {
            return;
        }
        for (JsonNode message : call.body().path("messages")) {
            String text = ChatCall.text(message.path("content"));
            Set<String> reasons = new LinkedHashSet<>();
            Matcher flag = FLAG.matcher(text);
            while (flag.find()) {
                reasons.add(flag.group(1));
            }
            if (!reasons.isEmpty() && "user".equals(Json.text(message, "role"))) {
                ApiFailure flagged = new ApiFailure(
                                403,
                                route.model().id() + " requires moderation on "
                                        + route.endpoint().provider() + ". Your input was flagged for \""
                                        + String.join(", ", reasons) + "\".")
                        .type("content_policy_violation");
                flagged.metadata().set("reasons", Json.texts(reasons));
                flagged.metadata().put("flagged_input", elided(text));
                flagged.metadata().put("provider_name", route.endpoint().provider());
                flagged.metadata().put("model_slug", route.model().canonical());
                throw flagged;
            }
        }
    }

    private static String elided(String text) {
        if (text.codePointCount(0, text.length()) <= SHOWN) {
            return text;
        }
        int half = SHOWN / 2 - 2;
        return text.substring(0, text.offsetByCodePoints(0, half)) + "..."
                + text.substring(text.offsetByCodePoints(text.length(), -half));
    }
}
