package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.http.ApiKeySource;
import io.airsprotocols.openrouter.http.Headers;
import io.airsprotocols.openrouter.http.Interceptor;
import io.airsprotocols.openrouter.http.Limits;
import io.airsprotocols.openrouter.http.RetryPolicy;
import io.airsprotocols.openrouter.http.Timeouts;
import io.airsprotocols.openrouter.http.Transport;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What an engine is made of, checked already.
 *
 * @param baseUrl without a slash at its end
 * @param keys gives the key
 * @param headers sent with every call
 * @param timeouts the clocks unless a call says otherwise
 * @param retry the policy unless a call says otherwise
 * @param limits how much is read
 * @param interceptors the user's, outermost first
 * @param transport sends
 * @param executor runs asynchronous calls
 * @param time the clock
 */
public record EngineConfig(
        URI baseUrl,
        ApiKeySource keys,
        Headers headers,
        Timeouts timeouts,
        RetryPolicy retry,
        Limits limits,
        List<Interceptor> interceptors,
        Transport transport,
        Executor executor,
        Time time) {}
