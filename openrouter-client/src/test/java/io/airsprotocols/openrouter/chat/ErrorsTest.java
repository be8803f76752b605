package io.airsprotocols.openrouter.chat;

import static io.airsprotocols.openrouter.support.Canned.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.error.AuthenticationException;
import io.airsprotocols.openrouter.error.CallTimeoutException;
import io.airsprotocols.openrouter.error.CreditsException;
import io.airsprotocols.openrouter.error.DecodingException;
import io.airsprotocols.openrouter.error.ErrorType;
import io.airsprotocols.openrouter.error.InvalidRequestException;
import io.airsprotocols.openrouter.error.ModerationException;
import io.airsprotocols.openrouter.error.NotFoundException;
import io.airsprotocols.openrouter.error.OpenRouterException;
import io.airsprotocols.openrouter.error.PermissionException;
import io.airsprotocols.openrouter.error.ProviderException;
import io.airsprotocols.openrouter.error.RateLimitException;
import io.airsprotocols.openrouter.error.ServerException;
import io.airsprotocols.openrouter.error.TransportException;
import io.airsprotocols.openrouter.http.Limits;
import io.airsprotocols.openrouter.http.RetryPolicy;
import io.airsprotocols.openrouter.support.Await;
import io.airsprotocols.openrouter.support.Await.Running;
import io.airsprotocols.openrouter.support.Canned;
import io.airsprotocols.openrouter.support.RawServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors wherever they hide, as the exception of their meaning. */
class ErrorsTest {

    private static final ChatRequest ASK = ChatRequest.of("sim/alpha", "hello");
    private static final Map<String, Class<? extends OpenRouterException>> KINDS = Map.of(
            "authentication", AuthenticationException.class,
            "credits", CreditsException.class,
            "permission", PermissionException.class,
            "moderation", ModerationException.class,
            "notfound", NotFoundException.class,
            "invalid", InvalidRequestException.class,
            "ratelimit", RateLimitException.class,
            "provider", ProviderException.class,
            "server", ServerException.class,
            "timeout", CallTimeoutException.class);

    @AutoClose
    private final MockWebServer server = Canned.server();

    @AutoClose
    private final OpenRouter router = OpenRouter.create(b -> b.apiKey(KEY)
            .baseUrl(Canned.url(server))
            .retry(RetryPolicy.none())
            .limits(new Limits(20_000, 10_000, 12_000)));

    private OpenRouterException failure(MockResponse response) {
        server.enqueue(response);
        Throwable thrown = catchThrowable(() -> router.chat().send(ASK));
        assertThat(thrown).isInstanceOf(OpenRouterException.class);
        OpenRouterException failure = (OpenRouterException) thrown;
        assertThat(failure.facts().operation()).isEqualTo("chat.completions");
        assertThat(failure.facts().attempts()).isEqualTo(1);
        assertThat(failure.facts().startedAt()).isNotNull();
        assertThat(failure.facts().status()).isEqualTo(response.getCode());
        return failure;
    }

    private OpenRouterException failure(int status, String body) {
        return failure(Canned.json(status, body));
    }

    private OpenRouterException broken(String... events) {
        server.enqueue(Canned.stream(events));
        return catchThrowableOfType(OpenRouterException.class, () -> router.chat().stream(ASK, chunk -> {}));
    }

    @ParameterizedTest
    @CsvSource({
        "400,invalid,false",
        "401,authentication,false",
        "402,credits,false",
        "403,permission,false",
        "404,notfound,false",
        "405,invalid,false",
        "408,timeout,true",
        "409,invalid,false",
        "410,invalid,false",
        "412,invalid,false",
        "413,invalid,false",
        "422,invalid,false",
        "429,ratelimit,true",
        "500,server,true",
        "502,provider,true",
        "503,provider,true",
        "504,timeout,true",
        "524,timeout,true",
        "529,provider,true",
        "418,invalid,false",
        "599,server,true"
    })
    void a_status_alone_tells_the_kind(int status, String kind, boolean retryable) {
        for (OpenRouterException failure : new OpenRouterException[] {
            failure(status, Canned.error(status, "what the server said")), failure(status, "")
        }) {
            assertThat(failure).isExactlyInstanceOf(KINDS.get(kind));
            assertThat(failure.isRetryable()).isEqualTo(retryable);
            assertThat(failure).hasMessageContaining(Integer.toString(status));
        }
        OpenRouterException onStream = catchThrowableOfType(OpenRouterException.class, () -> {
            server.enqueue(Canned.json(status, Canned.error(status, "what the server said")));
            router.chat().stream(ASK).close();
        });
        assertThat(onStream).isExactlyInstanceOf(KINDS.get(kind)).hasMessageContaining("what the server said");
    }

