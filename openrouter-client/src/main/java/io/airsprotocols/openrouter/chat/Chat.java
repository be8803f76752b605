package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.catalog.Catalog;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.internal.engine.Answer;
import io.airsprotocols.openrouter.internal.engine.Engine;
import io.airsprotocols.openrouter.internal.engine.EventSource;
import io.airsprotocols.openrouter.internal.engine.Operation;
import io.airsprotocols.openrouter.internal.engine.PullPublisher;
import io.airsprotocols.openrouter.schema.JsonSchema;
import io.airsprotocols.openrouter.schema.TypeRef;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks models ({@code POST /chat/completions}). Safe for use by several threads.
 *
 * <p>Every method throws an {@link io.airsprotocols.openrouter.error.OpenRouterException} of the kind that says what went
 * wrong; asynchronous ones complete or end with it. Failures before the first byte of an answer have then been retried as
 * the retry policy says.
 */
public final class Chat {

    private static final String PATH = "/chat/completions";

    /** Models come and go by the day, and prices change seldom. */
    private static final Duration OLDEST_MODELS = Duration.ofHours(1);

    private final Engine engine;
    private final Catalog catalog;
    private final ReasoningWatch watch = new ReasoningWatch();

    /**
     * Used by the client; users have {@code OpenRouter.chat()}.
     *
     * @param engine makes the calls
     * @param catalog what requests are checked against
     */
    @SuppressWarnings("exports") // The engine is not exported, so that only the client can make one.
    public Chat(Engine engine, Catalog catalog) {
        this.engine = engine;
        this.catalog = catalog;
    }

    /**
     * Asks one question and waits for the whole answer.
     *
     * @param model the model's id, such as {@code openai/gpt-4o}
     * @param question what the user says
     * @return the answer
     */
    public ChatResponse send(String model, String question) {
        return send(ChatRequest.of(model, question));
    }

    /**
     * Asks and waits for the whole answer.
     *
     * @param request what to ask
     * @return the answer
     */
    public ChatResponse send(ChatRequest request) {
        return send(request, RequestOptions.none());
    }

    /**
     * Asks and waits for the whole answer.
     *
     * @param request what to ask
     * @param options clocks, retry, headers and tags of this call
     * @return the answer
     * @throws ChatInterruptedException if the model's provider failed after it had begun to answer
     */
    public ChatResponse send(ChatRequest request, RequestOptions options) {
        return read(request, engine.send(operation(request, false), options));
    }

    /**
     * Asks without waiting.
     *
     * @param request what to ask
     * @return completed with the answer; cancelling it stops the call at once
     */
    public CompletableFuture<ChatResponse> sendAsync(ChatRequest request) {
        return sendAsync(request, RequestOptions.none());
    }

    /**
     * Asks without waiting.
     *
     * @param request what to ask
     * @param options clocks, retry, headers and tags of this call
     * @return completed with the answer; cancelling it stops the call at once
     */
    public CompletableFuture<ChatResponse> sendAsync(ChatRequest request, RequestOptions options) {
        return engine.sendAsync(operation(request, false), options, answer -> read(request, answer));
    }

    /**
     * Asks for a value: its schema is sent, the answer is read and checked.
     *
     * @param <T> the type of the value
     * @param request what to ask
     * @param type a record, an enum, a sealed interface or whatever Jackson reads; see {@link JsonSchema}
     * @return the value
     * @throws IllegalArgumentException if the type has no schema
     * @throws TypedAnswerException if the answer holds no value
     */
    public <T> T send(ChatRequest request, Class<T> type) {
        return typed(type).send(request).value();
    }

    /**
     * Asks for a value of a type with parameters, such as a list.
     *
     * @param <T> the type of the value
     * @param request what to ask
     * @param type such as {@code new TypeRef<List<City>>() {}}
     * @return the value
     * @throws IllegalArgumentException if the type has no schema
     * @throws TypedAnswerException if the answer holds no value
     */
    public <T> T send(ChatRequest request, TypeRef<T> type) {
        return typed(type).send(request).value();
    }

    /**
     * Asks for a value without waiting.
     *
     * @param <T> the type of the value
     * @param request what to ask
     * @param type a record, an enum, a sealed interface or whatever Jackson reads; see {@link JsonSchema}
     * @return completed with the value; cancelling it stops the call at once
     * @throws IllegalArgumentException if the type has no schema
     */
    public <T> CompletableFuture<T> sendAsync(ChatRequest request, Class<T> type) {
        return typed(type).valueAsync(request);
    }

    /**
     * Asks for a value of a type with parameters without waiting.
     *
     * @param <T> the type of the value
     * @param request what to ask
     * @param type such as {@code new TypeRef<List<City>>() {}}
     * @return completed with the value; cancelling it stops the call at once
     * @throws IllegalArgumentException if the type has no schema
     */
    public <T> CompletableFuture<T> sendAsync(ChatRequest request, TypeRef<T> type) {
        return typed(type).valueAsync(request);
    }

    /**
     * Asks for a value and reads it as it comes.
     *
     * @param <T> the type of the value
     * @param request what to ask
     * @param type a record, an enum, a sealed interface or whatever Jackson reads; see {@link JsonSchema}
     * @return the stream; must be closed
     * @throws IllegalArgumentException if the type has no schema
     */
    public <T> TypedStream<T> stream(ChatRequest request, Class<T> type) {
        return typed(type).stream(request);
    }

    /**
     * Asks for a value of a type with parameters and reads it as it comes.
     *
     * @param <T> the type of the value
     * @param request what to ask
     * @param type such as {@code new TypeRef<List<City>>() {}}
     * @return the stream; must be closed
     * @throws IllegalArgumentException if the type has no schema
     */
    public <T> TypedStream<T> stream(ChatRequest request, TypeRef<T> type) {
        return typed(type).stream(request);
    }

