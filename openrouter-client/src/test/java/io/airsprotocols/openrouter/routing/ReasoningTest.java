package io.airsprotocols.openrouter.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How a model is told to reason, and the smaller values beside it. */
class ReasoningTest {

    @Test
    void choices_are_written_in_one_order_and_read_back() {
        Reasoning reasoning = Reasoning.create(r -> r.extra("z_new", 1)
                .summary(SummaryLength.AUTO)
                .exclude(true)
                .effort(ReasoningEffort.HIGH)
                .enabled(true));
        assertThat(reasoning)
                .hasToString(
                        "{\"enabled\":true,\"effort\":\"high\",\"exclude\":true,\"summary\":\"auto\",\"z_new\":1}");
        assertThat(reasoning.effort()).isEqualTo(ReasoningEffort.HIGH);
        assertThat(reasoning.maxTokens()).isNull();
        assertThat(reasoning.toBuilder().build()).isEqualTo(reasoning);
        assertThat(Reasoning.of(reasoning.json())).isEqualTo(reasoning);
        assertThat(Reasoning.create(r -> r.maxTokens(9)).maxTokens()).isEqualTo(9);
        assertThat(Reasoning.create(r -> {}).effort()).isNull();
    }

    @Test
    void what_contradicts_itself_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Reasoning.create(r -> r.effort(ReasoningEffort.LOW).maxTokens(0)))
                .withMessageContaining("max_tokens must be between 1")
                .withMessageContaining("effort and max_tokens exclude each other, was effort \"low\" and max_tokens 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reasoning.of(JsonMapper.shared().readTree("[]")));
    }

    @Test
    void caches_have_times() {
        assertThat(PromptCacheOptions.explicit()).hasToString("{\"mode\":\"explicit\"}");
        assertThat(PromptCacheOptions.explicit()
                        .withTtl(Duration.ofHours(24))
                        .json()
                        .path("ttl")
                        .stringValue())
                .isEqualTo("24h");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PromptCacheOptions.explicit().withTtl(Duration.ofSeconds(1)));
    }

    @Test
    void a_trace_keeps_labels_of_any_kind() {
        assertThat(Trace.create().withLabel("z", 1).withParentSpanId("p").withLabel("trace_id", "t"))
                .hasToString("{\"trace_id\":\"t\",\"parent_span_id\":\"p\",\"z\":1}");
    }
}
