package io.airsprotocols.openrouter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.airsprotocols.openrouter.error.AuthenticationException;
import io.airsprotocols.openrouter.error.NotFoundException;
import io.airsprotocols.openrouter.support.Canned;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Waiting for the record of a call, which comes some time after it. */
class AwaitGenerationTest extends TimedTest {

    @AutoClose
    private final OpenRouter router = builder().build();

    private void missing(int times) {
        for (int i = 0; i < times; i++) {
            server.enqueue(Canned.json(404, Canned.error(404, "Generation not found")));
        }
    }

    @Test
    void it_is_looked_for_again_and_again_until_it_is_there() {
        missing(4);
        server.enqueue(Canned.json(503, Canned.error(503, "busy")));
        server.enqueue(Canned.json(200, "{\"data\":{\"id\":\"gen-1\",\"total_cost\":0.5}}"));
        assertThatThrownBy(() -> router.account().awaitGeneration("gen-2", Duration.ofMillis(100)))
                .isInstanceOf(NotFoundException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(router.account()
                        .awaitGeneration("gen-1", Duration.ofSeconds(30))
                        .id())
                .isEqualTo("gen-1");
        assertThat(time.waits())
                .startsWith(Duration.ofMillis(500), Duration.ofMillis(1000))
                .hasSize(4);
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void it_is_not_there_in_time() {
        missing(20);
        NotFoundException failure = catchThrowableOfType(
                NotFoundException.class, () -> router.account().awaitGeneration("gen-1", Duration.ofSeconds(30)));
        assertThat(failure.facts().duration()).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(30));
        assertThat(failure).hasMessageContaining("Generation not found");
        assertThat(time.waits()).allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(5)));
    }

    @Test
    void other_failures_end_the_waiting() {
        server.enqueue(Canned.json(401, Canned.error(401, "no")));
        assertThatThrownBy(() -> router.account().awaitGeneration("gen-1", Duration.ofSeconds(30)))
                .isInstanceOf(AuthenticationException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }
}
