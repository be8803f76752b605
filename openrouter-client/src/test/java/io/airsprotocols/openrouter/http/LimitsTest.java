package io.airsprotocols.openrouter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {

    @Test
    void standard_limits_leave_room_for_images() {
        assertThat(Limits.standard()).isEqualTo(new Limits(64 * 1024 * 1024, 16 * 1024 * 1024, 32 * 1024 * 1024));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 1", "1, 0, 1, 1", "1, 1, 0, 1", "-5, 1, 1, 1", "1, 1, 1, 0"})
    void a_limit_that_lets_nothing_through_is_refused(int body, int line, int event, long attachment) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(body, line, event, attachment))
                .withMessage("Every limit must be 1 byte or more, was body " + body + ", line " + line + ", event "
                        + event + ", attachment " + attachment);
    }

    @Test
    void what_is_sent_has_a_limit_of_its_own() {
        assertThat(Limits.standard().attachment()).isEqualTo(100_000_000);
        assertThat(Limits.standard().withAttachment(5)).isEqualTo(new Limits(64 << 20, 16 << 20, 32 << 20, 5));
    }
}
