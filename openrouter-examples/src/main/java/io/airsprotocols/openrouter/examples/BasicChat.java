package io.airsprotocols.openrouter.examples;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatResponse;

/** Asks one question and prints the answer with its cost. */
public final class BasicChat {

    private BasicChat() {}

    /**
     * Runs the example.
     *
     * @param args the question, if another is wanted
     */
    public static void main(String[] args) {
        String question = args.length > 0 ? String.join(" ", args) : "What is the capital of France?";
        try (OpenRouter router = OpenRouter.create()) { // OPENROUTER_API_KEY, OPENROUTER_BASE_URL
            ChatResponse answer = router.chat().send("openai/gpt-4o-mini", question);
            System.out.println(answer.text());
            System.out.println("cost: $" + answer.usage().cost());
        }
    }
}
