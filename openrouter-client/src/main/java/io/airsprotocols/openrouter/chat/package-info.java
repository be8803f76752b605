/**
 * Chat completions ({@code POST /chat/completions}): ask a model, get its answer whole or as a stream.
 *
 * <p>Start at {@link io.airsprotocols.openrouter.chat.Chat}.
 */
package io.airsprotocols.openrouter.chat;