    @ParameterizedTest
    @CsvSource({
        "context_length_exceeded,400,invalid,false",
        "max_tokens_exceeded,400,invalid,false",
        "token_limit_exceeded,400,invalid,false",
        "string_too_long,400,invalid,false",
        "authentication,401,authentication,false",
        "permission_denied,403,permission,false",
        "payment_required,402,credits,false",
        "rate_limit_exceeded,429,ratelimit,true",
        "provider_overloaded,503,provider,true",
        "provider_overloaded,529,provider,true",
        "provider_unavailable,502,provider,true",
        "invalid_request,400,invalid,false",
        "invalid_prompt,400,invalid,false",
        "not_found,404,notfound,false",
        "image_not_found,404,notfound,false",
        "precondition_failed,412,invalid,false",
        "payload_too_large,413,invalid,false",
        "unprocessable,422,invalid,false",
        "content_policy_violation,400,moderation,false",
        "refusal,400,moderation,false",
        "invalid_image,400,invalid,false",
        "image_too_large,400,invalid,false",
        "image_too_small,400,invalid,false",
        "unsupported_image_format,400,invalid,false",
        "image_download_failed,400,invalid,false",
        "server,500,server,true",
        "timeout,504,timeout,true",
        "unmapped,500,server,true",
        "a_name_of_tomorrow,402,credits,false"
    })
    void the_type_of_the_error_tells_the_kind_wherever_it_stands(
            String type, int status, String kind, boolean retryable) {
        String[] places = {
            "{\"error\":{\"code\":" + status + ",\"message\":\"m\",\"metadata\":{\"error_type\":\"" + type + "\"}}}",
            "{\"error\":{\"message\":\"m\",\"error_type\":\"" + type + "\",\"http_status\":" + status + "}}",
            "{\"error\":{\"code\":" + status + ",\"message\":\"m\",\"type\":\"" + type + "\",\"param\":null}}",
            "{\"error\":{\"code\":\"" + type + "\",\"message\":\"m\"}}"
        };
        for (String body : places) {
            OpenRouterException failure = failure(status, body);
            assertThat(failure).isExactlyInstanceOf(KINDS.get(kind));
            assertThat(failure.errorType()).isEqualTo(new ErrorType(type));
            assertThat(failure.isRetryable()).isEqualTo(retryable);
            assertThat(failure).hasMessageContaining(type);
        }
        OpenRouterException hidden = failure(200, places[0]);
        assertThat(hidden).isExactlyInstanceOf(KINDS.get(kind));
        assertThat(hidden.isRetryable()).isEqualTo(retryable);
    }

    @Test
    void the_message_says_what_to_do() {
        assertThat(failure(401, Canned.error(401, "No auth credentials found")))
                .hasMessage("401: No auth credentials found. Check the API key (by default OPENROUTER_API_KEY).");
        assertThat(failure(402, Canned.error(402, "This request requires more credits.")))
                .hasMessage("402: This request requires more credits. Add credits, raise the key's limit, or ask for "
                        + "fewer max_tokens.");
    }

    @Test
    void the_words_of_the_provider_are_not_lost_behind_a_general_message() {
        OpenRouterException failure = failure(
                200,
                "{\"error\":{\"message\":\"Provider returned error\",\"code\":429,\"metadata\":{\"raw\":\"busy\","
                        + "\"provider_name\":\"SimOne\"}},\"user_id\":\"user_sim\"}");
        assertThat(failure)
                .isExactlyInstanceOf(RateLimitException.class)
                .hasMessage("429: Provider returned error: busy [provider SimOne]");
        assertThat(failure.error().raw()).isEqualTo("busy");
        assertThat(failure.facts().provider()).isEqualTo("SimOne");
        assertThat(failure(
                        502, "{\"error\":{\"message\":\"Provider returned error\",\"metadata\":{\"raw\":{\"a\":1}}}}"))
                .hasMessageContaining("{\"a\":1}");
    }

