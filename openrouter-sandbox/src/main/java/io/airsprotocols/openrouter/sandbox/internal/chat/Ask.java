package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.account.Key;
import io.airsprotocols.openrouter.sandbox.internal.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request with all that is known of it before it is answered.
 *
 * @param wish what it wants of the response cache, null if nothing
 * @param kept the answer the cache has for it, null if none
 */
record Ask(
        HttpRequest request,
        Key key,
        ChatCall call,
        ResponseCache.@Nullable Wish wish,
        ResponseCache.@Nullable Entry kept) {

    /** The same, as if no stream had been asked for. */
    Ask whole() {
        return new Ask(request, key, call.whole(), wish, kept);
    }
}
