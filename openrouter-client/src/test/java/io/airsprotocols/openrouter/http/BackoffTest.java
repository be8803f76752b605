package io.airsprotocols.openrouter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Backoff HALF_TO_EIGHT = Backoff.exponential(Duration.ofMillis(500), Duration.ofSeconds(8));

    @ParameterizedTest
    @CsvSource({"1, PT0.5S", "2, PT1S", "3, PT2S", "4, PT4S", "5, PT8S", "6, PT8S", "1000, PT8S", "2147483647, PT8S"})
    void the_wait_doubles_up_to_the_longest(int retry, Duration wait) {
        assertThat(HALF_TO_EIGHT.delay(retry)).isEqualTo(wait);
    }

    @Test
    void the_longest_wait_need_not_be_a_power_of_two_of_the_first() {
        Backoff backoff = Backoff.exponential(Duration.ofSeconds(3), Duration.ofSeconds(10));

        assertThat(IntStream.rangeClosed(1, 4).mapToObj(backoff::delay))
                .containsExactly(
                        Duration.ofSeconds(3), Duration.ofSeconds(6), Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, PT1S", "PT-1S, PT1S", "PT2S, PT1S"})
    void bounds_that_make_no_sense_are_refused(Duration first, Duration longest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backoff.exponential(first, longest))
                .withMessageContainingAll("0 < first <= longest", first.toString(), longest.toString());
    }

    @Property
    void full_jitter_stays_between_zero_and_the_wait(
            @ForAll @IntRange(min = 1, max = 40) int retry, @ForAll @LongRange(min = 0) long seed) {
        Duration wait = HALF_TO_EIGHT.withFullJitter(new Random(seed)).delay(retry);

        assertThat(wait).isBetween(Duration.ZERO, HALF_TO_EIGHT.delay(retry));
    }

    @Test
    void full_jitter_uses_the_whole_of_the_wait() {
        Backoff jittered = HALF_TO_EIGHT.withFullJitter(new Random(42));

        double[] shares = IntStream.range(0, 2000)
                .mapToDouble(i -> jittered.delay(5).toNanos() / 8e9)
                .sorted()
                .toArray();

        assertThat(shares[0]).isLessThan(0.01);
        assertThat(shares[1000]).isBetween(0.45, 0.55);
        assertThat(shares[1999]).isGreaterThan(0.99);
    }

    @Test
    void full_jitter_can_give_the_whole_wait_and_none() {
        Backoff second = retry -> Duration.ofNanos(1);
        RandomGenerator zero = () -> 0L;

        assertThat(second.withFullJitter(zero).delay(1)).isEqualTo(Duration.ZERO);
        assertThat(IntStream.range(0, 64).mapToObj(seed -> second.withFullJitter(new Random(seed))
                        .delay(1)))
                .contains(Duration.ZERO, Duration.ofNanos(1));
    }

    @Test
    void full_jitter_of_no_wait_is_no_wait() {
        Backoff none = retry -> Duration.ZERO;

        assertThat(none.withFullJitter(new Random(1)).delay(1)).isEqualTo(Duration.ZERO);
    }
}
