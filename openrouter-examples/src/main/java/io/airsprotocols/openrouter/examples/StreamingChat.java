package io.airsprotocols.openrouter.examples;

import static io.airsprotocols.openrouter.routing.DataCollection.DENY;
import static io.airsprotocols.openrouter.routing.ProviderSort.PRICE;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatChunk;
import io.airsprotocols.openrouter.chat.ChatInterruptedException;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatStream;

/** Prints an answer while the model writes it, then what it used; keeps what arrived if the stream breaks. */
public final class StreamingChat {

    private StreamingChat() {}

    /**
     * Runs the example.
     *
     * @param args not used
     */
    public static void main(String[] args) {
        ChatRequest story = ChatRequest.builder("anthropic/claude-sonnet-4.5")
                .system("You are brief.")
                .user("Tell me a story about a lighthouse.")
                .temperature(0.7)
                .maxCompletionTokens(200)
                .fallback("openai/gpt-4o")
                .provider(preferences -> preferences.sort(PRICE).dataCollection(DENY))
                .build();
        try (OpenRouter router = OpenRouter.create();
                ChatStream stream = router.chat().stream(story)) {
            for (ChatChunk chunk : stream) {
                System.out.print(chunk.text());
                System.out.flush();
            }
            System.out.println();
            System.out.println(stream.response().finishReason() + ", "
                    + stream.response().usage().completionTokens() + " tokens, $"
                    + stream.response().usage().cost() + ", first token after "
                    + stream.response().facts().timeToFirstToken());
        } catch (ChatInterruptedException broken) {
            System.out.println();
            System.out.println("broke off after: " + broken.partial().text());
            System.out.println("because: " + broken.getMessage() + (broken.isRetryable() ? " (try again)" : ""));
        }
    }
}
