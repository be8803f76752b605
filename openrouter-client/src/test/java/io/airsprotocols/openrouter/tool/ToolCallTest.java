package io.airsprotocols.openrouter.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.airsprotocols.openrouter.schema.JsonSchema;
import io.airsprotocols.openrouter.schema.TypeRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a model calls, and what its arguments can be read as. */
class ToolCallTest {

    record Place(String city, @JsonProperty("country_code") String country, int days) {}

    private static ToolCall call(String arguments) {
        return ToolCall.of("call_1", "forecast", arguments);
    }

    private static ToolCall view(String json) {
        return new ToolCall((ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"')));
    }

    @Test
    void a_call_names_itself_the_function_and_its_arguments() {
        ToolCall call = view("{'index':2,'id':'call_1','type':'function','function':{'name':'f','arguments':'{}'}}");

        assertThat(call.id()).isEqualTo("call_1");
        assertThat(call.type()).isEqualTo("function");
        assertThat(call.index()).isEqualTo(2);
        assertThat(call.name()).isEqualTo("f");
        assertThat(call.arguments()).isEqualTo("{}");
        assertThat(ToolCall.of("call_1", "f", "{}").json())
                .isEqualTo(view("{'id':'call_1','type':'function','function':{'name':'f','arguments':'{}'}}")
                        .json());
        assertThatIllegalArgumentException().isThrownBy(() -> ToolCall.of(" ", "f", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> ToolCall.of("c", "", ""));
    }

    @Test
    void arguments_bind_to_records_with_the_annotations_of_jackson() {
        assertThat(call("{\"city\":\"Oslo\",\"country_code\":\"NO\",\"days\":3,\"more\":[1]}")
                        .arguments(Place.class))
                .isEqualTo(new Place("Oslo", "NO", 3));
    }

    @Test
    void arguments_bind_to_generic_types() {
        List<String> names = call("[\"a\",\"b\"]").arguments(new TypeRef<List<String>>() {});

        assertThat(names).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "{ }"})
    void a_function_that_takes_nothing_is_called_with_nothing(String arguments) {
        assertThat(call(arguments).argumentsJson().isObject()).isTrue();
        Map<?, ?> empty = call(arguments).arguments(Map.class);
        assertThat(empty).isEmpty();
    }

    @Test
    void arguments_sent_as_an_object_are_understood() {
        assertThat(view("{'id':'c','function':{'name':'f','arguments':{'city':'Oslo','days':1}}}")
                        .arguments(Place.class)
                        .city())
                .isEqualTo("Oslo");
    }

    @Test
    void arguments_cut_off_are_told_with_the_place_and_kept() {
        String cut = "{\"city\":\"Oslo\",\"days\":";

        assertThatExceptionOfType(ToolArgumentsException.class)
                .isThrownBy(() -> call(cut).arguments(Place.class))
                .satisfies(failure -> {
                    assertThat(failure.text()).isEqualTo(cut);
                    assertThat(failure.toolName()).isEqualTo("forecast");
                    assertThat(failure.toolCallId()).isEqualTo("call_1");
                    assertThat(failure.path()).isEqualTo("line 1, column 23");
                    assertThat(failure)
                            .hasMessageContaining("The arguments of forecast cannot be used, because they are not JSON")
                            .hasMessageContaining(cut);
                });
    }

    @Test
    void arguments_that_do_not_fit_are_told_with_the_path_and_kept() {
        String misfit = "{\"city\":\"Oslo\",\"days\":\"many\"}";

        assertThatExceptionOfType(ToolArgumentsException.class)
                .isThrownBy(() -> call(misfit).arguments(Place.class))
                .satisfies(failure -> {
                    assertThat(failure.path()).isEqualTo("$.days");
                    assertThat(failure.text()).isEqualTo(misfit);
                    assertThat(failure)
                            .hasMessageContaining("ToolCallTest$Place")
                            .hasMessageContaining("many");
                });
    }

    @Test
    void arguments_that_are_null_are_no_value() {
        assertThatExceptionOfType(ToolArgumentsException.class)
                .isThrownBy(() -> call("null").arguments(Place.class))
                .withMessageContaining("null");
    }

    @Test
    void a_long_text_is_shown_by_its_beginning_and_kept_whole() {
        String endless = "[" + "1,".repeat(5_000);

        assertThatExceptionOfType(ToolArgumentsException.class)
                .isThrownBy(() -> call(endless).argumentsJson())
                .satisfies(failure -> {
                    assertThat(failure.getMessage()).hasSizeLessThan(400).endsWith("…");
                    assertThat(failure.text()).isEqualTo(endless);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'function':7}", "{'function':{'name':[1],'arguments':null},'id':{},'index':'x'}"})
    void nothing_that_comes_breaks_the_reading(String json) {
        ToolCall call = view(json);

        assertThat(call.id()).isEmpty();
        assertThat(call.name()).isEmpty();
        assertThat(call.arguments()).isEmpty();
        assertThat(call.index()).isNull();
        assertThat(call.argumentsJson().isObject()).isTrue();
    }

    sealed interface Area permits Circle, Box {}

    record Circle(String centre, int kilometres) implements Area {}

    record Box(String from, String to) implements Area {}

    record Search(Area area, Map<String, Integer> weights) {}

    @Test
    void a_function_declared_with_a_type_is_read_by_its_schema() {
        Search asked = new Search(new Circle("Oslo", 20), Map.of("price", 3));
        FunctionTool search = FunctionTool.of("search", "Finds hotels", Search.class);
        JsonNode written = JsonSchema.of(Search.class).write(asked);

        assertThat(search.description()).isEqualTo("Finds hotels");
        assertThat(search.strict()).isTrue();
        assertThat(search.parameters()).isEqualTo(JsonSchema.of(Search.class).json());
        assertThat(call(written.toString()).arguments(Search.class)).isEqualTo(asked);
        assertThat(call(written.toString()).arguments(JsonSchema.of(Search.class)))
                .isEqualTo(asked);
        assertThat(call(written.toString()).arguments(new TypeRef<Search>() {})).isEqualTo(asked);
    }

    @Test
    void arguments_that_only_a_schema_can_read_are_told_by_it() {
        assertThatExceptionOfType(ToolArgumentsException.class)
                .isThrownBy(() -> call("{\"area\":{\"kilometres\":\"far\"},\"weights\":[]}")
                        .arguments(Search.class))
                .withMessageContaining("they do not fit")
                .satisfies(failure -> assertThat(failure.path()).startsWith("$.area"));
        assertThatExceptionOfType(ToolArgumentsException.class)
                .isThrownBy(() -> call("{\"centre\":\"Oslo\"}").arguments(JsonSchema.of(Circle.class)))
                .withMessageContaining("kilometres");
        assertThat(call("{\"centre\":\"Oslo\"}").arguments(Circle.class))
                .as("as Jackson reads it, where the schema of the function asks for less")
                .isEqualTo(new Circle("Oslo", 0));
    }

    record Nothing() {}

    @Test
    void a_function_may_take_nothing_or_a_list_or_what_a_schema_says() {
        assertThat(FunctionTool.of("now", "The time", Nothing.class)
                        .parameters()
                        .path("type")
                        .asString(""))
                .isEqualTo("object");
        assertThat(call("").arguments(Nothing.class)).isEqualTo(new Nothing());
        FunctionTool sum = FunctionTool.builder("sum")
                .parameters(new TypeRef<List<Integer>>() {})
                .strict(false)
                .build();
        assertThat(sum.strict()).isFalse();
        assertThat(sum.parameters().path("properties").has("items")).isTrue();
        List<Integer> numbers = call("{\"items\":[1,2]}").arguments(new TypeRef<List<Integer>>() {});
        assertThat(numbers).containsExactly(1, 2);
    }
}
