package io.airsprotocols.openrouter.sandbox.internal.play;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The forms in which one generation is answered: what its chunks and its whole answer have in common.
 *
 * @param serviceTier the tier that served, null if nobody asked for one
 */
public record Shapes(
        String id,
        String model,
        String provider,
        long created,
        @Nullable String serviceTier) {

    public Shapes(String id, String model, String provider, long created) {
        this(id, model, provider, created, null);
    }

    private ObjectNode base(String object) {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("provider", provider);
        json.put("model", model);
        json.put("object", object);
        json.put("created", created);
        if (serviceTier != null) {
            json.put("service_tier", serviceTier);
        }
        return json;
    }

    /** A whole answer without choices yet. The fingerprint must be there, though there is none. */
    public ObjectNode whole() {
        ObjectNode json = base("chat.completion");
        json.putArray("choices");
        json.putNull("system_fingerprint");
        return json;
    }

    /** A chunk without choices. It has no fingerprint: strict clients refuse a null there. */
    public ObjectNode chunk() {
        ObjectNode json = base("chat.completion.chunk");
        json.putArray("choices");
        return json;
    }

    public ObjectNode chunk(ObjectNode delta, @Nullable String finishReason, @Nullable String nativeReason) {
        ObjectNode json = chunk();
        ObjectNode choice = json.withArray("/choices").addObject();
        choice.put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finishReason);
        choice.put("native_finish_reason", nativeReason);
        choice.putNull("logprobs");
        return json;
    }

    public ObjectNode content(String text) {
        ObjectNode delta = Json.object();
        delta.put("role", "assistant");
        delta.put("content", text);
        return chunk(delta, null, null);
    }
}