    /**
     * Asks for values with choices, or with the whole answer beside the value.
     *
     * @param <T> the type of the values
     * @param type a record, an enum, a sealed interface or whatever Jackson reads; see {@link JsonSchema}
     * @return what asks for them
     * @throws IllegalArgumentException if the type has no schema
     */
    public <T> TypedChat<T> typed(Class<T> type) {
        return typed(JsonSchema.of(type));
    }

    /**
     * Asks for values of a type with parameters with choices, or with the whole answer beside the value.
     *
     * @param <T> the type of the values
     * @param type such as {@code new TypeRef<List<City>>() {}}
     * @return what asks for them
     * @throws IllegalArgumentException if the type has no schema
     */
    public <T> TypedChat<T> typed(TypeRef<T> type) {
        return typed(JsonSchema.of(type));
    }

    /**
     * Asks for values of a schema.
     *
     * @param <T> the type of the values
     * @param schema the schema
     * @return what asks for them
     */
    public <T> TypedChat<T> typed(JsonSchema<T> schema) {
        return new TypedChat<>(this, schema, Repair.none());
    }

    /**
     * Asks one question and reads the answer as it comes.
     *
     * @param model the model's id, such as {@code openai/gpt-4o}
     * @param question what the user says
     * @return the stream; must be closed
     */
    public ChatStream stream(String model, String question) {
        return stream(ChatRequest.of(model, question));
    }

    /**
     * Asks and reads the answer as it comes. Returns as soon as the server begins to answer.
     *
     * @param request what to ask
     * @return the stream; must be closed
     */
    public ChatStream stream(ChatRequest request) {
        return stream(request, RequestOptions.none());
    }

    /**
     * Asks and reads the answer as it comes. Returns as soon as the server begins to answer.
     *
     * @param request what to ask
     * @param options clocks, retry, headers and tags of this call
     * @return the stream; must be closed
     */
    public ChatStream stream(ChatRequest request, RequestOptions options) {
        return stream(request, engine.open(operation(request, true), options));
    }

    /**
     * Asks, hands out the answer as it comes, and closes the stream by itself.
     *
     * @param request what to ask
     * @param chunks called for each piece, on this thread; what it throws ends the call and is thrown on
     * @return the whole answer, assembled
     */
    public ChatResponse stream(ChatRequest request, Consumer<? super ChatChunk> chunks) {
        return stream(request, RequestOptions.none(), chunks);
    }

    /**
     * Asks, hands out the answer as it comes, and closes the stream by itself.
     *
     * @param request what to ask
     * @param options clocks, retry, headers and tags of this call
     * @param chunks called for each piece, on this thread; what it throws ends the call and is thrown on
     * @return the whole answer, assembled
     */
    public ChatResponse stream(ChatRequest request, RequestOptions options, Consumer<? super ChatChunk> chunks) {
        try (ChatStream stream = stream(request, options)) {
            stream.forEach(chunks);
            return stream.response();
        }
    }

    /**
     * The answer as a reactive stream. Each subscription makes a call of its own, when it first requests something; nothing
     * is read from the network beyond what was requested; cancelling stops the call at once. Signals come from the client's
     * executor, which is free while nothing is requested. That the client is closed or the time of the call over is signalled at
     * once, requested or not.
     *
     * @param request what to ask
     * @return the publisher
     */
    public Flow.Publisher<ChatChunk> publisher(ChatRequest request) {
        return publisher(request, RequestOptions.none());
    }

    /**
     * The answer as a reactive stream; see {@link #publisher(ChatRequest)}.
     *
     * @param request what to ask
     * @param options clocks, retry, headers and tags of each call
     * @return the publisher
     */
    public Flow.Publisher<ChatChunk> publisher(ChatRequest request, RequestOptions options) {
        Operation operation = operation(request, true);
        return new PullPublisher<>(
                stop -> stream(request, engine.open(operation, options, stop)).source(), engine.executor());
    }

    /**
     * Whether the models of a request can do what it asks, and what it may cost at most; the request itself is not sent. What
     * the catalogue says is read at most once an hour ({@code GET /models}); see {@link Catalog#snapshot}.
     *
     * <pre>{@code
     * ChatCheck check = router.chat().check(request);
     * check.problems().forEach(problem -> System.out.println(problem.model() + ": " + problem.message()));
     * }</pre>
     *
     * @param request what would be asked
     * @return what was found
     */
    public ChatCheck check(ChatRequest request) {
        return check(request, OLDEST_MODELS);
    }

    /**
     * Whether the models of a request can do what it asks, and what it may cost at most; see {@link #check(ChatRequest)}.
     *
     * @param request what would be asked
     * @param maxAge how old what the catalogue says may be; zero reads it anew
     * @return what was found
     */
    public ChatCheck check(ChatRequest request, Duration maxAge) {
        return RequestCheck.of(
                request, catalog.snapshot(maxAge), engine.config().time().now());
    }

    private ChatStream stream(ChatRequest request, EventSource events) {
        return new ChatStream(engine, events, whole -> watch.after(request.kept(), whole.kept()));
    }

    private Operation operation(ChatRequest request, boolean streaming) {
        ObjectNode body = request.body(streaming);
        watch.before(body);
        return Operation.inference("chat.completions", PATH, body, streaming, ChatBody::errorWithoutContent);
    }

    private ChatResponse read(ChatRequest request, Answer answer) {
        ChatResponse response = new ChatResponse(answer.json(), answer.facts());
        watch.after(request.kept(), answer.json());
        JsonNode error = ChatBody.error(answer.json());
        if (error != null) {
            throw new ChatInterruptedException(engine.failureOf(error, answer.facts()), response);
        }
        return response;
    }
}
