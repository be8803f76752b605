package io.airsprotocols.openrouter.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plain HTTP client, which knows nothing of the sandbox but its address. */
final class Client implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();
    private static final MediaType TYPE = MediaType.get("application/json");

    private final Sandbox sandbox;
    private final OkHttpClient http;

    Client(Sandbox sandbox) {
        this(sandbox, List.of(Protocol.HTTP_1_1));
    }

    Client(Sandbox sandbox, List<Protocol> protocols) {
        this.sandbox = sandbox;
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .protocols(protocols)
                // Refused streams may be sent again, and browsers and clients do so; cut connections must be seen.
                .retryOnConnectionFailure(protocols.contains(Protocol.HTTP_2))
                .followRedirects(false)
                .readTimeout(Duration.ofSeconds(60));
        if (sandbox.baseUrl().getScheme().equals("https")) {
            builder.sslSocketFactory(sandbox.sslContext().getSocketFactory(), sandbox.trustManager());
        }
        this.http = builder.build();
    }

    /** An answer, read whole. */
    record Answer(int status, Headers headers, String body) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        JsonNode at(String pointer) {
            return json().at(pointer);
        }

        /** What follows {@code data:} in each event. */
        List<String> data() {
            List<String> data = new ArrayList<>();
            for (String line : body.split("\r\n|\r|\n")) {
                if (line.startsWith("data:")) {
                    data.add(line.substring(5).stripLeading());
                }
            }
            return data;
        }

        /** The chunks, without the end mark. */
        List<JsonNode> chunks() {
            return data().stream()
                    .filter(each -> !each.equals("[DONE]"))
                    .map(JSON::readTree)
                    .toList();
        }

        /** The words of a stream. */
        String words() {
            StringBuilder words = new StringBuilder();
            chunks().forEach(chunk ->
                    words.append(chunk.at("/choices/0/delta/content").asString("")));
            return words.toString();
        }
    }

    Request.Builder request(String path) {
        return new Request.Builder()
                .url(sandbox.baseUrl() + path)
                .header("Authorization", "Bearer " + sandbox.apiKey());
    }

    Request chat(String body, String... headers) {
        Request.Builder request = request("/chat/completions").post(RequestBody.create(body, TYPE));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    okhttp3.Call call(Request request) {
        return http.newCall(request);
    }

    Answer send(Request request) throws IOException {
        try (Response response = http.newCall(request).execute()) {
            return new Answer(
                    response.code(), response.headers(), response.body().string());
        }
    }

    Answer get(String path) throws IOException {
        return send(request(path).build());
    }

    Answer ask(String body, String... headers) throws IOException {
        return send(chat(body, headers));
    }

    /** Asks one question of one model. */
    static String question(String model, String text) {
        return question(model, text, "");
    }

    static String question(String model, String text, String more) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":"
                + JSON.writeValueAsString(text) + "}]" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    static String stream(String model, String text) {
        return question(model, text, "\"stream\":true");
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
