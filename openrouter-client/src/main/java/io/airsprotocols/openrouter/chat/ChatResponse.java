package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.json.JsonView;
import io.airsprotocols.openrouter.routing.RouterMetadata;
import io.airsprotocols.openrouter.routing.ServiceTier;
import io.airsprotocols.openrouter.usage.Usage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A model's whole answer ({@code ChatResult}), also that of a stream, assembled. Immutable.
 *
 * <p>Its first choice is what nearly everyone wants: {@link #text()}, {@link #message()} and {@link #finishReason()} read
 * from there.
 */
public final class ChatResponse extends JsonView {

    private final CallFacts facts;

    ChatResponse(ObjectNode json, CallFacts facts) {
        super(json);
        this.facts = facts;
    }

    /** The tree itself, for those who look at answers; not to be changed. */
    ObjectNode kept() {
        return tree();
    }

    /**
     * What is known about the call: generation id, attempts, timings, rate limit.
     *
     * @return the facts
     */
    public CallFacts facts() {
        return facts;
    }

    /**
     * The id of the answer ({@code id}), which is that of its generation.
     *
     * @return such as {@code gen-1787000000-…}; empty if the server gave none
     */
    public String id() {
        return string("id", "");
    }

    /**
     * The model that answered ({@code model}), which may be another than the one asked for: an alias resolved, a fallback.
     *
     * @return its id, or null if not told
     */
    public @Nullable String model() {
        return string("model");
    }

    /**
     * The provider that served ({@code provider}), by its display name.
     *
     * @return the name, or null if not told
     */
    public @Nullable String provider() {
        return string("provider");
    }

    /**
     * When the answer was made ({@code created}).
     *
     * @return the moment, or null if not told
     */
    public @Nullable Instant created() {
        return instant("created");
    }

    /**
     * The tier that was billed ({@code service_tier}).
     *
     * @return the tier, or null if not told
     */
    public @Nullable ServiceTier serviceTier() {
        String tier = string("service_tier");
        return tier == null ? null : new ServiceTier(tier);
    }

    /**
     * What tells the state of the provider's system ({@code system_fingerprint}); with the same one, a seed and the same
     * request the answer is likely the same.
     *
     * @return the fingerprint, or null if not told
     */
    public @Nullable String systemFingerprint() {
        return string("system_fingerprint");
    }

    /**
     * The kind of object ({@code object}).
     *
     * @return {@code chat.completion}; empty if not told
     */
    public String object() {
        return string("object", "");
    }

    /**
     * How OpenRouter routed the call ({@code openrouter_metadata}); comes when it is asked for by the header
     * {@code X-OpenRouter-Metadata: enabled}.
     *
     * @return the metadata, or null if it did not come
     */
    public @Nullable RouterMetadata routerMetadata() {
        return child("openrouter_metadata", RouterMetadata::new);
    }

    /**
     * What OpenRouter sent to the provider ({@code debug.echo_upstream_body}); streams have it when it is asked for.
     *
     * @return a copy, or null if it did not come
     */
    public @Nullable JsonNode upstreamBody() {
        JsonNode debug = node("debug");
        return debug == null ? null : debug.get("echo_upstream_body");
    }

    /**
     * The answers ({@code choices}); usually one.
     *
     * @return the choices, never null
     */
    public List<ChatChoice> choices() {
        return children("choices", ChatChoice::new);
    }

    /**
     * The message of the first choice, to be put into the next request.
     *
     * @return the message, empty if there is no choice
     */
    public AssistantMessage message() {
        List<ChatChoice> choices = choices();
        return choices.isEmpty()
                ? new AssistantMessage(Json.object())
                : choices.get(0).message();
    }

    /**
     * The text of the first choice.
     *
     * @return the text; empty if the model gave none, such as when it calls a tool
     */
    public String text() {
        return message().text();
    }

    /**
     * Why the model stopped, in the first choice.
     *
     * @return the reason, or null if not told
     */
    public @Nullable FinishReason finishReason() {
        List<ChatChoice> choices = choices();
        return choices.isEmpty() ? null : choices.get(0).finishReason();
    }

    /**
     * What the call used and cost ({@code usage}, with the cost of the {@code X-OpenRouter-Cost} header where the body
     * names none).
     *
     * @return the usage; {@link Usage#isReported()} is false if the server told nothing
     */
    public Usage usage() {
        return part("usage", json -> new Usage(json, facts.cost()));
    }
}
