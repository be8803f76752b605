package io.airsprotocols.openrouter.sandbox.internal.http;

import java.io.IOException;

/** Answers requests. */
@FunctionalInterface
public interface HttpHandler {

    /**
     * Answers a request. May wait, or hang up, by the line.
     *
     * @throws IOException if the line is gone
     */
    HttpResponse handle(HttpRequest request, Line line) throws IOException;

    /** Is told of every request in the order of arrival, before it is answered. */
    default void arrived(HttpRequest request) {}
}
