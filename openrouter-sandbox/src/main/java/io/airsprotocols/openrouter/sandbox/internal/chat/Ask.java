package io.airsprotocols.openrouter.sandbox.internal.chat;

import io.airsprotocols.openrouter.sandbox.internal.account.Key;
import io.airsprotocols.openrouter.sandbox.internal.fault.FaultKind;
import io.airsprotocols.openrouter.sandbox.internal.fault.FaultSpec;
import io.airsprotocols.openrouter.sandbox.internal.http.HttpRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request with all that is known of it before it is answered.
 *
 * @param wish what it wants of the response cache, null if nothing
 * @param kept the answer the cache has for it, null if none
 * @param silent whether the model says nothing, by a fault
 */
record Ask(
        HttpRequest request,
        Key key,
        ChatCall call,
        ResponseCache.@Nullable Wish wish,
        ResponseCache.@Nullable Entry kept,
        boolean silent) {

    Ask(
            HttpRequest request,
            Key key,
            ChatCall call,
            ResponseCache.@Nullable Wish wish,
            ResponseCache.@Nullable Entry kept) {
        this(request, key, call, wish, kept, false);
    }

    /** The same, with what faults change before there is an answer. */
    Ask with(List<FaultSpec> faults) {
        boolean whole = false;
        boolean silenced = silent;
        for (FaultSpec fault : faults) {
            whole |= fault.kind() == FaultKind.JSON_FOR_STREAM;
            silenced |= fault.kind() == FaultKind.EMPTY_COMPLETION;
        }
        return new Ask(request, key, whole ? call.whole() : call, wish, kept, silenced);
    }
}
