package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.error.CancelledException;
import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.schema.JsonSchema;
import io.airsprotocols.openrouter.schema.Mismatch;
import io.airsprotocols.openrouter.schema.MismatchException;
import io.airsprotocols.openrouter.schema.ValueException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is made of the answers to one typed question: a value, another question, or the exception that says why neither. Makes
 * no calls, so that blocking, asynchronous and streaming ones do the same. Not safe for several threads at once.
 */
final class TypedAttempts<T> {

    /** A long list of which every element is wrong is one mistake, and its complaint is paid for as a prompt. */
    private static final int MOST_COMPLAINTS = 20;

    private final JsonSchema<T> schema;
    private final Repair repair;
    private final List<ChatResponse> responses = new ArrayList<>();
    private ChatRequest request;
    private @Nullable TypedAnswerException last;

    TypedAttempts(JsonSchema<T> schema, Repair repair, ChatRequest request) {
        this.schema = schema;
        this.repair = repair;
        this.request = request;
    }

    /** What to ask next. */
    ChatRequest request() {
        return request;
    }

    /**
     * Takes an answer.
     *
     * @return the value with its answers, or null if {@link #request()} is to be asked
     * @throws TypedAnswerException if there is no value and nothing more is to be tried
     */
    @Nullable
    TypedResponse<T> take(ChatResponse response) {
        responses.add(response);
        try {
            return new TypedResponse<>(value(response), responses);
        } catch (TypedAnswerException noValue) {
            String complaint = complaint(noValue);
            if (complaint == null || !repair.allows(responses)) {
                throw noValue;
            }
            last = noValue;
            if (!complaint.isEmpty()) {
                request = request.toBuilder()
                        .message(response.message())
                        .user(complaint)
                        .build();
            }
            return null;
        }
    }

    /**
     * What to throw when a call fails: that of a repair hides neither the answer it was to repair nor what that cost.
     */
    OpenRouterException failed(OpenRouterException failure) {
        if (last == null) {
            return failure;
        }
        if (failure instanceof CancelledException) {
            failure.addSuppressed(last);
            return failure;
        }
        last.addSuppressed(failure);
        return last;
    }

    private T value(ChatResponse response) {
        AssistantMessage message = response.message();
        FinishReason reason = response.finishReason();
        String text = message.text();
        if (message.refusal() != null && !message.refusal().isBlank()) {
            throw new RefusedAnswerException(message.refusal(), responses);
        }
        if (text.isBlank()) {
            throw empty(response, reason);
        }
        try {
            return schema.read(text);
        } catch (ValueException wrong) {
            if (FinishReason.CONTENT_FILTER.equals(reason)) {
                throw new RefusedAnswerException(null, responses);
            }
            // What it says beside its calls is no answer yet, and none to repair: providers want their results first.
            if (callsTools(response)) {
                throw empty(response, reason);
            }
            // What is found in JSON that was cut is at best a part of the answer.
            if (FinishReason.LENGTH.equals(reason)) {
                throw new TruncatedAnswerException(
                        "The limit of tokens cut the answer after " + text.length()
                                + " characters; raise maxCompletionTokens or ask for less. " + wrong.getMessage(),
                        responses,
                        wrong);
            }
            if (wrong instanceof MismatchException mismatch) {
                throw new MismatchedAnswerException(mismatch, responses);
            }
            throw new UnreadableAnswerException(wrong.getMessage(), responses, wrong);
        }
    }

    private TypedAnswerException empty(ChatResponse response, @Nullable FinishReason reason) {
        if (FinishReason.CONTENT_FILTER.equals(reason)) {
            return new RefusedAnswerException(null, responses);
        }
        if (FinishReason.LENGTH.equals(reason)) {
            return new TruncatedAnswerException(
                    "The limit of tokens was reached before the answer began; raise maxCompletionTokens, reasoning"
                            + " counts too",
                    responses,
                    null);
        }
        if (callsTools(response)) {
            return new EmptyAnswerException(
                    "The model calls tools instead of answering; run them and send their results, the calls are in"
                            + " response().message()",
                    responses);
        }
        return new EmptyAnswerException(
                "The answer is empty (finish reason " + reason + "); asking again often helps", responses);
    }

    private static boolean callsTools(ChatResponse response) {
        return !response.message().json().path("tool_calls").isEmpty();
    }

    /** What to tell the model; empty if the same question is to be asked again; null if there is no use in asking. */
    private static @Nullable String complaint(TypedAnswerException noValue) {
        if (noValue instanceof EmptyAnswerException) {
            return callsTools(noValue.response()) ? null : "";
        }
        if (noValue instanceof MismatchedAnswerException mismatched) {
            StringBuilder complaint = new StringBuilder("Your answer does not fit the JSON schema:\n");
            List<Mismatch> mismatches = mismatched.mismatches();
            mismatches.stream()
                    .limit(MOST_COMPLAINTS)
                    .forEach(each -> complaint.append("- ").append(each).append('\n'));
            if (mismatches.size() > MOST_COMPLAINTS) {
                complaint
                        .append("- and ")
                        .append(mismatches.size() - MOST_COMPLAINTS)
                        .append(" more places\n");
            }
            return complaint
                    .append("Answer again with the whole corrected JSON, and nothing else.")
                    .toString();
        }
        if (noValue instanceof UnreadableAnswerException) {
            Throwable cause = noValue.getCause();
            return "Your answer could not be read. " + (cause == null ? "" : cause.getMessage())
                    + "\nAnswer again with JSON that fits the schema, and nothing else.";
        }
        return null;
    }
}
