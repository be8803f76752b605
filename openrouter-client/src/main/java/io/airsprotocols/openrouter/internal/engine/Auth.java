package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.error.AuthenticationException;
import io.airsprotocols.openrouter.error.Failure;
import io.airsprotocols.openrouter.http.ApiKeySource;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.HttpCall;
import io.airsprotocols.openrouter.http.Interceptor;

/** Adds the key, asked for anew at each attempt so that a rotated key is used at once. */
record Auth(ApiKeySource keys, Secrets secrets, CallState state) implements Interceptor {

    @Override
    public HttpAnswer intercept(HttpCall call, Chain next) {
        String key;
        try {
            key = keys.apiKey();
        } catch (Exception broken) {
            throw new AuthenticationException(Failure.of(
                    "The API key source threw " + broken.getClass().getSimpleName() + "; no request was sent",
                    state.facts().build(),
                    false,
                    broken));
        }
        String problem = Keys.problem(key);
        if (problem != null) {
            throw new AuthenticationException(
                    Failure.of(problem + "; no request was sent", state.facts().build(), false, null));
        }
        secrets.learn(key);
        return next.proceed(call.withHeader("Authorization", "Bearer " + key));
    }
}
