package io.airsprotocols.openrouter.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.error.DecodingException;
import io.airsprotocols.openrouter.support.Canned;
import java.math.BigDecimal;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers no API means: they neither break the reading of what is beside them nor fill the memory with their digits. */
class MonstrousNumbersTest {

    private static final ChatRequest ASK = ChatRequest.of("sim/alpha", "hello");

    @AutoClose
    private final MockWebServer server = Canned.server();

    @AutoClose
    private final OpenRouter router = Canned.router(server);

    private static String withCost(String json, String cost) {
        return json.replace("0.00012", cost);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e-999999999", "\"1e999999999\""})
    void a_cost_beyond_all_digits_is_none_and_stands_in_the_json(String cost) {
        server.enqueue(Canned.json(200, withCost(Canned.answer("hi"), cost)));
        server.enqueue(Canned.stream(Canned.text("hi"), Canned.finish("stop"), withCost(Canned.usage(), cost)));
        ChatResponse sent = router.chat().send(ASK);
        ChatResponse streamed = router.chat().stream(ASK, chunk -> {});
        for (ChatResponse each : new ChatResponse[] {sent, streamed}) {
            assertThat(each.text()).isEqualTo("hi");
            assertThat(each.usage().cost()).isNull();
            assertThat(each.facts().cost()).isNull();
            assertThat(each.facts().toString()).hasSizeLessThan(400);
            assertThat(new BigDecimal(each.json().at("/usage/cost").asString()))
                    .isEqualByComparingTo(cost.replace("\"", ""));
        }
    }

    @Test
    void more_tokens_than_a_long_can_count_do_not_hide_the_answer() {
        String count = "99999999999999999999999";
        server.enqueue(
                Canned.json(200, Canned.answer("hi").replace("\"prompt_tokens\":20", "\"prompt_tokens\":" + count)));
        assertThat(router.chat().send(ASK).text()).isEqualTo("hi");
    }

    @Test
    void a_number_that_no_java_number_can_hold_is_no_json() {
        server.enqueue(Canned.json(200, withCost(Canned.answer("hi"), "1e99999999999")));
        server.enqueue(Canned.stream(withCost(Canned.usage(), "1e99999999999")));
        assertThatThrownBy(() -> router.chat().send(ASK)).isInstanceOf(DecodingException.class);
        assertThatThrownBy(() -> router.chat().stream(ASK, chunk -> {})).isInstanceOf(DecodingException.class);
    }
}
