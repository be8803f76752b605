package io.airsprotocols.openrouter.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.error.CancelledException;
import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.error.RateLimitException;
import io.airsprotocols.openrouter.http.RequestOptions;
import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.schema.JsonSchema;
import io.airsprotocols.openrouter.schema.Mismatch;
import io.airsprotocols.openrouter.schema.TypeRef;
import io.airsprotocols.openrouter.support.Await;
import io.airsprotocols.openrouter.support.Canned;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Values instead of text: what is sent, what comes back, and every way in which there is no value. */
class TypedTest {

    record City(String name, int population) {}

    private static final ChatRequest ASK = ChatRequest.of("sim/alpha", "Describe Paris.");
    private static final String PARIS = "{\"name\":\"Paris\",\"population\":2102650}";
    private static final City PARIS_VALUE = new City("Paris", 2102650);
    private static final BigDecimal ONE = new BigDecimal("0.00012");

    @AutoClose
    private final MockWebServer server = Canned.server();

    @AutoClose
    private final OpenRouter router = Canned.router(server);

    private static String escaped(String text) {
        String quoted = Json.object().stringNode(text).toString();
        return quoted.substring(1, quoted.length() - 1);
    }

    private void answer(String text) {
        server.enqueue(Canned.ok(escaped(text)));
    }

    private void answer(String text, String finish) {
        server.enqueue(Canned.json(200, Canned.answer(escaped(text)).replace("\"stop\"", "\"" + finish + "\"")));
    }

    private JsonNode sent() {
        return Json.read(Canned.body(Canned.request(server)));
    }

    @Test
    void a_value_is_asked_for_by_its_schema_and_read() {
        answer(PARIS);
        assertThat(router.chat().send(ASK, City.class)).isEqualTo(PARIS_VALUE);
        assertThat(sent().path("response_format").toString())
                .isEqualTo("{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"City\",\"strict\":true,\"schema\":"
                        + JsonSchema.of(City.class).json() + "}}");
    }

    @Test
    void a_list_goes_in_an_object_and_comes_out_of_it() {
        answer("{\"items\":[" + PARIS + "]}");
        assertThat(router.chat().send(ASK, new TypeRef<List<City>>() {})).containsExactly(PARIS_VALUE);
        assertThat(sent().at("/response_format/json_schema/schema/properties/items/type")
                        .asString(""))
                .isEqualTo("array");
    }

    @Test
    void json_in_a_fence_or_between_prose_is_read() {
        answer("Sure!\n```json\n" + PARIS + "\n```\nAnything else?");
        assertThat(router.chat().send(ASK, City.class)).isEqualTo(PARIS_VALUE);
    }

    @Test
    void the_value_comes_with_its_whole_answer() {
        answer(PARIS);
        TypedResponse<City> answer = router.chat().typed(City.class).send(ASK);
        assertThat(answer.value()).isEqualTo(PARIS_VALUE);
        assertThat(answer.response().text()).isEqualTo(PARIS);
        assertThat(answer.responses()).hasSize(1);
        assertThat(answer.facts().generationId()).isEqualTo(Canned.ID);
        assertThat(answer.cost()).isEqualTo(ONE);
    }

    @Test
    void asking_without_waiting_gives_the_same() throws Throwable {
        answer(PARIS);
        answer("{\"items\":[]}");
        answer("no");
        answer(PARIS);
        assertThat(Await.result(router.chat().sendAsync(ASK, City.class))).isEqualTo(PARIS_VALUE);
        assertThat(Await.result(router.chat().sendAsync(ASK, new TypeRef<List<City>>() {})))
                .isEmpty();
        TypedResponse<City> repaired = Await.result(
                router.chat().typed(City.class).repair(Repair.attempts(1)).sendAsync(ASK));
        assertThat(repaired.value()).isEqualTo(PARIS_VALUE);
        assertThat(repaired.responses()).hasSize(2);
        answer("no");
        assertThatThrownBy(() -> Await.result(router.chat().sendAsync(ASK, City.class)))
                .isInstanceOf(UnreadableAnswerException.class);
        server.enqueue(Canned.json(429, Canned.error(429, "slow down")));
        assertThatThrownBy(() -> Await.result(router.chat().sendAsync(ASK, City.class)))
                .isInstanceOf(RateLimitException.class);
    }

