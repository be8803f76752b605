package io.airsprotocols.openrouter.internal.engine;

import io.airsprotocols.openrouter.error.ApiError;
import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.error.CallTimeoutException.Clock;
import io.airsprotocols.openrouter.error.CancelledException;
import io.airsprotocols.openrouter.error.DecodingException;
import io.airsprotocols.openrouter.error.Failure;
import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.error.TransportException;
import io.airsprotocols.openrouter.http.Cancellation;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.HttpCall;
import io.airsprotocols.openrouter.http.Limits;
import io.airsprotocols.openrouter.http.NotSentException;
import io.airsprotocols.openrouter.http.Transport;
import io.airsprotocols.openrouter.internal.codec.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bottom of the pipeline: sends one attempt and reads what comes back until it is known to be an answer. Every failure
 * leaves it as the exception of its meaning, so that the retry above can decide.
 */
record Wire(Transport transport, Operation operation, Limits limits, Secrets secrets, CallLog log, CallState state) {

    private static final int LONGEST_EXCERPT = 200;

    /** No memory is set aside for more on a server's word alone. */
    private static final int LONGEST_TOLD = 1 << 20;

    HttpAnswer exchange(HttpCall call) {
        state.attempt(call.attempt());
        Cancellation attempt = new Cancellation();
        call.cancellation().onCancel(attempt::cancel);
        if (attempt.isCancelled()) {
            throw broken(
                    new IOException("cancelled before it was sent"),
                    state.facts().build(),
                    false);
        }
        log.request(call, call.tags());
        if (!call.streaming()) {
            return whole(send(call.withCancellation(attempt)));
        }
        StreamClock clock = new StreamClock(state, attempt);
        boolean live = false;
        clock.enter();
        try {
            HttpAnswer answer = send(call.withCancellation(attempt));
            live = streams(answer);
            if (!live) {
                return whole(answer);
            }
            state.live(clock, answer);
            return answer;
        } finally {
            clock.leave();
            if (!live) {
                clock.end();
            }
        }
    }

    private HttpAnswer send(HttpCall call) {
        HttpAnswer answer;
        try {
            answer = transport.exchange(call);
        } catch (IOException failure) {
            throw broken(failure, state.facts().build(), !(failure instanceof NotSentException));
        }
        Objects.requireNonNull(
                answer, () -> "The transport " + transport.getClass().getName() + " gave null in place of an answer");
        log.answer(call, answer);
        return answer;
    }

    private static boolean streams(HttpAnswer answer) {
        String type = answer.headers().first("Content-Type");
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        // A page comes from a network that wants a login; read whole, it can be shown.
        boolean whole = lower.startsWith("application/json") || lower.startsWith("text/html");
        return answer.status() / 100 == 2 && !whole;
    }

    /** What came out of the pipeline; what an interceptor put in place is read as if it had come from the network. */
    HttpAnswer settled(HttpAnswer answer) {
        if (operation.streaming() && !(answer.body() instanceof JsonBody) && streams(answer)) {
            StreamClock clock = state.live();
            if (clock == null) {
                state.live(new StreamClock(state, state.cancellation()), answer);
            } else {
                // After several attempts an interceptor may have chosen another stream than the last one.
                clock.stopCall();
            }
            return answer;
        }
        state.live(null, null);
        return answer.body() instanceof JsonBody ? answer : whole(answer);
    }

    /** Reads the whole answer and looks for an error in it. */
    private HttpAnswer whole(HttpAnswer answer) {
        byte[] bytes;
        try (answer) {
            bytes = read(answer);
            if (bytes.length == limits.body() && answer.body().read() >= 0) {
                throw new DecodingException(
                        Failure.of(
                                "The answer is larger than the limit of " + limits.body() + " bytes (Limits.body)",
                                facts(answer),
                                false,
                                null),
                        "",
                        excerpt(bytes));
            }
        } catch (IOException failure) {
            throw broken(failure, facts(answer), true);
        }
        log.body("<", bytes, 0, bytes.length);
        boolean success = answer.status() / 100 == 2;
        ObjectNode tree = success ? tree(bytes, answer) : treeOrNull(bytes);
        JsonNode error =
                tree == null ? null : success ? operation.errorIn().apply(tree) : Operation.TOP_LEVEL_ERROR.apply(tree);
        if (success && error == null && tree != null) {
            return answer.withBody(new JsonBody(bytes, tree));
        }
        throw Failures.of(
                error == null ? null : hidden(error),
                "HTTP " + answer.status() + (bytes.length == 0 ? " without a body" : ": " + excerpt(bytes)),
                facts(answer),
                answer.headers(),
                state.time().now());
    }

    private CallFacts facts(HttpAnswer answer) {
        return state.facts(answer.status(), answer.headers()).build();
    }

