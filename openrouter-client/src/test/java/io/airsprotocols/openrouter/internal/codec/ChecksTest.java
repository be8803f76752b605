package io.airsprotocols.openrouter.internal.codec;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {

    private final Checks checks = new Checks("ChatRequest");

    @Test
    void without_problems_nothing_happens() {
        checks.that(true, "never seen");
        checks.range("temperature", null, 0, 2);

        assertThatCode(checks::done).doesNotThrowAnyException();
    }

    @Test
    void all_problems_are_named_at_once() {
        checks.that(false, "model must not be blank");
        checks.that(true, "never seen");
        checks.range("temperature", new BigDecimal("2.5"), 0, 2);

        assertThatIllegalArgumentException()
                .isThrownBy(checks::done)
                .withMessage("ChatRequest: model must not be blank; temperature must be between 0 and 2, was 2.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.5", "0", "100", "1E+2", "100.000"})
    void the_ends_of_a_range_belong_to_it(BigDecimal value) {
        checks.range("x", value, -0.5, 100);

        assertThatCode(checks::done).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.5000001", "100.0000001", "1E+400", "-1E+400"})
    void what_lies_outside_of_a_range_is_shown(BigDecimal value) {
        checks.range("x", value, -0.5, 100);

        assertThatIllegalArgumentException()
                .isThrownBy(checks::done)
                .withMessage("ChatRequest: x must be between -0.5 and 100, was " + value);
    }
}
