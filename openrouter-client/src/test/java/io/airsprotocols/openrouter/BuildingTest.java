package io.airsprotocols.openrouter;

import static io.airsprotocols.openrouter.support.Canned.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.error.AuthenticationException;
import io.airsprotocols.openrouter.http.Interceptor;
import io.airsprotocols.openrouter.http.RetryPolicy;
import io.airsprotocols.openrouter.http.Transport;
import io.airsprotocols.openrouter.support.Canned;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a client is made: from arguments, from the environment, and what is refused. */
class BuildingTest {

    private static final String OTHER_KEY = "sk-or-v1-" + "fedcba9876543210".repeat(4);

    @AutoClose
    private final MockWebServer server = Canned.server();

    private static OpenRouterBuilder builder(Map<String, String> environment) {
        return OpenRouter.builder().environment(environment::get);
    }

    private OpenRouterBuilder local(Map<String, String> environment) {
        return builder(environment).baseUrl(Canned.url(server)).retry(RetryPolicy.none());
    }

    private RecordedRequest ask(OpenRouterBuilder builder) {
        server.enqueue(Canned.ok("hi"));
        try (OpenRouter router = builder.build()) {
            router.chat().send("sim/alpha", "hello");
        }
        return Canned.request(server);
    }

    @Test
    void the_key_comes_from_the_argument_before_the_environment() {
        RecordedRequest request =
                ask(local(Map.of("OPENROUTER_API_KEY", OTHER_KEY)).apiKey(KEY));
        assertThat(request.getHeaders().get("Authorization").equals("Bearer " + KEY))
                .isTrue();
    }

    @Test
    void the_key_comes_from_the_environment_if_no_other_is_given() {
        RecordedRequest request = ask(local(Map.of("OPENROUTER_API_KEY", KEY)));
        assertThat(request.getHeaders().get("Authorization").equals("Bearer " + KEY))
                .isTrue();
    }

    @Test
    void a_source_of_keys_is_asked_for_every_call_so_that_keys_can_change() {
        Queue<String> keys = new ArrayDeque<>(List.of(KEY, OTHER_KEY));
        server.enqueue(Canned.ok("one"));
        server.enqueue(Canned.ok("two"));
        try (OpenRouter router = local(Map.of()).apiKey(keys::remove).build()) {
            router.chat().send("sim/alpha", "hello");
            router.chat().send("sim/alpha", "hello");
        }
        assertThat(Canned.request(server).getHeaders().get("Authorization").equals("Bearer " + KEY))
                .isTrue();
        assertThat(Canned.request(server).getHeaders().get("Authorization").equals("Bearer " + OTHER_KEY))
                .isTrue();
    }

