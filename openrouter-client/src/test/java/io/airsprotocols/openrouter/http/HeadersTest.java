package io.airsprotocols.openrouter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

    private static final String KEY = "sk-or-v1-" + "0123456789abcdef".repeat(4);

    @Test
    void names_are_found_in_any_case() {
        Headers headers = Headers.of(Map.of("Retry-After", List.of("3", "4")));

        assertThat(headers.first("retry-after")).isEqualTo("3");
        assertThat(headers.all("RETRY-AFTER")).containsExactly("3", "4");
        assertThat(headers.map()).containsKey("rETRY-aFTER");
    }

    @Test
    void a_header_that_is_not_there_reads_as_absent() {
        Headers headers = Headers.received(Map.of("Empty", List.of()));

        assertThat(headers.first("Retry-After")).isNull();
        assertThat(headers.all("Retry-After")).isEmpty();
        assertThat(headers.first("Empty")).isNull();
        assertThat(Headers.none().map()).isEmpty();
    }

    @Test
    void names_that_differ_by_case_are_one_header() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        values.put("X-A", List.of("1"));
        values.put("x-a", List.of("2"));

        assertThat(Headers.of(values).all("X-A")).containsExactly("1", "2");
        assertThat(Headers.received(values).all("X-A")).containsExactly("1", "2");
    }

    @Test
    void a_header_that_is_set_takes_the_place_of_its_values_in_any_case() {
        Headers headers = Headers.of(Map.of("X-A", List.of("1", "2"), "X-B", List.of("3")));

        assertThat(headers.with("x-a", "9").all("X-A")).containsExactly("9");
        assertThat(headers.with(Headers.of(Map.of("x-a", List.of("7", "8")))).map())
                .isEqualTo(Map.of("X-A", List.of("7", "8"), "X-B", List.of("3")));
        assertThat(headers.with(Headers.none())).isSameAs(headers);
        assertThat(headers.all("X-A")).containsExactly("1", "2");
    }

    @Test
    void headers_do_not_change_with_what_they_were_made_from() {
        List<String> values = new ArrayList<>(List.of("1"));
        Map<String, List<String>> map = new LinkedHashMap<>(Map.of("X-A", values));
        Headers sent = Headers.of(map);
        Headers received = Headers.received(map);

        values.add("2");
        map.clear();

        assertThat(sent.all("X-A")).containsExactly("1");
        assertThat(received.all("X-A")).containsExactly("1");
    }

    @Test
    void headers_cannot_be_changed_through_what_they_give() {
        for (Headers headers :
                List.of(Headers.of(Map.of("X-A", List.of("1"))), Headers.received(Map.of("X-A", List.of("1"))))) {
            assertThatThrownBy(() -> headers.all("X-A").add("2")).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> headers.map().put("X-B", List.of()))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> headers.map().get("X-A").add("2"))
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    @Test
    void headers_are_equal_without_regard_to_the_case_of_names() {
        Headers headers = Headers.of(Map.of("X-A", List.of("1"), "X-B", List.of("2")));
        Headers lower = Headers.of(Map.of("x-a", List.of("1"), "x-b", List.of("2")));

        assertThat(headers).isEqualTo(lower).hasSameHashCodeAs(lower);
        assertThat(headers).isNotEqualTo(lower.with("x-b", "3"));
        assertThat(headers).isNotEqualTo(Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a:b", "a\n", "a\0", "é", "a\u007f"})
    void a_name_that_cannot_stand_in_a_header_is_refused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Headers.none().with(name, "1"))
                .withMessage("A header name must be visible ASCII without spaces and colons, was \"" + name + "\"");
        assertThatIllegalArgumentException().isThrownBy(() -> Headers.of(Map.of(name, List.of("1"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nX-B: c", "a\r", "\0", "é", "a\u007f", "a\u0001"})
    void a_value_that_cannot_stand_in_a_header_is_refused_without_being_shown(String bad) {
        String value = KEY + bad;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Headers.none().with("X-A", value))
                .withMessageContaining("The value of header X-A has a character that cannot stand in a header")
                .withMessageNotContaining(KEY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Headers.of(Map.of("X-A", List.of("fine", value))))
                .withMessageNotContaining(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\tb", "~!@#$%^&*()", "a, b; c=\"d\""})
    void every_visible_ascii_value_is_taken(String value) {
        assertThat(Headers.none().with("X-A", value).first("x-a")).isEqualTo(value);
    }

    @Test
    void null_is_no_name_and_no_value() {
        assertThatNullPointerException().isThrownBy(() -> Headers.none().with(null, "1"));
        assertThatNullPointerException().isThrownBy(() -> Headers.none().with("X-A", null));
    }

    @Test
    void received_headers_are_not_checked() {
        Headers headers = Headers.received(Map.of("strange name", List.of("é\0")));

        assertThat(headers.first("Strange Name")).isEqualTo("é\0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "authorization",
                "Proxy-Authorization",
                "Cookie",
                "Set-Cookie",
                "X-API-Key",
                "api-key",
                "apikey",
                "X-Client-Secret",
                "X-Auth-Token",
                "X-Amz-Security-Token"
            })
    void headers_that_carry_secrets_are_not_shown(String name) {
        Headers headers = Headers.of(Map.of(name, List.of("Bearer " + KEY, KEY), "X-Plain", List.of("shown")));

        assertThat(headers.toString())
                .doesNotContain(KEY)
                .doesNotContain("Bearer")
                .contains(name)
                .contains("X-Plain=[shown]");
    }

    @Test
    void headers_that_only_count_tokens_are_shown() {
        assertThat(Headers.of(Map.of("x-ratelimit-remaining-tokens", List.of("12"))))
                .hasToString("{x-ratelimit-remaining-tokens=[12]}");
    }
}
