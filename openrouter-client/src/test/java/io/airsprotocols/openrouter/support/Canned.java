package io.airsprotocols.openrouter.support;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.http.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** Answers as OpenRouter gives them, the server that gives them, and the client and the key of the tests. */
public final class Canned {

    /** Of the form of OpenRouter's keys, so that a search of the output for that form finds any leak. */
    public static final String KEY = "sk-or-v1-" + "0123456789abcdef".repeat(4);

    public static final String ID = "gen-1787000000-AbCdEfGhIjKlMnOpQrSt";

    private static final String HEAD = "\"id\":\"" + ID + "\",\"provider\":\"SimOne\",\"model\":\"sim/alpha\",";

    private Canned() {}

    /** JSON that was written with ' in the place of ". */
    public static String quoted(String json) {
        return json.replace('\'', '"');
    }

    public static String answer(String text) {
        return "{" + HEAD + "\"object\":\"chat.completion\",\"created\":1787000000,\"system_fingerprint\":null,"
                + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"" + text
                + "\",\"refusal\":null},\"finish_reason\":\"stop\",\"native_finish_reason\":\"end_turn\",\"logprobs\":null}],"
                + "\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":12,\"total_tokens\":32,\"cost\":0.00012}}";
    }

    /** A chunk whose only choice has this delta. */
    public static String delta(String delta) {
        return chunk("[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":null}]");
    }

    public static String text(String text) {
        return delta("{\"content\":\"" + text + "\"}");
    }

    public static String finish(String reason) {
        return chunk("[{\"index\":0,\"delta\":{},\"finish_reason\":\"" + reason + "\"}]");
    }

    public static String usage() {
        String head = chunk("[]");
        return head.substring(0, head.length() - 1)
                + ",\"usage\":{\"prompt_tokens\":20,\"completion_tokens\":12,\"total_tokens\":32,\"cost\":0.00012}}";
    }

    public static String chunk(String choices) {
        return "{" + HEAD + "\"object\":\"chat.completion.chunk\",\"created\":1787000000,\"choices\":" + choices + "}";
    }

    public static String error(int code, String message) {
        return "{\"error\":{\"code\":" + code + ",\"message\":\"" + message + "\"},\"user_id\":\"user_sim\"}";
    }

    public static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    public static MockResponse ok(String text) {
        return json(200, answer(text));
    }

    public static MockResponse stream(String... events) {
        StringBuilder body = new StringBuilder(": OPENROUTER PROCESSING\n\n");
        for (String each : events) {
            body.append("data: ").append(each).append("\n\n");
        }
        return rawStream(body + "data: [DONE]\n\n");
    }

    public static MockResponse rawStream(String body) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "text/event-stream")
                .addHeader("X-Generation-Id", ID)
                .body(body)
                .build();
    }

    /** A server that has started, and gives the answers that are queued in it. */
    public static MockWebServer server() {
        MockWebServer server = new MockWebServer();
        try {
            server.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return server;
    }

    /** A client of a server. It tries nothing twice. */
    public static OpenRouter router(MockWebServer server) {
        return router(url(server));
    }

    /** A client of the server at an address. It tries nothing twice. */
    public static OpenRouter router(String url) {
        return OpenRouter.create(b -> b.apiKey(KEY).baseUrl(url).retry(RetryPolicy.none()));
    }

    public static String url(MockWebServer server) {
        return server.url("/api/v1").toString();
    }

    /** The next request a server got; waits for it. */
    public static RecordedRequest request(MockWebServer server) {
        try {
            RecordedRequest request = server.takeRequest(20, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("No request came");
            }
            return request;
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    public static String body(RecordedRequest request) {
        ByteString body = request.getBody();
        return body == null ? "" : body.utf8();
    }
}
