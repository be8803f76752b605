package io.airsprotocols.openrouter;

import static io.airsprotocols.openrouter.support.Canned.KEY;
import static io.airsprotocols.openrouter.support.Logged.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.support.FakeTime;
import io.airsprotocols.openrouter.support.Logged;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What the log says at which level, and that it never says the key. */
@ResourceLock(Resources.SYSTEM_ERR)
class LoggingTest {

    private static final ChatRequest ASK = ChatRequest.of("sim/alpha", "a question");

    private final FakeTime time = FakeTime.jumping();

    @AutoClose
    private final MockWebServer server = Canned.server();

    @AutoClose
    private final OpenRouter router = Timed.builder(time, Canned.url(server)).build();

    @Test
    void a_finished_call_is_information() {
        server.enqueue(Canned.ok("an answer"));
        List<String> lines = Logged.during(() -> router.chat().send(ASK));
        assertThat(at("INFO", lines)).singleElement().satisfies(line -> assertThat(line)
                .contains("call finished")
                .contains("operation=chat.completions")
                .contains("attempts=1")
                .contains("generation=" + Canned.ID)
                .contains("status=200")
                .contains("model=sim/alpha")
                .contains("provider=SimOne")
                .contains("cost=0.00012")
                .contains("promptTokens=20")
                .contains("completionTokens=12")
                .contains("duration="));
        assertThat(at("WARN", lines)).isEmpty();
        assertThat(at("ERROR", lines)).isEmpty();
    }

    @Test
    void a_finished_stream_is_information_too() {
        server.enqueue(Canned.stream(Canned.text("a"), Canned.finish("stop"), Canned.usage()));
        List<String> lines = Logged.during(() -> router.chat().stream(ASK, chunk -> {}));
        assertThat(at("INFO", lines)).singleElement().satisfies(line -> assertThat(line)
                .contains("call finished")
                .contains("completionTokens=12")
                .contains("firstToken=")
                .contains("cost=0.00012"));
        assertThat(String.join("\n", at("TRACE", lines))).contains("< data: {\"id\"");
    }

    @Test
    void heads_are_for_debugging_and_bodies_for_tracing() {
        server.enqueue(Canned.ok("an answer"));
        RequestOptions options =
                RequestOptions.create(o -> o.tag("job", "nightly").header("X-Api-Key", KEY));
        List<String> lines = Logged.during(() -> router.chat().send(ASK, options));
        String debug = String.join("\n", at("DEBUG", lines));
        assertThat(debug)
                .contains("> POST http")
                .contains("/chat/completions")
                .contains("job=nightly")
                .contains("User-Agent")
                .contains("< 200")
                .contains("protocol=http/1.1")
                .doesNotContain("a question")
                .doesNotContain("an answer");
        String trace = String.join("\n", at("TRACE", lines));
        assertThat(trace).contains("a question").contains("an answer");
    }

    @Test
    void retries_and_rate_limits_are_warnings() {
        server.enqueue(Canned.json(500, Canned.error(500, "first")));
        for (int i = 0; i < 2; i++) {
            server.enqueue(new MockResponse.Builder(Canned.json(429, Canned.error(429, "slow down")))
                    .addHeader("Retry-After", "2")
                    .build());
        }
        List<String> lines =
                Logged.during(() -> catchThrowable(() -> router.chat().send(ASK)));
        assertThat(at("WARN", lines)).hasSize(3);
        assertThat(at("WARN", lines).get(0))
                .contains("trying again")
                .contains("error=ServerException")
                .contains("attempt=1")
                .contains("wait=");
        assertThat(at("WARN", lines).get(1)).contains("trying again").contains("wait=PT2S");
        assertThat(at("WARN", lines).get(2)).contains("call failed").contains("error=RateLimitException");
        assertThat(at("ERROR", lines)).isEmpty();
    }

    @Test
    void what_fails_is_an_error_and_names_it() {
        server.enqueue(Canned.json(401, Canned.error(401, "Invalid key " + KEY)));
        List<String> lines =
                Logged.during(() -> catchThrowable(() -> router.chat().send(ASK)));
        assertThat(at("ERROR", lines)).singleElement().satisfies(line -> assertThat(line)
                .contains("call failed")
                .contains("error=AuthenticationException")
                .contains("status=401")
                .contains("[hidden key]"));
        assertThat(at("INFO", lines)).isEmpty();
    }

    @Test
    void an_error_in_mid_stream_is_an_error_once() {
        server.enqueue(Canned.stream(Canned.text("a"), Canned.error(502, "closed " + KEY)));
        List<String> lines = Logged.during(() -> catchThrowable(() -> router.chat().stream(ASK, chunk -> {})));
        assertThat(at("ERROR", lines)).singleElement().satisfies(line -> assertThat(line)
                .contains("error=ProviderException"));
        assertThat(at("INFO", lines)).isEmpty();
    }

    @Test
    void an_error_beside_content_is_logged_as_an_error_once() {
        server.enqueue(Canned.json(
                200,
                "{\"choices\":[{\"message\":{\"content\":\"half\"},\"finish_reason\":\"error\"}],"
                        + "\"error\":{\"code\":502,\"message\":\"closed\"}}"));
        List<String> lines =
                Logged.during(() -> catchThrowable(() -> router.chat().send(ASK)));
        assertThat(at("ERROR", lines)).hasSize(1);
    }
}
