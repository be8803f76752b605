package io.airsprotocols.openrouter.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CallFactsTest {

    @Test
    void of_a_call_that_was_never_made_nothing_is_known() {
        CallFacts none = CallFacts.none();

        assertThat(none.operation()).isEmpty();
        assertThat(none.generationId()).isNull();
        assertThat(none.status()).isNull();
        assertThat(none.model()).isNull();
        assertThat(none.provider()).isNull();
        assertThat(none.attempts()).isZero();
        assertThat(none.startedAt()).isNull();
        assertThat(none.duration()).isZero();
        assertThat(none.timeToFirstToken()).isNull();
        assertThat(none.cost()).isNull();
        assertThat(none).hasToString("CallFacts[attempts=0, duration=PT0S]");
    }

    @Test
    void facts_tell_what_was_set_and_show_it_in_one_line() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        CallFacts facts = CallFacts.builder()
                .operation("chat.completions")
                .generationId("gen-1")
                .status(200)
                .model("openai/gpt-4o")
                .provider("OpenAI")
                .attempts(2)
                .startedAt(start)
                .duration(Duration.ofMillis(1500))
                .timeToFirstToken(Duration.ofMillis(300))
                .cost(new BigDecimal("0.00000120"))
                .build();

        assertThat(facts.operation()).isEqualTo("chat.completions");
        assertThat(facts.generationId()).isEqualTo("gen-1");
        assertThat(facts.status()).isEqualTo(200);
        assertThat(facts.model()).isEqualTo("openai/gpt-4o");
        assertThat(facts.provider()).isEqualTo("OpenAI");
        assertThat(facts.attempts()).isEqualTo(2);
        assertThat(facts.startedAt()).isEqualTo(start);
        assertThat(facts.duration()).isEqualTo(Duration.ofMillis(1500));
        assertThat(facts.timeToFirstToken()).isEqualTo(Duration.ofMillis(300));
        assertThat(facts.cost()).isEqualTo(new BigDecimal("0.00000120"));
        assertThat(facts.toString())
                .contains("operation=chat.completions", "generation=gen-1", "status=200", "model=openai/gpt-4o")
                .contains("provider=OpenAI", "attempts=2", "duration=PT1.5S", "firstToken=PT0.3S")
                .contains("cost=0.00000120");
    }

    @Test
    void facts_do_not_change_with_the_builders_around_them() {
        CallFacts.Builder builder = CallFacts.builder().attempts(1);
        CallFacts facts = builder.build();

        builder.attempts(2);
        CallFacts more = facts.toBuilder().provider("OpenAI").build();

        assertThat(facts.attempts()).isEqualTo(1);
        assertThat(facts.provider()).isNull();
        assertThat(more.attempts()).isEqualTo(1);
        assertThat(more.provider()).isEqualTo("OpenAI");
    }
}
