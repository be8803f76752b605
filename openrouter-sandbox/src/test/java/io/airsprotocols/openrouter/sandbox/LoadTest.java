package io.airsprotocols.openrouter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hundreds of streams that are all open at the same time. */
class LoadTest {

    @ParameterizedTest
    @CsvSource({"500, false", "300, true"})
    void hundreds_of_streams_are_carried_at_once(int streams, boolean http2) throws Exception {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(streams);
        dispatcher.setMaxRequestsPerHost(streams);
        OkHttpClient http = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .protocols(List.of(http2 ? Protocol.H2_PRIOR_KNOWLEDGE : Protocol.HTTP_1_1))
                .readTimeout(Duration.ofSeconds(60))
                .connectTimeout(Duration.ofSeconds(30))
                .build();
        CountDownLatch allBegun = new CountDownLatch(streams);
        CountDownLatch allEnded = new CountDownLatch(streams);
        AtomicInteger right = new AtomicInteger();
        List<String> wrong = new ArrayList<>();
        try (Sandbox sandbox = Sandbox.start(builder -> {
            builder.tokenDelay(Duration.ofMillis(5));
            if (http2) {
                builder.http2();
            }
        })) {
            for (int i = 0; i < streams; i++) {
                String words = "stream number " + i;
                Request request = new Request.Builder()
                        .url(sandbox.baseUrl() + "/chat/completions")
                        .header("Authorization", "Bearer " + sandbox.apiKey())
                        .post(RequestBody.create(
                                Client.stream("sandbox/echo", words), MediaType.get("application/json")))
                        .build();
                http.newCall(request).enqueue(new okhttp3.Callback() {
                    @Override
                    public void onFailure(okhttp3.Call call, IOException failure) {
                        note(failure.toString());
                    }

                    @Override
                    public void onResponse(okhttp3.Call call, Response response) throws IOException {
                        try (response) {
                            // Nobody reads on before all have begun, so all are open together.
                            allBegun.countDown();
                            assertThat(allBegun.await(60, TimeUnit.SECONDS)).isTrue();
                            String said = new Client.Answer(
                                            200,
                                            response.headers(),
                                            response.body().string())
                                    .words();
                            if (said.equals(words)) {
                                right.incrementAndGet();
                                allEnded.countDown();
                            } else {
                                note(said);
                            }
                        } catch (InterruptedException | IOException failure) {
                            note(failure.toString());
                        }
                    }

                    private void note(String failure) {
                        synchronized (wrong) {
                            wrong.add(failure);
                        }
                        allBegun.countDown();
                        allEnded.countDown();
                    }
                });
            }
            assertThat(allEnded.await(90, TimeUnit.SECONDS)).isTrue();
            assertThat(wrong).isEmpty();
            assertThat(right).hasValue(streams);
            assertThat(sandbox.account().generations()).hasSize(streams);
        } finally {
            dispatcher.cancelAll();
            dispatcher.executorService().shutdown();
            http.connectionPool().evictAll();
        }
        Await.until(() -> LineTest.threads().isEmpty());
    }
}
