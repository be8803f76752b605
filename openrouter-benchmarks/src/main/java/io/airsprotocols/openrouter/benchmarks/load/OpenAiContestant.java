package io.airsprotocols.openrouter.benchmarks.load;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.util.function.Consumer;

/** The official Java client of OpenAI, pointed elsewhere. */
final class OpenAiContestant implements Contestant {

    private final OpenAIClient client;

    OpenAiContestant(String baseUrl) {
        client = OpenAIOkHttpClient.builder()
                .baseUrl(baseUrl)
                .apiKey(Question.KEY)
                .build();
    }

    @Override
    public String call() {
        return client.chat()
                .completions()
                .create(question())
                .choices()
                .get(0)
                .message()
                .content()
                .orElse("");
    }

    @Override
    public void stream(Consumer<String> tokens) {
        try (StreamResponse<ChatCompletionChunk> response =
                client.chat().completions().createStreaming(question())) {
            response.stream().forEach(chunk -> {
                if (!chunk.choices().isEmpty()) {
                    chunk.choices()
                            .get(0)
                            .delta()
                            .content()
                            .filter(text -> !text.isEmpty())
                            .ifPresent(tokens);
                }
            });
        }
    }

    private static ChatCompletionCreateParams question() {
        return ChatCompletionCreateParams.builder()
                .model(Question.MODEL)
                .addSystemMessage(Question.SYSTEM)
                .addUserMessage(Question.USER)
                .temperature(Question.TEMPERATURE)
                .build();
    }

    @Override
    public void close() {
        client.close();
    }
}
