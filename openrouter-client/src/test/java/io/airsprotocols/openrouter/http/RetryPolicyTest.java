package io.airsprotocols.openrouter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.error.Failure;
import io.airsprotocols.openrouter.error.ServerException;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private static final Backoff ATTEMPT_IN_SECONDS = Duration::ofSeconds;

    @RepeatedTest(20)
    void the_standard_policy_tries_twice_more_with_a_growing_bound() {
        RetryPolicy standard = RetryPolicy.standard();

        assertThat(standard.delay(failed(1, true, null))).isBetween(Duration.ZERO, Duration.ofMillis(500));
        assertThat(standard.delay(failed(2, true, null))).isBetween(Duration.ZERO, Duration.ofSeconds(1));
        assertThat(standard.delay(failed(3, true, null))).isNull();
    }

    @Test
    void what_is_not_retryable_is_not_tried_again() {
        assertThat(RetryPolicy.standard().delay(failed(1, false, null))).isNull();
        assertThat(RetryPolicy.standard().delay(failed(1, false, Duration.ofSeconds(1))))
                .isNull();
    }

    @Test
    void the_number_of_retries_is_counted_by_attempts() {
        RetryPolicy five = RetryPolicy.upTo(5);

        assertThat(five.delay(failed(5, true, null))).isNotNull();
        assertThat(five.delay(failed(6, true, null))).isNull();
    }

    @Test
    void the_wait_the_server_asks_for_goes_before_the_backoff() {
        RetryPolicy policy = RetryPolicy.of(3, ATTEMPT_IN_SECONDS, Duration.ofSeconds(30));

        assertThat(policy.delay(failed(2, true, null))).isEqualTo(Duration.ofSeconds(2));
        assertThat(policy.delay(failed(2, true, Duration.ZERO))).isEqualTo(Duration.ZERO);
        assertThat(policy.delay(failed(2, true, Duration.ofSeconds(30)))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_server_that_asks_for_too_long_a_wait_is_not_waited_for() {
        RetryPolicy policy = RetryPolicy.of(3, ATTEMPT_IN_SECONDS, Duration.ofSeconds(30));

        assertThat(policy.delay(failed(1, true, Duration.ofMillis(30_001)))).isNull();
        assertThat(RetryPolicy.standard().delay(failed(1, true, Duration.ofMinutes(1))))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(RetryPolicy.standard().delay(failed(1, true, Duration.ofSeconds(61))))
                .isNull();
    }

    @Test
    void no_retries_means_none() {
        assertThat(RetryPolicy.none().delay(failed(1, true, null))).isNull();
        assertThat(RetryPolicy.none().delay(failed(1, true, Duration.ZERO))).isNull();
    }

    @Test
    void numbers_that_make_no_sense_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.upTo(-1))
                .withMessage("The number of retries must be 0 or more, was -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RetryPolicy.of(1, ATTEMPT_IN_SECONDS, Duration.ofSeconds(-1)))
                .withMessage("The longest Retry-After must be zero or longer, was PT-1S");
    }

    private static FailedAttempt failed(int attempt, boolean retryable, Duration retryAfter) {
        Failure failure = new Failure("503", CallFacts.none(), retryable, null, retryAfter, null);
        return new FailedAttempt(new ServerException(failure), attempt, false);
    }
}
