package io.airsprotocols.openrouter.chat;

import static io.airsprotocols.openrouter.chat.AnswerRow.answer;
import static io.airsprotocols.openrouter.chat.AnswerRow.chunk;

import java.util.List;

/** Which accessors read answers and chunks. */
final class AnswerCoverage {

    private AnswerCoverage() {}

    static List<AnswerRow> answerRows() {
        return List.of(answer(".id", "{'id':'gen-1'}", "gen-1", ChatResponse::id));
    }

    static List<AnswerRow> chunkRows() {
        return List.of(chunk(".id", "{'id':'gen-1'}", "gen-1", ChatChunk::id));
    }
}
