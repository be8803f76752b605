package io.airsprotocols.openrouter.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.error.CacheStatus;
import io.airsprotocols.openrouter.error.CallFacts;
import io.airsprotocols.openrouter.error.ResponseCache;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.support.Await;
import io.airsprotocols.openrouter.support.Await.Running;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.support.RawServer;
import io.airsprotocols.openrouter.usage.Usage;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asking, whole and as a stream: what comes back and what is known about it. */
class ChatTest {

    private static final ChatRequest ASK = ChatRequest.of("sim/alpha", "hello");

    @AutoClose
    private final MockWebServer server = Canned.server();

    @AutoClose
    private final OpenRouter router = Canned.router(server);

    private ChatResponse answer(String json) {
        server.enqueue(Canned.json(200, json));
        return router.chat().send(ASK);
    }

    @Test
    void a_question_is_answered() {
        server.enqueue(Canned.ok("Paris"));
        ChatResponse answer = router.chat().send("openai/gpt-4o", "What is the capital of France?");
        assertThat(answer.text()).isEqualTo("Paris");
        assertThat(answer.id()).isEqualTo(Canned.ID);
        assertThat(answer.model()).isEqualTo("sim/alpha");
        assertThat(answer.provider()).isEqualTo("SimOne");
        assertThat(answer.created()).isEqualTo(Instant.ofEpochSecond(1787000000));
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.choices()).hasSize(1);
        assertThat(answer.choices().get(0).nativeFinishReason()).isEqualTo("end_turn");
        assertThat(answer.choices().get(0).logprobs()).isNull();
        assertThat(answer.message().role()).isEqualTo(Role.ASSISTANT);
        assertThat(answer.serviceTier()).isNull();

