package io.airsprotocols.openrouter;

import static io.airsprotocols.openrouter.support.Canned.KEY;
import static io.airsprotocols.openrouter.support.Canned.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.airsprotocols.openrouter.chat.ChatChunk;
import io.airsprotocols.openrouter.chat.ChatInterruptedException;
import io.airsprotocols.openrouter.chat.ChatRequest;
import io.airsprotocols.openrouter.chat.ChatResponse;
import io.airsprotocols.openrouter.chat.ChatStream;
import io.airsprotocols.openrouter.chat.FinishReason;
import io.airsprotocols.openrouter.chat.Message;
import io.airsprotocols.openrouter.chat.OtherMessage;
import io.airsprotocols.openrouter.chat.OtherPart;
import io.airsprotocols.openrouter.chat.Role;
import io.airsprotocols.openrouter.error.CallTimeoutException;
import io.airsprotocols.openrouter.error.InvalidRequestException;
import io.airsprotocols.openrouter.error.ProviderException;
import io.airsprotocols.openrouter.error.RateLimitException;
import io.airsprotocols.openrouter.error.ServerException;
import io.airsprotocols.openrouter.error.TransportException;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.support.Await;
import io.airsprotocols.openrouter.support.Await.Running;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.support.Logged;
import io.airsprotocols.openrouter.support.RawServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Behaviour that has gone wrong in clients of this API and of its kin; each test is one such story. */
@ResourceLock(Resources.SYSTEM_ERR)
class PeerDefectsTest extends TimedTest {

    @AutoClose
    private final OpenRouter router = builder().build();

    @AutoClose
    private final RawServer raw = new RawServer();

    @AutoClose
    private final OpenRouter rawRouter = router.toBuilder().baseUrl(raw.url()).build();

    private ChatResponse answer(String json) {
        server.enqueue(Canned.json(200, quoted(json)));
        return router.chat().send(ASK);
    }

    private RawServer.Exchange exchange;

    private ChatStream open() throws Throwable {
        Running<ChatStream> opening = Await.start(() -> rawRouter.chat().stream(ASK));
        exchange = raw.take().startStream();
        return opening.get();
    }

    @Test
    void a_stream_outlives_the_call_that_opened_it() throws Throwable {
        try (ChatStream stream = open()) {
            exchange.event(Canned.text("still ")).event(Canned.text("here")).event(Canned.finish("stop"));
            exchange.event("[DONE]").endStream();
            assertThat(stream.response().text()).isEqualTo("still here");
        }
    }

    @Test
    void a_reset_of_the_connection_is_not_the_end_of_the_answer() throws Throwable {
        try (ChatStream stream = open()) {
            exchange.event(Canned.text("half"));
            stream.iterator().next();
            exchange.reset();
            ChatInterruptedException broken = catchThrowableOfType(ChatInterruptedException.class, stream::response);
            assertThat(broken).hasCauseInstanceOf(TransportException.class);
            assertThat(broken.partialText()).isEqualTo("half");
        }
    }

    @Test
    void a_stream_that_lives_for_hours_is_not_cut() throws Throwable {
        try (ChatStream stream = open()) {
            Iterator<ChatChunk> chunks = stream.iterator();
            for (int i = 0; i < 100; i++) {
                exchange.event(Canned.text("."));
                chunks.next();
                time.advance(Duration.ofSeconds(90));
            }
            exchange.event(Canned.finish("stop")).event("[DONE]").endStream();
            assertThat(stream.response().facts().duration()).isEqualTo(Duration.ofSeconds(9000));
        }
    }

