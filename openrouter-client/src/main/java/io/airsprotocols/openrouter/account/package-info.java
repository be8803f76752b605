/**
 * Your side of OpenRouter: the key, the credits, the record of a call. Money is {@link java.math.BigDecimal} in US dollars.
 *
 * <p>Start at {@link io.airsprotocols.openrouter.account.Account}.
 */
package io.airsprotocols.openrouter.account;