        RecordedRequest request = Canned.request(server);
        assertThat(request.getRequestLine()).startsWith("POST /api/v1/chat/completions ");
        assertThat(Canned.body(request))
                .isEqualTo("{\"model\":\"openai/gpt-4o\",\"messages\":[{\"role\":\"user\","
                        + "\"content\":\"What is the capital of France?\"}]}");
    }

    @Test
    void the_facts_of_a_call_tell_who_served_and_what_it_cost() {
        server.enqueue(new MockResponse.Builder(Canned.ok("hi"))
                .addHeader("X-Generation-Id", "gen-from-the-header")
                .addHeader("X-OpenRouter-Cost", "0.5")
                .build());
        Instant before = Instant.now();
        CallFacts facts = router.chat().send(ASK).facts();
        assertThat(facts.operation()).isEqualTo("chat.completions");
        assertThat(facts.generationId()).isEqualTo("gen-from-the-header");
        assertThat(facts.status()).isEqualTo(200);
        assertThat(facts.model()).isEqualTo("sim/alpha");
        assertThat(facts.provider()).isEqualTo("SimOne");
        assertThat(facts.attempts()).isEqualTo(1);
        assertThat(facts.cost()).isEqualTo(new BigDecimal("0.00012"));
        assertThat(facts.startedAt()).isBetween(before, Instant.now());
        assertThat(facts.duration()).isBetween(Duration.ZERO, Duration.ofSeconds(20));
        assertThat(facts.timeToFirstToken()).isNull();
    }

    @Test
    void the_generation_id_is_that_of_the_body_if_no_header_names_one() {
        assertThat(answer(Canned.answer("hi")).facts().generationId()).isEqualTo(Canned.ID);
        assertThat(answer(Canned.answer("hi").replace(Canned.ID, "chatcmpl-1"))
                        .facts()
                        .generationId())
                .isNull();
    }

    @Test
    void the_cost_of_the_header_counts_if_the_body_names_none() {
        server.enqueue(new MockResponse.Builder(
                        Canned.json(200, Canned.answer("hi").replace(",\"cost\":0.00012", ",\"cost\":null")))
                .addHeader("X-OpenRouter-Cost", " 0.00000000000000000012 ")
                .build());
        ChatResponse answer = router.chat().send(ASK);
        assertThat(answer.facts().cost()).isEqualTo(new BigDecimal("0.00000000000000000012"));
        assertThat(answer.usage().cost()).isEqualTo(new BigDecimal("0.00000000000000000012"));
        server.enqueue(new MockResponse.Builder(Canned.json(200, "{\"choices\":[]}"))
                .addHeader("X-OpenRouter-Cost", "free of charge")
                .build());
        assertThat(router.chat().send(ASK).facts().cost()).isNull();
    }

    @Test
    void usage_is_read_with_every_digit_of_the_cost() {
        Usage usage = answer("{\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":\"20\","
                        + "\"prompt_tokens_details\":{\"cached_tokens\":3,\"cache_write_tokens\":4},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":5},\"cost\":0.000123456789012345678901,"
                        + "\"is_byok\":true,\"cost_details\":{\"upstream_inference_cost\":0.10,"
                        + "\"upstream_inference_prompt_cost\":0.04,\"upstream_inference_completions_cost\":0.06}}}")
                .usage();
        assertThat(usage.isReported()).isTrue();
        assertThat(usage.promptTokens()).isEqualTo(10);
        assertThat(usage.completionTokens()).isEqualTo(20);
        assertThat(usage.totalTokens()).isEqualTo(30);
        assertThat(usage.cachedTokens()).isEqualTo(3);
        assertThat(usage.cacheWriteTokens()).isEqualTo(4);
        assertThat(usage.reasoningTokens()).isEqualTo(5);
        assertThat(usage.cost()).isEqualTo(new BigDecimal("0.000123456789012345678901"));
        assertThat(usage.isByok()).isTrue();
        assertThat(usage.totalCost()).isEqualTo(new BigDecimal("0.100123456789012345678901"));
        assertThat(usage.costDetails().upstreamInferenceCost()).isEqualTo(new BigDecimal("0.10"));
        assertThat(usage.costDetails().promptCost()).isEqualTo(new BigDecimal("0.04"));
        assertThat(usage.costDetails().completionsCost()).isEqualTo(new BigDecimal("0.06"));
    }

    @Test
    void the_upstream_cost_is_not_added_where_openrouter_has_charged_it_already() {
        Usage usage = answer("{\"choices\":[],\"usage\":{\"cost\":0.1,\"is_byok\":false,"
                        + "\"cost_details\":{\"upstream_inference_cost\":0.1}}}")
                .usage();
        assertThat(usage.totalCost()).isEqualTo(new BigDecimal("0.1"));
        Usage onlyUpstream = answer("{\"choices\":[],\"usage\":{\"is_byok\":true,"
                        + "\"cost_details\":{\"upstream_inference_cost\":0.1}}}")
                .usage();
        assertThat(onlyUpstream.totalCost()).isEqualTo(new BigDecimal("0.1"));
    }

    @Test
    void a_cost_that_comes_as_text_is_a_cost_everywhere() {
        ChatResponse answer = answer("{\"choices\":[],\"usage\":{\"cost\":\"0.0007\"}}");
        assertThat(answer.usage().cost()).isEqualTo(new BigDecimal("0.0007"));
        assertThat(answer.facts().cost()).isEqualTo(new BigDecimal("0.0007"));
    }

    @Test
    void an_answer_without_usage_and_choices_reads_as_empty() {
        ChatResponse answer = answer("{}");
        assertThat(answer.text()).isEmpty();
        assertThat(answer.id()).isEmpty();
        assertThat(answer.choices()).isEmpty();
        assertThat(answer.message().role()).isEqualTo(Role.ASSISTANT);
        assertThat(answer.finishReason()).isNull();
        assertThat(answer.usage().isReported()).isFalse();
        assertThat(answer.usage().cost()).isNull();
        assertThat(answer.usage().costDetails()).isNull();
        assertThat(answer.usage().totalTokens()).isZero();
        assertThat(answer("{\"choices\":[{}]}").text()).isEmpty();
    }

    @Test
    void content_in_parts_is_read_as_text_and_as_parts() {
        ChatResponse answer = answer(
                "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":["
                        + "{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"hologram\",\"x\":1},{\"type\":\"text\",\"text\":\"b\"}]}}]}");
        assertThat(answer.text()).isEqualTo("ab");
        assertThat(answer.message().parts()).hasSize(3);
        assertThat(answer.message().parts().get(1)).isInstanceOf(OtherPart.class);
    }

    @Test
    void reasoning_and_refusals_are_read_under_each_of_their_names() {
        assertThat(answer("{\"choices\":[{\"message\":{\"reasoning\":\"hm\"}}]}")
                        .message()
                        .reasoning())
                .isEqualTo("hm");
        assertThat(answer("{\"choices\":[{\"message\":{\"reasoning_content\":\"hm\",\"refusal\":\"no\"}}]}")
                        .message())
                .satisfies(message -> {
                    assertThat(message.reasoning()).isEqualTo("hm");
                    assertThat(message.refusal()).isEqualTo("no");
                });
    }

    @Test
    void leading_white_space_and_packed_answers_are_read() throws IOException {
        assertThat(answer("\n  \r\n \n" + Canned.answer("padded")).text()).isEqualTo("padded");
        Buffer packed = new Buffer();
        try (var gzip = Okio.buffer(new GzipSink(packed))) {
            gzip.writeUtf8(Canned.answer("packed"));
        }
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "application/json")
                .addHeader("Content-Encoding", "gzip")
                .body(packed)
                .build());
        assertThat(router.chat().send(ASK).text()).isEqualTo("packed");
    }

    @Test
    void options_of_a_call_add_headers() {
        server.enqueue(Canned.ok("hi"));
        router.chat().send(ASK, RequestOptions.create(o -> o.header("X-OpenRouter-Metadata", "enabled")));
        assertThat(Canned.request(server).getHeaders().get("X-OpenRouter-Metadata"))
                .isEqualTo("enabled");
        assertThatThrownBy(() -> RequestOptions.create(o -> o.header("Authorization", "Bearer x")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_asynchronous_call_gives_the_same_answer() throws Throwable {
        server.enqueue(Canned.ok("later"));
        server.enqueue(Canned.ok("later"));
        ChatResponse sync = router.chat().send(ASK);
        assertThat(Await.result(router.chat().sendAsync(ASK))).isEqualTo(sync);
    }

    private static String[] story() {
        return new String[] {
            Canned.delta("{\"role\":\"assistant\",\"content\":\"\"}"),
            Canned.text("Once "),
            Canned.text("upon"),
            Canned.finish("stop"),
            Canned.usage()
        };
    }

    @Test
    void a_stream_gives_its_pieces_and_then_the_whole_answer() {
        server.enqueue(Canned.stream(story()));
        List<String> pieces = new ArrayList<>();
        try (ChatStream stream = router.chat().stream("sim/alpha", "tell")) {
            for (ChatChunk chunk : stream) {
                pieces.add(chunk.text());
                assertThat(chunk.id()).isEqualTo(Canned.ID);
                assertThat(chunk.model()).isEqualTo("sim/alpha");
                assertThat(chunk.provider()).isEqualTo("SimOne");
            }
            ChatResponse whole = stream.response();
            assertThat(pieces).containsExactly("", "Once ", "upon", "", "");
            assertThat(whole.text()).isEqualTo("Once upon");
            assertThat(whole.finishReason()).isEqualTo(FinishReason.STOP);
            assertThat(whole.usage().completionTokens()).isEqualTo(12);
            assertThat(whole.facts().cost()).isEqualTo(new BigDecimal("0.00012"));
            assertThat(whole.facts().generationId()).isEqualTo(Canned.ID);
            assertThat(whole.facts().model()).isEqualTo("sim/alpha");
            assertThat(whole.facts().provider()).isEqualTo("SimOne");
            assertThat(whole.facts().status()).isEqualTo(200);
            assertThat(whole.facts().timeToFirstToken()).isNotNull();
            assertThat(whole.json().path("object").asString("")).isEqualTo("chat.completion");
        }
        RecordedRequest request = Canned.request(server);
        assertThat(request.getHeaders().get("Accept")).isEqualTo("text/event-stream, application/json");
        assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
        assertThat(Canned.body(request))
                .isEqualTo("{\"model\":\"sim/alpha\",\"messages\":[{\"role\":\"user\",\"content\":\"tell\"}],"
                        + "\"stream\":true}");
    }

    @Test
    void the_request_of_a_stream_can_be_sent_whole_afterwards() {
        server.enqueue(Canned.stream(story()));
        server.enqueue(Canned.ok("hi"));
        router.chat().stream(ASK, chunk -> {});
        router.chat().send(ASK);
        assertThat(Canned.body(Canned.request(server))).contains("\"stream\":true");
        assertThat(Canned.body(Canned.request(server))).doesNotContain("stream");
    }

    @Test
    void a_consumer_gets_every_piece_and_the_whole_is_returned() {
        server.enqueue(Canned.stream(story()));
        StringBuilder text = new StringBuilder();
        ChatResponse whole = router.chat().stream(ASK, chunk -> text.append(chunk.text()));
        assertThat(text).hasToString("Once upon");
        assertThat(whole.text()).isEqualTo("Once upon");
    }

    @Test
    void the_whole_answer_can_be_had_without_looking_at_the_pieces() {
        server.enqueue(Canned.stream(story()));
        try (ChatStream stream = router.chat().stream(ASK)) {
            assertThat(stream.response().text()).isEqualTo("Once upon");
            assertThat(stream.response()).isSameAs(stream.response());
        }
    }

    @Test
    void a_second_loop_goes_on_where_the_first_one_stopped() {
        server.enqueue(Canned.stream(story()));
        try (ChatStream stream = router.chat().stream(ASK)) {
            for (ChatChunk chunk : stream) {
                if (!chunk.text().isEmpty()) {
                    break;
                }
            }
            List<String> rest = new ArrayList<>();
            stream.forEach(chunk -> rest.add(chunk.text()));
            assertThat(rest).containsExactly("upon", "", "");
            Iterator<ChatChunk> over = stream.iterator();
            assertThat(over.hasNext()).isFalse();
            assertThatThrownBy(over::next).isInstanceOf(NoSuchElementException.class);
            assertThat(stream.response().text()).isEqualTo("Once upon");
        }
    }

    @Test
    void another_thread_can_see_what_has_come_so_far() throws Throwable {
        try (RawServer raw = new RawServer();
                OpenRouter other = Canned.router(raw.url())) {
            Running<ChatStream> opening = Await.start(() -> other.chat().stream(ASK));
            RawServer.Exchange exchange = raw.take().startStream();
            try (ChatStream stream = opening.get()) {
                assertThat(stream.soFar().text()).isEmpty();
                Running<ChatResponse> reader = Await.start(stream::response);
                exchange.event(Canned.text("Once "));
                Await.until("the first piece", () -> stream.soFar().text().equals("Once "));
                exchange.event(Canned.text("upon"));
                Await.until("the second piece", () -> stream.soFar().text().equals("Once upon"));
                assertThat(stream.soFar().finishReason()).isNull();
                assertThat(stream.soFar().usage().isReported()).isFalse();
                assertThat(reader.isDone()).isFalse();
                exchange.event(Canned.finish("stop")).event("[DONE]").endStream();
                assertThat(reader.get()).isEqualTo(stream.soFar());
            }
        }
    }

    @Test
    void a_server_that_does_not_stream_is_read_as_one_piece() {
        server.enqueue(new MockResponse.Builder(Canned.ok("at once"))
                .setHeader("Content-Type", "application/json; charset=utf-8")
                .build());
        server.enqueue(Canned.ok("at once"));
        ChatResponse whole = router.chat().send(ASK);
        try (ChatStream stream = router.chat().stream(ASK)) {
            List<ChatChunk> chunks = new ArrayList<>();
            stream.forEach(chunks::add);
            assertThat(chunks).hasSize(1);
            assertThat(chunks.get(0).text()).isEqualTo("at once");
            assertThat(chunks.get(0).finishReason()).isEqualTo(FinishReason.STOP);
            assertThat(chunks.get(0).usage().totalTokens()).isEqualTo(32);
            assertThat(stream.response()).isEqualTo(whole);
            assertThat(stream.response().facts().cost()).isEqualTo(new BigDecimal("0.00012"));
        }
    }

    @Test
    void a_stream_without_its_end_mark_is_whole_if_the_model_came_to_its_end() {
        StringBuilder body = new StringBuilder();
        for (String each : story()) {
            body.append("data: ").append(each).append("\r\n\r\n");
        }
        server.enqueue(Canned.rawStream(body.toString()));
        try (ChatStream stream = router.chat().stream(ASK)) {
            assertThat(stream.response().text()).isEqualTo("Once upon");
            assertThat(stream.response().usage().totalTokens()).isEqualTo(32);
        }
    }

    @Test
    void comments_that_a_proxy_turned_into_data_are_passed_over() {
        server.enqueue(Canned.rawStream("data: : OPENROUTER PROCESSING\n\ndata:\n\ndata: " + Canned.text("a")
                + "\n\ndata: " + Canned.finish("stop") + "\n\ndata: [DONE]\n\n"));
        assertThat(router.chat().stream(ASK, chunk -> {}).text()).isEqualTo("a");
    }

    @Test
    void what_a_chunk_adds_can_be_read_choice_by_choice() {
        server.enqueue(Canned.stream(
                Canned.chunk("[{\"index\":1,\"delta\":{\"content\":\"b\"},\"finish_reason\":\"length\","
                        + "\"native_finish_reason\":\"max\"},{\"index\":0,\"delta\":{\"reasoning\":\"r\"}}]"),
                Canned.finish("stop")));
        try (ChatStream stream = router.chat().stream(ASK)) {
            ChatChunk chunk = stream.iterator().next();
            assertThat(chunk.text()).as("of the choice with index 0").isEmpty();
            assertThat(chunk.reasoning()).isEqualTo("r");
            assertThat(chunk.finishReason()).isNull();
            assertThat(chunk.choices()).hasSize(2);
            ChatChunkChoice first = chunk.choices().get(0);
            assertThat(first.index()).isEqualTo(1);
            assertThat(first.delta().text()).isEqualTo("b");
            assertThat(first.finishReason()).isEqualTo(FinishReason.LENGTH);
            assertThat(first.nativeFinishReason()).isEqualTo("max");
            assertThat(chunk.choices().get(1).delta().reasoning()).isEqualTo("r");
            assertThat(chunk.choices().get(1).finishReason()).isNull();
            assertThat(chunk.usage()).isNull();
        }
    }

    @Test
    void answers_with_the_same_json_are_equal() {
        assertThat(answer(Canned.answer("hi")))
                .isEqualTo(answer(Canned.answer("hi")))
                .isNotEqualTo(answer(Canned.answer("ho")))
                .hasSameHashCodeAs(answer(Canned.answer("hi")));
        assertThat(answer(Canned.answer("hi")).json()).hasToString(Canned.answer("hi"));
    }

    @Test
    void the_facts_tell_what_the_response_cache_did() {
        server.enqueue(Canned.ok("a"));
        assertThat(router.chat().send("sim/alpha", "?").facts().responseCache()).isNull();
        server.enqueue(Canned.ok("a")
                .newBuilder()
                .addHeader("X-OpenRouter-Cache-Status", "MISS")
                .addHeader("X-OpenRouter-Cache-TTL", "90")
                .build());
        assertThat(router.chat().send("sim/alpha", "?").facts().responseCache())
                .isEqualTo(new ResponseCache(CacheStatus.MISS, null, Duration.ofSeconds(90), null));
        server.enqueue(Canned.stream(Canned.text("a"), Canned.finish("stop"))
                .newBuilder()
                .addHeader("X-OpenRouter-Cache-Status", "hit")
                .addHeader("X-OpenRouter-Cache-Age", "30")
                .addHeader("X-OpenRouter-Cache-TTL", "soon")
                .addHeader("X-OpenRouter-Cache-Source-Id", Canned.ID)
                .build());
        CallFacts facts = router.chat().stream(ChatRequest.of("sim/alpha", "?"), chunk -> {})
                .facts();
        assertThat(facts.responseCache())
                .isEqualTo(new ResponseCache(CacheStatus.HIT, Duration.ofSeconds(30), null, Canned.ID));
        assertThat(facts.responseCache().isHit()).isTrue();
        assertThat(facts).asString().contains("cache=HIT");
    }

    @Test
    void a_space_behind_the_end_mark_is_no_matter() {
        server.enqueue(Canned.rawStream("data: " + Canned.text("a") + "\n\ndata: [DONE] \n\n"));
        assertThat(router.chat().stream(ChatRequest.of("sim/alpha", "?"), chunk -> {})
                        .text())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"role\":null,", "\"role\":[],"})
    void an_answer_that_says_no_role_can_be_answered(String role) {
        server.enqueue(Canned.json(200, Canned.answer("hi").replace("\"role\":\"assistant\",", role)));
        ChatResponse answer = router.chat().send(ASK);
        ChatRequest next =
                ASK.toBuilder().message(answer.message()).user("And?").build();
        assertThat(next.json().at("/messages/1/role").asString()).isEqualTo("assistant");
    }
}
