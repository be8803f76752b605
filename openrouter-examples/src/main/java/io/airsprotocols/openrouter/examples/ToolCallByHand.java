package io.airsprotocols.openrouter.examples;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatRequestBuilder;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.Message;
import io.airsprotocols.openrouter.tool.FunctionTool;
import io.airsprotocols.openrouter.tool.ToolArgumentsException;
import io.airsprotocols.openrouter.tool.ToolCall;

/** Gives a model a function, runs it when the model calls it, and hands the result back until the model has its answer. */
public final class ToolCallByHand {

    private static final int MOST_TURNS = 5;

    private record Place(
            @JsonPropertyDescription("Its English name") String city) {}

    private record Weather(String city, int celsius, boolean rain) {}

    private ToolCallByHand() {}

    /**
     * Runs the example.
     *
     * @param args the question, if another is wanted
     */
    public static void main(String[] args) {
        String question = args.length > 0 ? String.join(" ", args) : "Do I need an umbrella in Oslo today?";
        FunctionTool weather = FunctionTool.of("get_weather", "The weather in a city today", Place.class);
        ChatRequest request = ChatRequest.builder("anthropic/claude-sonnet-4.5")
                .user(question)
                .tool(weather)
                .build();
        try (OpenRouter router = OpenRouter.create()) {
            for (int turn = 0; turn < MOST_TURNS; turn++) {
                ChatResponse answer = router.chat().send(request);
                if (answer.message().toolCalls().isEmpty()) {
                    System.out.println(answer.text());
                    return;
                }
                ChatRequestBuilder next = request.toBuilder().message(answer.message());
                for (ToolCall call : answer.message().toolCalls()) {
                    System.out.println("(" + call.name() + " " + call.arguments() + ")");
                    next.message(result(call));
                }
                request = next.build();
            }
            System.out.println("No answer after " + MOST_TURNS + " turns.");
        }
    }

    /** What comes of a call; a model that wrote nonsense is told so, and mostly does better then. */
    private static Message result(ToolCall call) {
        try {
            Place place = call.arguments(Place.class);
            return Message.toolJson(call.id(), new Weather(place.city(), 7, true));
        } catch (ToolArgumentsException unusable) {
            return Message.tool(call.id(), unusable.getMessage());
        }
    }
}
