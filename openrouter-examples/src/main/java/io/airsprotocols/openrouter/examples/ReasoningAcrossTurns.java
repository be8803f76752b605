package io.airsprotocols.openrouter.examples;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatChunk;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatRequestBuilder;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ChatStream;
import io.airsprotocols.openrouter.chat.Message;
import io.airsprotocols.openrouter.chat.ReasoningDetail;
import io.airsprotocols.openrouter.routing.ReasoningEffort;
import io.airsprotocols.openrouter.tool.FunctionTool;
import io.airsprotocols.openrouter.tool.ToolCall;
import java.util.Map;

/** Shows what a model thinks while it streams, and gives it its thoughts back, signatures included, after a tool has run. */
public final class ReasoningAcrossTurns {

    private ReasoningAcrossTurns() {}

    /**
     * Runs the example.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        ChatRequest first = ChatRequest.builder("anthropic/claude-sonnet-4.5")
                .user("How many seats are left in the larger of the two halls?")
                .tool(FunctionTool.builder("free_seats")
                        .description("Seats that are free, by hall")
                        .build())
                .reasoning(r -> r.effort(ReasoningEffort.MEDIUM))
                .build();
        try (OpenRouter router = OpenRouter.create()) {
            ChatResponse thoughtful = read(router, first);

            ChatRequestBuilder second = first.toBuilder().message(thoughtful.message());
            for (ToolCall call : thoughtful.message().toolCalls()) {
                second.message(Message.toolJson(call.id(), Map.of("small", 12, "large", 7)));
            }
            if (!thoughtful.message().toolCalls().isEmpty()) {
                read(router, second.build());
            }
        }
    }

    private static ChatResponse read(OpenRouter router, ChatRequest request) {
        try (ChatStream stream = router.chat().stream(request)) {
            boolean thinking = false;
            for (ChatChunk chunk : stream) {
                if (!chunk.reasoning().isEmpty()) {
                    thinking = true;
                } else if (thinking && !chunk.text().isEmpty()) {
                    thinking = false;
                    System.out.println();
                }
                System.out.print(chunk.reasoning() + chunk.text());
            }
            System.out.println();
            for (ReasoningDetail block : stream.response().message().reasoningDetails()) {
                System.out.println("kept for the next turn: " + block.type() + " in the form " + block.format());
            }
            return stream.response();
        }
    }
}
