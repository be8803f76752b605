package io.airsprotocols.openrouter.benchmarks.codec;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.http.Headers;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.HttpCall;
import io.airsprotocols.openrouter.http.Transport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A server without a network. It takes the whole request, so that nothing of the client's work is left undone. */
final class InMemory implements Transport {

    /** Of the form of a key, so that no check is spared. */
    private static final String KEY = "sk-or-v1-" + "0123456789abcdef".repeat(4);

    private final Headers headers;
    private final Supplier<InputStream> body;

    private InMemory(Headers headers, Supplier<InputStream> body) {
        this.headers = headers;
        this.body = body;
    }

    static InMemory whole(byte[] answer) {
        return new InMemory(
                headers("application/json", Map.of("Content-Length", List.of(Integer.toString(answer.length)))),
                () -> new ByteArrayInputStream(answer));
    }

    static InMemory streamed(byte[][] writes) {
        return new InMemory(headers("text/event-stream", Map.of()), () -> new Arrivals(writes));
    }

    private static Headers headers(String type, Map<String, List<String>> more) {
        return Headers.received(Map.of(
                        "Content-Type", List.of(type),
                        "Cache-Control", List.of("no-cache"),
                        "X-Generation-Id", List.of("gen-1787000000-AbCdEfGhIjKlMnOpQrSt")))
                .with(Headers.received(more));
    }

    /** A client that knows no other server. */
    OpenRouter client() {
        return OpenRouter.create(
                b -> b.baseUrl("http://localhost/api/v1").apiKey(KEY).transport(this));
    }

    @Override
    public HttpAnswer exchange(HttpCall call) throws IOException {
        InputStream answer = body.get();
        call.cancellation().onCancel(() -> close(answer));
        call.writeBody(OutputStream.nullOutputStream());
        return new HttpAnswer(200, headers, "http/1.1", answer);
    }

    private static void close(InputStream answer) {
        try {
            answer.close();
        } catch (IOException impossible) {
            throw new AssertionError(impossible); // there is nothing behind it that could fail
        }
    }

    /** A question of two messages, built anew each time as programs do. */
    static ChatRequest question() {
        return ChatRequest.builder("sim/alpha")
                .system(
                        "You are a travel guide. Answer in at most three paragraphs, name your sources, say which of your"
                                + " statements are opinions, and give distances in kilometres and prices in local currency.")
                .user(
                        "I have two days in Oslo in October and like museums, wooden ships and long walks, but not queues."
                                + " What should I see, in which order, and where can I eat well for less than 300 kroner?")
                .temperature(0.7)
                .build();
    }
}
