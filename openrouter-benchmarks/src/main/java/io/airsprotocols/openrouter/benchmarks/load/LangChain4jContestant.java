package io.airsprotocols.openrouter.benchmarks.load;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** LangChain4j's models for OpenAI's API, pointed elsewhere. */
final class LangChain4jContestant implements Contestant {

    private final OpenAiChatModel calls;
    private final OpenAiStreamingChatModel streams;

    LangChain4jContestant(String baseUrl) {
        calls = OpenAiChatModel.builder()
                .baseUrl(baseUrl)
                .apiKey(Question.KEY)
                .modelName(Question.MODEL)
                .temperature(Question.TEMPERATURE)
                .build();
        streams = OpenAiStreamingChatModel.builder()
                .baseUrl(baseUrl)
                .apiKey(Question.KEY)
                .modelName(Question.MODEL)
                .temperature(Question.TEMPERATURE)
                .build();
    }

    @Override
    public String call() {
        return calls.chat(question()).aiMessage().text();
    }

    @Override
    public void stream(Consumer<String> tokens) throws Exception {
        CompletableFuture<ChatResponse> end = new CompletableFuture<>();
        streams.chat(question(), new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(String text) {
                tokens.accept(text);
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                end.complete(response);
            }

            @Override
            public void onError(Throwable failure) {
                end.completeExceptionally(failure);
            }
        });
        end.get();
    }

    private static ChatRequest question() {
        return ChatRequest.builder()
                .messages(SystemMessage.from(Question.SYSTEM), UserMessage.from(Question.USER))
                .build();
    }
}