    @Test
    void a_refusal_by_moderation_names_its_reasons() {
        OpenRouterException flagged = failure(
                403,
                "{\"error\":{\"code\":403,\"message\":\"flagged\",\"metadata\":{\"reasons\":[\"violence\",\"hate\"],"
                        + "\"flagged_input\":\"…\",\"provider_name\":\"OpenAI\",\"model_slug\":\"sim/alpha\"}}}");
        assertThat(flagged).isExactlyInstanceOf(ModerationException.class).hasMessageContaining("violence, hate");
        assertThat(flagged.error().reasons()).containsExactly("violence", "hate");
        OpenRouterException guarded = failure(
                403,
                "{\"error\":{\"code\":403,\"message\":\"blocked\",\"metadata\":{\"error_type\":\"permission_denied\","
                        + "\"patterns\":[\"injection\"]}}}");
        assertThat(guarded).isExactlyInstanceOf(ModerationException.class);
        assertThat(guarded.error().reasons()).containsExactly("injection");
    }

    @Test
    void the_availability_of_an_error_can_be_read() {
        OpenRouterException failure = failure(
                400,
                "{\"error\":{\"code\":400,\"message\":\"sim/nope is not a valid model ID\",\"metadata\":{\"error_type\":"
                        + "\"invalid_request\"},\"availability\":{\"code\":\"model_not_found\",\"retryable\":false,"
                        + "\"requested_models\":[\"sim/nope\"],\"affected_providers\":\"SimOne\",\"excluded_by\":[\"geo\"],"
                        + "\"fallback_models\":[\"sim/alpha\"],\"docs_url\":\"https://openrouter.ai/docs/errors\"}}}");
        assertThat(failure).isExactlyInstanceOf(InvalidRequestException.class);
        assertThat(failure.availability().code()).isEqualTo("model_not_found");
        assertThat(failure.availability().retryable()).isFalse();
        assertThat(failure.availability().requestedModels()).containsExactly("sim/nope");
        assertThat(failure.availability().affectedProviders()).containsExactly("SimOne");
        assertThat(failure.availability().excludedBy()).containsExactly("geo");
        assertThat(failure.availability().fallbackModels()).containsExactly("sim/alpha");
        assertThat(failure.availability().docsUrl()).isEqualTo("https://openrouter.ai/docs/errors");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":502,\"message\":\"hidden\"},\"user_id\":\"u\"}",
                "{\"id\":null,\"choices\":null,\"model\":null,\"usage\":null,\"error\":{\"code\":502,\"message\":\"hidden\"}}",
                "{\"id\":\"gen-1\",\"choices\":[],\"error\":{\"code\":\"502\",\"message\":\"hidden\"}}",
                "{\"id\":\"gen-1\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"\"}}],"
                        + "\"error\":{\"message\":\"hidden\"}}",
                "{\"id\":\"gen-1\",\"choices\":[{\"index\":0,\"finish_reason\":\"error\",\"message\":{\"content\":null},"
                        + "\"error\":{\"code\":502,\"message\":\"hidden\"}}]}",
                "{\"id\":\"gen-1\",\"choices\":[{\"index\":0,\"finish_reason\":\"error\","
                        + "\"native_finish_reason\":\"hidden\"}]}",
                "{\"error\":\"hidden\"}"
            })
    void an_error_in_an_answer_of_status_200_is_found(String body) {
        OpenRouterException failure = failure(200, body);
        assertThat(failure).isExactlyInstanceOf(ProviderException.class).hasMessageContaining("hidden");
        assertThat(failure.isRetryable()).isTrue();
        server.enqueue(Canned.json(200, body));
        assertThatThrownBy(() -> router.chat().stream(ASK).close())
                .isExactlyInstanceOf(ProviderException.class)
                .hasMessageContaining("hidden");
    }

    @Test
    void an_error_beside_content_keeps_the_content() {
        String body = "{\"id\":\"gen-1\",\"model\":\"sim/alpha\",\"choices\":[{\"index\":0,\"finish_reason\":\"error\","
                + "\"message\":{\"role\":\"assistant\",\"content\":\"half of it\"},"
                + "\"error\":{\"code\":502,\"message\":\"upstream closed\"}}],\"usage\":{\"cost\":0.5}}";
        OpenRouterException whole = failure(200, body);
        server.enqueue(Canned.json(200, body));
        OpenRouterException streamed =
                catchThrowableOfType(OpenRouterException.class, () -> router.chat().stream(ASK, chunk -> {}));
        for (OpenRouterException failure : new OpenRouterException[] {whole, streamed}) {
            assertThat(failure).isExactlyInstanceOf(ChatInterruptedException.class);
            ChatInterruptedException interrupted = (ChatInterruptedException) failure;
            assertThat(interrupted.partial().text()).isEqualTo("half of it");
            assertThat(interrupted.partialText()).isEqualTo("half of it");
            assertThat(interrupted.partial().usage().cost()).isEqualByComparingTo("0.5");
            assertThat(interrupted.facts().model()).isEqualTo("sim/alpha");
            assertThat(interrupted.error().message()).isEqualTo("upstream closed");
            assertThat(interrupted.isRetryable()).isTrue();
            assertThat(interrupted)
                    .hasCauseExactlyInstanceOf(ProviderException.class)
                    .hasMessageContaining("after 10 characters");
        }
    }

    private static final String[] FORMS = {
        "{\"id\":\"gen-1\",\"model\":\"sim/alpha\",\"provider\":\"SimOne\",\"error\":{\"code\":502,\"message\":\"closed\","
                + "\"metadata\":{\"error_type\":\"provider_unavailable\"}},\"choices\":[{\"index\":0,\"delta\":"
                + "{\"content\":\"\"},\"finish_reason\":\"error\"}]}",
        "{\"id\":\"gen-1\",\"model\":\"sim/alpha\",\"choices\":[],\"error\":{\"code\":\"502\",\"message\":\"closed\"}}",
        "{\"error\":{\"code\":502,\"message\":\"closed\"},\"user_id\":\"user_sim\"}",
        "{\"id\":\"gen-1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"error\","
                + "\"native_finish_reason\":\"closed\"}]}",
        "{\"id\":\"gen-1\",\"choices\":[{\"index\":0,\"delta\":{},\"error\":{\"code\":502,\"message\":\"closed\"}}]}"
    };

    @Test
    void an_error_in_a_stream_before_any_content_is_thrown_as_what_it_is() {
        for (String form : FORMS) {
            OpenRouterException failure = broken(form);
            assertThat(failure).isExactlyInstanceOf(ProviderException.class).hasMessageContaining("closed");
            assertThat(failure.facts().status()).isEqualTo(200);
            assertThat(failure.facts().generationId()).isEqualTo(Canned.ID);
        }
    }

    @Test
    void an_error_in_a_stream_after_content_keeps_the_content() {
        for (String form : FORMS) {
            OpenRouterException failure = broken(Canned.text("Once "), Canned.text("upon"), form);
            assertThat(failure)
                    .isExactlyInstanceOf(ChatInterruptedException.class)
                    .hasMessageContaining("closed");
            ChatInterruptedException interrupted = (ChatInterruptedException) failure;
            assertThat(interrupted.partial().text()).isEqualTo("Once upon");
            assertThat(interrupted.facts().model()).isEqualTo("sim/alpha");
            assertThat(interrupted).hasCauseExactlyInstanceOf(ProviderException.class);
            assertThat(interrupted.isRetryable()).isTrue();
        }
    }

    @Test
    void a_broken_stream_stays_broken_and_says_so_each_time() {
        server.enqueue(Canned.stream(Canned.text("a"), FORMS[2]));
        try (ChatStream stream = router.chat().stream(ASK)) {
            OpenRouterException first = catchThrowableOfType(OpenRouterException.class, stream::response);
            assertThatThrownBy(stream::response).isSameAs(first);
            assertThatThrownBy(() -> stream.iterator().hasNext()).isSameAs(first);
            assertThat(stream.soFar().text()).isEqualTo("a");
        }
    }

    @Test
    void an_error_that_is_null_is_none() {
        server.enqueue(Canned.json(
                200,
                "{\"error\":null,\"choices\":[{\"index\":0,\"error\":null,\"message\":{\"content\":\"fine\"},"
                        + "\"finish_reason\":\"stop\"}]}"));
        assertThat(router.chat().send(ASK).text()).isEqualTo("fine");
        server.enqueue(Canned.stream("{\"error\":null,\"choices\":[{\"index\":0,\"error\":null,\"delta\":"
                + "{\"content\":\"fine\"},\"finish_reason\":\"stop\"}]}"));
        assertThat(router.chat().stream(ASK, chunk -> {}).text()).isEqualTo("fine");
    }

    @Test
    void the_code_of_an_error_may_be_a_number_a_word_or_absent() {
        assertThat(failure(500, "{\"error\":{\"code\":500,\"message\":\"m\"}}").error())
                .satisfies(error -> assertThat(error.code()).isEqualTo("500"))
                .satisfies(error -> assertThat(error.status()).isEqualTo(500));
        assertThat(failure(500, "{\"error\":{\"code\":\"500\",\"message\":\"m\"}}")
                        .error())
                .satisfies(error -> assertThat(error.status()).isEqualTo(500));
        assertThat(failure(500, "{\"error\":{\"code\":\"server_error\",\"message\":\"m\"}}"))
                .satisfies(failure -> assertThat(failure.errorType()).isEqualTo(ErrorType.SERVER))
                .satisfies(failure -> assertThat(failure.error().status()).isNull());
        assertThat(failure(500, "{\"error\":{}}"))
                .hasMessageContaining("no message was given")
                .satisfies(failure -> assertThat(failure.error().code()).isNull());
    }

    @Test
    void an_error_page_of_a_gateway_still_tells_its_status() {
        OpenRouterException failure = failure(new MockResponse.Builder()
                .code(502)
                .addHeader("Content-Type", "text/html")
                .body("<html><h1>Bad Gateway</h1></html>")
                .build());
        assertThat(failure)
                .isExactlyInstanceOf(ProviderException.class)
                .hasMessageContaining("HTTP 502: <html><h1>Bad Gateway");
        assertThat(failure.error()).isNull();
        assertThat(failure(503, "")).hasMessageContaining("HTTP 503 without a body");
        assertThat(failure(500, "[1]")).hasMessageContaining("HTTP 500: [1]");
    }

    @Test
    void a_page_in_place_of_an_answer_is_not_taken_for_one() {
        MockResponse page = new MockResponse.Builder()
                .addHeader("Content-Type", "text/html; charset=utf-8")
                .body("<html>Please log in to the hotel's network</html>")
                .build();
        assertThat(failure(page)).isExactlyInstanceOf(DecodingException.class).hasMessageContaining("hotel");
        server.enqueue(page);
        assertThatThrownBy(() -> router.chat().stream(ASK, chunk -> {}))
                .isExactlyInstanceOf(DecodingException.class)
                .hasMessageContaining("hotel");
    }

    @Test
    void an_answer_that_is_not_the_json_it_should_be_is_shown_by_its_beginning() {
        DecodingException cut =
                (DecodingException) failure(200, Canned.answer("hi").substring(0, 90));
        assertThat(cut.isRetryable()).isFalse();
        assertThat(cut.path()).contains("line 1, column");
        assertThat(cut.excerpt()).startsWith("{\"id\":\"gen-");
        assertThat(cut).hasMessageContaining("is not the JSON it should be");
        assertThat(failure(200, ""))
                .isExactlyInstanceOf(DecodingException.class)
                .hasMessageContaining("it is empty");
        assertThat(failure(200, "[1,2]"))
                .isExactlyInstanceOf(DecodingException.class)
                .hasMessageContaining("[1,2]");
        assertThat(failure(200, Canned.answer("a") + Canned.answer("b"))).isExactlyInstanceOf(DecodingException.class);
        assertThat(((DecodingException) failure(200, "x".repeat(5000))).excerpt())
                .hasSize(200);
    }

    @Test
    void a_chunk_that_is_not_the_json_it_should_be_breaks_the_stream() {
        OpenRouterException first = broken("{\"id\":");
        assertThat(first).isExactlyInstanceOf(DecodingException.class).hasMessageContaining("An event of the stream");
        OpenRouterException later = broken(Canned.text("Once"), "[1]");
        assertThat(later)
                .isExactlyInstanceOf(ChatInterruptedException.class)
                .hasCauseExactlyInstanceOf(DecodingException.class);
        assertThat(((ChatInterruptedException) later).partialText()).isEqualTo("Once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data: {\"id\"", ": OPENROUTER PROCESSING\n\n"})
    void a_stream_that_ends_without_its_end_mark_is_an_error(String rest) {
        server.enqueue(Canned.rawStream(rest));
        OpenRouterException before =
                catchThrowableOfType(OpenRouterException.class, () -> router.chat().stream(ASK, chunk -> {}));
        assertThat(before).isExactlyInstanceOf(TransportException.class);
        assertThat(before.isRetryable()).isTrue();
        server.enqueue(Canned.rawStream("data: " + Canned.text("Once") + "\n\n" + rest));
        OpenRouterException after =
                catchThrowableOfType(OpenRouterException.class, () -> router.chat().stream(ASK, chunk -> {}));
        assertThat(after)
                .isExactlyInstanceOf(ChatInterruptedException.class)
                .hasCauseExactlyInstanceOf(TransportException.class)
                .hasMessageContaining("ended");
        assertThat(((ChatInterruptedException) after).partialText()).isEqualTo("Once");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_connection_cut_in_mid_stream_keeps_what_had_come(boolean reset) throws Throwable {
        try (RawServer raw = new RawServer();
                OpenRouter other = OpenRouter.create(b -> b.apiKey(KEY).baseUrl(raw.url())); ) {
            Running<ChatStream> opening = Await.start(() -> other.chat().stream(ASK));
            RawServer.Exchange exchange = raw.take().startStream();
            try (ChatStream stream = opening.get()) {
                exchange.event(Canned.text("Once"));
                assertThat(stream.iterator().next().text()).isEqualTo("Once");
                if (reset) {
                    exchange.reset();
                } else {
                    exchange.cut();
                }
                ChatInterruptedException broken =
                        catchThrowableOfType(ChatInterruptedException.class, stream::response);
                assertThat(broken).hasCauseExactlyInstanceOf(TransportException.class);
                assertThat(broken.partialText()).isEqualTo("Once");
                assertThat(broken.isRetryable()).isTrue();
                assertThat(broken.getCause()).hasMessageContaining("before the answer was whole");
            }
            assertThat(raw.waiting()).isZero();
        }
    }

    @Test
    void more_than_the_limits_allow_is_not_read() {
        assertThat(failure(200, Canned.answer("x".repeat(20_000))))
                .isExactlyInstanceOf(DecodingException.class)
                .hasMessageContaining("20000 bytes (Limits.body)");
        assertThat(failure(500, "x".repeat(20_001))).isExactlyInstanceOf(DecodingException.class);
        assertThat(broken(Canned.text("x".repeat(10_000))))
                .isExactlyInstanceOf(DecodingException.class)
                .hasMessageContaining("line")
                .hasMessageContaining("10000 bytes (Limits)");
        assertThat(broken("\"" + "x".repeat(9_000) + "\ndata: " + "x".repeat(9_000) + "\""))
                .isExactlyInstanceOf(DecodingException.class)
                .hasMessageContaining("event")
                .hasMessageContaining("12000 bytes (Limits)");
        assertThat(broken(Canned.text("Once"), Canned.text("x".repeat(10_000))))
                .isExactlyInstanceOf(ChatInterruptedException.class);
        assertThat(failure(200, "{\"a\":" + "[".repeat(600) + "]".repeat(600) + "}"))
                .isExactlyInstanceOf(DecodingException.class)
                .hasMessageContaining("500");
        assertThat(broken("{\"a\":" + "[".repeat(600) + "]".repeat(600) + "}"))
                .isExactlyInstanceOf(DecodingException.class);
    }

    private static String everything(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        if (failure instanceof OpenRouterException known) {
            text.append(String.valueOf(known.facts())).append(String.valueOf(known.error()));
        }
        if (failure instanceof DecodingException decoding) {
            text.append(decoding.excerpt()).append(decoding.path());
        }
        return text.toString();
    }

    @Test
    void a_key_that_the_server_repeats_is_in_no_text() {
        OpenRouterException[] failures = {
            failure(401, Canned.error(401, "Invalid key " + KEY)),
            failure(
                    401,
                    "{\"error\":{\"message\":\"x\",\"metadata\":{\"raw\":\"Bearer " + KEY + "\",\"k\":\"" + KEY
                            + "\"}}}"),
            failure(500, "<html>" + KEY + "</html>"),
            failure(200, KEY),
            failure(200, "{\"a\":\"" + KEY + "\",}"),
            failure(200, "{\"a\":" + KEY + "}"),
            failure(200, Canned.error(429, "Invalid key " + KEY)),
            broken(Canned.error(401, "Invalid key " + KEY)),
            broken(Canned.text("Once"), Canned.error(401, "Invalid key " + KEY)),
            broken(Canned.text("Once"), "{\"error\":" + KEY + "}"),
            broken(KEY)
        };
        for (OpenRouterException failure : failures) {
            assertThat(everything(failure).contains(KEY))
                    .as(failure.getClass().getSimpleName())
                    .isFalse();
            assertThat(everything(failure)).contains("[hidden key]");
        }
    }

    @Test
    void a_status_line_that_repeats_the_key_does_not_show_it() throws Throwable {
        try (RawServer raw = new RawServer();
                OpenRouter other = Canned.router(raw.url())) {
            Running<ChatResponse> call = Await.start(() -> other.chat().send(ASK));
            raw.take().write("Nonsense " + KEY + "\r\n\r\n");
            Throwable failure = call.failure();
            assertThat(failure).isExactlyInstanceOf(TransportException.class);
            assertThat(everything(failure).contains(KEY)).isFalse();
        }
    }
}
