package io.airsprotocols.openrouter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.RateLimitException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** OpenAI's own Java client, which knows nothing of the sandbox. */
@WithSandbox
class OpenAiJavaTest {

    private static final ChatCompletionCreateParams QUESTION = ChatCompletionCreateParams.builder()
            .model("openai/gpt-4o-mini")
            .addUserMessage("What is the capital of Italy?")
            .build();

    private static OpenAIClient client(Sandbox sandbox) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(sandbox.baseUrl().toString())
                .apiKey(sandbox.apiKey())
                .maxRetries(0)
                .build();
    }

    @Test
    void a_call_and_a_stream_give_the_same_words(Sandbox sandbox) {
        OpenAIClient client = client(sandbox);
        try {
            ChatCompletion answer = client.chat().completions().create(QUESTION);
            String words = answer.choices().get(0).message().content().orElseThrow();
            assertThat(words).contains("Rome");
            assertThat(answer.usage().orElseThrow().completionTokens()).isPositive();
            try (StreamResponse<ChatCompletionChunk> stream =
                    client.chat().completions().createStreaming(QUESTION)) {
                String streamed = stream.stream()
                        .flatMap(chunk -> chunk.choices().stream())
                        .flatMap(choice -> choice.delta().content().stream())
                        .collect(Collectors.joining());
                assertThat(streamed).isEqualTo(words);
            }
        } finally {
            client.close();
        }
    }

    @Test
    void models_are_listed_and_an_error_is_understood(Sandbox sandbox) {
        OpenAIClient client = client(sandbox);
        try {
            assertThat(client.models().list().data())
                    .anyMatch(model -> model.id().equals("sandbox/echo"));
            sandbox.script().then(Reply.fault(Fault.status(429, Fault.Envelope.OPENAI)));
            assertThatThrownBy(() -> client.chat().completions().create(QUESTION))
                    .isInstanceOf(RateLimitException.class);
        } finally {
            client.close();
        }
    }
}
