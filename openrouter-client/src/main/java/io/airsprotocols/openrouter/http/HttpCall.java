package io.airsprotocols.openrouter.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as it goes down the pipeline. Immutable; the {@code with…} methods give a changed copy.
 *
 * <p>Interceptors see it without the API key, which is added below them.
 */
public final class HttpCall {

    private final String operation;
    private final String method;
    private final URI url;
    private final Headers headers;
    private final @Nullable HttpBody body;
    private final boolean streaming;
    private final boolean repeatable;
    private final int attempt;
    private final RequestOptions options;
    private final Cancellation cancellation;

    /**
     * Makes the first attempt of a call.
     *
     * @param operation its name, such as {@code chat.completions}
     * @param method the HTTP method
     * @param url the whole address
     * @param headers the headers, without the key
     * @param body the JSON to send, or null
     * @param streaming whether the answer is to be read as it comes
     * @param repeatable false if sending it twice could create two things
     * @param options what the user asked for this call
     * @param cancellation stops it
     */
    public HttpCall(
            String operation,
            String method,
            URI url,
            Headers headers,
            @Nullable HttpBody body,
            boolean streaming,
            boolean repeatable,
            RequestOptions options,
            Cancellation cancellation) {
        this(operation, method, url, headers, body, streaming, repeatable, 1, options, cancellation);
    }

    private HttpCall(
            String operation,
            String method,
            URI url,
            Headers headers,
            @Nullable HttpBody body,
            boolean streaming,
            boolean repeatable,
            int attempt,
            RequestOptions options,
            Cancellation cancellation) {
        this.operation = operation;
        this.method = method;
        this.url = url;
        this.headers = headers;
        this.body = body;
        this.streaming = streaming;
        this.repeatable = repeatable;
        this.attempt = attempt;
        this.options = options;
        this.cancellation = cancellation;
    }

    /**
     * The name of the operation, such as {@code chat.completions}.
     *
     * @return the name
     */
    public String operation() {
        return operation;
    }

    /**
     * The HTTP method.
     *
     * @return {@code GET}, {@code POST} …
     */
    public String method() {
        return method;
    }

    /**
     * Where it goes.
     *
     * @return the whole address
     */
    public URI url() {
        return url;
    }

    /**
     * The headers.
     *
     * @return the headers
     */
    public Headers headers() {
        return headers;
    }

    /**
     * The length of the body.
     *
     * @return bytes, or -1 if there is no body
     */
    public long bodyLength() {
        return body == null ? -1 : body.length();
    }

    /**
     * The body.
     *
     * @return what is sent, or null
     */
    public @Nullable HttpBody body() {
        return body;
    }

    /**
     * Writes the body, as often as asked.
     *
     * @param out where to
     * @throws IOException if {@code out} throws, or a file that belongs to the body cannot be read as it was
     */
    public void writeBody(OutputStream out) throws IOException {
        if (body != null) {
            body.writeTo(out);
        }
    }

    /**
     * Whether the answer is read as it comes ({@code stream: true}).
     *
     * @return true for a stream
     */
    public boolean streaming() {
        return streaming;
    }

    /**
     * Whether it may be sent again after it may have reached the server.
     *
     * @return false if sending it twice could create two things
     */
    public boolean repeatable() {
        return repeatable;
    }

    /**
     * Which attempt this is.
     *
     * @return 1 for the first, 2 for the first retry …
     */
    public int attempt() {
        return attempt;
    }

    /**
     * What the user asked for this call: clocks, retry, tags. Headers among them are in {@link #headers()} already.
     *
     * @return the options, the client's defaults filled in
     */
    public RequestOptions options() {
        return options;
    }

    /**
     * The clocks of the call.
     *
     * @return the clocks that hold
     */
    public Timeouts timeouts() {
        return options.timeouts(Timeouts.standard());
    }

    /**
     * Labels the user gave the call; they stay on this side.
     *
     * @return the tags
     */
    public Map<String, String> tags() {
        return options.tags();
    }

    /**
     * Stops the call.
     *
     * @return the switch
     */
    public Cancellation cancellation() {
        return cancellation;
    }

    /**
     * This call with a header set.
     *
     * @param name its name
     * @param value its value
     * @return a changed copy
     */
    public HttpCall withHeader(String name, String value) {
        return withHeaders(headers.with(name, value));
    }

    /**
     * This call with other headers.
     *
     * @param changed all headers of the copy
     * @return a changed copy
     */
    public HttpCall withHeaders(Headers changed) {
        return new HttpCall(
                operation, method, url, changed, body, streaming, repeatable, attempt, options, cancellation);
    }

    /**
     * This call as a later attempt.
     *
     * @param number which attempt, from 1
     * @return a changed copy
     */
    public HttpCall withAttempt(int number) {
        return new HttpCall(
                operation, method, url, headers, body, streaming, repeatable, number, options, cancellation);
    }

    /**
     * This call with another switch to stop it; turning the old one must turn the new one too.
     *
     * @param other the switch
     * @return a changed copy
     */
    public HttpCall withCancellation(Cancellation other) {
        return new HttpCall(operation, method, url, headers, body, streaming, repeatable, attempt, options, other);
    }

    /** Method, address and attempt; no header and no body. */
    @Override
    public String toString() {
        return method + " " + url + " (" + operation + ", attempt " + attempt + ")";
    }
}
