package io.airsprotocols.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.airsprotocols.openrouter.chat.ChatInterruptedException;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ChatStream;
import io.airsprotocols.openrouter.error.CallTimeoutException;
import io.airsprotocols.openrouter.error.CancelledException;
import io.airsprotocols.openrouter.error.InvalidRequestException;
import io.airsprotocols.openrouter.error.NotFoundException;
import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.error.RateLimitException;
import io.airsprotocols.openrouter.error.ServerException;
import io.airsprotocols.openrouter.error.TransportException;
import io.airsprotocols.openrouter.http.Backoff;
import io.airsprotocols.openrouter.http.FailedAttempt;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.http.RetryPolicy;
import io.airsprotocols.openrouter.support.Await;
import io.airsprotocols.openrouter.support.Await.Running;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.support.FakeTime;
import io.airsprotocols.openrouter.support.RawServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, how often, after which wait, and what never is. */
class RetryingTest extends TimedTest {

    private void fail(int times, int status) {
        for (int i = 0; i < times; i++) {
            server.enqueue(Canned.json(status, Canned.error(status, "trouble")));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504, 524, 529, 599})
    void what_may_pass_is_tried_twice_again(int status) {
        fail(2, status);
        server.enqueue(Canned.ok("at last"));
        try (OpenRouter router = builder().build()) {
            ChatResponse answer = router.chat().send(ASK);
            assertThat(answer.text()).isEqualTo("at last");
            assertThat(answer.facts().attempts()).isEqualTo(3);
        }
        assertThat(time.waits()).hasSize(2);
        assertThat(time.waits().get(0)).isLessThanOrEqualTo(Duration.ofMillis(500));
        assertThat(time.waits().get(1)).isLessThanOrEqualTo(Duration.ofMillis(1000));
    }

