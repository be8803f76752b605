package io.airsprotocols.openrouter.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plugins as they are written, read and refused. */
class PluginTest {

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }

    @Test
    void options_are_written_in_one_order_however_they_were_set() {
        assertThat(Plugin.web().withMaxResults(3).withEngine(SearchEngine.EXA).withEnabled(true))
                .isEqualTo(Plugin.web()
                        .withEnabled(true)
                        .withEngine(SearchEngine.EXA)
                        .withMaxResults(3))
                .hasToString("{\"id\":\"web\",\"enabled\":true,\"engine\":\"exa\",\"max_results\":3}");
        assertThat(Plugin.fusion().withTool("openrouter:web_search", Map.of("b", 1, "a", 2)))
                .hasToString("{\"id\":\"fusion\",\"tools\":[{\"type\":\"openrouter:web_search\","
                        + "\"parameters\":{\"a\":2,\"b\":1}}]}");
    }

    @Test
    void a_changed_copy_leaves_the_plugin_as_it_was() {
        WebPlugin web = Plugin.web();
        assertThat(web.withMaxUses(2).maxUses()).isEqualTo(2);
        assertThat(web.maxUses()).isNull();
    }

    @Test
    void what_was_set_can_be_read() {
        WebPlugin web = Plugin.web()
                .withMode(SearchMode.FAST)
                .withEngine(SearchEngine.PARALLEL)
                .withMaxResults(4)
                .withSearchPrompt("Found:")
                .withIncludeDomains("a.example", "b.example")
                .withExcludeDomains("c.example")
                .withUserLocation(UserLocation.approximate().withCity("Oslo"));
        assertThat(web.mode()).isEqualTo(SearchMode.FAST);
        assertThat(web.engine()).isEqualTo(SearchEngine.PARALLEL);
        assertThat(web.maxResults()).isEqualTo(4);
        assertThat(web.searchPrompt()).isEqualTo("Found:");
        assertThat(web.includeDomains()).containsExactly("a.example", "b.example");
        assertThat(web.excludeDomains()).containsExactly("c.example");
        assertThat(web.userLocation()).isEqualTo(UserLocation.approximate().withCity("Oslo"));
        assertThat(Plugin.web().engine()).isNull();
        assertThat(Plugin.web().mode()).isNull();
        WebFetchPlugin fetch = Plugin.webFetch()
                .withMaxUses(1)
                .withMaxContentTokens(2)
                .withAllowedDomains("a.example")
                .withBlockedDomains("b.example");
        assertThat(fetch.maxUses()).isEqualTo(1);
        assertThat(fetch.maxContentTokens()).isEqualTo(2);
        assertThat(fetch.allowedDomains()).containsExactly("a.example");
        assertThat(fetch.blockedDomains()).containsExactly("b.example");
        assertThat(Plugin.fileParser().withPdfEngine(PdfEngine.NATIVE).pdfEngine())
                .isEqualTo(PdfEngine.NATIVE);
        assertThat(Plugin.fileParser().pdfEngine()).isNull();
        assertThat(Plugin.contextCompression()
                        .withEngine(CompressionEngine.MIDDLE_OUT)
                        .engine())
                .isEqualTo(CompressionEngine.MIDDLE_OUT);
        AutoRouterPlugin auto = Plugin.autoRouter()
                .withAllowedModels("a/*")
                .withExcludedModels("b/*")
                .withCostTier(CostTier.HIGH)
                .withCostQualityTradeoff(3)
                .withPinnedModel(true);
        assertThat(auto.allowedModels()).containsExactly("a/*");
        assertThat(auto.excludedModels()).containsExactly("b/*");
        assertThat(auto.costTier()).isEqualTo(CostTier.HIGH);
        assertThat(auto.costQualityTradeoff()).isEqualTo(3);
        assertThat(auto.isModelPinned()).isTrue();
        assertThat(Plugin.autoBetaRouter().isModelPinned()).isFalse();
        ParetoRouterPlugin pareto = Plugin.paretoRouter()
                .withMinCodingScore(new BigDecimal("0.5"))
                .withMaxPrice(BigDecimal.TEN)
                .withPriceSource(PriceSource.PROMPT);
        assertThat(pareto.minCodingScore()).isEqualTo(new BigDecimal("0.5"));
        assertThat(pareto.maxPrice()).isEqualByComparingTo(BigDecimal.TEN);
        assertThat(pareto.priceSource()).isEqualTo(PriceSource.PROMPT);
        FusionPlugin fusion = Plugin.fusion()
                .withPreset(FusionPreset.GENERAL_HIGH)
                .withAnalysisModels("a/b", "c/d")
                .withModel("e/f")
                .withMaxToolCalls(2)
                .withTool("openrouter:datetime", Map.of());
        assertThat(fusion.preset()).isEqualTo(FusionPreset.GENERAL_HIGH);
        assertThat(fusion.analysisModels()).containsExactly("a/b", "c/d");
        assertThat(fusion.model()).isEqualTo("e/f");
        assertThat(fusion.maxToolCalls()).isEqualTo(2);
        assertThat(fusion.toolTypes()).containsExactly("openrouter:datetime");
        assertThat(fusion.withoutTools().toolTypes()).isEmpty();
    }

    @Test
    void every_kind_is_read_back_as_its_class_and_others_are_kept() {
        for (Plugin each : new Plugin[] {
            Plugin.web(),
            Plugin.webFetch(),
            Plugin.fileParser(),
            Plugin.responseHealing().withEnabled(false),
            Plugin.contextCompression(),
            Plugin.moderation(),
            Plugin.autoRouter(),
            Plugin.autoBetaRouter(),
            Plugin.paretoRouter(),
            Plugin.fusion()
        }) {
            assertThat(Plugin.of(each.json())).isEqualTo(each);
        }
        Plugin other = Plugin.of(json("{'id':'oracle','depth':3}"));
        assertThat(other).isInstanceOf(OtherPlugin.class).hasToString("{\"id\":\"oracle\",\"depth\":3}");
        assertThat(other.id()).isEqualTo("oracle");
        assertThat(other.isEnabled()).isTrue();
        assertThat(Plugin.responseHealing().withEnabled(false).isEnabled()).isFalse();
        assertThat(Plugin.web().withEngine(new SearchEngine("new")).engine()).isEqualTo(new SearchEngine("new"));
    }

    @Test
    void values_that_cannot_be_are_refused_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plugin.web().withMaxResults(0))
                .withMessage("Plugin web: max_results must be 1 or more, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plugin.autoBetaRouter().withCostQualityTradeoff(11))
                .withMessage("Plugin auto-beta-router: cost_quality_tradeoff must be from 0 to 10, was 11");
        assertThatIllegalArgumentException().isThrownBy(() -> Plugin.web().withIncludeDomains("a.example", " "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plugin.autoRouter().withAllowedModels(new String[1025]));
        assertThatIllegalArgumentException().isThrownBy(() -> Plugin.fusion().withAnalysisModels());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plugin.paretoRouter().withMinCodingScore(BigDecimal.TEN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Plugin.paretoRouter().withMaxPrice(BigDecimal.ONE.negate()));
        FusionPlugin full = Plugin.fusion();
        for (int i = 0; i < 8; i++) {
            full = full.withTool("openrouter:datetime", Map.of());
        }
        FusionPlugin eight = full;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> eight.withTool("openrouter:datetime", Map.of()))
                .withMessageContaining("at most 8, was 9");
        assertThatIllegalArgumentException().isThrownBy(() -> Plugin.of(json("{}")));
        assertThatIllegalArgumentException().isThrownBy(() -> Plugin.of(json("[]")));
    }
}
