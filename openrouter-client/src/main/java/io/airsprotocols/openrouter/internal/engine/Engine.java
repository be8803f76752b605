package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.error.ApiError;
import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.error.CancelledException;
import io.airsprotocols.openrouter.error.Failure;
import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.http.Headers;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.HttpBody;
import io.airsprotocols.openrouter.http.HttpCall;
import io.airsprotocols.openrouter.http.Interceptor;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.internal.codec.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes calls: one blocking core, on which everything asynchronous runs too. Safe for use by several threads.
 */
public final class Engine implements AutoCloseable {

    private final EngineConfig config;
    private final Headers headers;
    private final Headers streamHeaders;
    private final Secrets secrets = new Secrets();
    private final CallLog log = new CallLog(secrets);
    private final Forgotten forgotten = new Forgotten(log);
    private final Set<CallState> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Makes an engine.
     *
     * @param config what it is made of
     */
    public Engine(EngineConfig config) {
        this.config = config;
        this.headers = Headers.none().with("Accept", "application/json").with(config.headers());
        this.streamHeaders = Headers.none()
                .with("Accept", "text/event-stream, application/json")
                // A compressing proxy would hold tokens back until its block is full.
                .with("Accept-Encoding", "identity")
                .with(config.headers());
    }

    /**
     * What it is made of.
     *
     * @return the configuration
     */
    public EngineConfig config() {
        return config;
    }

    /** The pipeline of a call, from the outside in. */
    private Interceptor.Chain pipeline(Operation operation, RequestOptions options, CallState state) {
        List<Interceptor> steps = new ArrayList<>(config.interceptors());
        steps.add(new Retry(options.retry(config.retry()), state, log));
        steps.add(new Attachments(state));
        steps.add(new Auth(config.keys(), secrets, state));
        return chain(steps, 0, wire(operation, state)::exchange);
    }

    private static Interceptor.Chain chain(List<Interceptor> steps, int index, Interceptor.Chain last) {
        return index == steps.size() ? last : call -> steps.get(index).intercept(call, chain(steps, index + 1, last));
    }

    /**
     * Makes a call that does not stream, and blocks until its answer is whole.
     *
     * @param operation what to do
     * @param options what the user chose
     * @return the answer, which holds no error
     */
    public Answer send(Operation operation, RequestOptions options) {
        return send(operation, options, begin(operation, options));
    }

    private Answer send(Operation operation, RequestOptions options, CallState state) {
        try (HttpAnswer answer = exchange(operation, options, state)) {
            ObjectNode json = ((JsonBody) answer.body()).tree();
            CallFacts facts = facts(state, answer, json);
            JsonNode usage = json.get("usage");
            log.finished(facts, count(usage, "prompt_tokens"), count(usage, "completion_tokens"));
            return new Answer(json, facts);
        } finally {
            end(state);
        }
    }

    /**
     * Makes a call that does not stream, on the executor.
     *
     * @param <T> the type of the answer
     * @param operation what to do
     * @param options what the user chose
     * @param reader makes the typed answer
     * @return completed with the answer or the exception; cancelling it stops the call at once
     */
    public <T> CompletableFuture<T> sendAsync(Operation operation, RequestOptions options, Function<Answer, T> reader) {
        CallState state = begin(operation, options);
        CompletableFuture<T> future = new CompletableFuture<>();
        var unused = future.whenComplete((answer, failure) -> {
            if (future.isCancelled()) {
                state.cancellation().cancel();
            }
        });
        try {
            config.executor().execute(() -> {
                try {
                    future.complete(reader.apply(send(operation, options, state)));
                } catch (Throwable failure) {
                    future.completeExceptionally(failure);
                }
            });
        } catch (RejectedExecutionException full) {
            end(state);
            future.completeExceptionally(new CancelledException(Failure.of(
                    "The executor does not take the call: " + full.getMessage(),
                    state.facts().build(),
                    false,
                    full)));
        }
        return future;
    }

    /**
     * Opens a stream, and blocks until its headers are there.
     *
     * @param operation what to do
     * @param options what the user chose
     * @return the events; must be closed
     */
    public EventSource open(Operation operation, RequestOptions options) {
        return open(operation, options, stop -> {});
    }

