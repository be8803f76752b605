package io.airsprotocols.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.catalog.Model;
import io.airsprotocols.openrouter.catalog.ModelSnapshot;
import io.airsprotocols.openrouter.error.ServerException;
import io.airsprotocols.openrouter.http.RetryPolicy;
import io.airsprotocols.openrouter.routing.ReasoningEffort;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.support.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** All models, remembered for a while. */
class ModelSnapshotTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final String MODELS = "{\"data\":[{\"id\":\"sim/alpha\",\"canonical_slug\":\"sim/alpha-1\"},"
            + "{\"id\":\"sim/alpha:free\",\"canonical_slug\":\"sim/alpha-1\"},{\"id\":\"sim/alpha-1\",\"name\":\"own\","
            + "\"reasoning\":{\"mandatory\":true,\"default_enabled\":true,\"default_effort\":\"low\","
            + "\"supported_efforts\":[\"high\",\"low\"],\"supports_max_tokens\":true}}]}";

    private final FakeTime time = FakeTime.standing();

    @AutoClose
    private final MockWebServer server = Canned.server();

    @AutoClose
    private final OpenRouter router =
            Timed.builder(time, Canned.url(server)).retry(RetryPolicy.none()).build();

    @Test
    void models_are_read_once_until_they_are_too_old() {
        server.enqueue(Canned.json(200, MODELS));
        server.enqueue(Canned.json(200, "{\"data\":[]}"));
        assertThat(server.getRequestCount()).isZero();
        ModelSnapshot first = router.catalog().snapshot(HOUR);
        assertThat(first.readAt()).isEqualTo(FakeTime.START);
        time.advance(HOUR.minusNanos(1));
        assertThat(router.catalog().snapshot(HOUR)).isSameAs(first);
        assertThat(router.catalog().snapshot(Duration.ofHours(2))).isSameAs(first);
        time.advance(Duration.ofNanos(1));
        ModelSnapshot second = router.catalog().snapshot(HOUR);
        assertThat(second.models()).isEmpty();
        assertThat(second.readAt()).isEqualTo(FakeTime.START.plus(HOUR));
        assertThat(server.getRequestCount()).isEqualTo(2);
        assertThat(first).hasToString("ModelSnapshot[3 models, read at 2026-08-22T12:00:00Z]");
    }

    @Test
    void an_age_of_zero_reads_them_anew() {
        server.enqueue(Canned.json(200, MODELS));
        server.enqueue(Canned.json(200, MODELS));
        ModelSnapshot first = router.catalog().snapshot(Duration.ZERO);
        assertThat(router.catalog().snapshot(Duration.ZERO)).isNotSameAs(first);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void a_reading_that_fails_is_told_and_forgotten() {
        server.enqueue(Canned.json(500, Canned.error(500, "down")));
        server.enqueue(Canned.json(200, MODELS));
        assertThatThrownBy(() -> router.catalog().snapshot(HOUR)).isInstanceOf(ServerException.class);
        assertThat(router.catalog().snapshot(HOUR).models()).hasSize(3);
    }

    @Test
    void models_are_found_by_id_before_canonical_slug() {
        server.enqueue(Canned.json(200, MODELS));
        ModelSnapshot models = router.catalog().snapshot(HOUR);
        assertThat(models.find("sim/alpha").map(Model::id)).contains("sim/alpha");
        assertThat(models.find("sim/alpha:free").map(Model::id)).contains("sim/alpha:free");
        assertThat(models.find("sim/alpha-1").map(Model::name)).contains("own");
        assertThat(models.find("sim/beta")).isEmpty();
        assertThat(models.find("sim/alpha").orElseThrow().reasoning()).isNull();
        assertThat(models.find("sim/alpha-1").orElseThrow().reasoning()).satisfies(reasoning -> {
            assertThat(reasoning.isMandatory()).isTrue();
            assertThat(reasoning.isDefault()).isTrue();
            assertThat(reasoning.takesMaxTokens()).isTrue();
            assertThat(reasoning.defaultEffort()).isEqualTo(ReasoningEffort.LOW);
            assertThat(reasoning.supportedEfforts()).containsExactly(ReasoningEffort.HIGH, ReasoningEffort.LOW);
        });
    }

    @Test
    void many_threads_share_one_reading() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                asked.countDown();
                go.await();
                return Canned.json(200, MODELS);
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<ModelSnapshot>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> router.catalog().snapshot(HOUR)));
            }
            asked.await();
            go.countDown();
            ModelSnapshot first = answers.get(0).get();
            for (Future<ModelSnapshot> each : answers) {
                assertThat(each.get()).isSameAs(first);
            }
            assertThat(server.getRequestCount()).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
