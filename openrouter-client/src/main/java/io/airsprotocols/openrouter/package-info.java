/**
 * The entry: {@link io.airsprotocols.openrouter.OpenRouter} and its builder. Everything else hangs from it.
 */
package io.airsprotocols.openrouter;
