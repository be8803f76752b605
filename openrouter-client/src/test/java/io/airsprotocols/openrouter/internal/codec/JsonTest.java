package io.airsprotocols.openrouter.internal.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.10",
                "0.00000250",
                "1.00",
                "5",
                "-0.5",
                "123456789012345678901234567890",
                "0.1234567890123456789012345678901234567890"
            })
    void numbers_keep_their_digits_through_reading_and_writing(String number) {
        JsonNode node = Json.read("[" + number + "]");

        assertThat(node.get(0).decimalValue()).isEqualTo(new BigDecimal(number));
        assertThat(new String(Json.write(node), UTF_8)).isEqualTo("[" + number + "]");
    }

    @Test
    void numbers_with_exponents_keep_their_value_and_scale() {
        JsonNode node = Json.read("[1.20e-7,2E+3]");
        JsonNode again = Json.read(new String(Json.write(node), UTF_8));

        assertThat(again.get(0).decimalValue()).isEqualTo(new BigDecimal("1.20E-7"));
        assertThat(again.get(1).decimalValue()).isEqualByComparingTo("2000");
    }

    @Test
    void fields_keep_their_order() {
        String json = "{\"z\":1,\"a\":{\"y\":null,\"b\":[true,\"é😀\"]},\"m\":\"\"}";

        assertThat(new String(Json.write(Json.read(json)), UTF_8)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n  \t\r\n{\"a\":1}", "{\"a\":1}  \n\n", "        {\"a\":1}"})
    void white_space_around_a_value_means_nothing(String json) {
        assertThat(read(json)).isEqualTo(Json.read("{\"a\":1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}{\"b\":2}", "{} x", "[1] ]", "1 2", "{}null"})
    void what_stands_behind_a_value_is_refused(String json) {
        assertThatThrownBy(() -> Json.read(json)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> read(json)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":", "{\"a\":1", "\"abc", "[1,", "nul", "<html>", "{'a':1}", "{a:1}", "NaN"})
    void what_is_no_json_is_refused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n"})
    void nothing_but_white_space_is_a_missing_value(String blank) {
        assertThat(read(blank).isMissingNode()).isTrue();
    }

    @Test
    void nesting_is_limited() {
        assertThat(Json.read("[".repeat(500) + "]".repeat(500)).size()).isEqualTo(1);
        assertThatThrownBy(() -> Json.read("[".repeat(501) + "]".repeat(501)))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("500");
        assertThatThrownBy(() -> read("{\"a\":".repeat(100_000))).isInstanceOf(JacksonException.class);
    }

    @Test
    void long_strings_are_read_whole() {
        String image = "A".repeat(30_000_000);

        assertThat(read("{\"url\":\"" + image + "\"}").get("url").stringValue()).hasSize(30_000_000);
    }

    @Test
    void control_characters_in_a_string_are_taken_as_they_are() {
        assertThat(Json.read("\"a\nb\u0001\"").stringValue()).isEqualTo("a\nb\u0001");
    }

    @Test
    void a_value_is_read_from_the_middle_of_bytes() {
        byte[] bytes = "xx{\"a\":1}yy".getBytes(UTF_8);

        assertThat(Json.read(bytes, 2, 7)).isEqualTo(Json.read("{\"a\":1}"));
    }

    @Test
    void a_byte_order_mark_before_a_body_means_nothing() {
        assertThat(read("\uFEFF{\"a\":1}")).isEqualTo(Json.read("{\"a\":1}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "{\"a\":[-1E-99999999999]}"})
    void a_number_that_no_java_number_can_hold_is_no_json(String json) {
        assertThatThrownBy(() -> Json.read(json)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> read(json)).isInstanceOf(JacksonException.class);
    }

    @Test
    void any_value_becomes_json() {
        record Point(int x, BigDecimal y) {}
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("z", new Point(1, new BigDecimal("0.10")));
        map.put("a", List.of("b", 2, true));

        assertThat(Json.of("x", map)).hasToString("{\"z\":{\"x\":1,\"y\":0.10},\"a\":[\"b\",2,true]}");
        assertThat(Json.of("x", "text").stringValue()).isEqualTo("text");
    }

    @Test
    void a_node_becomes_a_copy_of_itself() {
        ObjectNode node = Json.object().put("a", 1);
        JsonNode copy = Json.of("x", node);

        node.put("a", 2);

        assertThat(copy).hasToString("{\"a\":1}");
    }

    private static JsonNode read(String json) {
        byte[] bytes = json.getBytes(UTF_8);
        return Json.read(bytes, 0, bytes.length);
    }
}
