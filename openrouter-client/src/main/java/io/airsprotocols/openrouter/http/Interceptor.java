package io.airsprotocols.openrouter.http;

/**
 * Steps in between a call and its answer, around retries: it runs once a call, however many attempts that takes.
 *
 * <p>Interceptors run in the order they were added, the first one outermost. They must be safe for use by several
 * threads. An interceptor that does not return the answer it was given must close it.
 */
@FunctionalInterface
public interface Interceptor {

    /**
     * Handles a call.
     *
     * @param call the call, without the API key
     * @param next goes on with the call; may be called any number of times, or not at all
     * @return the answer
     */
    HttpAnswer intercept(HttpCall call, Chain next);

    /** The rest of the pipeline. */
    @FunctionalInterface
    interface Chain {

        /**
         * Goes on with a call.
         *
         * @param call the call, changed or not
         * @return the answer; failures of any kind are thrown as
         *     {@link io.airsprotocols.openrouter.error.OpenRouterException}
         */
        HttpAnswer proceed(HttpCall call);
    }
}
