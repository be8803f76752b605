package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static io.airsprotocols.openrouter.sandbox.Client.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.Consumer;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccountTest {

    private final MutableClock clock = new MutableClock();
    private Sandbox sandbox;
    private Client client;

    @BeforeEach
    void open() {
        start(builder -> {});
    }

    private void start(Consumer<Sandbox.Builder> choices) {
        close();
        sandbox = Sandbox.start(builder -> choices.accept(builder.clock(clock).tokenDelay(Duration.ZERO)));
        client = new Client(sandbox);
    }

    @AfterEach
    void close() {
        if (client != null) {
            client.close();
            sandbox.close();
        }
    }

    private Answer as(String key, String path) throws IOException {
        return client.send(
                client.request(path).header("Authorization", "Bearer " + key).build());
    }

    private Answer ask(String key) throws IOException {
        return client.ask(question("sandbox/echo", "hi"), "Authorization", "Bearer " + key);
    }

    @Test
    void a_request_without_a_key_is_refused() throws IOException {
        Request request = client.chat(question("sandbox/echo", "hi"))
                .newBuilder()
                .removeHeader("Authorization")
                .build();
        Answer answer = client.send(request);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.at("/error/message").stringValue()).isEqualTo("Missing Authentication header");
        assertThat(client.ask(question("sandbox/echo", "hi"), "Authorization", "Basic abc")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void unknown_disabled_expired_and_removed_keys_are_refused() throws IOException {
        assertThat(ask("sk-or-v1-" + "0".repeat(64)).status()).isEqualTo(401);
        Account.Key key = sandbox.account().addKey();
        assertThat(ask(key.secret()).status()).isEqualTo(200);
        key.disable();
        assertThat(ask(key.secret()).status()).isEqualTo(401);
        key.enable();
        key.expireAt(clock.instant().plusSeconds(10));
        assertThat(ask(key.secret()).status()).isEqualTo(200);
        assertThat(as(key.secret(), "/key").at("/data/expires_at").isString()).isTrue();
        clock.advance(Duration.ofSeconds(10));
        assertThat(ask(key.secret()).status()).isEqualTo(401);
        key.expireAt(null);
        assertThat(ask(key.secret()).status()).isEqualTo(200);
        key.remove();
        assertThat(ask(key.secret()).status()).isEqualTo(401);
    }

    @Test
    void keys_are_known_by_hash_and_shown_masked() {
        Account.Key key = sandbox.account().addKey();
        assertThat(key.secret()).matches("sk-or-v1-[0-9a-f]{64}");
        assertThat(key.hash()).matches("[0-9a-f]{64}").isNotEqualTo(key.secret().substring(9));
        assertThat(key.label()).matches("sk-or-v1-[0-9a-f]{3}\\.\\.\\.[0-9a-f]{3}");
        assertThat(key.toString()).doesNotContain(key.secret());
        assertThat(sandbox.account().key(key.secret()).hash()).isEqualTo(key.hash());
        assertThatThrownBy(() -> sandbox.account().key("sk-or-v1-none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no such key");
    }

    @Test
    void the_wrong_kind_of_key_is_forbidden() throws IOException {
        assertThat(ask(sandbox.managementKey()).status()).isEqualTo(403);
        Answer credits = as(sandbox.apiKey(), "/credits");
        assertThat(credits.status()).isEqualTo(403);
        assertThat(credits.at("/error/message").stringValue())
                .isEqualTo("Only management keys can perform this operation");
        assertThat(as(sandbox.account().addManagementKey().secret(), "/key")
                        .at("/data/is_management_key")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void usage_is_kept_for_the_day_the_week_and_the_month() throws IOException {
        ask(sandbox.apiKey());
        JsonNode before = as(sandbox.apiKey(), "/key").at("/data");
        assertThat(before.get("usage").decimalValue())
                .isEqualByComparingTo(sandbox.account().usage())
                .isPositive();
        assertThat(before.get("usage_daily")).isEqualTo(before.get("usage"));
        clock.advance(Duration.ofDays(1));
        assertThat(as(sandbox.apiKey(), "/key").at("/data/usage_daily").decimalValue())
                .isZero();
        assertThat(as(sandbox.apiKey(), "/key").at("/data/usage_weekly")).isEqualTo(before.get("usage"));
        clock.advance(Duration.ofDays(10));
        JsonNode after = as(sandbox.apiKey(), "/key").at("/data");
        assertThat(after.get("usage_weekly").decimalValue()).isZero();
        assertThat(after.get("usage_monthly").decimalValue()).isZero();
        assertThat(after.get("usage")).isEqualTo(before.get("usage"));
        JsonNode credits = as(sandbox.managementKey(), "/credits").at("/data");
        assertThat(credits.get("total_credits").intValue()).isEqualTo(100);
        assertThat(credits.get("total_usage").decimalValue())
                .isEqualByComparingTo(sandbox.account().usage());
    }

    @Test
    void an_account_without_credits_cannot_ask_even_free_models() throws IOException {
        sandbox.account().credits(BigDecimal.ZERO);
        Answer answer = client.ask(question("meta-llama/llama-3.3-70b-instruct:free", "hi"));
        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.at("/error/message").stringValue()).startsWith("Insufficient credits");
        assertThat(answer.at("/error/metadata/provider_name").isNull()).isTrue();
        assertThat(as(sandbox.apiKey(), "/key").at("/data/is_free_tier").booleanValue())
                .isTrue();
    }

    @Test
    void a_request_the_credits_cannot_cover_is_told_what_they_can() throws IOException {
        sandbox.account().credits(new BigDecimal("0.0011"));
        Answer answer = client.ask(question("openai/gpt-4o", "hi", "\"max_tokens\":1000"));
        assertThat(answer.status()).isEqualTo(402);
        assertThat(answer.at("/error/message").stringValue())
                .startsWith("This request requires more credits, or fewer max_tokens. You requested up to 1000 tokens,"
                        + " but can only afford 108.");
        assertThat(client.ask(question("openai/gpt-4o", "hi", "\"max_tokens\":108"))
                        .status())
                .isEqualTo(200);
        // Without a limit of its own, a request is held against the longest answer of the model.
        assertThat(client.ask(question("openai/gpt-4o", "hi"))
                        .at("/error/message")
                        .stringValue())
                .contains("up to 16384 tokens");
    }

    @Test
    void a_key_has_a_limit_of_its_own() throws IOException {
        Account.Key key = sandbox.account().addKey();
        key.limit(new BigDecimal("1.5"));
        assertThat(ask(key.secret()).status()).isEqualTo(200);
        JsonNode shown = as(key.secret(), "/key").at("/data");
        assertThat(shown.get("limit").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(shown.get("limit_remaining").decimalValue())
                .isEqualByComparingTo(new BigDecimal("1.5").subtract(key.usage()));
        key.limit(BigDecimal.ZERO);
        assertThat(ask(key.secret()).at("/error/message").stringValue()).startsWith("Key limit exceeded");
        sandbox.reset();
        assertThat(ask(key.secret()).status()).isEqualTo(200);
    }

    @Test
    void too_many_requests_are_told_when_to_come_back() throws IOException {
        start(builder -> builder.requestsPerMinute(2));
        assertThat(ask(sandbox.apiKey()).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(18));
        assertThat(ask(sandbox.apiKey()).status()).isEqualTo(200);
        Answer answer = ask(sandbox.apiKey());
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers().get("Retry-After")).isEqualTo("42");
        assertThat(answer.headers().get("X-RateLimit-Limit")).isEqualTo("2");
        assertThat(answer.headers().get("X-RateLimit-Remaining")).isEqualTo("0");
        String reset = Long.toString(clock.instant().plusSeconds(42).toEpochMilli());
        assertThat(answer.headers().get("X-RateLimit-Reset")).isEqualTo(reset);
        assertThat(answer.at("/error/metadata/headers/X-RateLimit-Reset").stringValue())
                .isEqualTo(reset);
        assertThat(ask(sandbox.account().addKey().secret()).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(42));
        assertThat(ask(sandbox.apiKey()).status()).isEqualTo(200);
    }

    @Test
    void free_models_have_limits_for_the_minute_and_the_day() throws IOException {
        start(builder -> builder.credits(BigDecimal.valueOf(5)));
        String free = question("meta-llama/llama-3.3-70b-instruct:free", "hi");
        int answered = 0;
        Answer last = client.ask(free);
        while (last.status() == 200 || last.at("/error/message").stringValue().endsWith("per-min")) {
            if (last.status() == 200) {
                answered++;
            } else {
                assertThat(answered).isIn(20, 40);
                clock.advance(Duration.ofMinutes(1));
            }
            last = client.ask(free);
        }
        assertThat(answered).isEqualTo(50);
        assertThat(last.at("/error/message").stringValue()).isEqualTo("Rate limit exceeded: free-models-per-day");
        assertThat(sandbox.account().usage()).isZero();
    }

    @Test
    void a_generation_is_found_after_its_delay_with_all_its_fields() throws IOException {
        start(builder -> builder.generationDelay(Duration.ofSeconds(3)));
        Answer answer = client.ask(
                question("openai/gpt-4o", "hi", "\"user\":\"u-1\",\"session_id\":\"s-1\""),
                "HTTP-Referer",
                "https://app.example");
        String path = "/generation?id=" + answer.headers().get("X-Generation-Id");
        assertThat(client.get(path).status()).isEqualTo(404);
        clock.advance(Duration.ofSeconds(3));
        JsonNode data = client.get(path).at("/data");
        assertThat(data.size()).isEqualTo(45);
        assertThat(data.get("total_cost").decimalValue())
                .isEqualByComparingTo(answer.at("/usage/cost").decimalValue());
        assertThat(data.get("external_user").stringValue()).isEqualTo("u-1");
        assertThat(data.get("session_id").stringValue()).isEqualTo("s-1");
        assertThat(data.get("http_referer").stringValue()).isEqualTo("https://app.example");
        assertThat(data.get("streamed").booleanValue()).isFalse();
        assertThat(client.get("/generation").status()).isEqualTo(400);
        assertThat(client.get("/generation?id=gen-none").status()).isEqualTo(404);
    }

    @Test
    void a_stream_is_written_down_before_its_end_mark() throws IOException {
        Answer answer = client.ask(stream("openai/gpt-4o", "hi"));
        JsonNode data = client.get("/generation?id=" + answer.headers().get("X-Generation-Id"))
                .at("/data");
        assertThat(data.get("finish_reason").stringValue()).isEqualTo("stop");
        assertThat(data.get("streamed").booleanValue()).isTrue();
        assertThat(data.get("cancelled").booleanValue()).isFalse();
    }

    @Test
    void a_cancelled_stream_is_marked_and_charged_for_what_was_said() throws Exception {
        sandbox.script().then(Reply.tokens("a", "b", "c", "d").withFault(Fault.stallAfter(2, false)));
        try (Response response =
                client.call(client.chat(stream("openai/gpt-4o", "hi"))).execute()) {
            BufferedSource source = response.body().source();
            while (!source.readUtf8LineStrict().contains("\"content\":\"b\"")) {
                assertThat(response.code()).isEqualTo(200);
            }
        }
        Await.until(() -> !sandbox.account().generations().isEmpty());
        JsonNode data = sandbox.account().generations().get(0);
        assertThat(data.get("cancelled").booleanValue()).isTrue();
        assertThat(data.get("finish_reason").isNull()).isTrue();
        int said = data.get("tokens_completion").intValue();
        assertThat(said).isEqualTo(2);
        assertThat(data.get("total_cost").decimalValue())
                .isEqualByComparingTo(new BigDecimal("0.00001")
                        .multiply(BigDecimal.valueOf(said))
                        .add(new BigDecimal("0.0000025")
                                .multiply(BigDecimal.valueOf(
                                        data.get("tokens_prompt").intValue()))));
    }

    @Test
    void a_generation_that_fails_is_not_charged() throws IOException {
        client.ask(stream("openai/gpt-4o", "hi"), "X-Sandbox-Fault", "mid-stream-error;after=2");
        assertThat(sandbox.account().generations()).hasSize(1);
        assertThat(sandbox.account().generations().get(0).get("finish_reason").stringValue())
                .isEqualTo("error");
        assertThat(sandbox.account().usage()).isZero();
    }

    @Test
    void reset_forgets_what_happened() throws IOException {
        ask(sandbox.apiKey());
        sandbox.account().credits(BigDecimal.ONE);
        sandbox.script().then(Reply.text("x"));
        sandbox.reset();
        assertThat(sandbox.account().credits()).isEqualByComparingTo("100");
        assertThat(sandbox.account().usage()).isZero();
        assertThat(sandbox.account().generations()).isEmpty();
        assertThat(sandbox.received()).isEmpty();
        assertThat(sandbox.script().unused()).isZero();
    }
}
