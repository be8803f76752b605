package io.airsprotocols.openrouter.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ChatStream;
import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.http.Backoff;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.http.RetryPolicy;
import io.airsprotocols.openrouter.http.Timeouts;
import io.airsprotocols.openrouter.sandbox.Fault;
import io.airsprotocols.openrouter.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand calls in sequence, each with a fault drawn by chance: every one ends, in one way, in its time. */
class FaultStormTest {

    private static final int CALLS = 1_000;
    private static final Duration DEADLINE = Duration.ofMillis(400);

    /** A call ends within its deadline and what it takes to notice that on a busy machine. */
    private static final Duration GRACE = Duration.ofSeconds(8);

    /** Faults of any answer. Each takes a small number drawn by chance. */
    private static final List<IntFunction<Fault>> ANY = List.of(
            n -> Fault.resetBeforeHeaders(),
            n -> Fault.resetAfterHeaders(),
            n -> Fault.refused(),
            n -> Fault.stallBeforeHeaders(),
            n -> Fault.truncatedBody(),
            n -> Fault.malformedBody(),
            n -> Fault.rateLimit(Fault.RetryAfter.values()[n], Duration.ZERO),
            n -> Fault.rateLimit(Fault.RetryAfter.SECONDS, Duration.ofSeconds(n)),
            n -> Fault.status(new int[] {408, 500, 502, 503, 524, 529}[n], Fault.Envelope.values()[n]),
            n -> Fault.status(new int[] {400, 402, 403, 404, 413, 422}[n], Fault.Envelope.values()[n]),
            n -> Fault.errorIn200(Fault.In200.values()[n % 3]),
            n -> Fault.emptyCompletion(),
            n -> Fault.wrongContentType("text/plain"),
            n -> Fault.leadingWhitespace(),
            n -> Fault.unknownValues(),
            n -> Fault.numericStrings(),
            n -> Fault.redirect("http://127.0.0.1:1/"));

    /** Faults only a stream can have. Each takes a small number, such as after how many chunks it comes. */
    private static final List<IntFunction<Fault>> OF_STREAMS = List.of(
            Fault::resetAfter,
            n -> Fault.stallBeforeFirstToken(n % 2 == 0),
            n -> Fault.stallAfter(n, n % 2 == 0),
            Fault::truncated,
            n -> Fault.truncatedAfterFinish(),
            Fault::malformedChunk,
            n -> Fault.midStreamError(n, Fault.InStream.values()[n % 3]),
            n -> Fault.giantLine(n << 19),
            n -> Fault.commentFlood(100 * n),
            n -> Fault.splitUtf8(),
            n -> Fault.crlf(),
            n -> Fault.bom(),
            n -> Fault.noSpace(),
            n -> Fault.doubleFinish(),
            n -> Fault.openAfterDone(),
            n -> Fault.jsonForStream());

    @Test
    @Timeout(value = 3, unit = TimeUnit.MINUTES) // Half a minute on two cores that have little else to do.
    void every_call_ends_in_an_answer_or_a_typed_exception_within_its_deadline() throws Exception {
        long seed = Long.getLong("storm.seed", 20_260_101L);
        Random random = new Random(seed);
        Map<String, Integer> ends = new TreeMap<>();
        Leaks leaks = Leaks.before();
        try (Sandbox sandbox = Sandbox.start(b -> b.tokenDelay(Duration.ofMillis(1)))) {
            try (OpenRouter router =
                    OpenRouter.create(b -> b.baseUrl(sandbox.baseUrl().toString())
                            .apiKey(sandbox.apiKey())
                            .timeouts(Timeouts.standard()
                                    .withConnect(DEADLINE)
                                    .withFirstToken(Duration.ofMillis(150))
                                    .withIdle(Duration.ofMillis(100)))
                            .retry(RetryPolicy.of(
                                    2,
                                    Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(4)),
                                    Duration.ofMillis(50))))) {
                for (int i = 0; i < CALLS; i++) {
                    boolean streaming = random.nextInt(3) > 0;
                    List<IntFunction<Fault>> faults = streaming && random.nextBoolean() ? OF_STREAMS : ANY;
                    Fault fault = faults.get(random.nextInt(faults.size())).apply(random.nextInt(6));
                    String end =
                            call(router, fault.toString(), streaming, "seed " + seed + ", call " + i + ": " + fault);
                    ends.merge(end, 1, Integer::sum);
                }
            }
        }
        System.out.println("seed " + seed + ": " + ends);
        assertThat(ends.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(CALLS);
        assertThat(ends)
                .as("the storm reaches answers and failures of many kinds")
                .hasSizeGreaterThan(8)
                .containsKey("answer");
        leaks.checkNothingLeft();
    }

    /** Runs a call on another thread, so that one that hangs is seen. */
    private static String call(OpenRouter router, String fault, boolean streaming, String what) throws Exception {
        RequestOptions options = RequestOptions.create(o -> o.timeout(DEADLINE).header("X-Sandbox-Fault", fault));
        ChatRequest request = ChatRequest.builder("openai/gpt-4o-mini")
                .user("Tell me about the weather.")
                .maxCompletionTokens(12)
                .build();
        long begun = System.nanoTime();
        CompletableFuture<String> end =
                CompletableFuture.supplyAsync(() -> outcome(router, request, options, streaming, what));
        try {
            String outcome = end.get(DEADLINE.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(what).isLessThan(DEADLINE.plus(GRACE));
            return outcome;
        } catch (ExecutionException untyped) {
            throw new AssertionError(what + " ended with what is not one of the library's exceptions", untyped);
        }
    }

    private static String outcome(
            OpenRouter router, ChatRequest request, RequestOptions options, boolean streaming, String what) {
        try {
            ChatResponse answer;
            if (streaming) {
                try (ChatStream stream = router.chat().stream(request, options)) {
                    stream.forEach(chunk -> {});
                    answer = stream.response();
                }
            } else {
                answer = router.chat().send(request, options);
            }
            assertThat(answer.choices()).as(what).isNotEmpty();
            assertThat(answer.facts().status()).as(what).isEqualTo(200);
            return "answer";
        } catch (OpenRouterException failure) {
            assertThat(failure.getMessage()).as(what).isNotBlank().doesNotContainIgnoringCase("fault");
            assertThat(failure.facts().attempts()).as(what).isBetween(1, 3);
            return failure.getClass().getSimpleName();
        }
    }
}