    @Test
    void cancelling_stops_the_call_of_a_repair_too() {
        answer("no");
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        CompletableFuture<TypedResponse<City>> future =
                router.chat().typed(City.class).repair(Repair.attempts(1)).sendAsync(ASK);
        Canned.request(server);
        Canned.request(server);
        future.cancel(true);
        assertThat(future).isCancelled();
        CompletableFuture<City> value = router.chat().sendAsync(ASK, City.class);
        value.cancel(true);
        assertThat(value).isCancelled();
    }

    @Test
    void a_response_format_of_the_request_is_kept_and_the_answer_checked_all_the_same() {
        ChatRequest own =
                ASK.toBuilder().responseFormat(ResponseFormat.jsonObject()).build();
        answer(PARIS);
        answer("[]");
        assertThat(router.chat().send(own, City.class)).isEqualTo(PARIS_VALUE);
        assertThat(sent().path("response_format").toString()).isEqualTo("{\"type\":\"json_object\"}");
        assertThatThrownBy(() -> router.chat().send(own, City.class)).isInstanceOf(UnreadableAnswerException.class);
        assertThat(router.chat().typed(City.class).request(own)).isEqualTo(own);
        assertThat(router.chat()
                        .typed(City.class)
                        .request(ASK)
                        .responseFormat()
                        .jsonSchema()
                        .name())
                .isEqualTo("City");
        assertThat(router.chat().typed(City.class).schema()).isSameAs(JsonSchema.of(City.class));
    }

    @Test
    void a_refusal_is_told_in_the_words_of_the_model() {
        server.enqueue(Canned.json(200, Canned.answer("").replace("\"refusal\":null", "\"refusal\":\"I must not.\"")));
        RefusedAnswerException refused = fails(RefusedAnswerException.class);
        assertThat(refused.refusal()).isEqualTo("I must not.");
        assertThat(refused).hasMessage("The model refuses: I must not.");
        assertThat(refused.response().message().refusal()).isEqualTo("I must not.");
        keepsAll(refused);
    }

    @Test
    void a_filter_is_a_refusal_without_words() {
        answer("{\"name\":\"Par", "content_filter");
        assertThat(fails(RefusedAnswerException.class).refusal()).isNull();
        answer("", "content_filter");
        assertThat(fails(RefusedAnswerException.class)).hasMessageContaining("filter");
    }

    @Test
    void an_empty_answer_is_told() {
        answer("");
        assertThat(fails(EmptyAnswerException.class)).hasMessageContaining("empty (finish reason stop)");
        server.enqueue(Canned.json(200, "{\"choices\":[],\"usage\":{\"cost\":0.00012}}"));
        EmptyAnswerException empty = fails(EmptyAnswerException.class);
        assertThat(empty.cost()).isEqualTo(ONE);
    }

    @Test
    void a_model_that_calls_a_tool_is_told() {
        server.enqueue(Canned.json(
                200,
                Canned.answer("")
                        .replace(
                                "\"content\":\"\"",
                                "\"content\":null,\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":"
                                        + "{\"name\":\"f\",\"arguments\":\"{}\"}}]")
                        .replace("\"stop\"", "\"tool_calls\"")));
        EmptyAnswerException tools = catchThrowableOfType(
                EmptyAnswerException.class,
                () -> router.chat().typed(City.class).repair(Repair.attempts(3)).send(ASK));
        assertThat(tools).hasMessageContaining("calls tools");
        assertThat(tools.responses()).hasSize(1);
    }

