package io.airsprotocols.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ChatStream;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.HttpCall;
import io.airsprotocols.openrouter.http.Interceptor;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.support.Canned;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pool serves so many calls at once. A call that ended badly is none of them any more. */
class PoolPlacesTest {

    private static final ChatRequest ASK = ChatRequest.of("sim/alpha", "hello");

    /** More than a pool has places. */
    private static final int CALLS = 70;

    @AutoClose
    private final MockWebServer kept = Canned.server();

    @AutoClose
    private final MockWebServer bad = new MockWebServer();

    /** Tells the interceptor to throw instead of giving the answer on. */
    private static final RequestOptions THROWN_AWAY = RequestOptions.create(o -> o.tag("thrown", "away"));

    private static HttpAnswer throwAway(HttpCall call, Interceptor.Chain next) {
        HttpAnswer answer = next.proceed(call);
        if (call.tags().containsKey("thrown")) {
            throw new IllegalStateException("it was " + answer.status());
        }
        return answer;
    }

    /** How calls end badly. */
    enum End {
        REFUSED,
        CUT_BEFORE_THE_ANSWER,
        CUT_IN_THE_ANSWER,
        AN_ERROR,
        NO_JSON,
        TOO_LATE,
        CANCELLED,
        A_STREAM_CUT,
        A_STREAM_CLOSED_EARLY,
        A_STREAM_THROWN_AWAY;

        private MockResponse response() {
            return switch (this) {
                case REFUSED, CUT_BEFORE_THE_ANSWER ->
                    new MockResponse.Builder()
                            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                            .build();
                case CUT_IN_THE_ANSWER ->
                    new MockResponse.Builder(Canned.ok("half of it"))
                            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                            .build();
                case AN_ERROR -> Canned.json(500, Canned.error(500, "no"));
                case NO_JSON -> Canned.json(200, "<html>");
                case TOO_LATE, CANCELLED ->
                    new MockResponse.Builder()
                            .onResponseStart(SocketEffect.Stall.INSTANCE)
                            .build();
                case A_STREAM_CUT ->
                    new MockResponse.Builder(Canned.stream(Canned.text("a"), Canned.text("b")))
                            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                            .build();
                case A_STREAM_CLOSED_EARLY, A_STREAM_THROWN_AWAY ->
                    Canned.stream(Canned.text("a"), Canned.finish("stop"));
            };
        }

        private void call(OpenRouter router, MockWebServer server) {
            switch (this) {
                case TOO_LATE ->
                    fails(() -> router.chat().send(ASK, RequestOptions.create(o -> o.timeout(Duration.ofMillis(5)))));
                case CANCELLED -> {
                    CompletableFuture<ChatResponse> answer = router.chat().sendAsync(ASK);
                    Canned.request(server);
                    answer.cancel(true);
                }
                case A_STREAM_CUT ->
                    fails(() -> {
                        try (ChatStream stream = router.chat().stream(ASK)) {
                            stream.response();
                        }
                    });
                case A_STREAM_CLOSED_EARLY -> router.chat().stream(ASK).close();
                case A_STREAM_THROWN_AWAY -> fails(() -> router.chat().stream(ASK, THROWN_AWAY, chunk -> {}));
                default -> fails(() -> router.chat().send(ASK));
            }
        }

        private static void fails(Runnable call) {
            assertThat(catchThrowable(call::run)).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_call_leaves_its_place_to_others_however_it_ends(End end) throws IOException {
        kept.enqueue(Canned.ok("first"));
        kept.enqueue(Canned.ok("last"));
        bad.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return end.response();
            }

            @Override
            public MockResponse peek() {
                return end.response();
            }
        });
        bad.start();
        String url = Canned.url(bad);
        if (end == End.REFUSED) {
            bad.close();
        }
        try (OpenRouter router = Canned.router(kept);
                OpenRouter unlucky = router.toBuilder()
                        .baseUrl(url)
                        .interceptor(PoolPlacesTest::throwAway)
                        .build()) {
            router.chat().send(ASK);
            for (int i = 0; i < CALLS; i++) {
                end.call(unlucky, bad);
            }
            router.chat().send(ASK);
        }
        // The one in the first pool, in which there is room again.
        assertThat(Canned.request(kept).getConnectionIndex()).isZero();
        assertThat(Canned.request(kept).getConnectionIndex()).isZero();
    }
}
