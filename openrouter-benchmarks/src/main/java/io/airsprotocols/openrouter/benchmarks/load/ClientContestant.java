package io.airsprotocols.openrouter.benchmarks.load;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatChunk;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatStream;
import java.util.function.Consumer;

/** This client. */
final class ClientContestant implements Contestant {

    private final OpenRouter router;

    private ClientContestant(OpenRouter router) {
        this.router = router;
    }

    static Contestant asItComes(String baseUrl) {
        return new ClientContestant(OpenRouter.create(b -> b.baseUrl(baseUrl).apiKey(Question.KEY)));
    }

    static Contestant onBareSockets(String baseUrl) {
        return new ClientContestant(
                OpenRouter.create(b -> b.baseUrl(baseUrl).apiKey(Question.KEY).transport(new SocketTransport())));
    }

    @Override
    public String call() {
        return router.chat().send(question()).text();
    }

    @Override
    public void stream(Consumer<String> tokens) {
        try (ChatStream stream = router.chat().stream(question())) {
            for (ChatChunk chunk : stream) {
                String text = chunk.text();
                if (!text.isEmpty()) {
                    tokens.accept(text);
                }
            }
        }
    }

    private static ChatRequest question() {
        return ChatRequest.builder(Question.MODEL)
                .system(Question.SYSTEM)
                .user(Question.USER)
                .temperature(Question.TEMPERATURE)
                .build();
    }

    @Override
    public void close() {
        router.close();
    }
}
