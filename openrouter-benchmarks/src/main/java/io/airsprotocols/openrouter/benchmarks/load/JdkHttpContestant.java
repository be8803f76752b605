package io.airsprotocols.openrouter.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The JDK's client, its lines, and a tree of each. */
final class JdkHttpContestant implements Contestant {

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI url;

    JdkHttpContestant(String baseUrl) {
        url = URI.create(baseUrl + "/chat/completions");
    }

    @Override
    public String call() throws IOException, InterruptedException {
        return BareJson.text(ask(false, BodyHandlers.ofByteArray()));
    }

    @Override
    public void stream(Consumer<String> tokens) throws IOException, InterruptedException {
        try (Stream<String> lines = ask(true, BodyHandlers.ofLines())) {
            Iterator<String> each = lines.iterator();
            while (each.hasNext() && BareJson.line(each.next(), tokens)) {}
            // To the end, or the connection could not be used again.
            while (each.hasNext()) {
                each.next();
            }
        }
    }

    private <T> T ask(boolean streaming, BodyHandler<T> handler) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + Question.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(BareJson.question(streaming)))
                .build();
        HttpResponse<T> response = client.send(request, handler);
        if (response.statusCode() != 200) {
            throw new IOException("Status " + response.statusCode());
        }
        return response.body();
    }
}
