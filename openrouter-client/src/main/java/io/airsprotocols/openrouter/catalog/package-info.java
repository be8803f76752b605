/**
 * What OpenRouter offers: models, their providers, their prices. Prices are {@link java.math.BigDecimal} in US dollars.
 *
 * <p>Start at {@link io.airsprotocols.openrouter.catalog.Catalog}.
 */
package io.airsprotocols.openrouter.catalog;
