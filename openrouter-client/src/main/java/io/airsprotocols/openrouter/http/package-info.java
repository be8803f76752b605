/**
 * How a call travels: what is sent and what comes back, the four places where a user can step in
 * ({@link io.airsprotocols.openrouter.http.Interceptor}, {@link io.airsprotocols.openrouter.http.Transport},
 * {@link io.airsprotocols.openrouter.http.RetryPolicy}, {@link io.airsprotocols.openrouter.http.ApiKeySource}), and the
 * clocks and options of a call.
 */
package io.airsprotocols.openrouter.http;