    @Test
    void a_source_that_throws_or_gives_a_malformed_key_fails_the_call_before_anything_is_sent() {
        try (OpenRouter router = local(Map.of())
                .apiKey(() -> {
                    throw new IllegalStateException("the vault is shut: " + KEY);
                })
                .build()) {
            assertThatThrownBy(() -> router.chat().send("sim/alpha", "hello"))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("IllegalStateException")
                    .hasMessageContaining("no request was sent")
                    .extracting(failure -> failure.getMessage().contains(KEY))
                    .isEqualTo(false);
        }
        try (OpenRouter router = local(Map.of()).apiKey(() -> KEY + "\n").build()) {
            assertThatThrownBy(() -> router.chat().send("sim/alpha", "hello"))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("line break")
                    .hasMessageContaining("no request was sent")
                    .extracting(failure -> failure.getMessage().contains(KEY))
                    .isEqualTo(false);
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void a_missing_key_is_refused_and_the_message_says_where_to_put_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(Map.of()).build())
                .withMessageContaining("OPENROUTER_API_KEY")
                .withMessageContaining("apiKey(…)")
                .withMessageContaining("https://openrouter.ai/keys");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(Map.of("OPENROUTER_API_KEY", "  ")).build())
                .withMessageContaining("There is no API key");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "\r", "\t", "é", "\u0000", "“"})
    void a_key_with_a_character_that_no_key_has_is_refused_without_being_shown(String trouble) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(Map.of()).apiKey(KEY + trouble).build())
                .withMessageContaining("copy it again")
                .withMessageContaining("74 characters")
                .satisfies(refused ->
                        assertThat(refused.getMessage().contains("0123456789")).isFalse());
    }

    @Test
    void the_address_comes_from_the_argument_then_from_the_environment_then_it_is_openrouters() {
        Map<String, String> environment =
                Map.of("OPENROUTER_API_KEY", KEY, "OPENROUTER_BASE_URL", " https://eu.openrouter.ai/api/v1/ ");
        try (OpenRouter argument =
                        builder(environment).baseUrl("https://a.example/v1//").build();
                OpenRouter variable = builder(environment).build();
                OpenRouter none = builder(Map.of("OPENROUTER_API_KEY", KEY)).build()) {
            assertThat(argument.baseUrl()).isEqualTo(URI.create("https://a.example/v1"));
            assertThat(variable.baseUrl()).isEqualTo(URI.create("https://eu.openrouter.ai/api/v1"));
            assertThat(none.baseUrl()).isEqualTo(URI.create("https://openrouter.ai/api/v1"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/api/v1",
                "http://127.1.2.3",
                "http://localhost:9/api/v1",
                "http://LOCALHOST/api/v1",
                "http://api.localhost/v1",
                "http://[::1]:9/api/v1"
            })
    void plain_http_is_allowed_to_this_machine(String url) {
        try (OpenRouter router = builder(Map.of()).apiKey(KEY).baseUrl(url).build()) {
            assertThat(router.baseUrl()).isEqualTo(URI.create(url));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://openrouter.ai/api/v1",
                "http://127.0.0.1.evil.example/",
                "http://localhost.evil.example/",
                "http://10.0.0.1/",
                "http://0.0.0.0/"
            })
    void plain_http_to_another_machine_is_refused_since_the_key_would_be_readable(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(Map.of()).apiKey(KEY).baseUrl(url).build())
                .withMessageContaining("unencrypted")
                .withMessageContaining("use https://")
                .withMessageContaining(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "openrouter.ai/api/v1",
                "ftp://openrouter.ai",
                "https://",
                "https:///api/v1",
                "https://a b/",
                "https://a.example/v1?x=1",
                "https://a.example/v1#top",
                "not a url"
            })
    void an_address_that_is_none_is_refused_and_the_message_says_whence_it_came(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(Map.of()).apiKey(KEY).baseUrl(url).build())
                .withMessageContaining("Given by baseUrl(…): \"" + url + "\"")
                .withMessageContaining("https://openrouter.ai/api/v1");
    }

    @Test
    void a_bad_address_in_the_environment_is_refused_by_the_name_of_its_variable() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(Map.of("OPENROUTER_API_KEY", KEY, "OPENROUTER_BASE_URL", "nonsense"))
                        .build())
                .withMessageContaining("Given by OPENROUTER_BASE_URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:hunter2@a.example/v1",
                "https://user:hunter2@/v1",
                "https://user:hunter2@under_score/v1",
                "ftp://user:hunter2@a.example/v1",
                "https://user:hunter2 @a.example/v1"
            })
    void a_user_in_the_address_is_refused_and_the_password_not_shown(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(Map.of()).apiKey(KEY).baseUrl(url).build())
                .satisfies(refused -> assertThat(refused).message().doesNotContain("hunter2"));
    }

    @Test
    void a_key_given_as_the_address_by_mistake_is_not_shown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(Map.of()).apiKey(KEY).baseUrl(KEY).build())
                .satisfies(refused ->
                        assertThat(refused.getMessage().contains("0123456789")).isFalse());
    }

    @Test
    void attribution_is_sent_from_arguments_or_from_the_environment() {
        RecordedRequest environment = ask(local(Map.of(
                "OPENROUTER_API_KEY", KEY,
                "OPENROUTER_HTTP_REFERER", "https://app.example",
                "OPENROUTER_APP_TITLE", "From the environment",
                "OPENROUTER_APP_CATEGORIES", "cli-agent,writing-assistant")));
        assertThat(environment.getHeaders().get("HTTP-Referer")).isEqualTo("https://app.example");
        assertThat(environment.getHeaders().get("X-OpenRouter-Title")).isEqualTo("From the environment");
        assertThat(environment.getHeaders().get("X-OpenRouter-Categories")).isEqualTo("cli-agent,writing-assistant");

        RecordedRequest arguments = ask(local(Map.of(
                        "OPENROUTER_API_KEY", KEY,
                        "OPENROUTER_HTTP_REFERER", "https://app.example",
                        "OPENROUTER_APP_TITLE", "From the environment"))
                .appUrl("https://mine.example")
                .appTitle("Mine")
                .appCategories("cli-agent", "general-chat"));
        assertThat(arguments.getHeaders().get("HTTP-Referer")).isEqualTo("https://mine.example");
        assertThat(arguments.getHeaders().get("X-OpenRouter-Title")).isEqualTo("Mine");
        assertThat(arguments.getHeaders().get("X-OpenRouter-Categories")).isEqualTo("cli-agent,general-chat");
    }

    @Test
    void attribution_is_not_sent_if_none_is_given_and_the_library_names_itself() {
        RecordedRequest request = ask(local(Map.of("OPENROUTER_API_KEY", KEY)));
        assertThat(request.getHeaders().names())
                .doesNotContain("HTTP-Referer", "X-OpenRouter-Title", "X-OpenRouter-Categories");
        assertThat(request.getHeaders().get("User-Agent")).startsWith("openrouter-java/");
        assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
    }

    @Test
    void own_headers_are_sent_with_every_call() {
        RecordedRequest request = ask(local(Map.of("OPENROUTER_API_KEY", KEY)).header("X-OpenRouter-Cache", "true"));
        assertThat(request.getHeaders().get("X-OpenRouter-Cache")).isEqualTo("true");
    }

    @Test
    void the_authorization_header_has_its_own_place_and_headers_cannot_be_smuggled() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(Map.of()).header("authorization", "Bearer x"))
                .withMessageContaining("apiKey(…)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(Map.of()).header("X-Mine", "a\r\nX-Theirs: b"))
                .withMessageContaining("X-Mine");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        builder(Map.of()).apiKey(KEY).appTitle("Naïve\nApp").build())
                .withMessageContaining("X-OpenRouter-Title");
    }

    @Test
    void the_client_never_shows_its_key() {
        try (OpenRouter router = builder(Map.of()).apiKey(KEY).build()) {
            assertThat(router.toString()).isEqualTo("OpenRouter[https://openrouter.ai/api/v1]");
        }
        OpenRouterBuilder builder = builder(Map.of()).apiKey(KEY);
        assertThat(builder.toString().contains("0123456789")).isFalse();
    }

    @Test
    void options_that_exclude_each_other_are_refused() {
        Transport transport = call -> {
            throw new IOException("never called");
        };
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(Map.of())
                        .apiKey(KEY)
                        .transport(transport)
                        .okHttpClient(new OkHttpClient())
                        .build())
                .withMessageContaining("not both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(Map.of())
                        .apiKey(KEY)
                        .transport(transport)
                        .proxy(Proxy.NO_PROXY)
                        .build())
                .withMessageContaining("set them on your transport");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(Map.of())
                        .apiKey(KEY)
                        .okHttpClient(new OkHttpClient())
                        .conscrypt()
                        .build())
                .withMessageContaining("set them on your OkHttpClient");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder(Map.of()).connectionPool(-1, Duration.ofMinutes(1)))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> builder(Map.of()).connectionPool(1, Duration.ZERO));
    }

    @Test
    void clients_made_of_each_other_share_their_connections_until_the_last_is_closed() {
        server.enqueue(Canned.ok("one"));
        server.enqueue(Canned.ok("two"));
        server.enqueue(Canned.ok("three"));
        OpenRouter first = local(Map.of()).apiKey(KEY).build();
        OpenRouter second =
                first.toBuilder().apiKey(OTHER_KEY).header("X-Mine", "second").build();
        try (second) {
            first.chat().send("sim/alpha", "hello");
            second.chat().send("sim/alpha", "hello");
            first.close();
            first.close();
            assertThat(second.chat().send("sim/alpha", "hello").text()).isEqualTo("three");
        }
        RecordedRequest one = Canned.request(server);
        RecordedRequest two = Canned.request(server);
        RecordedRequest three = Canned.request(server);
        assertThat(List.of(one.getConnectionIndex(), two.getConnectionIndex(), three.getConnectionIndex()))
                .containsOnly(one.getConnectionIndex());
        assertThat(one.getHeaders().get("X-Mine")).isNull();
        assertThat(two.getHeaders().get("X-Mine")).isEqualTo("second");
        assertThat(two.getHeaders().get("Authorization").equals("Bearer " + OTHER_KEY))
                .isTrue();
        assertThatThrownBy(() -> second.chat().send("sim/alpha", "hello")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_client_whose_origin_is_closed_can_still_make_new_connections() {
        server.enqueue(new MockResponse.Builder(Canned.ok("one"))
                .addHeader("Connection", "close")
                .build());
        server.enqueue(Canned.ok("two"));
        OpenRouter first = local(Map.of()).apiKey(KEY).build();
        try (OpenRouter second = first.toBuilder().build()) {
            first.chat().send("sim/alpha", "hello");
            first.close();
            assertThat(second.chat().send("sim/alpha", "hello").text()).isEqualTo("two");
        }
    }

    @Test
    void a_closed_client_says_so_to_whoever_uses_it_on() {
        OpenRouter router = local(Map.of()).apiKey(KEY).build();
        router.close();
        assertThatThrownBy(() -> router.chat().send("sim/alpha", "hello"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(router::toBuilder)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void everything_can_be_chosen_in_one_expression() {
        server.enqueue(Canned.ok("hi"));
        Interceptor watch = (call, next) -> next.proceed(call.withHeader("X-Seen", call.operation()));
        try (OpenRouter router =
                OpenRouter.create(b -> b.apiKey(KEY).baseUrl(Canned.url(server)).interceptor(watch))) {
            assertThat(router.chat().send("sim/alpha", "hello").text()).isEqualTo("hi");
        }
        assertThat(Canned.request(server).getHeaders().get("X-Seen")).isEqualTo("chat.completions");
    }
}
