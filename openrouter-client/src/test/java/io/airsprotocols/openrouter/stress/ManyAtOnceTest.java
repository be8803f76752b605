package io.airsprotocols.openrouter.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.OpenRouterBuilder;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ChatStream;
import io.airsprotocols.openrouter.http.RetryPolicy;
import io.airsprotocols.openrouter.sandbox.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Hundreds of calls at the same time, all of them open before one of them may end. */
class ManyAtOnceTest {

    private static final String ASKED = "sandbox/echo";

    @Test
    void five_hundred_streams_at_once() throws Exception {
        Leaks leaks = Leaks.before();
        try (Sandbox sandbox = Sandbox.start(b -> b.tokenDelay(Duration.ofMillis(5)))) {
            try (OpenRouter router = client(sandbox, b -> {})) {
                streamsAtOnce(router, 500);
            }
        }
        leaks.checkNothingLeft();
    }

    @Test
    void five_hundred_calls_at_once() throws Exception {
        Leaks leaks = Leaks.before();
        try (Sandbox sandbox = Sandbox.start(b -> b.firstTokenDelay(Duration.ofMillis(300)))) {
            try (OpenRouter router = client(sandbox, b -> {})) {
                List<Future<ChatResponse>> answers = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    answers.add(router.chat().sendAsync(ChatRequest.of(ASKED, "call number " + i)));
                }
                for (int i = 0; i < answers.size(); i++) {
                    assertThat(answers.get(i).get(150, TimeUnit.SECONDS).text()).contains("call number " + i);
                }
            }
        }
        leaks.checkNothingLeft();
    }

    @Test
    void four_hundred_streams_where_a_connection_takes_one_hundred_need_no_retry() throws Exception {
        Leaks leaks = Leaks.before();
        try (Sandbox sandbox =
                Sandbox.start(b -> b.tls().http2().maxConcurrentStreams(100).tokenDelay(Duration.ofMillis(5)))) {
            try (OpenRouter router = client(sandbox, b -> b.tls(sandbox.sslContext(), sandbox.trustManager())
                    .retry(RetryPolicy.none()))) {
                streamsAtOnce(router, 400);
            }
        }
        leaks.checkNothingLeft();
    }

    private static void streamsAtOnce(OpenRouter router, int count) throws Exception {
        CountDownLatch allOpen = new CountDownLatch(count);
        ExecutorService readers = Executors.newFixedThreadPool(count);
        try {
            List<Future<String>> texts = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                ChatRequest request = ChatRequest.of(ASKED, "stream number " + i + " says a few words");
                texts.add(readers.submit(() -> {
                    try (ChatStream stream = router.chat().stream(request)) {
                        allOpen.countDown();
                        assertThat(allOpen.await(120, TimeUnit.SECONDS))
                                .as("all streams open at once")
                                .isTrue();
                        StringBuilder text = new StringBuilder();
                        stream.forEach(chunk -> text.append(chunk.text()));
                        assertThat(text).hasToString(stream.response().text());
                        assertThat(stream.response().usage().isReported()).isTrue();
                        return text.toString();
                    }
                }));
            }
            for (int i = 0; i < count; i++) {
                assertThat(texts.get(i).get(150, TimeUnit.SECONDS)).contains("stream number " + i + " says");
            }
        } finally {
            readers.shutdownNow();
        }
    }

    private static OpenRouter client(Sandbox sandbox, Consumer<OpenRouterBuilder> choices) {
        return OpenRouter.create(b -> {
            b.baseUrl(sandbox.baseUrl().toString()).apiKey(sandbox.apiKey());
            choices.accept(b);
        });
    }
}