    @Test
    void the_third_failure_is_thrown_with_the_number_of_attempts() {
        fail(3, 500);
        try (OpenRouter router = builder().build()) {
            ServerException failure = catchThrowableOfType(
                    ServerException.class, () -> router.chat().send(ASK));
            assertThat(failure.facts().attempts()).isEqualTo(3);
            assertThat(failure.isRetryable()).isTrue();
        }
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 405, 409, 410, 412, 413, 422, 301, 307})
    void what_will_not_pass_is_not_tried_again(int status) {
        fail(1, status);
        try (OpenRouter router = builder().build()) {
            OpenRouterException failure = catchThrowableOfType(
                    OpenRouterException.class, () -> router.chat().send(ASK));
            assertThat(failure.isRetryable()).isFalse();
            assertThat(failure.facts().attempts()).isEqualTo(1);
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_stream_is_tried_again_as_long_as_it_has_not_begun() {
        fail(1, 503);
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        server.enqueue(Canned.stream(Canned.text("hi"), Canned.finish("stop"), Canned.usage()));
        try (OpenRouter router = builder().build();
                ChatStream stream = router.chat().stream(ASK)) {
            assertThat(stream.response().text()).isEqualTo("hi");
            assertThat(stream.response().facts().attempts()).isEqualTo(3);
        }
    }

    @Test
    void a_stream_is_never_tried_again_after_its_first_byte() {
        server.enqueue(Canned.rawStream(": OPENROUTER PROCESSING\n\n"));
        try (OpenRouter router = builder().retry(failed -> Duration.ZERO).build();
                ChatStream stream = router.chat().stream(ASK)) {
            assertThatThrownBy(stream::response).isInstanceOf(TransportException.class);
        }
        server.enqueue(Canned.rawStream("data: " + Canned.text("half") + "\n\n"));
        try (OpenRouter router = builder().retry(failed -> Duration.ZERO).build();
                ChatStream stream = router.chat().stream(ASK)) {
            assertThatThrownBy(stream::response).isInstanceOf(ChatInterruptedException.class);
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void a_connection_that_breaks_before_the_answer_is_tried_again() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        server.enqueue(Canned.ok("hi"));
        try (OpenRouter router = builder().build()) {
            assertThat(router.chat().send(ASK).facts().attempts()).isEqualTo(2);
        }
    }

    @Test
    void an_answer_that_breaks_off_is_not_asked_for_again_since_it_may_cost_twice() {
        server.enqueue(new MockResponse.Builder(Canned.ok("a long answer"))
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        try (OpenRouter router = builder().retry(failed -> Duration.ZERO).build()) {
            TransportException failure = catchThrowableOfType(
                    TransportException.class, () -> router.chat().send(ASK));
            assertThat(failure).hasMessageContaining("before the answer was whole");
            assertThat(failure.requestSent()).isTrue();
            assertThat(failure.facts().status()).isEqualTo(200);
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void mere_reading_that_breaks_off_is_done_again() {
        server.enqueue(new MockResponse.Builder(Canned.json(200, "{\"data\":{\"label\":\"mine\"}}"))
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        server.enqueue(Canned.json(200, "{\"data\":{\"label\":\"mine\"}}"));
        try (OpenRouter router = builder().build()) {
            assertThat(router.account().key().label()).isEqualTo("mine");
        }
    }

    @Test
    void nobody_at_home_is_tried_again_and_said_in_the_end() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        try (OpenRouter router = builder().baseUrl("http://127.0.0.1:" + port).build()) {
            TransportException failure = catchThrowableOfType(
                    TransportException.class, () -> router.chat().send(ASK));
            assertThat(failure.requestSent()).isFalse();
            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure.facts().attempts()).isEqualTo(3);
            assertThat(failure)
                    .hasMessageContaining("No connection could be made")
                    .hasMessageContaining("OPENROUTER_BASE_URL");
        }
        assertThat(time.waits()).hasSize(2);
    }

    private OpenRouterException waitedFor(MockResponse.Builder failure) {
        server.enqueue(failure.build());
        server.enqueue(Canned.ok("hi"));
        List<OpenRouterException> seen = new ArrayList<>();
        RetryPolicy policy = failed -> {
            seen.add(failed.error());
            return RetryPolicy.standard().delay(failed);
        };
        try (OpenRouter router = builder().retry(policy).build()) {
            router.chat().send(ASK);
        }
        return seen.get(0);
    }

    private static MockResponse.Builder limited() {
        return new MockResponse.Builder(Canned.json(429, Canned.error(429, "slow down")));
    }

    @ParameterizedTest
    @CsvSource({"7,7000", "0,0", "1.5,1500", " 3 ,3000"})
    void retry_after_is_obeyed_in_seconds(String header, long millis) {
        OpenRouterException failure = waitedFor(limited().addHeader("Retry-After", header));
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofMillis(millis));
        assertThat(failure).hasMessageContaining("retry after " + millis / 1000.0 + " s");
        assertThat(time.waits()).containsExactly(Duration.ofMillis(millis));
    }

    @Test
    void retry_after_is_obeyed_as_a_date() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.ofInstant(FakeTime.START.plusSeconds(9), ZoneOffset.UTC));
        waitedFor(limited().addHeader("Retry-After", date));
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(9));
    }

    @Test
    void retry_after_is_obeyed_in_milliseconds() {
        waitedFor(limited().addHeader("retry-after-ms", "250").addHeader("Retry-After", "9"));
        assertThat(time.waits()).containsExactly(Duration.ofMillis(250));
    }

    @Test
    void the_reset_of_a_rate_limit_is_waited_for() {
        waitedFor(limited()
                .addHeader("X-RateLimit-Limit", "20")
                .addHeader("X-RateLimit-Remaining", "0")
                .addHeader("X-RateLimit-Reset", FakeTime.START.plusSeconds(5).toEpochMilli()));
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void the_wait_in_the_availability_of_an_error_is_obeyed() {
        waitedFor(new MockResponse.Builder(Canned.json(
                503,
                "{\"error\":{\"code\":503,\"message\":\"full\",\"availability\":{\"code\":\"capacity_exhausted\","
                        + "\"retryable\":true,\"retry_after\":4,\"requested_models\":[\"sim/alpha\"]}}}")));
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "", "Wed, 99 Foo 2026", "NaN"})
    void a_wait_that_cannot_be_read_is_no_wait(String header) {
        assertThat(waitedFor(limited().addHeader("Retry-After", header)).retryAfter())
                .isNull();
        assertThat(time.waits().get(0)).isLessThanOrEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"61", "3600", "999999999999999999999"})
    void a_server_that_asks_for_a_longer_wait_than_the_cap_is_not_waited_for(String seconds) {
        server.enqueue(limited().addHeader("Retry-After", seconds).build());
        try (OpenRouter router = builder().build()) {
            RateLimitException failure = catchThrowableOfType(
                    RateLimitException.class, () -> router.chat().send(ASK));
            assertThat(failure.retryAfter()).isGreaterThan(Duration.ofSeconds(60));
            assertThat(failure.facts().attempts()).isEqualTo(1);
        }
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void the_cap_can_be_chosen() {
        server.enqueue(limited().addHeader("Retry-After", "90").build());
        server.enqueue(Canned.ok("hi"));
        RetryPolicy patient = RetryPolicy.of(1, retry -> Duration.ZERO, Duration.ofMinutes(2));
        try (OpenRouter router = builder().retry(patient).build()) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("hi");
        }
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(90));
    }

    @Test
    void a_server_that_says_that_it_is_no_use_is_believed() {
        server.enqueue(Canned.json(
                503,
                "{\"error\":{\"code\":503,\"message\":\"gone\",\"availability\":{\"code\":\"model_deprecated\","
                        + "\"retryable\":false,\"fallback_models\":[\"sim/beta\"]}}}"));
        try (OpenRouter router = builder().build()) {
            OpenRouterException failure = catchThrowableOfType(
                    OpenRouterException.class, () -> router.chat().send(ASK));
            assertThat(failure.isRetryable()).isFalse();
            assertThat(failure.availability().fallbackModels()).containsExactly("sim/beta");
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_server_that_says_that_another_try_helps_is_believed_too() {
        server.enqueue(Canned.json(
                404,
                "{\"error\":{\"code\":404,\"message\":\"not now\",\"availability\":{\"code\":\"no_endpoints\","
                        + "\"retryable\":true}}}"));
        server.enqueue(Canned.ok("hi"));
        try (OpenRouter router = builder().build()) {
            assertThat(router.chat().send(ASK).text()).isEqualTo("hi");
        }
    }

    @Test
    void no_wait_goes_beyond_the_total_deadline_and_the_true_reason_is_thrown() {
        server.enqueue(limited().addHeader("Retry-After", "10").build());
        server.enqueue(limited().addHeader("Retry-After", "10").build());
        try (OpenRouter router = builder().retry(RetryPolicy.upTo(9)).build()) {
            RateLimitException failure = catchThrowableOfType(RateLimitException.class, () -> router.chat()
                    .send(ASK, RequestOptions.create(o -> o.timeout(Duration.ofSeconds(20)))));
            assertThat(failure.facts().attempts()).isEqualTo(2);
            assertThat(failure.facts().duration()).isEqualTo(Duration.ofSeconds(10));
        }
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(10));
    }

    @Test
    void a_deadline_that_passes_while_waiting_ends_the_call_with_the_failure_as_its_cause() {
        FakeTime standing = FakeTime.standing();
        try (RawServer raw = new RawServer();
                OpenRouter router = builder()
                        .time(standing)
                        .baseUrl(raw.url())
                        .retry(failed -> Duration.ofSeconds(5))
                        .build()) {
            Running<ChatResponse> call = Await.start(
                    () -> router.chat().send(ASK, RequestOptions.create(o -> o.timeout(Duration.ofSeconds(8)))));
            raw.take().answer(500, Canned.error(500, "first"));
            Await.until("a wait", () -> standing.waits().size() == 1);
            standing.advance(Duration.ofSeconds(5));
            raw.take();
            standing.advance(Duration.ofSeconds(3));
            CallTimeoutException failure = (CallTimeoutException) call.failure();
            assertThat(failure.clock()).isEqualTo(CallTimeoutException.Clock.TOTAL);
            assertThat(failure.facts().attempts()).isEqualTo(2);
        }
    }

    @Test
    void an_interrupt_while_waiting_ends_the_call_and_is_not_swallowed() {
        FakeTime standing = FakeTime.standing();
        try (RawServer raw = new RawServer();
                OpenRouter router = builder().time(standing).baseUrl(raw.url()).build()) {
            Running<Boolean> call = Await.start(() -> {
                try {
                    router.chat().send(ASK);
                    throw new AssertionError("it was interrupted");
                } catch (CancelledException cancelled) {
                    assertThat(cancelled).hasMessageContaining("cancelled").hasCauseInstanceOf(ServerException.class);
                    return Thread.currentThread().isInterrupted();
                }
            });
            raw.take().answer(500, Canned.error(500, "first"));
            Await.until("a wait", () -> standing.waits().size() == 1);
            call.thread().interrupt();
            try {
                assertThat(call.get()).isTrue();
            } catch (Throwable failed) {
                throw new AssertionError(failed);
            }
            assertThat(raw.waiting()).isZero();
        }
    }

    @Test
    void closing_the_client_while_it_waits_ends_the_call() {
        FakeTime standing = FakeTime.standing();
        try (RawServer raw = new RawServer()) {
            OpenRouter router = builder().time(standing).baseUrl(raw.url()).build();
            try (router) {
                Running<ChatResponse> call = Await.start(() -> router.chat().send(ASK));
                raw.take().answer(500, Canned.error(500, "first"));
                Await.until("a wait", () -> standing.waits().size() == 1);
                router.close();
                assertThat(call.failure()).isInstanceOf(CancelledException.class);
            }
        }
    }

    @Test
    void an_own_policy_decides_and_is_told_everything() {
        List<FailedAttempt> told = new ArrayList<>();
        RetryPolicy stubborn = failed -> {
            told.add(failed);
            return failed.attempt() < 3 ? Duration.ofSeconds(failed.attempt()) : null;
        };
        fail(3, 400);
        try (OpenRouter router = builder().retry(stubborn).build()) {
            assertThatThrownBy(() -> router.chat().send(ASK)).isInstanceOf(InvalidRequestException.class);
        }
        assertThat(time.waits()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(told).extracting(FailedAttempt::attempt).containsExactly(1, 2, 3);
        assertThat(told).extracting(FailedAttempt::streaming).containsOnly(false);
        assertThat(told.get(0).error()).isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void a_policy_that_throws_fails_the_call_with_what_it_threw() {
        fail(1, 500);
        RetryPolicy broken = failed -> {
            throw new ArithmeticException("the policy");
        };
        try (OpenRouter router = builder().retry(broken).build()) {
            assertThatThrownBy(() -> router.chat().send(ASK)).isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void retries_can_be_turned_off_for_the_client_and_for_one_call() {
        fail(1, 500);
        try (OpenRouter router = builder().retry(RetryPolicy.none()).build()) {
            assertThatThrownBy(() -> router.chat().send(ASK)).isInstanceOf(ServerException.class);
        }
        fail(1, 500);
        try (OpenRouter router = builder().build()) {
            assertThatThrownBy(() -> router.chat().send(ASK, RequestOptions.create(o -> o.retry(RetryPolicy.none()))))
                    .isInstanceOf(ServerException.class);
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void waits_double_up_to_the_longest() {
        fail(5, 500);
        RetryPolicy policy = RetryPolicy.of(
                4, Backoff.exponential(Duration.ofSeconds(1), Duration.ofSeconds(3)), Duration.ofMinutes(1));
        try (OpenRouter router = builder().retry(policy).build()) {
            assertThatThrownBy(() -> router.chat().send(ASK)).isInstanceOf(ServerException.class);
        }
        assertThat(time.waits())
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(3));
    }

    @Test
    void the_same_body_is_sent_each_time() {
        fail(1, 500);
        server.enqueue(Canned.ok("hi"));
        try (OpenRouter router = builder().build()) {
            router.chat().send(ASK);
        }
        String first = Canned.body(Canned.request(server));
        assertThat(first).isNotEmpty().isEqualTo(Canned.body(Canned.request(server)));
    }

    @Test
    void an_error_inside_an_answer_of_status_200_is_tried_again_by_its_own_code() {
        server.enqueue(Canned.json(200, Canned.error(429, "Provider returned error")));
        server.enqueue(Canned.ok("hi"));
        server.enqueue(Canned.json(200, Canned.error(404, "no such thing")));
        try (OpenRouter router = builder().build()) {
            assertThat(router.chat().send(ASK).facts().attempts()).isEqualTo(2);
            assertThatThrownBy(() -> router.chat().send(ASK)).isInstanceOf(NotFoundException.class);
        }
        assertThat(server.getRequestCount()).isEqualTo(3);
    }
}
