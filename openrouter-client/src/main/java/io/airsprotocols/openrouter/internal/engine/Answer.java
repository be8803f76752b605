package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.error.CallFacts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer to a call that does not stream. Holds no error: those are thrown before an answer is made.
 *
 * @param json the body; the receiver owns it
 * @param facts what is known about the call
 */
public record Answer(ObjectNode json, CallFacts facts) {

    /**
     * What endpoints wrap their answer in.
     *
     * @return the value of {@code data}, or null
     */
    public @Nullable JsonNode data() {
        return json.get("data");
    }
}
