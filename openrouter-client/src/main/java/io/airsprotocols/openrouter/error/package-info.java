/**
 * Everything that can go wrong, by meaning, under one unchecked root:
 * {@link io.airsprotocols.openrouter.error.OpenRouterException}.
 */
package io.airsprotocols.openrouter.error;
