package io.airsprotocols.openrouter.chat;

import static io.airsprotocols.openrouter.chat.AnswerRow.chunk;
import static io.airsprotocols.openrouter.chat.SharedCoverage.inChunk;

import io.airsprotocols.openrouter.routing.ServiceTier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which accessors read the pieces of a stream. */
final class ChunkCoverage {

    private static final String CHOICE = "{'choices':[";

    private ChunkCoverage() {}

    static List<AnswerRow> rows() {
        String debug = "{'debug':{'echo_upstream_body':{'model':'up'}}}";
        List<AnswerRow> rows = new ArrayList<>(List.of(
                chunk(".id", "{'id':'gen-1'}", "gen-1", ChatChunk::id),
                chunk(".object", "{'object':'chat.completion.chunk'}", "chat.completion.chunk", ChatChunk::object),
                chunk(".model", "{'model':'m'}", "m", ChatChunk::model),
                chunk(".provider", "{'provider':'P'}", "P", ChatChunk::provider),
                chunk(".created", "{'created':1787000000}", Instant.ofEpochSecond(1_787_000_000), ChatChunk::created),
                chunk(".system_fingerprint", "{'system_fingerprint':'fp'}", "fp", ChatChunk::systemFingerprint),
                chunk(".service_tier", "{'service_tier':'flex'}", ServiceTier.FLEX, ChatChunk::serviceTier),
                chunk(".debug", debug, "up", piece -> piece.upstreamBody()
                        .path("model")
                        .stringValue()),
                chunk(".debug.echo_upstream_body", debug, "up", piece -> piece.upstreamBody()
                        .path("model")
                        .stringValue()),
                chunk(".choices", "{'choices':[{}]}", 1, piece -> piece.choices()
                        .size()),
                chunk(".choices[].index", "{'choices':[{'index':2}]}", 2L, piece -> piece.choices()
                        .get(0)
                        .index()),
                chunk(
                        ".choices[].finish_reason",
                        "{'choices':[{'finish_reason':'stop'}]}",
                        FinishReason.STOP,
                        ChatChunk::finishReason),
                chunk(
                        ".choices[].native_finish_reason",
                        "{'choices':[{'native_finish_reason':'end'}]}",
                        "end",
                        piece -> piece.choices().get(0).nativeFinishReason()),
                chunk(
                        ".choices[].delta.tool_calls[].index",
                        "{'choices':[{'delta':{'tool_calls':[{'index':4}]}}]}",
                        4L,
                        piece -> piece.toolCalls().get(0).index())));
        rows.addAll(SharedCoverage.usage(inChunk(".usage", "{'usage':", "}", ChatChunk::usage)));
        rows.addAll(SharedCoverage.router(
                inChunk(".openrouter_metadata", "{'openrouter_metadata':", "}", ChatChunk::routerMetadata)));
        rows.addAll(SharedCoverage.logprobs(
                inChunk(".choices[].logprobs", CHOICE + "{'logprobs':", "}]}", piece -> piece.choices()
                        .get(0)
                        .logprobs())));
        rows.addAll(SharedCoverage.error(inChunk(".error", "{'error':", "}", ChatChunk::error)));
        rows.addAll(
                SharedCoverage.error(inChunk(".choices[].error", CHOICE + "{'error':", "}]}", piece -> piece.choices()
                        .get(0)
                        .error())));
        rows.addAll(
                SharedCoverage.said(inChunk(".choices[].delta", CHOICE + "{'delta':", "}]}", piece -> piece.choices()
                        .get(0)
                        .delta())));
        return rows;
    }
}
