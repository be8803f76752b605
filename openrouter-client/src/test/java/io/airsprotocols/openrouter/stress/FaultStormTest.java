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
import io.airsprotocols.openrouter.sandbox.Sandbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A thousand calls in sequence, each with a fault drawn by chance: every one ends, in one way, in its time. */
class FaultStormTest {

    private static final int CALLS = 1_000;
    private static final Duration DEADLINE = Duration.ofMillis(400);

    /** A call ends within its deadline and what it takes to notice that on a busy machine. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private static final List<String> FAULTS = List.of(
            "",
            "reset;at=start",
            "reset;at=headers",
            "reset;after=%d",
            "refused",
            "stall;at=start",
            "stall;after=%d",
            "stall;after=%d;comments=true",
            "truncate;after=%d",
            "truncate;after=%d;finish=true",
            "truncated-body;after=%d0",
            "malformed-chunk;after=%d",
            "malformed-body",
            "rate-limit;form=seconds;wait=0",
            "rate-limit;form=date;wait=100",
            "rate-limit;form=millis;wait=5",
            "rate-limit;form=none",
            "status;code=408",
            "status;code=500;form=html",
            "status;code=502;form=raw",
            "status;code=503;form=empty",
            "status;code=529",
            "status;code=400",
            "status;code=403",
            "error-in-200",
            "mid-stream-error;after=%d",
            "mid-stream-error;after=%d;form=bare",
            "giant-line;bytes=3000000",
            "comment-flood;count=500",
            "split-utf8",
            "crlf",
            "bom",
            "no-space",
            "empty-completion",
            "double-finish",
            "open-after-done",
            "json-for-stream",
            "wrong-content-type",
            "leading-whitespace",
            "unknown-values",
            "numeric-strings",
            "redirect");

    @Test
    void every_call_ends_in_an_answer_or_a_typed_exception_within_its_deadline() throws Exception {
        long seed = Long.getLong("storm.seed", 20_260_101L);
        Random random = new Random(seed);
        Map<String, Integer> ends = new TreeMap<>();
        Leaks leaks = Leaks.before();
        try (Sandbox sandbox = Sandbox.start(b -> b.tokenDelay(Duration.ofMillis(1)))) {
            try (OpenRouter router = OpenRouter.create(b -> b.baseUrl(
                            sandbox.baseUrl().toString())
                    .apiKey(sandbox.apiKey())
                    .timeouts(Timeouts.standard()
                            .withConnect(DEADLINE)
                            .withFirstToken(Duration.ofMillis(150))
                            .withIdle(Duration.ofMillis(100)))
                    .retry(RetryPolicy.of(
                            2, Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(4)), Duration.ofMillis(50))))) {
                for (int i = 0; i < CALLS; i++) {
                    String fault = String.format(FAULTS.get(random.nextInt(FAULTS.size())), random.nextInt(6));
                    boolean streaming = random.nextBoolean();
                    String end = call(router, fault, streaming, "seed " + seed + ", call " + i + ": " + fault);
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
        RequestOptions options = RequestOptions.create(o -> {
            o.timeout(DEADLINE);
            if (!fault.isEmpty()) {
                o.header("X-Sandbox-Fault", fault);
            }
        });
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
            assertThat(failure.getMessage()).as(what).isNotBlank();
            assertThat(failure.facts().attempts()).as(what).isBetween(1, 3);
            return failure.getClass().getSimpleName();
        }
    }
}
