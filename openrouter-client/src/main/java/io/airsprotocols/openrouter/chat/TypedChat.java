package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.schema.JsonSchema;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Asks models for values of one type. Made by {@link Chat#typed(Class)}. Immutable and safe for use by several threads.
 *
 * <p>The schema is sent as {@code response_format}, unless the request has one of its own: then that is sent, and the answer
 * is read and checked all the same. Use this for models that know no schema, with {@code jsonObject()} or {@code text()} and
 * the schema in the prompt.
 *
 * <p>Besides what every call may throw, there may be no value in the answer: {@link TypedAnswerException} and its subclasses.
 *
 * @param <T> the type of the values
 */
public final class TypedChat<T> {

    private final Chat chat;
    private final JsonSchema<T> schema;
    private final Repair repair;

    TypedChat(Chat chat, JsonSchema<T> schema, Repair repair) {
        this.chat = chat;
        this.schema = schema;
        this.repair = repair;
    }

    /**
     * The schema that is sent.
     *
     * @return the schema
     */
    public JsonSchema<T> schema() {
        return schema;
    }

    /**
     * The same with answers repaired: the model is told what is wrong and asked again.
     *
     * @param value how often and for how much
     * @return a changed copy
     */
    public TypedChat<T> repair(Repair value) {
        return new TypedChat<>(chat, schema, value);
    }

    /**
     * What is really sent for a request.
     *
     * @param request what to ask
     * @return the request with the schema as its response format, or as it is if it has a format already
     */
    public ChatRequest request(ChatRequest request) {
        return request.responseFormat() == null
                ? request.toBuilder().responseFormat(ResponseFormat.of(schema)).build()
                : request;
    }

    /**
     * Asks and waits for the value.
     *
     * @param request what to ask
     * @return the value with its whole answer
     * @throws TypedAnswerException if the answer holds no value
     */
    public TypedResponse<T> send(ChatRequest request) {
        return send(request, RequestOptions.none());
    }

    /**
     * Asks and waits for the value.
     *
     * @param request what to ask
     * @param options clocks, retry, headers and tags of each call
     * @return the value with its whole answer
     * @throws TypedAnswerException if the answer holds no value
     */
    public TypedResponse<T> send(ChatRequest request, RequestOptions options) {
        TypedAttempts<T> attempts = attempts(request);
        return finish(attempts, options, answer(attempts, options));
    }

    /** Takes an answer, and asks again as long as that may help. */
    TypedResponse<T> finish(TypedAttempts<T> attempts, RequestOptions options, ChatResponse first) {
        TypedResponse<T> value = attempts.take(first);
        while (value == null) {
            value = attempts.take(answer(attempts, options));
        }
        return value;
    }

    private ChatResponse answer(TypedAttempts<T> attempts, RequestOptions options) {
        try {
            return chat.send(attempts.request(), options);
        } catch (OpenRouterException failure) {
            throw attempts.failed(failure);
        }
    }

    TypedAttempts<T> attempts(ChatRequest request) {
        return new TypedAttempts<>(schema, repair, request(request));
    }

    /**
     * Asks without waiting.
     *
     * @param request what to ask
     * @return completed with the value and its whole answer; cancelling it stops the running call at once
     */
    public CompletableFuture<TypedResponse<T>> sendAsync(ChatRequest request) {
        return sendAsync(request, RequestOptions.none());
    }

    /**
     * Asks without waiting.
     *
     * @param request what to ask
     * @param options clocks, retry, headers and tags of each call
     * @return completed with the value and its whole answer; cancelling it stops the running call at once
     */
    public CompletableFuture<TypedResponse<T>> sendAsync(ChatRequest request, RequestOptions options) {
        CompletableFuture<TypedResponse<T>> result = new CompletableFuture<>();
        AtomicReference<@Nullable CompletableFuture<ChatResponse>> running = new AtomicReference<>();
        var unused = result.whenComplete((value, failure) -> {
            CompletableFuture<ChatResponse> call = running.get();
            if (call != null) {
                call.cancel(true); // does nothing to one that ended by itself
            }
        });
        ask(attempts(request), options, result, running);
        return result;
    }

    /** The value alone; cancelling that stops the call too. */
    CompletableFuture<T> valueAsync(ChatRequest request) {
        CompletableFuture<TypedResponse<T>> whole = sendAsync(request);
        CompletableFuture<T> value = new CompletableFuture<>();
        var unusedPassing = whole.whenComplete((answer, failure) -> {
            if (failure == null) {
                value.complete(answer.value());
            } else {
                value.completeExceptionally(failure);
            }
        });
        var unusedStopping = value.whenComplete((answer, failure) -> whole.cancel(true));
        return value;
    }

    private void ask(
            TypedAttempts<T> attempts,
            RequestOptions options,
            CompletableFuture<TypedResponse<T>> result,
            AtomicReference<@Nullable CompletableFuture<ChatResponse>> running) {
        CompletableFuture<ChatResponse> call = chat.sendAsync(attempts.request(), options);
        running.set(call);
        if (result.isDone()) {
            call.cancel(true); // it was cancelled between two attempts
        }
        var unused = call.whenComplete((answer, failure) -> {
            try {
                if (failure != null) {
                    throw failure instanceof CompletionException wrapped && wrapped.getCause() != null
                            ? wrapped.getCause()
                            : failure;
                }
                TypedResponse<T> value = attempts.take(answer);
                if (value == null) {
                    ask(attempts, options, result, running);
                } else {
                    result.complete(value);
                }
            } catch (TypedAnswerException noValue) {
                result.completeExceptionally(noValue);
            } catch (OpenRouterException failed) {
                result.completeExceptionally(attempts.failed(failed));
            } catch (Throwable broken) {
                result.completeExceptionally(broken);
            }
        });
    }

    /**
     * Asks, and reads the value as it comes. Returns as soon as the server begins to answer.
     *
     * @param request what to ask
     * @return the stream; must be closed
     */
    public TypedStream<T> stream(ChatRequest request) {
        return stream(request, RequestOptions.none());
    }

    /**
     * Asks, and reads the value as it comes. Returns as soon as the server begins to answer. A repair, if there is to be one,
     * does not stream: only the final value changes.
     *
     * @param request what to ask
     * @param options clocks, retry, headers and tags of each call
     * @return the stream; must be closed
     */
    public TypedStream<T> stream(ChatRequest request, RequestOptions options) {
        TypedAttempts<T> attempts = attempts(request);
        return new TypedStream<>(this, attempts, options, chat.stream(attempts.request(), options));
    }
}
