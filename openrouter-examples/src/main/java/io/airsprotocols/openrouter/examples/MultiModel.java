package io.airsprotocols.openrouter.examples;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.error.OpenRouterException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks three models the same question at the same time, and compares what they say, what it costs and how long it takes. */
public final class MultiModel {

    private static final List<String> MODELS =
            List.of("openai/gpt-4o-mini", "anthropic/claude-sonnet-4.5", "google/gemini-2.5-flash");

    private MultiModel() {}

    /**
     * Runs the example.
     *
     * @param args the question, if another is wanted
     */
    public static void main(String[] args) {
        String question = args.length > 0 ? String.join(" ", args) : "Why is the sky blue? One sentence.";
        try (OpenRouter router = OpenRouter.create()) {
            List<CompletableFuture<ChatResponse>> answers = MODELS.stream()
                    .map(model -> router.chat().sendAsync(ChatRequest.of(model, question)))
                    .toList();
            for (int i = 0; i < MODELS.size(); i++) {
                System.out.printf("%-30s %s%n", MODELS.get(i), told(answers.get(i)));
            }
        }
    }

    /** One model that fails takes nothing from the others. */
    private static String told(CompletableFuture<ChatResponse> answer) {
        try {
            ChatResponse response = answer.join();
            return String.format(
                    "$%s in %d ms%n    %s",
                    response.usage().cost(), response.facts().duration().toMillis(), response.text());
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof OpenRouterException reason) {
                return "failed: " + reason.getMessage();
            }
            throw failed;
        }
    }
}