    @Test
    void failing_calls_end_within_seconds_not_within_an_hour() {
        for (int i = 0; i < 3; i++) {
            server.enqueue(Canned.json(500, Canned.error(500, "down")));
        }
        ServerException failure =
                catchThrowableOfType(ServerException.class, () -> router.chat().send(ASK));
        assertThat(failure.facts().duration()).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void a_rate_limit_is_tried_again() {
        server.enqueue(Canned.json(429, Canned.error(429, "slow down")));
        server.enqueue(Canned.ok("hi"));
        assertThat(router.chat().send(ASK).text()).isEqualTo("hi");
    }

    @Test
    void a_parameter_younger_than_the_library_reaches_the_server() {
        server.enqueue(Canned.ok("hi"));
        router.chat()
                .send(ChatRequest.builder("sim/alpha")
                        .user("hello")
                        .extra("parameter_of_tomorrow", Map.of("level", 11))
                        .message(Message.of(tools.jackson.databind.json.JsonMapper.shared()
                                .readTree("{\"role\":\"user\",\"content\":\"x\",\"field_of_tomorrow\":true}")))
                        .build());
        assertThat(Canned.body(Canned.request(server)))
                .contains("\"parameter_of_tomorrow\":{\"level\":11}")
                .contains("\"field_of_tomorrow\":true");
    }

    @Test
    void the_log_never_prints_the_key_not_even_at_its_finest_level() {
        server.enqueue(new MockResponse.Builder(Canned.json(401, Canned.error(401, "bad key " + KEY)))
                .addHeader("X-Echo", "Bearer " + KEY)
                .build());
        String text = String.join(
                "\n", Logged.during(() -> assertThatThrownBy(() -> router.chat().send(ASK))
                        .isNotNull()));
        assertThat(text).contains("TRACE io.airsprotocols").contains("DEBUG io.airsprotocols");
        assertThat(text.contains(KEY)).isFalse();
    }

    @Test
    void an_error_at_the_top_of_a_stream_is_not_dropped() {
        server.enqueue(Canned.stream(Canned.error(502, "upstream closed")));
        assertThatThrownBy(() -> router.chat().stream(ASK, chunk -> {}))
                .isInstanceOf(ProviderException.class)
                .hasMessageContaining("upstream closed");
    }

    @Test
    void a_new_reason_to_finish_is_read_and_kept() {
        assertThat(answer("{'choices':[{'message':{'content':'x'},'finish_reason':'tired'}]}")
                        .finishReason())
                .isEqualTo(new FinishReason("tired"));
        server.enqueue(Canned.stream(Canned.text("x"), Canned.finish("tired")));
        assertThat(router.chat().stream(ASK, chunk -> {}).finishReason()).isEqualTo(new FinishReason("tired"));
    }

    @Test
    void reasoning_survives_the_round_trip_of_a_tool() {
        String details = "[{\"type\":\"reasoning.text\",\"text\":\"hm\",\"signature\":\"c2ln\",\"index\":0},"
                + "{\"type\":\"reasoning.encrypted\",\"data\":\"QUJD\",\"id\":\"rs_1\"}]";
        ChatResponse first = answer("{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":null,"
                + "\"reasoning\":\"hm\",\"reasoning_details\":" + details
                + ",\"tool_calls\":[{\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"f\","
                + "\"arguments\":\"{}\"}}]},\"finish_reason\":\"tool_calls\"}]}");
        server.enqueue(Canned.ok("done"));
        router.chat()
                .send(ASK.toBuilder()
                        .message(first.message())
                        .message(Message.tool("call_1", "42"))
                        .build());
        Canned.request(server);
        assertThat(Canned.body(Canned.request(server))).contains("\"reasoning_details\":" + details);
    }

    @Test
    void an_unknown_name_is_itself_and_not_the_first_known_one() {
        ChatResponse answer =
                answer("{'choices':[{'message':{'role':'oracle','content':'x'},'finish_reason':'vision'}]}");
        assertThat(answer.message().role()).isEqualTo(new Role("oracle")).isNotEqualTo(Role.SYSTEM);
        assertThat(answer.finishReason()).isNotEqualTo(FinishReason.STOP).hasToString("vision");
    }

    @Test
    void an_integer_code_is_readable() {
        server.enqueue(Canned.json(400, Canned.error(400, "no")));
        InvalidRequestException failure = catchThrowableOfType(
                InvalidRequestException.class, () -> router.chat().send(ASK));
        assertThat(failure.error().code()).isEqualTo("400");
        assertThat(failure.error().status()).isEqualTo(400);
    }

    @Test
    void an_error_that_is_null_does_not_throw() {
        assertThat(answer("{'error':null,'choices':[{'message':{'content':'x'}}]}")
                        .text())
                .isEqualTo("x");
    }

    @Test
    void usage_on_a_chunk_does_not_drop_its_choices() {
        server.enqueue(
                Canned.stream("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}],"
                        + "\"usage\":{\"completion_tokens\":1}}"));
        ChatResponse answer = router.chat().stream(ASK, chunk -> {});
        assertThat(answer.text()).isEqualTo("x");
        assertThat(answer.usage().completionTokens()).isEqualTo(1);
    }

    @Test
    void no_server_can_make_a_call_wait_for_as_long_as_it_likes() {
        server.enqueue(new MockResponse.Builder(Canned.json(429, Canned.error(429, "come back tomorrow")))
                .addHeader("Retry-After", "86400")
                .build());
        RateLimitException failure = catchThrowableOfType(
                RateLimitException.class, () -> router.chat().send(ASK));
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofDays(1));
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void an_error_in_a_successful_answer_is_not_an_empty_answer_and_not_taken_for_a_server_fault() {
        server.enqueue(Canned.json(200, Canned.error(400, "no such parameter")));
        assertThatThrownBy(() -> router.chat().send(ASK))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("no such parameter");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_stream_does_not_complete_after_an_error_chunk() {
        server.enqueue(Canned.stream(
                Canned.text("half"),
                Canned.chunk("[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":\"error\"}]"),
                Canned.usage()));
        List<ChatChunk> chunks = new ArrayList<>();
        assertThatThrownBy(() -> router.chat().stream(ASK, chunks::add)).isInstanceOf(ChatInterruptedException.class);
        assertThat(chunks).hasSize(1);
    }

    @Test
    void a_stream_that_fails_before_it_begins_is_tried_again() {
        server.enqueue(Canned.json(503, Canned.error(503, "busy")));
        server.enqueue(Canned.stream(Canned.text("hi"), Canned.finish("stop")));
        assertThat(router.chat().stream(ASK, chunk -> {}).text()).isEqualTo("hi");
    }

    @Test
    void a_stream_that_only_keeps_alive_ends() throws Throwable {
        try (ChatStream stream = open()) {
            exchange.event(Canned.text("half"));
            Iterator<ChatChunk> chunks = stream.iterator();
            chunks.next();
            Running<ChatChunk> reader = Await.start(chunks::next);
            reader.awaitIn("SseReader");
            for (int i = 0; i < 12; i++) {
                exchange.comment();
                time.advance(Duration.ofSeconds(10));
            }
            assertThat(reader.failure())
                    .isInstanceOf(ChatInterruptedException.class)
                    .hasCauseInstanceOf(CallTimeoutException.class);
        }
    }

    @Test
    void the_application_is_named_to_openrouter() {
        server.enqueue(Canned.ok("hi"));
        try (OpenRouter named = router.toBuilder()
                .appUrl("https://app.example")
                .appTitle("App")
                .appCategories("cli-agent")
                .build()) {
            named.chat().send(ASK, RequestOptions.none());
        }
        RecordedRequest request = Canned.request(server);
        assertThat(request.getHeaders().get("HTTP-Referer")).isEqualTo("https://app.example");
        assertThat(request.getHeaders().get("X-OpenRouter-Title")).isEqualTo("App");
        assertThat(request.getHeaders().get("X-OpenRouter-Categories")).isEqualTo("cli-agent");
    }

    @Test
    void unknown_variants_are_read_as_what_they_are() {
        ChatResponse answer =
                answer("{'choices':[{'message':{'role':'assistant','content':[{'type':'hologram','depth':3}]}}]}");
        assertThat(answer.message().parts()).singleElement().isInstanceOf(OtherPart.class);
        Message message =
                Message.of(tools.jackson.databind.json.JsonMapper.shared().readTree("{\"role\":\"oracle\",\"x\":1}"));
        assertThat(message).isInstanceOf(OtherMessage.class);
        assertThat(message.json().path("x").asInt()).isEqualTo(1);
    }
}
