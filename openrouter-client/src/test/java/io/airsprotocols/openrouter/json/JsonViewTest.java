package io.airsprotocols.openrouter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.internal.codec.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** What every answer of the library reads, and how leniently. */
class JsonViewTest {

    /** A view that opens the readers of its base class. */
    private static class View extends JsonView {
        View(ObjectNode json) {
            super(json);
        }

        static View of(String json) {
            return new View((ObjectNode) Json.read(json));
        }

        /** A view of one field {@code x}. */
        static View x(String value) {
            return of("{\"x\":" + value + "}");
        }
    }

    private static final class Other extends View {
        Other(ObjectNode json) {
            super(json);
        }
    }

    @Test
    void an_absent_field_reads_as_absent_by_every_reader() {
        assertReadsAsAbsent(View.of("{}"));
        assertThat(View.of("{}").node("x")).isNull();
    }

    @Test
    void null_reads_as_absent_by_every_reader() {
        assertReadsAsAbsent(View.x("null"));
    }

    private static void assertReadsAsAbsent(View view) {
        assertThat(view.has("x")).isFalse();
        assertThat(view.string("x")).isNull();
        assertThat(view.string("x", "default")).isEqualTo("default");
        assertThat(view.number("x")).isNull();
        assertThat(view.count("x")).isZero();
        assertThat(view.decimal("x")).isNull();
        assertThat(view.flag("x")).isNull();
        assertThat(view.instant("x")).isNull();
        assertThat((Object) view.child("x", View::new)).isNull();
        assertThat(view.list("x", node -> node)).isEmpty();
        assertThat(view.children("x", View::new)).isEmpty();
        assertThat(view.texts("x")).isEmpty();
        assertThat(view.textMap("x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"\"a\",a", "\"\",``", "429,429", "0.10,0.10", "true,true", "\"null\",null"})
    void text_is_the_text_of_any_lone_value(String json, String text) {
        assertThat(View.x(json).string("x")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "[\"a\"]", "{\"a\":1}"})
    void what_has_no_text_reads_as_absent(String json) {
        assertThat(View.x(json).string("x")).isNull();
        assertThat(View.x(json).string("x", "none")).isEqualTo("none");
        assertThat(View.x(json).has("x")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "7,7",
                "\"7\",7",
                "\" 7 \",7",
                "7.0,7",
                "\"7.000\",7",
                "7e2,700",
                "-1,-1",
                "9223372036854775807,9223372036854775807",
                "\"9223372036854775807\",9223372036854775807"
            })
    void a_whole_number_may_be_text_or_have_a_zero_fraction(String json, long number) {
        assertThat(View.x(json).number("x")).isEqualTo(number);
        assertThat(View.x(json).count("x")).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7.5",
                "9223372036854775808",
                "1e30",
                "\"1e999999999\"",
                "\"1e-999999999\"",
                "\"seven\"",
                "\"\"",
                "\"0x7\"",
                "\"NaN\"",
                "true",
                "{}",
                "[7]"
            })
    void what_is_no_whole_number_reads_as_absent(String json) {
        assertThat(View.x(json).number("x")).isNull();
        assertThat(View.x(json).count("x")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "0.0000025,0.0000025",
                "\"0.0000025\",0.0000025",
                "0.10,0.10",
                "1.20E-7,1.20E-7",
                "\"-1\",-1",
                "5,5",
                "123456789012345678901234567890.123456789012345678901234567890,123456789012345678901234567890.123456789012345678901234567890"
            })
    void decimals_keep_every_digit(String json, String digits) {
        assertThat(View.x(json).decimal("x")).isEqualTo(new BigDecimal(digits));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"true,true", "false,false", "\"true\",true", "\"false\",false"})
    void a_truth_value_may_be_text(String json, boolean flag) {
        assertThat(View.x(json).flag("x")).isEqualTo(flag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "\"yes\"", "\"True\"", "[true]", "{}"})
    void what_is_no_truth_value_reads_as_absent(String json) {
        assertThat(View.x(json).flag("x")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "1743292800,2025-03-30T00:00:00Z",
                "\"1743292800\",2025-03-30T00:00:00Z",
                "1743292800123,2025-03-30T00:00:00.123Z",
                "1743292800.0,2025-03-30T00:00:00Z",
                "1743292800.25,2025-03-30T00:00:00Z",
                "1743292800123.5,2025-03-30T00:00:00.123Z",
                "0,1970-01-01T00:00:00Z",
                "-1,1969-12-31T23:59:59Z",
                "\"2025-03-30T00:00:00Z\",2025-03-30T00:00:00Z",
                "\"2025-03-30T00:00:00.123456+00:00\",2025-03-30T00:00:00.123456Z",
                "\"2025-03-30T02:00:00+02:00\",2025-03-30T00:00:00Z",
                "\"2025-03-30 00:00:00Z\",2025-03-30T00:00:00Z"
            })
    void a_moment_may_be_seconds_milliseconds_or_text(String json, Instant moment) {
        assertThat(View.x(json).instant("x")).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"yesterday\"",
                "\"\"",
                "\"2025-03-30\"",
                "\"2025-13-30T00:00:00Z\"",
                "true",
                "{}",
                "-9223372036854775808",
                "9223372036854775808",
                "18446744073709551617",
                "1743292800123456",
                "1e30",
                "\"1e999999999\""
            })
    void what_is_no_moment_reads_as_absent(String json) {
        assertThat(View.x(json).instant("x")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "[]", "[{}]", "1"})
    void what_is_no_object_has_no_view(String json) {
        assertThat((Object) View.x(json).child("x", View::new)).isNull();
    }

    @Test
    void a_nested_object_is_a_view() {
        assertThat(View.x("{\"a\":1}").child("x", View::new)).isEqualTo(View.of("{\"a\":1}"));
    }

    @Test
    void a_lone_value_reads_as_a_list_of_one() {
        assertThat(View.x("\"a\"").texts("x")).containsExactly("a");
        assertThat(View.x("5").list("x", JsonNode::intValue)).containsExactly(5);
        assertThat(View.x("{\"a\":1}").children("x", View::new)).containsExactly(View.of("{\"a\":1}"));
    }

    @Test
    void elements_of_another_kind_are_passed_over() {
        View view = View.x("[\"a\",1,null,{\"b\":2},[\"c\"],true]");

        assertThat(view.texts("x")).containsExactly("a", "1", "true");
        assertThat(view.children("x", View::new)).containsExactly(View.of("{\"b\":2}"));
        assertThat(view.list("x", JsonNode::toString)).hasSize(6);
    }

    @Test
    void lists_and_maps_cannot_be_changed() {
        View view = View.of("{\"x\":[\"a\"],\"y\":[{}],\"m\":{\"k\":\"v\"}}");

        assertThatThrownBy(() -> view.texts("x").add("b")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> view.list("x", node -> node).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> view.children("y", View::new).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> view.textMap("m").put("k", "w")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_map_of_strings_keeps_the_order_of_the_wire_and_what_has_text() {
        Map<String, String> map =
                View.x("{\"z\":\"1\",\"a\":2,\"n\":null,\"o\":{},\"m\":true}").textMap("x");

        assertThat(map).containsExactly(Map.entry("z", "1"), Map.entry("a", "2"), Map.entry("m", "true"));
        assertThat(View.x("[\"a\"]").textMap("x")).isEmpty();
    }

    @Test
    void raw_json_tells_null_from_absent() {
        assertThat(View.x("null").node("x")).isEqualTo(NullNode.instance);
        assertThat(View.of("{}").node("x")).isNull();
    }

    @Test
    void what_is_given_out_can_be_changed_without_changing_the_view() {
        View view = View.of("{\"x\":{\"a\":1},\"unknown\":[1]}");

        ((ObjectNode) view.json()).put("x", "changed");
        ((ObjectNode) view.node("x")).put("a", "changed");

        assertThat(view).hasToString("{\"x\":{\"a\":1},\"unknown\":[1]}");
    }

    @Test
    void what_this_release_does_not_know_is_kept_in_its_order() {
        String wire = "{\"z\":1,\"new\":{\"deep\":[null,1.50]},\"a\":null}";

        assertThat(View.of(wire)).hasToString(wire);
        assertThat(View.of(wire).json()).isEqualTo(Json.read(wire));
    }

    @Test
    void views_are_equal_when_of_one_class_and_with_equal_json() {
        View view = View.of("{\"a\":1,\"b\":[2]}");

        assertThat(view).isEqualTo(View.of("{\"b\":[2],\"a\":1}")).hasSameHashCodeAs(View.of("{\"b\":[2],\"a\":1}"));
        assertThat(view).isNotEqualTo(View.of("{\"a\":1,\"b\":[3]}"));
        assertThat(view).isNotEqualTo(new Other((ObjectNode) view.json()));
        assertThat(view).isNotEqualTo(view.json());
        assertThat(view.equals(null)).isFalse();
    }

    @Test
    @Timeout(60)
    void huge_exponents_cost_no_time_and_are_no_numbers_of_an_api() {
        View view = View.of("{\"x\":\"1e2147483647\",\"y\":\"1e-2147483647\"}");

        for (String name : List.of("x", "y")) {
            assertThat(view.number(name)).isNull();
            assertThat(view.count(name)).isZero();
            assertThat(view.decimal(name)).isNull();
            assertThat(view.instant(name)).isNull();
        }
        assertThat(View.of("{\"x\":1e-1000}").decimal("x")).isEqualTo("1e-1000");
    }
}
