package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.error.ApiError;
import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.error.CancelledException;
import io.airsprotocols.openrouter.error.Failure;
import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.http.Cancellation;
import io.airsprotocols.openrouter.http.Headers;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.HttpBody;
import io.airsprotocols.openrouter.http.HttpCall;
import io.airsprotocols.openrouter.http.Interceptor;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.internal.codec.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
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
    /** Most calls of a program go to one address. */
    private volatile @Nullable Address lastAddress;

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
        return index == steps.size()
                ? last
                : call -> {
                    Interceptor step = steps.get(index);
                    return Objects.requireNonNull(
                            step.intercept(call, chain(steps, index + 1, last)),
                            () -> "The interceptor " + step.getClass().getName() + " gave null in place of an answer");
                };
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
            // By whatever else than the call, such as a cancellation or orTimeout: nobody waits for its answer any
            // more.
            if (running.contains(state)) {
                state.cancellation().cancel();
            }
        });
        AtomicBoolean begun = new AtomicBoolean();
        state.cancellation().onCancel(() -> {
            if (!begun.getAndSet(true)) {
                // It waits for a thread of the executor, which may never come. Nor is this one its user's to block.
                end(state);
                future.defaultExecutor().execute(() -> future.completeExceptionally(neverBegun(operation, state)));
            }
        });
        try {
            config.executor().execute(() -> {
                if (begun.getAndSet(true)) {
                    return;
                }
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
        } catch (Throwable notTaken) {
            end(state);
            future.completeExceptionally(notTaken);
        }
        return future;
    }

    private OpenRouterException neverBegun(Operation operation, CallState state) {
        OpenRouterException failure = wire(operation, state)
                .broken(
                        new IOException("stopped while it waited for a thread of the executor"),
                        state.facts().build(),
                        false);
        log.failed(failure);
        return failure;
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
                try {
                    if (state.live() != null) {
                        state.drop();
                    }
                } finally {
                    end(state);
                }
            }
        }
    }

    /**
     * Where asynchronous work runs.
     *
     * @return the executor, which says of itself when it takes nothing because this was closed
     */
    public Executor executor() {
        return task -> {
            try {
                config.executor().execute(task);
            } catch (RejectedExecutionException full) {
                throw closed ? alreadyClosed(full) : full;
            }
        };
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
            throw alreadyClosed(null);
        }
        forgotten.sweep();
        CallState state = new CallState(
                operation.name(), operation.streaming(), options.timeouts(config.timeouts()), config.time());
        state.begin();
        running.add(state);
        if (closed) {
            // It may have been too late for close() to see it.
            end(state);
            throw alreadyClosed(null);
        }
        return state;
    }

    private static RuntimeException alreadyClosed(@Nullable Throwable cause) {
        return new IllegalStateException("This OpenRouter client was closed; make a new one, or close it later", cause);
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
        if (!operation.query().isEmpty()) {
            StringJoiner query = new StringJoiner("&", "?", "");
            operation.query().forEach((name, value) -> query.add(encode(name) + "=" + encode(value)));
            return URI.create(config.baseUrl() + operation.path() + query);
        }
        Address last = lastAddress;
        if (last == null || !last.path().equals(operation.path())) {
            last = new Address(operation.path(), URI.create(config.baseUrl() + operation.path()));
            lastAddress = last;
        }
        return last.url();
    }

    private record Address(String path, URI url) {}

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
        return value != null && value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : null;
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
        Cancellation all = new Cancellation(); // which leaves none out because another one threw
        running.forEach(state -> all.onCancel(state.cancellation()::cancel));
        try {
            all.cancel();
        } finally {
            config.time().close();
        }
    }
}