    @Test
    void what_a_model_says_beside_its_calls_is_not_repaired() {
        server.enqueue(Canned.json(
                200,
                Canned.answer("Let me look that up.")
                        .replace(
                                "\"content\":",
                                "\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":"
                                        + "{\"name\":\"f\",\"arguments\":\"{}\"}}],\"content\":")
                        .replace("\"stop\"", "\"tool_calls\"")));
        EmptyAnswerException tools = catchThrowableOfType(
                EmptyAnswerException.class,
                () -> router.chat().typed(City.class).repair(Repair.attempts(3)).send(ASK));
        assertThat(tools).hasMessageContaining("calls tools");
        assertThat(tools.response().text()).isEqualTo("Let me look that up.");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_complaint_about_a_long_list_is_short() {
        answer("{\"items\":[" + "1,".repeat(999) + "1]}");
        answer("[]");
        assertThat(router.chat()
                        .typed(new TypeRef<List<City>>() {})
                        .repair(Repair.attempts(1))
                        .send(ASK)
                        .value())
                .isEmpty();
        sent();
        assertThat(sent().at("/messages/2/content").asString(""))
                .contains("$.items[19]", "and 980 more places")
                .doesNotContain("$.items[20]");
        answer("a");
        answer("b");
        assertThatThrownBy(() -> router.chat()
                        .typed(City.class)
                        .repair(Repair.attempts(1))
                        .send(ASK))
                .hasMessageContaining("(after 1 repair)");
    }

    @Test
    void json_cut_by_the_limit_of_tokens_is_told() {
        answer("{\"name\":\"Par", "length");
        TruncatedAnswerException cut = fails(TruncatedAnswerException.class);
        assertThat(cut).hasMessageContainingAll("limit of tokens", "after 12 characters", "maxCompletionTokens");
        assertThat(cut.partialText()).isEqualTo("{\"name\":\"Par");
        keepsAll(cut);
        answer("", "length");
        assertThat(fails(TruncatedAnswerException.class)).hasMessageContaining("before the answer began");
        answer(PARIS, "length");
        assertThat(router.chat().send(ASK, City.class)).isEqualTo(PARIS_VALUE);
    }

    @Test
    void json_that_does_not_fit_is_told_with_path_and_what_was_there_and_wanted() {
        answer("{\"name\":\"Paris\",\"population\":\"two million\"}");
        MismatchedAnswerException mismatched = fails(MismatchedAnswerException.class);
        assertThat(mismatched.mismatches())
                .containsExactly(new Mismatch("$.population", "a whole number", "\"two million\""));
        assertThat(mismatched)
                .hasMessage("The JSON does not fit City: $.population: wanted a whole number, found \"two million\"");
        keepsAll(mismatched);
    }

    @Test
    void what_is_no_json_is_told() {
        answer("Paris is large.");
        assertThat(fails(UnreadableAnswerException.class)).hasMessage("There is no JSON in \"Paris is large.\"");
        answer("{\"name\": Paris}");
        keepsAll(fails(UnreadableAnswerException.class));
    }

    private <E extends TypedAnswerException> E fails(Class<E> type) {
        return catchThrowableOfType(type, () -> router.chat().send(ASK, City.class));
    }

    private static void keepsAll(TypedAnswerException failure) {
        assertThat(failure.cost()).isEqualTo(ONE);
        assertThat(failure.response().id()).isEqualTo(Canned.ID);
        assertThat(failure.response().usage().completionTokens()).isEqualTo(12);
        assertThat(failure.facts().generationId()).isEqualTo(Canned.ID);
        assertThat(failure.isRetryable()).isFalse();
    }

    @Test
    void a_repair_tells_the_model_what_is_wrong_and_asks_again() {
        answer("{\"name\":\"Paris\",\"population\":\"two million\"}");
        answer("Sorry, I cannot count.");
        answer(PARIS);
        TypedResponse<City> answer =
                router.chat().typed(City.class).repair(Repair.attempts(2)).send(ASK);
        assertThat(answer.value()).isEqualTo(PARIS_VALUE);
        assertThat(answer.responses()).hasSize(3);
        assertThat(answer.cost()).isEqualTo(new BigDecimal("0.00036"));

        sent();
        JsonNode second = sent();
        assertThat(second.path("messages").size()).isEqualTo(3);
        assertThat(second.at("/messages/1/content").asString("")).contains("two million");
        assertThat(second.at("/messages/2/content").asString(""))
                .contains("does not fit", "- $.population: wanted a whole number, found \"two million\"");
        assertThat(second.has("response_format")).isTrue();
        JsonNode third = sent();
        assertThat(third.path("messages").size()).isEqualTo(5);
        assertThat(third.at("/messages/4/content").asString("")).contains("There is no JSON in \"Sorry");
    }

    @Test
    void an_empty_answer_is_repaired_by_the_same_question() {
        answer("");
        answer(PARIS);
        assertThat(router.chat()
                        .typed(City.class)
                        .repair(Repair.attempts(1))
                        .send(ASK)
                        .responses())
                .hasSize(2);
        assertThat(sent()).isEqualTo(sent());
    }

    @Test
    void repair_ends_with_its_attempts_and_the_cost_of_all_is_told() {
        answer("a");
        answer("b");
        answer("c");
        UnreadableAnswerException failure = catchThrowableOfType(
                UnreadableAnswerException.class,
                () -> router.chat().typed(City.class).repair(Repair.attempts(2)).send(ASK));
        assertThat(failure.responses()).extracting(ChatResponse::text).containsExactly("a", "b", "c");
        assertThat(failure.response().text()).isEqualTo("c");
        assertThat(failure.cost()).isEqualTo(new BigDecimal("0.00036"));
        assertThat(failure).hasMessageContaining("(after 2 repairs)");
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void repair_ends_before_it_would_cost_too_much() {
        answer("a");
        answer("b");
        UnreadableAnswerException failure = catchThrowableOfType(UnreadableAnswerException.class, () -> router.chat()
                .typed(City.class)
                .repair(Repair.attempts(9).costAtMost(new BigDecimal("0.00035")))
                .send(ASK));
        assertThat(failure.cost()).isEqualTo(new BigDecimal("0.00024"));
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void what_costs_nobody_knows_how_much_is_not_repaired_within_a_limit() {
        server.enqueue(Canned.json(200, Canned.answer("a").replace(",\"cost\":0.00012", "")));
        UnreadableAnswerException failure = catchThrowableOfType(UnreadableAnswerException.class, () -> router.chat()
                .typed(City.class)
                .repair(Repair.attempts(9).costAtMost(BigDecimal.TEN))
                .send(ASK));
        assertThat(failure.cost()).isNull();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void refusals_and_cuts_are_not_repaired() {
        answer("{\"name\":\"Par", "length");
        assertThatThrownBy(() -> router.chat()
                        .typed(City.class)
                        .repair(Repair.attempts(9))
                        .send(ASK))
                .isInstanceOf(TruncatedAnswerException.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_repair_whose_call_fails_hides_neither_answer_nor_cost() {
        answer("a");
        server.enqueue(Canned.json(429, Canned.error(429, "slow down")));
        UnreadableAnswerException failure = catchThrowableOfType(
                UnreadableAnswerException.class,
                () -> router.chat().typed(City.class).repair(Repair.attempts(2)).send(ASK, RequestOptions.none()));
        assertThat(failure.cost()).isEqualTo(ONE);
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(RateLimitException.class);
    }

    @Test
    void a_repair_has_limits_that_make_sense() {
        assertThat(Repair.none().attempts()).isZero();
        assertThatThrownBy(() -> Repair.attempts(-1)).hasMessageContaining("0 or more, was -1");
        assertThatThrownBy(() -> Repair.attempts(1).costAtMost(new BigDecimal("-1")))
                .hasMessageContaining("was -1");
    }

    private void stream(String finish, String... pieces) {
        List<String> events = new ArrayList<>();
        for (String each : pieces) {
            events.add(Canned.text(escaped(each)));
        }
        events.add(Canned.finish(finish));
        events.add(Canned.usage());
        server.enqueue(Canned.stream(events.toArray(String[]::new)));
    }

    @Test
    void a_streamed_value_fills_and_ends_whole() {
        stream("stop", "{\"na", "me\":\"Pa", "ris\",", "\"population\":21026", "50}");
        try (TypedStream<City> stream = router.chat().stream(ASK, City.class)) {
            List<City> seen = new ArrayList<>();
            for (City each : stream.partials()) {
                seen.add(each);
            }
            assertThat(seen).containsExactly(new City(null, 0), new City("Pa", 0), new City("Paris", 0), PARIS_VALUE);
            assertThat(stream.value()).isEqualTo(PARIS_VALUE);
            assertThat(stream.response().cost()).isEqualTo(ONE);
            assertThat(stream.soFar().text()).isEqualTo(PARIS);
            assertThat(stream.iterator().hasNext()).isFalse();
            assertThatThrownBy(stream.iterator()::next).isInstanceOf(NoSuchElementException.class);
        }
        JsonNode body = sent();
        assertThat(body.path("stream").asBoolean(false)).isTrue();
        assertThat(body.at("/response_format/type").asString("")).isEqualTo("json_schema");
    }

    @Test
    void elements_of_a_stream_come_as_they_close() {
        stream("stop", "{\"items\":[" + PARIS, ",{\"name\":\"Lyon\",\"pop", "ulation\":5}", "]}");
        try (TypedStream<List<City>> stream = router.chat().stream(ASK, new TypeRef<List<City>>() {})) {
            Iterator<City> cities = stream.elements(City.class).iterator();
            assertThat(cities.next()).isEqualTo(PARIS_VALUE);
            assertThat(stream.soFar().text()).isEqualTo("{\"items\":[" + PARIS);
            assertThat(cities.next()).isEqualTo(new City("Lyon", 5));
            assertThat(cities.hasNext()).isFalse();
            assertThat(stream.value()).hasSize(2);
            assertThat(stream.elements(City.class)).hasSize(2);
            assertThatThrownBy(() -> stream.elements(String.class)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void an_element_that_does_not_fit_is_told_and_passed_over() {
        stream("stop", "{\"items\":[{\"name\":\"a\"},", PARIS + "]}");
        try (TypedStream<List<City>> stream = router.chat().stream(ASK, new TypeRef<List<City>>() {})) {
            Iterator<City> cities = stream.elements(City.class).iterator();
            assertThatThrownBy(cities::next)
                    .isInstanceOf(MismatchedAnswerException.class)
                    .hasMessageContaining("$.items[0].population");
            assertThat(cities.next()).isEqualTo(PARIS_VALUE);
            assertThatThrownBy(cities::hasNext).isInstanceOf(MismatchedAnswerException.class);
            // Once, or whoever goes on after each would go on for ever.
            assertThat(cities.hasNext()).isFalse();
            assertThatThrownBy(stream::value).isInstanceOf(MismatchedAnswerException.class);
        }
    }

    @Test
    void a_stream_ends_as_sending_would() {
        stream("length", "{\"name\":\"Par");
        endsWith(TruncatedAnswerException.class);
        stream("stop", "no");
        endsWith(UnreadableAnswerException.class);
        stream("stop", "{\"name\":\"Paris\"}");
        endsWith(MismatchedAnswerException.class);
        server.enqueue(Canned.stream(
                Canned.delta("{\"refusal\":\"I must \"}"),
                Canned.delta("{\"refusal\":\"not.\"}"),
                Canned.finish("stop")));
        endsWith(RefusedAnswerException.class);
        server.enqueue(Canned.stream(Canned.finish("stop")));
        endsWith(EmptyAnswerException.class);
        server.enqueue(Canned.stream(Canned.text(escaped("{\"name\":\"Par")), Canned.error(502, "gone")));
        endsWith(ChatInterruptedException.class);
    }

    private void endsWith(Class<? extends OpenRouterException> failure) {
        try (TypedStream<City> stream = router.chat().stream(ASK, City.class)) {
            assertThatThrownBy(() -> stream.forEach(each -> {})).isInstanceOf(failure);
            assertThatThrownBy(stream::value).isInstanceOf(failure);
        }
    }

    @Test
    void a_streamed_value_can_be_repaired_at_its_end() {
        stream("stop", "{\"name\":\"Paris\"}");
        answer(PARIS);
        try (TypedStream<City> stream = router.chat().typed(City.class).repair(Repair.attempts(1)).stream(ASK)) {
            assertThat(stream.response().responses()).hasSize(2);
            assertThat(stream.value()).isEqualTo(PARIS_VALUE);
        }
    }

    @Test
    void closing_a_stream_stops_it() {
        stream("stop", "{\"name\":\"Par", "is\"}");
        TypedStream<City> stream = router.chat().stream(ASK, City.class);
        assertThat(stream.iterator().next()).isEqualTo(new City("Par", 0));
        stream.close();
        assertThatThrownBy(stream::value)
                .isInstanceOf(ChatInterruptedException.class)
                .hasCauseInstanceOf(CancelledException.class);
    }

    @Test
    void a_format_tells_what_it_is() {
        ResponseFormat format = ResponseFormat.of(JsonSchema.builder(City.class)
                .description("A city")
                .strict(false)
                .build());
        assertThat(format.type()).isEqualTo("json_schema");
        assertThat(format.grammar()).isNull();
        ResponseFormat.Schema schema = format.jsonSchema();
        assertThat(schema.name()).isEqualTo("City");
        assertThat(schema.description()).isEqualTo("A city");
        assertThat(schema.strict()).isFalse();
        assertThat(schema.schema().path("type").asString("")).isEqualTo("object");
        assertThat(ResponseFormat.grammar("root ::= \"a\"").grammar()).isEqualTo("root ::= \"a\"");
        assertThat(ResponseFormat.python().type()).isEqualTo("python");
        assertThat(ResponseFormat.text().jsonSchema()).isNull();
    }
}
