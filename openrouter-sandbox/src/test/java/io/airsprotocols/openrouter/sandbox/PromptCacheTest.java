package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Prompts that begin as one before did. */
class PromptCacheTest {

    private static final String CLAUDE = "anthropic/claude-sonnet-4.5";
    private static final String GPT = "openai/gpt-4.1";
    private static final String LONG = "word ".repeat(1_100).strip();
    private static final String MARK = ",\"cache_control\":{\"type\":\"ephemeral\"}";
    private static final String MARK_FOR_AN_HOUR = ",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}";

    private final MutableClock clock = new MutableClock();
    private Sandbox sandbox;
    private Client client;

    @BeforeEach
    void open() {
        sandbox = Sandbox.start(choices -> choices.clock(clock).tokenDelay(Duration.ZERO));
        client = new Client(sandbox);
    }

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    private static String body(String model, String system, String mark, String user, String more) {
        return "{\"model\":\"" + model
                + "\",\"messages\":[{\"role\":\"system\",\"content\":[{\"type\":\"text\",\"text\":\"" + system + "\""
                + mark + "}]},{\"role\":\"user\",\"content\":\"" + user + "\"}]" + more + "}";
    }

    private JsonNode usage(String body) throws IOException {
        Answer answer = client.ask(body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.at("/usage");
    }

    private static List<Integer> cached(JsonNode usage) {
        JsonNode details = usage.get("prompt_tokens_details");
        return details.has("cache_write_tokens")
                ? List.of(
                        details.get("cached_tokens").intValue(),
                        details.get("cache_write_tokens").intValue())
                : List.of(details.get("cached_tokens").intValue());
    }

    private static BigDecimal promptCost(JsonNode usage) {
        return usage.at("/cost_details/upstream_inference_prompt_cost").decimalValue();
    }

    private static BigDecimal usd(String each, int tokens) {
        return new BigDecimal(each).multiply(BigDecimal.valueOf(tokens));
    }

    @Test
    void what_is_marked_is_written_once_and_read_from_then_on() throws IOException {
        JsonNode first = usage(body(CLAUDE, LONG, MARK, "Why?", ""));
        int all = first.get("prompt_tokens").intValue();
        assertThat(cached(first)).containsExactly(0, 1104);
        assertThat(promptCost(first))
                .isEqualByComparingTo(usd("0.00000375", 1104).add(usd("0.000003", all - 1104)));
        JsonNode second = usage(body(CLAUDE, LONG, MARK, "How?", ""));
        assertThat(cached(second)).containsExactly(1104, 0);
        assertThat(promptCost(second))
                .isEqualByComparingTo(usd("0.0000003", 1104).add(usd("0.000003", all - 1104)));
        List<JsonNode> chunks =
                client.ask(body(CLAUDE, LONG, MARK, "How?", ",\"stream\":true")).chunks();
        JsonNode streamed = chunks.get(chunks.size() - 1).get("usage");
        assertThat(streamed).isEqualTo(second);
        JsonNode record = client.get("/generation?id=" + chunks.get(0).get("id").stringValue())
                .at("/data");
        assertThat(record.get("native_tokens_cached").intValue()).isEqualTo(1104);
        assertThat(record.get("cache_discount").decimalValue()).isEqualByComparingTo(usd("0.0000027", 1104));
        assertThat(record.get("total_cost").decimalValue())
                .isEqualByComparingTo(streamed.get("cost").decimalValue());
    }

    @Test
    void nothing_is_kept_that_is_not_marked_or_too_short() throws IOException {
        for (int i = 0; i < 2; i++) {
            assertThat(cached(usage(body(CLAUDE, LONG, "", "Why?", "")))).containsExactly(0, 0);
            assertThat(cached(usage(body(CLAUDE, "Be brief.", MARK, "Why?", ""))))
                    .containsExactly(0, 0);
        }
    }

    @Test
    void what_is_kept_lives_for_five_minutes_after_it_was_last_read() throws IOException {
        usage(body(CLAUDE, LONG, MARK, "Why?", ""));
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(299));
            assertThat(cached(usage(body(CLAUDE, LONG, MARK, "Why?", "")))).containsExactly(1104, 0);
        }
        clock.advance(Duration.ofSeconds(300));
        assertThat(cached(usage(body(CLAUDE, LONG, MARK, "Why?", "")))).containsExactly(0, 1104);
        sandbox.reset();
        assertThat(cached(usage(body(CLAUDE, LONG, MARK, "Why?", "")))).containsExactly(0, 1104);
    }

    @Test
    void an_hour_costs_twice_the_prompt() throws IOException {
        JsonNode first = usage(body(CLAUDE, LONG, MARK_FOR_AN_HOUR, "Why?", ""));
        assertThat(promptCost(first))
                .isEqualByComparingTo(usd("0.000006", 1104)
                        .add(usd("0.000003", first.get("prompt_tokens").intValue() - 1104)));
        clock.advance(Duration.ofMinutes(59));
        assertThat(cached(usage(body(CLAUDE, LONG, MARK_FOR_AN_HOUR, "Why?", ""))))
                .containsExactly(1104, 0);
    }

    @Test
    void a_mark_of_the_request_stands_for_one_at_its_end_and_moves_on_with_the_conversation() throws IOException {
        JsonNode first = usage(body(CLAUDE, LONG, "", "Why?", MARK));
        int written = cached(first).get(1);
        assertThat(written).isGreaterThan(1104);
        String next = body(CLAUDE, LONG, "", "Why?", MARK)
                .replace(
                        "}],\"cache",
                        "},{\"role\":\"assistant\",\"content\":\"So.\"},{\"role\":\"user\","
                                + "\"content\":\"And how?\"}],\"cache");
        assertThat(cached(usage(next)).get(0)).isEqualTo(written);
        assertThat(cached(usage(next)).get(1)).isZero();
    }

    @Test
    void tools_come_before_the_messages() throws IOException {
        String tools = ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"description\":\"" + LONG
                + "\"}" + MARK + "}]";
        int written =
                cached(usage(body(CLAUDE, "Be brief.", "", "Why?", tools))).get(1);
        assertThat(written).isGreaterThan(1_000);
        assertThat(cached(usage(body(CLAUDE, "Be long.", "", "How?", tools)))).containsExactly(written, 0);
    }

    @Test
    void providers_that_take_nothing_for_it_keep_every_prompt() throws IOException {
        JsonNode first = usage(body(GPT, LONG, "", "Why?", ""));
        assertThat(cached(first)).containsExactly(0);
        JsonNode second = usage(body(GPT, LONG, "", "How?", ""));
        assertThat(cached(second)).containsExactly(1104);
        assertThat(promptCost(second))
                .isEqualByComparingTo(usd("0.0000005", 1104)
                        .add(usd("0.000002", second.get("prompt_tokens").intValue() - 1104)));
        assertThat(cached(usage(body(GPT, "another " + LONG, "", "How?", "")))).containsExactly(0);
    }

    @Test
    void what_is_kept_belongs_to_a_model_a_provider_and_a_key() throws IOException {
        String marked = body(CLAUDE, LONG, MARK, "Why?", "");
        usage(marked);
        assertThat(cached(usage(body(CLAUDE, LONG, MARK, "Why?", ",\"provider\":{\"only\":[\"amazon-bedrock\"]}"))))
                .containsExactly(0, 1104);
        assertThat(cached(usage(body("anthropic/claude-haiku-4.5", LONG, MARK, "Why?", ""))))
                .containsExactly(0, 1104);
        String other = sandbox.account().addKey().secret();
        assertThat(cached(client.ask(marked, "Authorization", "Bearer " + other).at("/usage")))
                .containsExactly(0, 1104);
        assertThat(cached(usage(marked))).containsExactly(1104, 0);
    }

    @Test
    void a_model_without_a_cache_has_none() throws IOException {
        for (int i = 0; i < 2; i++) {
            assertThat(cached(usage(question("mistralai/mistral-large", LONG)))).containsExactly(0);
        }
    }
}
