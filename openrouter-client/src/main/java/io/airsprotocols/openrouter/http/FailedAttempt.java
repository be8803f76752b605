package io.airsprotocols.openrouter.http;

import io.airsprotocols.openrouter.error.OpenRouterException;

/**
 * What a {@link RetryPolicy} decides on.
 *
 * @param error why the attempt failed
 * @param attempt which attempt it was, from 1
 * @param streaming whether the call streams
 */
public record FailedAttempt(OpenRouterException error, int attempt, boolean streaming) {}
