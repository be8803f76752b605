package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.http.HttpRequest;
import io.airsprotocols.openrouter.sandbox.internal.model.Endpoint;
import org.jspecify.annotations.Nullable;

/** What a test wants answered. */
public interface Playbook {

    /** What to answer to a request before any model is asked; null asks the model. */
    @Nullable
    Scripted next(HttpRequest request);

    /** What a scripted model answers; null if the model is not scripted. */
    @Nullable
    Scripted model(String id, HttpRequest request);

    /** The status with which an endpoint fails; null if it works. */
    @Nullable
    Integer failure(Endpoint endpoint);
}
