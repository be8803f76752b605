package io.airsprotocols.openrouter.chat;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a request may cost at most if a model answers it.
 *
 * @param model the model as the request names it; empty if the request names none
 * @param most US dollars, not rounded; null if there is no bound
 * @param reason how the bound was found, or why there is none
 */
public record CostBound(String model, @Nullable BigDecimal most, String reason) {}
