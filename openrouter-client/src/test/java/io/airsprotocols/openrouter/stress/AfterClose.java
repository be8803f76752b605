package io.airsprotocols.openrouter.stress;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A program that uses a client and closes it, and then looks at what is left. For a JVM in which nobody else leaves anything. */
final class AfterClose {

    private AfterClose() {}

    /**
     * Ends normally if nothing is left.
     *
     * @param args base URL and key
     */
    public static void main(String[] args) {
        use(args[0], args[1]); // opens the files classes come from
        Leaks leaks = Leaks.before();
        use(args[0], args[1]);
        leaks.checkNothingLeft();
        Leaks.checkNoThreadOfTransportLeft();
        System.out.println("nothing left");
    }

    private static void use(String baseUrl, String key) {
        try (OpenRouter router = OpenRouter.create(b -> b.baseUrl(baseUrl).apiKey(key))) {
            List<CompletableFuture<?>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(router.chat().sendAsync(ChatRequest.of("sandbox/echo", "hello")));
            }
            answers.forEach(CompletableFuture::join);
            router.chat().stream(ChatRequest.of("sandbox/echo", "hello"), chunk -> {});
        }
    }
}
