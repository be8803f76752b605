package io.airsprotocols.openrouter;

import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.support.FakeTime;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;

/** A server of canned answers and clients of it, on a clock that passes waits at once and else moves when told to. */
abstract class TimedTest {

    static final ChatRequest ASK = ChatRequest.of("sim/alpha", "hello");

    final FakeTime time = FakeTime.jumping();

    @AutoClose
    final MockWebServer server = Canned.server();

    final OpenRouterBuilder builder() {
        return Timed.builder(time, Canned.url(server));
    }
}