    /**
     * Opens a stream that another thread may stop before its headers are there.
     *
     * @param operation what to do
     * @param options what the user chose
     * @param stop is given what stops the call, before the call begins
     * @return the events; must be closed
     */
    public EventSource open(Operation operation, RequestOptions options, Consumer<Runnable> stop) {
        CallState state = begin(operation, options);
        boolean opened = false;
        try {
            stop.accept(state.cancellation()::cancel);
            HttpAnswer answer = exchange(operation, options, state);
            EventSource events = new EventSource(this, operation, answer, state);
            opened = true;
            return events;
        } finally {
            if (!opened) {
                if (state.live() != null) {
                    // An interceptor threw the running stream away.
                    state.cancellation().cancel();
                    state.live(null);
                }
                end(state);
            }
        }
    }

    /**
     * Where asynchronous work runs.
     *
     * @return the executor
     */
    public Executor executor() {
        return config.executor();
    }

    /**
     * The exception for an error object that was found inside an answer.
     *
     * @param error the error
     * @param facts the facts of the call
     * @return the exception of its meaning
     */
    public OpenRouterException failureOf(JsonNode error, CallFacts facts) {
        String text = error.toString();
        String safe = secrets.hide(text);
        ApiError hidden = ApiError.of(safe.equals(text) ? error : Json.read(safe));
        OpenRouterException failure =
                Failures.of(hidden, "", facts, Headers.none(), config.time().now());
        log.failed(failure);
        return failure;
    }

    /**
     * Logs that a stream came to its end.
     *
     * @param facts the facts of the call
     * @param promptTokens tokens of the prompt, if known
     * @param completionTokens tokens of the answer, if known
     */
    public void finished(CallFacts facts, @Nullable Long promptTokens, @Nullable Long completionTokens) {
        log.finished(facts, promptTokens, completionTokens);
    }

    private CallState begin(Operation operation, RequestOptions options) {
        if (closed) {
            throw new IllegalStateException("This OpenRouter client was closed; make a new one, or close it later");
        }
        forgotten.sweep();
        CallState state = new CallState(
                operation.name(), operation.streaming(), options.timeouts(config.timeouts()), config.time());
        running.add(state);
        state.begin();
        return state;
    }

    void end(CallState state) {
        running.remove(state);
        state.end();
    }

    private HttpAnswer exchange(Operation operation, RequestOptions options, CallState state) {
        try {
            HttpAnswer answer = pipeline(operation, options, state).proceed(call(operation, options, state));
            return wire(operation, state).settled(answer);
        } catch (OpenRouterException failure) {
            log.failed(failure);
            throw failure;
        }
    }

    private HttpCall call(Operation operation, RequestOptions options, CallState state) {
        HttpBody body = operation.body() == null
                ? null
                : Attachments.body(operation.body(), config.limits().attachment());
        return new HttpCall(
                operation.name(),
                operation.method(),
                url(operation),
                (operation.streaming() ? streamHeaders : headers).with(options.headers()),
                body,
                operation.streaming(),
                operation.repeatable(),
                options.orElse(config.timeouts(), config.retry()),
                state.cancellation());
    }

    private URI url(Operation operation) {
        String url = config.baseUrl() + operation.path();
        if (!operation.query().isEmpty()) {
            StringJoiner query = new StringJoiner("&", "?", "");
            operation.query().forEach((name, value) -> query.add(encode(name) + "=" + encode(value)));
            url += query;
        }
        return URI.create(url);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static CallFacts facts(CallState state, HttpAnswer answer, ObjectNode json) {
        CallFacts.Builder facts = state.facts(answer.status(), answer.headers());
        facts.model(string(json, "model")).provider(string(json, "provider"));
        if (answer.headers().first("X-Generation-Id") == null) {
            String id = string(json, "id");
            facts.generationId(id != null && id.startsWith("gen-") ? id : null);
        }
        JsonNode cost = json.path("usage").path("cost");
        BigDecimal told =
                cost.isNumber() ? cost.decimalValue() : cost.isString() ? CallState.cost(cost.stringValue()) : null;
        if (told != null) {
            facts.cost(told);
        }
        return facts.build();
    }

    private static @Nullable String string(ObjectNode json, String name) {
        JsonNode value = json.get(name);
        return value != null && value.isString() ? value.stringValue() : null;
    }

    private static @Nullable Long count(@Nullable JsonNode usage, String name) {
        JsonNode value = usage == null ? null : usage.get(name);
        return value != null && value.isIntegralNumber() ? value.longValue() : null;
    }

    CallLog log() {
        return log;
    }

    Forgotten forgotten() {
        return forgotten;
    }

    Wire wire(Operation operation, CallState state) {
        return new Wire(config.transport(), operation, config.limits(), secrets, log, state);
    }

    /** Stops every running call and takes no new ones. What is shared with other clients stays with them. */
    @Override
    public void close() {
        closed = true;
        running.forEach(state -> state.cancellation().cancel());
        config.time().close();
    }
}
