package io.airsprotocols.openrouter.catalog;

import io.airsprotocols.openrouter.json.JsonView;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Prices in US dollars, each for one token or one piece ({@code pricing}). Immutable. */
public final class Pricing extends JsonView {

    Pricing(ObjectNode json) {
        super(json);
    }

    /**
     * A token of the prompt ({@code prompt}).
     *
     * @return the price, 0 if free, or null if not told or not fixed
     */
    public @Nullable BigDecimal prompt() {
        return price("prompt");
    }

    /**
     * A token of the answer ({@code completion}).
     *
     * @return the price, 0 if free, or null if not told or not fixed
     */
    public @Nullable BigDecimal completion() {
        return price("completion");
    }

    /**
     * A request ({@code request}).
     *
     * @return the price, 0 if free, or null if not told or not fixed
     */
    public @Nullable BigDecimal request() {
        return price("request");
    }

    /**
     * An image of the prompt ({@code image}).
     *
     * @return the price, 0 if free, or null if not told or not fixed
     */
    public @Nullable BigDecimal image() {
        return price("image");
    }

    /**
     * A token of reasoning ({@code internal_reasoning}).
     *
     * @return the price, 0 if free, or null if not told or not fixed
     */
    public @Nullable BigDecimal internalReasoning() {
        return price("internal_reasoning");
    }

    /**
     * A token of the prompt that is read from a cache ({@code input_cache_read}).
     *
     * @return the price, 0 if free, or null if not told or not fixed
     */
    public @Nullable BigDecimal inputCacheRead() {
        return price("input_cache_read");
    }

    /**
     * A token of the prompt that is written to a cache ({@code input_cache_write}).
     *
     * @return the price, 0 if free, or null if not told or not fixed
     */
    public @Nullable BigDecimal inputCacheWrite() {
        return price("input_cache_write");
    }

    /**
     * A web search ({@code web_search}).
     *
     * @return the price, 0 if free, or null if not told or not fixed
     */
    public @Nullable BigDecimal webSearch() {
        return price("web_search");
    }

    /**
     * The share taken off every price ({@code discount}).
     *
     * @return from 0 to 1, or null if not told
     */
    public @Nullable BigDecimal discount() {
        return decimal("discount");
    }

    /**
     * Prices that hold in the place of these, for prompts of a size or at hours of the day ({@code overrides}).
     *
     * @return the prices that differ, never null; {@link #json()} of each says when
     */
    public List<Pricing> overrides() {
        return children("overrides", Pricing::new);
    }

    /**
     * Any price of the catalogue.
     *
     * @param kind its name on the wire, such as {@code audio} or {@code input_cache_write_1h}
     * @return the price, 0 if free, or null if not told or not fixed
     */
    public @Nullable BigDecimal price(String kind) {
        BigDecimal price = decimal(kind);
        // Routers say -1: the price is that of the model they choose.
        return price == null || price.signum() < 0 ? null : price;
    }

    /**
     * Whether prompt and answer cost nothing.
     *
     * @return true if both prices are told and 0
     */
    public boolean isFree() {
        BigDecimal prompt = prompt();
        BigDecimal completion = completion();
        return prompt != null && completion != null && prompt.signum() == 0 && completion.signum() == 0;
    }
}
