package io.airsprotocols.openrouter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestOptionsTest {

    private static final String KEY = "sk-or-v1-" + "0123456789abcdef".repeat(4);
    private static final Timeouts CLIENT = Timeouts.standard().withIdle(Duration.ofSeconds(7));

    @Test
    void what_is_not_chosen_is_as_the_client_has_it() {
        RequestOptions none = RequestOptions.none();

        assertThat(none.timeouts(CLIENT)).isSameAs(CLIENT);
        assertThat(none.retry(RetryPolicy.none())).isEqualTo(RetryPolicy.none());
        assertThat(none.headers()).isEqualTo(Headers.none());
        assertThat(none.tags()).isEmpty();
    }

    @Test
    void a_timeout_limits_streams_and_others_and_leaves_the_other_clocks() {
        RequestOptions options = RequestOptions.create(o -> o.timeout(Duration.ofSeconds(20)));

        Timeouts clocks = options.timeouts(CLIENT);

        assertThat(clocks.total(false)).isEqualTo(Duration.ofSeconds(20));
        assertThat(clocks.total(true)).isEqualTo(Duration.ofSeconds(20));
        assertThat(clocks.idle()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void all_clocks_can_be_chosen_and_the_timeout_goes_before_them_in_any_order() {
        Timeouts chosen = Timeouts.standard().withConnect(Duration.ofSeconds(1));
        Timeouts expected = chosen.withTotal(Duration.ofSeconds(2)).withStreamTotal(Duration.ofSeconds(2));

        assertThat(RequestOptions.create(o -> o.timeouts(chosen)).timeouts(CLIENT))
                .isEqualTo(chosen);
        assertThat(RequestOptions.create(o -> o.timeouts(chosen).timeout(Duration.ofSeconds(2)))
                        .timeouts(CLIENT))
                .isEqualTo(expected);
        assertThat(RequestOptions.create(o -> o.timeout(Duration.ofSeconds(2)).timeouts(chosen))
                        .timeouts(CLIENT))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-5S"})
    void a_timeout_without_time_is_refused(Duration none) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestOptions.builder().timeout(none))
                .withMessage("The timeout total must be longer than zero, was " + none);
    }

    @Test
    void a_retry_policy_of_the_call_goes_before_that_of_the_client() {
        RetryPolicy own = failed -> null;

        assertThat(RequestOptions.create(o -> o.retry(own)).retry(RetryPolicy.standard()))
                .isSameAs(own);
    }

    @Test
    void filled_up_options_need_no_defaults() {
        RequestOptions options = RequestOptions.create(
                o -> o.timeout(Duration.ofSeconds(20)).header("X-A", "1").tag("job", "nightly"));

        RequestOptions filled = options.orElse(CLIENT, RetryPolicy.none());

        Timeouts other = Timeouts.standard().withConnect(Duration.ofDays(1));
        assertThat(filled.timeouts(other)).isEqualTo(options.timeouts(CLIENT));
        assertThat(filled.retry(RetryPolicy.standard())).isEqualTo(RetryPolicy.none());
        assertThat(filled.headers()).isEqualTo(options.headers());
        assertThat(filled.tags()).isEqualTo(options.tags());
    }

    @Test
    void tags_keep_their_order_and_cannot_be_changed() {
        RequestOptions options =
                RequestOptions.create(o -> o.tag("z", "1").tag("a", "2").tag("m", "3"));

        assertThat(options.tags().keySet()).containsExactly("z", "a", "m");
        assertThatThrownBy(() -> options.tags().put("x", "y")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void options_do_not_change_with_the_builder_they_came_from() {
        RequestOptions.Builder builder = RequestOptions.builder().tag("a", "1").header("X-A", "1");
        RequestOptions options = builder.build();

        builder.tag("b", "2").header("X-B", "2").retry(RetryPolicy.none());

        assertThat(options.tags()).isEqualTo(Map.of("a", "1"));
        assertThat(options.headers().map()).containsOnlyKeys("X-A");
        assertThat(options.retry(RetryPolicy.standard())).isSameAs(RetryPolicy.standard());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "authorization", "AUTHORIZATION"})
    void the_key_has_its_own_place(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestOptions.builder().header(name, "Bearer " + KEY))
                .withMessageContaining("OpenRouter.builder().apiKey(…)")
                .withMessageNotContaining(KEY);
    }

    @Test
    void text_shows_what_was_chosen_but_no_secret() {
        RequestOptions options = RequestOptions.create(
                o -> o.header("X-Api-Key", KEY).header("X-A", "shown").tag("job", "nightly"));

        assertThat(options.toString()).contains("X-A=[shown]", "{job=nightly}").doesNotContain(KEY);
    }

    @Test
    void the_response_cache_and_router_metadata_are_turned_on_by_headers() {
        RequestOptions options = RequestOptions.create(o -> o.responseCache(Duration.ofMinutes(10))
                .refreshResponseCache()
                .routerMetadata(true)
                .anthropicBeta("one-2025", "two-2025"));

        assertThat(options.headers())
                .isEqualTo(Headers.none()
                        .with("X-OpenRouter-Cache", "true")
                        .with("X-OpenRouter-Cache-TTL", "600")
                        .with("X-OpenRouter-Cache-Clear", "true")
                        .with("X-OpenRouter-Metadata", "enabled")
                        .with("x-anthropic-beta", "one-2025,two-2025"));
        assertThat(RequestOptions.create(o -> o.responseCache(false).routerMetadata(false))
                        .headers())
                .isEqualTo(
                        Headers.none().with("X-OpenRouter-Cache", "false").with("X-OpenRouter-Metadata", "disabled"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.999S", "PT24H0.001S"})
    void a_response_cache_keeps_answers_for_a_second_to_a_day(Duration ttl) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestOptions.builder().responseCache(ttl))
                .withMessage("The ttl of the response cache must be between PT1S and PT24H, was " + ttl);
    }
}
