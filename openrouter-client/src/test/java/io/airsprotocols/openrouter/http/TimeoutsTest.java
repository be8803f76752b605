package io.airsprotocols.openrouter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutsTest {

    private static final Timeouts STANDARD = Timeouts.standard();
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void standard_clocks_are_those_of_the_documentation() {
        assertThat(STANDARD.connect()).isEqualTo(Duration.ofSeconds(10));
        assertThat(STANDARD.firstToken()).isEqualTo(Duration.ofMinutes(5));
        assertThat(STANDARD.idle()).isEqualTo(Duration.ofMinutes(2));
        assertThat(STANDARD.total()).isEqualTo(Duration.ofMinutes(10));
        assertThat(STANDARD.streamTotal()).isNull();
    }

    @Test
    void a_stream_has_a_total_of_its_own() {
        Timeouts clocks = STANDARD.withTotal(SECOND).withStreamTotal(Duration.ofHours(1));

        assertThat(clocks.total(false)).isEqualTo(SECOND);
        assertThat(clocks.total(true)).isEqualTo(Duration.ofHours(1));
        assertThat(clocks.withStreamTotal(null).total(true)).isNull();
    }

    @Test
    void each_clock_is_changed_alone() {
        assertThat(STANDARD.withConnect(SECOND))
                .isEqualTo(new Timeouts(SECOND, STANDARD.firstToken(), STANDARD.idle(), STANDARD.total(), null));
        assertThat(STANDARD.withFirstToken(SECOND))
                .isEqualTo(new Timeouts(STANDARD.connect(), SECOND, STANDARD.idle(), STANDARD.total(), null));
        assertThat(STANDARD.withIdle(SECOND))
                .isEqualTo(new Timeouts(STANDARD.connect(), STANDARD.firstToken(), SECOND, STANDARD.total(), null));
        assertThat(STANDARD.withTotal(SECOND))
                .isEqualTo(new Timeouts(STANDARD.connect(), STANDARD.firstToken(), STANDARD.idle(), SECOND, null));
        assertThat(STANDARD.withStreamTotal(SECOND))
                .isEqualTo(new Timeouts(
                        STANDARD.connect(), STANDARD.firstToken(), STANDARD.idle(), STANDARD.total(), SECOND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S"})
    void a_clock_without_time_is_refused_by_its_name(Duration none) {
        Map<String, Function<Duration, Timeouts>> clocks = Map.of(
                "connect", STANDARD::withConnect,
                "firstToken", STANDARD::withFirstToken,
                "idle", STANDARD::withIdle,
                "total", STANDARD::withTotal,
                "streamTotal", STANDARD::withStreamTotal);
        clocks.forEach((name, with) -> assertThatIllegalArgumentException()
                .isThrownBy(() -> with.apply(none))
                .withMessage("The timeout " + name + " must be longer than zero, was " + none));
    }
}
