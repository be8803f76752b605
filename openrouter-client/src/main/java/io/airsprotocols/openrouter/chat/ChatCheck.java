package io.airsprotocols.openrouter.chat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue lets one say of a request before it is sent ({@link Chat#check(ChatRequest)}). Immutable.
 *
 * <p><b>Cost.</b> The bound counts a token for every byte of text in the prompt, since no tokenizer makes more of it, and
 * something for what providers put around messages and tools; with images, audio, video or files the prompt counts as the
 * whole context of the model. The answer counts as long as the request allows, else as long as the model's first provider
 * does; a prediction is added to it. Prices are the dearest the catalogue has for the model, or those of
 * {@code provider.max_price} where the request sets it. Without it another provider of the model may ask for more than the
 * catalogue shows, or write more, so set it and {@code max_completion_tokens} to be sure. Searches of models that search the
 * web unasked come on top: the catalogue does not say which do.
 */
public final class ChatCheck {

    private final List<ChatProblem> problems;
    private final List<CostBound> costs;

    ChatCheck(List<ChatProblem> problems, List<CostBound> costs) {
        this.problems = List.copyOf(problems);
        this.costs = List.copyOf(costs);
    }

    /**
     * What the models of the request, fallbacks included, cannot do or cannot be asked about.
     *
     * @return the problems, never null
     */
    public List<ChatProblem> problems() {
        return problems;
    }

    /**
     * Whether every model was found in the catalogue and can do all that the request asks.
     *
     * @return true if there is no problem
     */
    public boolean isFine() {
        return problems.isEmpty();
    }

    /**
     * What the request may cost at most, for each of its models.
     *
     * @return the bounds in the order of the models, never null
     */
    public List<CostBound> costs() {
        return costs;
    }

    /**
     * What the request may cost at most, whichever of its models answers. One answer is billed, not those that failed.
     *
     * @return US dollars, not rounded; null if there is no bound, and {@link #costs()} says why
     */
    public @Nullable BigDecimal maxCost() {
        BigDecimal most = null;
        for (CostBound each : costs) {
            BigDecimal bound = each.most();
            if (bound == null) {
                return null;
            }
            most = most == null ? bound : most.max(bound);
        }
        return most;
    }

    /** The problems and the bound in one line. */
    @Override
    public String toString() {
        return "ChatCheck[problems=" + problems + ", maxCost=" + maxCost() + "]";
    }
}