    /** The body up to its limit. Most tell their length, and then are read into an array of that length. */
    private byte[] read(HttpAnswer answer) throws IOException {
        InputStream body = answer.body();
        int told = length(answer);
        if (told < 0 || told >= limits.body()) {
            return body.readNBytes(limits.body());
        }
        byte[] bytes = new byte[told];
        int read = body.readNBytes(bytes, 0, told);
        if (read < told) {
            return Arrays.copyOf(bytes, read);
        }
        int next = body.read();
        if (next < 0) {
            return bytes;
        }
        // The length was that of a packed body.
        ByteArrayOutputStream whole = new ByteArrayOutputStream(2 * told);
        whole.write(bytes, 0, told);
        whole.write(next);
        whole.write(body.readNBytes(limits.body() - told - 1));
        return whole.toByteArray();
    }

    /** The length told, or -1 if there is none to rely on. */
    private static int length(HttpAnswer answer) {
        String text = answer.headers().first("Content-Length");
        try {
            int told = text == null ? -1 : Integer.parseInt(text.trim());
            return told > LONGEST_TOLD ? -1 : told;
        } catch (NumberFormatException unreadable) {
            return -1;
        }
    }

    /** The error, with any key the server repeats in it taken out. */
    private ApiError hidden(JsonNode error) {
        String text = error.toString();
        String safe = secrets.hide(text);
        return ApiError.of(safe.equals(text) ? error : Json.read(safe));
    }

    private ObjectNode tree(byte[] bytes, HttpAnswer answer) {
        try {
            if (Json.read(bytes, 0, bytes.length) instanceof ObjectNode object) {
                return object;
            }
            throw undecodable("The answer", bytes, "it is not an object", "$", facts(answer));
        } catch (JacksonException notJson) {
            throw undecodable("The answer", bytes, notJson, facts(answer));
        }
    }

    private static @Nullable ObjectNode treeOrNull(byte[] bytes) {
        try {
            return Json.read(bytes, 0, bytes.length) instanceof ObjectNode object ? object : null;
        } catch (JacksonException notJson) {
            return null; // an error page of a gateway; its status still says what is wrong
        }
    }

    DecodingException undecodable(String what, byte[] bytes, JacksonException notJson, CallFacts facts) {
        String where = notJson.getLocation() == null
                ? ""
                : "line " + notJson.getLocation().getLineNr() + ", column "
                        + notJson.getLocation().getColumnNr();
        // Jackson's whole message would repeat the input, keys in it included; its first line is the reason.
        return undecodable(what, bytes, secrets.hide(notJson.getOriginalMessage()), where, facts);
    }

    DecodingException undecodable(String what, byte[] bytes, String reason, String where, CallFacts facts) {
        String excerpt = excerpt(bytes);
        String message = what + " is not the JSON it should be (" + reason + (where.isEmpty() ? "" : ", " + where)
                + "): " + (excerpt.isEmpty() ? "it is empty" : excerpt);
        return new DecodingException(Failure.of(message, facts, false, null), where, excerpt);
    }

    private String excerpt(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, 4 * LONGEST_EXCERPT), StandardCharsets.UTF_8).strip();
        String safe = secrets.hide(text);
        return safe.length() <= LONGEST_EXCERPT ? safe : safe.substring(0, LONGEST_EXCERPT - 1) + "…";
    }

    /** The exception for a network failure, which may only be the echo of a clock or of a cancellation. */
    OpenRouterException broken(IOException failure, CallFacts facts, boolean sent) {
        Throwable cause = withoutKeys(failure);
        Clock expired = state.expired();
        if (expired != null) {
            return Clocks.expired(expired, state, facts, cause);
        }
        if (Thread.currentThread().isInterrupted() || state.cancellation().isCancelled()) {
            String why = Thread.currentThread().isInterrupted() || state.wasInterrupted()
                    ? "The call was cancelled: its thread was interrupted"
                    : "The call was cancelled";
            return new CancelledException(Failure.of(why, facts, false, cause));
        }
        if (!sent && failure.getCause() instanceof SocketTimeoutException) {
            return Clocks.expired(Clock.CONNECT, state, facts, cause);
        }
        String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (failure instanceof UnknownHostException || failure.getCause() instanceof UnknownHostException) {
            reason = "unknown host " + reason; // Its message is the name alone.
        }
        String message = sent
                ? facts.status() == null
                        ? "The connection broke before an answer came: " + reason
                        : "The connection broke before the answer was whole: " + reason
                : "No connection could be made: " + reason + ". Check the network, the proxy and OPENROUTER_BASE_URL";
        return new TransportException(Failure.of(secrets.hide(message), facts, true, cause), sent);
    }

    /** The failure itself, or another in its place if its text repeats a key, as that of a nonsensical answer may. */
    private Throwable withoutKeys(IOException failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        if (secrets.hide(text.toString()).equals(text.toString())) {
            return failure;
        }
        IOException shown = new IOException(secrets.hide(String.valueOf(failure.getMessage())));
        shown.setStackTrace(failure.getStackTrace());
        return shown;
    }
}
