package io.airsprotocols.openrouter.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** OkHttp, a reader of lines, and a tree of each. */
final class OkHttpContestant implements Contestant {

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final OkHttpClient client =
            new OkHttpClient.Builder().readTimeout(Duration.ofMinutes(10)).build();
    private final String url;

    OkHttpContestant(String baseUrl) {
        url = baseUrl + "/chat/completions";
    }

    @Override
    public String call() throws IOException {
        try (Response response = ask(false)) {
            return BareJson.text(response.body().bytes());
        }
    }

    @Override
    public void stream(Consumer<String> tokens) throws IOException {
        try (Response response = ask(true)) {
            BufferedSource source = response.body().source();
            @Nullable String line;
            do {
                line = source.readUtf8Line();
            } while (line != null && BareJson.line(line, tokens));
        }
    }

    private Response ask(boolean streaming) throws IOException {
        Request request = new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer " + Question.KEY)
                .post(RequestBody.create(BareJson.question(streaming), JSON))
                .build();
        Response response = client.newCall(request).execute();
        if (!response.isSuccessful()) {
            response.close();
            throw new IOException("Status " + response.code());
        }
        return response;
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
