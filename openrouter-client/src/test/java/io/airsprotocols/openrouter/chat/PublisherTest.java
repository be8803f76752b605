package io.airsprotocols.openrouter.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.error.RateLimitException;
import io.airsprotocols.openrouter.support.Await;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.support.Listener;
import io.airsprotocols.openrouter.support.RawServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/** The publisher: by the rules of Reactive Streams, checked by their own verification, and by ours. */
class PublisherTest {

    private static final ChatRequest ASK = ChatRequest.of("sim/alpha", "hello");

    private static final long MOST = 2_000;

    @AutoClose
    private final MockWebServer server = Canned.server();

    @AutoClose
    private final OpenRouter router = Canned.router(server);

    @BeforeEach
    void answerWithAsManyElementsAsWished() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String wish = String.valueOf(request.getHeaders().get("X-Elements"));
                if (wish.equals("none")) {
                    return Canned.json(429, Canned.error(429, "slow down"));
                }
                StringBuilder body = new StringBuilder();
                for (long i = 0; i < Math.min(Long.parseLong(wish), MOST) - 1; i++) {
                    body.append("data: ").append(Canned.text("x")).append("\n\n");
                }
                return Canned.rawStream(body + "data: " + Canned.finish("stop") + "\n\ndata: [DONE]\n\n");
            }
        });
    }

    private Flow.Publisher<ChatChunk> publisher(String elements) {
        return router.chat()
                .publisher(
                        ASK,
                        io.airsprotocols.openrouter.http.RequestOptions.create(o -> o.header("X-Elements", elements)));
    }

    /** The verification that the authors of Reactive Streams wrote. */
    private final class Verification extends FlowPublisherVerification<ChatChunk> {
        Verification() {
            // A signal may take 20 s on a slow machine; it is looked for each 50 ms.
            super(new TestEnvironment(20_000, 100, 50, false));
        }

        @Override
        public Flow.Publisher<ChatChunk> createFlowPublisher(long elements) {
            return publisher(Long.toString(elements));
        }

        @Override
        public Flow.Publisher<ChatChunk> createFailedFlowPublisher() {
            // A call is made by the first request. The verification of failures requests nothing, so this does.
            Flow.Publisher<ChatChunk> failing = publisher("none");
            return subscriber -> failing.subscribe(new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    subscriber.onSubscribe(subscription);
                    subscription.request(1);
                }

                @Override
                public void onNext(ChatChunk chunk) {
                    subscriber.onNext(chunk);
                }

                @Override
                public void onError(Throwable failure) {
                    subscriber.onError(failure);
                }

                @Override
                public void onComplete() {
                    subscriber.onComplete();
                }
            });
        }

        @Override
        public long maxElementsFromPublisher() {
            // The rule that asks for this many looks at the first dozen and cancels.
            return Integer.MAX_VALUE;
        }
    }

    /** Each rule a test. Those named untested are rules the verification itself cannot test. */
    @TestFactory
    Stream<DynamicTest> rules_of_reactive_streams() {
        Verification verification = new Verification();
        return Arrays.stream(verification.getClass().getMethods())
                .filter(method -> method.isAnnotationPresent(org.testng.annotations.Test.class))
                .filter(method -> !method.getName().startsWith("untested_"))
                // Holds of publishers whose subscriptions share their elements; each of ours is a call of its own.
                .filter(method -> !method.getName().startsWith("optional_spec111_multicast_"))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> {
                    verification.setUp();
                    try {
                        method.invoke(verification);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    @Test
    void a_subscription_makes_a_call_when_it_first_requests_and_each_makes_its_own() throws Throwable {
        Flow.Publisher<ChatChunk> publisher = publisher("3");
        Listener<ChatChunk> first = new Listener<>();
        Listener<ChatChunk> second = new Listener<>();
        publisher.subscribe(first);
        publisher.subscribe(second);
        assertThat(server.getRequestCount()).isZero();
        first.subscription().request(Long.MAX_VALUE);
        second.subscription().request(Long.MAX_VALUE);
        assertThat(Await.result(first.end())).isEqualTo("complete");
        assertThat(Await.result(second.end())).isEqualTo("complete");
        assertThat(first.heard()).hasSize(3).isEqualTo(second.heard());
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void nothing_is_signalled_while_the_subscriber_is_still_told_of_its_subscription() {
        Queue<Runnable> tasks = new ArrayDeque<>();
        try (OpenRouter other = router.toBuilder().executor(tasks::add).build()) {
            Listener<ChatChunk> eager = new Listener<>(1) {
                @Override
                public void onSubscribe(Flow.Subscription subscription) {
                    super.onSubscribe(subscription);
                    assertThat(tasks).isEmpty();
                }
            };
            other.chat().publisher(ASK).subscribe(eager);
            assertThat(tasks).hasSize(1);
            eager.subscription().request(1);
            assertThat(tasks).hasSize(1);
        }
    }

    @Test
    void a_failed_call_is_signalled_as_its_exception() {
        Listener<ChatChunk> listener = new Listener<>();
        publisher("none").subscribe(listener);
        listener.subscription().request(1);
        assertThatThrownBy(() -> Await.result(listener.end())).isInstanceOf(RateLimitException.class);
        assertThat(listener.heard()).isEmpty();
    }

    @Test
    void an_error_after_an_error_chunk_is_never_a_completion() {
        try (RawServer raw = new RawServer();
                OpenRouter other = Canned.router(raw.url())) {
            Listener<ChatChunk> listener = new Listener<>();
            other.chat().publisher(ASK).subscribe(listener);
            listener.subscription().request(Long.MAX_VALUE);
            raw.take()
                    .startStream()
                    .event(Canned.text("Once"))
                    .event(Canned.error(502, "upstream closed"))
                    .event("[DONE]")
                    .endStream();
            assertThatThrownBy(() -> Await.result(listener.end()))
                    .isInstanceOf(ChatInterruptedException.class)
                    .extracting(failure -> ((ChatInterruptedException) failure).partialText())
                    .isEqualTo("Once");
        }
    }

    @Test
    void cancelling_stops_the_call_at_once_while_it_opens_and_while_it_streams() {
        try (RawServer raw = new RawServer();
                OpenRouter other = Canned.router(raw.url())) {
            Listener<ChatChunk> opening = new Listener<>();
            other.chat().publisher(ASK).subscribe(opening);
            opening.subscription().request(1);
            RawServer.Exchange first = raw.take();
            opening.subscription().cancel();
            first.awaitDisconnect();

            Listener<ChatChunk> streaming = new Listener<>();
            other.chat().publisher(ASK).subscribe(streaming);
            streaming.subscription().request(5);
            RawServer.Exchange second = raw.take().startStream().event(Canned.text("Once"));
            Await.until("the first piece", () -> streaming.heard().size() == 1);
            streaming.subscription().cancel();
            second.awaitDisconnect();
            assertThat(opening.end().isDone()).isFalse();
            assertThat(streaming.end().isDone()).isFalse();
        }
    }

    @Test
    void an_executor_that_takes_nothing_more_is_signalled() {
        var executor = Executors.newSingleThreadExecutor();
        executor.shutdown();
        List<Throwable> failures = new ArrayList<>();
        try (OpenRouter other = router.toBuilder().executor(executor).build()) {
            Listener<ChatChunk> listener = new Listener<>();
            other.chat().publisher(ASK).subscribe(listener);
            listener.subscription().request(1);
            listener.end().exceptionally(failure -> {
                failures.add(failure);
                return "";
            });
        }
        assertThat(failures).hasSize(1);
    }
}
