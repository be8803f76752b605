package io.airsprotocols.openrouter.sandbox.internal.account;

import io.airsprotocols.openrouter.sandbox.internal.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The record of one generation.
 *
 * @param latencyMillis until the first token
 * @param generationMillis from the first token to the last
 * @param attempts the providers tried, in order, as {@code provider_responses} shows them
 * @param visible from when the record can be found
 */
public record Generation(
        String id,
        String model,
        String provider,
        ArrayNode attempts,
        @Nullable String router,
        Instant createdAt,
        boolean streamed,
        boolean cancelled,
        @Nullable String finishReason,
        int promptTokens,
        int completionTokens,
        int reasoningTokens,
        BigDecimal cost,
        long latencyMillis,
        long generationMillis,
        Sender sender,
        Circumstances circumstances,
        Instant visible) {

    /** What the request said about who sent it. */
    public record Sender(
            @Nullable String referer,
            @Nullable String userAgent,
            @Nullable String user,
            @Nullable String session,
            @Nullable String requestId) {}

    /**
     * What a generation may have had beside its words.
     *
     * @param cacheSource the generation whose answer was given again
     * @param searchResults how many pages of the web were given
     * @param fetches how many pages were fetched
     * @param cacheDiscount in USD, null if no cache had a part in the prompt
     */
    public record Circumstances(
            @Nullable String nativeReason,
            @Nullable String serviceTier,
            @Nullable String cacheSource,
            @Nullable String preset,
            @Nullable Integer searchResults,
            int fetches,
            int imageTokens,
            int cachedTokens,
            @Nullable BigDecimal cacheDiscount) {}

    Generation visibleFrom(Instant when) {
        return new Generation(
                id,
                model,
                provider,
                attempts,
                router,
                createdAt,
                streamed,
                cancelled,
                finishReason,
                promptTokens,
                completionTokens,
                reasoningTokens,
                cost,
                latencyMillis,
                generationMillis,
                sender,
                circumstances,
                when);
    }

    /** All 45 fields, 42 of which must be there. */
    public ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("request_id", sender.requestId());
        json.put("session_id", sender.session());
        json.putNull("upstream_id");
        json.put("response_cache_source_id", circumstances.cacheSource());
        json.put("model", model);
        json.put("provider_name", provider);
        json.set("provider_responses", attempts.deepCopy());
        json.put("router", router);
        json.put("preset_id", circumstances.preset());
        json.putNull("workspace_id");
        json.putNull("app_id");
        json.put("api_type", "completions");
        json.put("data_region", "global");
        json.put("origin", sender.referer() == null ? "" : sender.referer());
        json.put("http_referer", sender.referer());
        json.put("user_agent", sender.userAgent());
        json.put("external_user", sender.user());
        json.put("created_at", createdAt.toString());
        json.put("streamed", streamed);
        json.put("cancelled", cancelled);
        json.put("finish_reason", finishReason);
        json.put("native_finish_reason", circumstances.nativeReason());
        json.put("service_tier", circumstances.serviceTier());
        json.put("latency", latencyMillis);
        json.put("generation_time", generationMillis);
        json.putNull("moderation_latency");
        json.put("tokens_prompt", promptTokens);
        json.put("tokens_completion", completionTokens);
        json.put("native_tokens_prompt", promptTokens);
        json.put("native_tokens_completion", completionTokens);
        json.put("native_tokens_completion_images", circumstances.imageTokens());
        json.put("native_tokens_reasoning", reasoningTokens);
        json.put("native_tokens_cached", circumstances.cachedTokens());
        json.putNull("num_media_prompt");
        json.putNull("num_input_audio_prompt");
        json.putNull("num_media_completion");
        json.put("num_search_results", circumstances.searchResults());
        json.put("num_fetches", circumstances.fetches() == 0 ? null : (Integer) circumstances.fetches());
        json.putNull("web_search_engine");
        json.put("is_byok", false);
        json.put("usage", Json.plain(cost));
        json.put("total_cost", Json.plain(cost));
        BigDecimal discount = circumstances.cacheDiscount();
        json.put("cache_discount", discount == null ? null : Json.plain(discount));
        json.putNull("upstream_inference_cost");
        return json;
    }
}
