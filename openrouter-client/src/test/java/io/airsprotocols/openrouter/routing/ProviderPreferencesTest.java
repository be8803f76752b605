package io.airsprotocols.openrouter.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What the preferences say on the wire. */
class ProviderPreferencesTest {

    private static final List<Consumer<ProviderPreferencesBuilder>> EVERYTHING = List.of(
            p -> p.order("anthropic", "google-vertex/us-east5"),
            p -> p.only("anthropic"),
            p -> p.ignore("azure"),
            p -> p.allowFallbacks(false),
            p -> p.requireParameters(true),
            p -> p.dataCollection(DataCollection.DENY),
            p -> p.zdr(true),
            p -> p.enforceDistillableText(true),
            p -> p.quantizations(Quantization.FP8, Quantization.BF16),
            p -> p.partition(SortPartition.NONE),
            p -> p.sort(ProviderSort.THROUGHPUT),
            p -> p.maxPrice("audio", new BigDecimal("0.50")),
            p -> p.maxPrice(new BigDecimal("1"), new BigDecimal("2.5")),
            p -> p.maxPrice("video", BigDecimal.ONE),
            p -> p.maxPrice("smell", BigDecimal.ZERO),
            p -> p.preferredMaxLatency(Percentile.P90, Duration.ofMillis(1500)),
            p -> p.preferredMaxLatency(Percentile.P50, Duration.ofSeconds(1)),
            p -> p.preferredMinThroughput(Percentile.P99, 20),
            p -> p.preferredMinThroughput(Percentile.P75, 50.5),
            p -> p.extra("z_new", true),
            p -> p.extra("a_new", 1));

    @Test
    void every_preference_is_on_the_wire_under_its_documented_name_in_whatever_order_it_was_set() {
        Random random = new Random(11);
        for (int i = 0; i < 30; i++) {
            List<Consumer<ProviderPreferencesBuilder>> shuffled = new ArrayList<>(EVERYTHING);
            Collections.shuffle(shuffled, random);
            assertThat(ProviderPreferences.create(p -> shuffled.forEach(each -> each.accept(p))))
                    .hasToString(("{'order':['anthropic','google-vertex/us-east5'],'only':['anthropic'],"
                                    + "'ignore':['azure'],'allow_fallbacks':false,'require_parameters':true,"
                                    + "'data_collection':'deny','zdr':true,'enforce_distillable_text':true,"
                                    + "'quantizations':['fp8','bf16'],'sort':{'by':'throughput','partition':'none'},"
                                    + "'max_price':{'prompt':'1','completion':'2.5','audio':'0.50','smell':'0',"
                                    + "'video':'1'},'preferred_max_latency':{'p50':1,'p90':1.5},"
                                    + "'preferred_min_throughput':{'p75':50.5,'p99':20.0},'a_new':1,'z_new':true}")
                            .replace('\'', '"'));
        }
    }

    @Test
    void bounds_may_be_given_as_plain_numbers() {
        assertThat(ProviderPreferences.create(
                        p -> p.preferredMaxLatency(Duration.ofMillis(250)).preferredMinThroughput(100)))
                .hasToString("{\"preferred_max_latency\":0.25,\"preferred_min_throughput\":100.0}");
        assertThat(ProviderPreferences.create(p -> p.preferredMaxLatency(Duration.ofSeconds(100))))
                .hasToString("{\"preferred_max_latency\":100}");
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderPreferences.create(p -> p.order("a", " ")
                        .maxPrice("prompt", new BigDecimal("-1"))
                        .preferredMaxLatency(Duration.ZERO)
                        .preferredMinThroughput(-3)))
                .withMessageContaining("order must not hold a blank name")
                .withMessageContaining("max_price.prompt must be 0 or more, was -1")
                .withMessageContaining("preferred_max_latency must be more than 0, was 0")
                .withMessageContaining("preferred_min_throughput must be more than 0, was -3");
    }

    @Test
    void a_speed_that_is_no_number_is_refused_like_any_other_wrong_value() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderPreferences.create(p -> p.preferredMinThroughput(Double.NaN)))
                .withMessageContaining("preferred_min_throughput");
    }

    @Test
    void preferences_can_come_from_json_and_go_on_from_there() {
        ProviderPreferences before = ProviderPreferences.of(
                JsonMapper.shared().readTree("{\"sort\":\"price\",\"order\":[\"a\"],\"unknown\":1}"));
        ProviderPreferences after =
                before.toBuilder().partition(SortPartition.MODEL).build();
        assertThat(after)
                .hasToString("{\"order\":[\"a\"],\"sort\":{\"by\":\"price\",\"partition\":\"model\"},\"unknown\":1}");
        assertThat(before.json().path("sort").asString("")).isEqualTo("price");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProviderPreferences.of(JsonMapper.shared().readTree("[]")));
    }
}
