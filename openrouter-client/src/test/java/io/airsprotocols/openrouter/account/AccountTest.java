package io.airsprotocols.openrouter.account;

import static io.airsprotocols.openrouter.support.Canned.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.error.PermissionException;
import io.airsprotocols.openrouter.support.Canned;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The key, the credits and the records of calls. */
class AccountTest {

    @AutoClose
    private final MockWebServer server = Canned.server();

    @AutoClose
    private final OpenRouter router = Canned.router(server);

    private void enqueue(String json) {
        server.enqueue(Canned.json(200, quoted(json)));
    }

    @Test
    void the_key_tells_what_it_may_spend_and_has_spent() {
        enqueue("{'data':{'label':'sk-or-v1-au7...890','limit':10.50,'limit_remaining':'3.25','limit_reset':'monthly',"
                + "'usage':7.25,'usage_daily':1,'usage_weekly':2,'usage_monthly':3,'byok_usage':4,'is_free_tier':false,"
                + "'is_provisioning_key':true,'expires_at':'2027-01-01T00:00:00Z'}}");
        Key key = router.account().key();
        assertThat(Canned.request(server).getRequestLine()).startsWith("GET /api/v1/key ");
        assertThat(key.label()).isEqualTo("sk-or-v1-au7...890");
        assertThat(key.limit()).isEqualTo(new BigDecimal("10.50"));
        assertThat(key.limitRemaining()).isEqualTo(new BigDecimal("3.25"));
        assertThat(key.limitReset()).isEqualTo("monthly");
        assertThat(key.usage()).isEqualTo(new BigDecimal("7.25"));
        assertThat(key.usageDaily()).isEqualByComparingTo("1");
        assertThat(key.usageWeekly()).isEqualByComparingTo("2");
        assertThat(key.usageMonthly()).isEqualByComparingTo("3");
        assertThat(key.byokUsage()).isEqualByComparingTo("4");
        assertThat(key.isFreeTier()).isFalse();
        assertThat(key.isManagementKey()).isTrue();
        assertThat(key.expiresAt()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void a_key_without_limits_has_none() {
        enqueue("{'data':{'limit':null,'limit_remaining':null}}");
        Key key = router.account().key();
        assertThat(key.limit()).isNull();
        assertThat(key.limitRemaining()).isNull();
        assertThat(key.limitReset()).isNull();
        assertThat(key.usage()).isZero();
        assertThat(key.isManagementKey()).isFalse();
        assertThat(key.expiresAt()).isNull();
        enqueue("{}");
        assertThat(router.account().key().label()).isEmpty();
    }

    @Test
    void credits_are_exact() {
        enqueue("{'data':{'total_credits':100.10,'total_usage':100.2}}");
        Credits credits = router.account().credits();
        assertThat(Canned.request(server).getRequestLine()).startsWith("GET /api/v1/credits ");
        assertThat(credits.totalCredits()).isEqualTo(new BigDecimal("100.10"));
        assertThat(credits.totalUsage()).isEqualTo(new BigDecimal("100.2"));
        assertThat(credits.balance()).isEqualTo(new BigDecimal("-0.10"));
        enqueue("{'data':{}}");
        assertThat(router.account().credits().balance()).isZero();
    }

    @Test
    void a_normal_key_may_not_see_the_credits() {
        server.enqueue(Canned.json(403, Canned.error(403, "Only management keys can perform this operation")));
        assertThatThrownBy(() -> router.account().credits())
                .isExactlyInstanceOf(PermissionException.class)
                .hasMessage("403: Only management keys can perform this operation");
    }

    @Test
    void the_record_of_a_call_is_read() {
        enqueue("{'data':{'id':'gen-1','model':'sim/alpha','provider_name':'SimOne','created_at':"
                + "'2026-08-22T12:00:00.123456+00:00','total_cost':0.00012,'upstream_inference_cost':0.1,'is_byok':true,"
                + "'tokens_prompt':1,'tokens_completion':2,'native_tokens_prompt':3,'native_tokens_completion':'4',"
                + "'native_tokens_reasoning':null,'streamed':true,'cancelled':false,'finish_reason':'stop',"
                + "'latency':1500.5,'generation_time':null}}");
        Generation record = router.account().findGeneration("gen-1 & more").orElseThrow();
        assertThat(Canned.request(server).getTarget()).isEqualTo("/api/v1/generation?id=gen-1%20%26%20more");
        assertThat(record.id()).isEqualTo("gen-1");
        assertThat(record.model()).isEqualTo("sim/alpha");
        assertThat(record.providerName()).isEqualTo("SimOne");
        assertThat(record.createdAt()).isEqualTo(Instant.parse("2026-08-22T12:00:00.123456Z"));
        assertThat(record.totalCost()).isEqualTo(new BigDecimal("0.00012"));
        assertThat(record.upstreamInferenceCost()).isEqualTo(new BigDecimal("0.1"));
        assertThat(record.isByok()).isTrue();
        assertThat(record.tokensPrompt()).isEqualTo(1);
        assertThat(record.tokensCompletion()).isEqualTo(2);
        assertThat(record.nativeTokensPrompt()).isEqualTo(3);
        assertThat(record.nativeTokensCompletion()).isEqualTo(4);
        assertThat(record.nativeTokensReasoning()).isZero();
        assertThat(record.isStreamed()).isTrue();
        assertThat(record.isCancelled()).isFalse();
        assertThat(record.finishReason()).isEqualTo("stop");
        assertThat(record.latency()).isEqualTo(Duration.ofNanos(1_500_500_000));
        assertThat(record.generationTime()).isNull();
    }

    @Test
    void a_record_that_is_not_there_yet_is_empty() {
        server.enqueue(Canned.json(404, Canned.error(404, "Generation not found")));
        assertThat(router.account().findGeneration("gen-1")).isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }
}
