package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.error.CallTimeoutException;
import io.airsprotocols.openrouter.error.CallTimeoutException.Clock;
import io.airsprotocols.openrouter.error.CancelledException;
import io.airsprotocols.openrouter.error.Failure;
import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.error.TransportException;
import io.airsprotocols.openrouter.http.FailedAttempt;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.HttpCall;
import io.airsprotocols.openrouter.http.Interceptor;
import io.airsprotocols.openrouter.http.RetryPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tries again what the policy says and the rules allow. The one retry loop of the library. */
record Retry(RetryPolicy policy, CallState state, CallLog log) implements Interceptor {

    @Override
    public HttpAnswer intercept(HttpCall call, Chain next) {
        for (int attempt = 1; ; attempt++) {
            try {
                return next.proceed(call.withAttempt(attempt));
            } catch (OpenRouterException failed) {
                Duration wait = delay(call, failed, attempt);
                if (wait == null) {
                    throw failed;
                }
                log.retrying(failed, attempt, wait);
                pause(wait, failed);
            }
        }
    }

    private @Nullable Duration delay(HttpCall call, OpenRouterException failed, int attempt) {
        if (failed instanceof CancelledException || state.cancellation().isCancelled() || !mayRepeat(call, failed)) {
            return null;
        }
        Duration wait;
        try {
            wait = policy.delay(new FailedAttempt(failed, attempt, call.streaming()));
        } catch (Throwable broken) {
            if (broken != failed) {
                broken.addSuppressed(failed);
            }
            throw broken;
        }
        if (wait == null) {
            return null;
        }
        Duration left = state.remaining();
        // A wait that ends after the deadline could only end in a timeout, which would hide the true reason.
        return left != null && wait.compareTo(left) >= 0 ? null : wait;
    }

    /**
     * Whether sending again is safe, whatever the policy says: what creates something is repeated only if the request
     * provably never left, and nothing is repeated because an answer that had begun broke off, except mere reading.
     */
    private static boolean mayRepeat(HttpCall call, OpenRouterException failed) {
        boolean neverLeft = (failed instanceof TransportException broken && !broken.requestSent())
                || (failed instanceof CallTimeoutException late && late.clock() == Clock.CONNECT);
        if (neverLeft) {
            return true;
        }
        if (!call.repeatable()) {
            return false;
        }
        boolean answerBroke =
                failed instanceof TransportException && failed.facts().status() != null;
        return !answerBroke || call.method().equals("GET");
    }

    private void pause(Duration wait, OpenRouterException failed) {
        try {
            if (!state.time().sleep(wait, state.cancellation())) {
                return;
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            state.interrupted();
        }
        Clock expired = state.expired();
        if (expired != null) {
            throw Clocks.expired(expired, state, state.facts().build(), failed);
        }
        throw new CancelledException(Failure.of(
                "The call was cancelled while it waited to try again",
                state.facts().build(),
                false,
                failed));
    }
}
