package io.airsprotocols.openrouter.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.airsprotocols.openrouter.internal.codec.Json;
import io.airsprotocols.openrouter.routing.Plugin;
import io.airsprotocols.openrouter.routing.ProviderPreferences;
import io.airsprotocols.openrouter.routing.Reasoning;
import io.airsprotocols.openrouter.routing.Trace;
import io.airsprotocols.openrouter.schema.JsonSchema;
import io.airsprotocols.openrouter.tool.FunctionTool;
import io.airsprotocols.openrouter.tool.ServerTool;
import io.airsprotocols.openrouter.tool.Tool;
import io.airsprotocols.openrouter.tool.ToolChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a user gives for JSON and JSON has no word for: told where it is given, not sent as something else. */
class ImpossibleJsonTest {

    private static final Map<String, ?> NO_NUMBER = Map.of("a", List.of(1, Double.NaN));

    private static final ObjectNode NO_NUMBER_NODE = noNumber();

    private static final JsonNode TYPED_NODE = noNumber().put("type", "t");

    record Score(String name, double value) {}

    /** A chain of objects. */
    public static final class Link {
        public Link next;
    }

    @TestFactory
    Stream<DynamicTest> a_number_without_digits_is_named_with_its_place() {
        return Stream.of(
                refused("an extra parameter", "x.a[1]", () -> request().extra("x", NO_NUMBER)),
                refused("an extra node", "x.a[1]", () -> request().extra("x", NO_NUMBER_NODE)),
                refused("images", "image_config.a[1]", () -> request().imageConfig(NO_NUMBER)),
                refused("a provider", "x.a[1]", () -> ProviderPreferences.builder()
                        .extra("x", NO_NUMBER)),
                refused("reasoning", "x.a[1]", () -> Reasoning.builder().extra("x", NO_NUMBER)),
                refused("a trace", "x.a[1]", () -> Trace.of("t").withLabel("x", NO_NUMBER)),
                refused("a plugin", "parameters.a[1]", () -> Plugin.fusion().withTool("t", NO_NUMBER)),
                refused("an image tool", "x.a[1]", () -> ServerTool.imageGeneration()
                        .withOption("x", NO_NUMBER)),
                refused("a tool's result", "result.a[1]", () -> Message.toolJson("id", NO_NUMBER)),
                refused("a function", "parameters.a[1]", () -> FunctionTool.builder("f")
                        .parameters(NO_NUMBER)),
                refused("a function's node", "parameters.a[1]", () -> FunctionTool.builder("f")
                        .parameters(NO_NUMBER_NODE)),
                refused("a schema", "schema.a[1]", () -> JsonSchema.builder(JsonNode.class)
                        .json(NO_NUMBER_NODE)),
                refused("a message", "message.a[1]", () -> Message.of(NO_NUMBER_NODE)),
                refused("a part", "part.a[1]", () -> ContentPart.of(NO_NUMBER_NODE)),
                refused("a tool", "tool.a[1]", () -> Tool.of(TYPED_NODE)),
                refused("a choice", "tool_choice.a[1]", () -> ToolChoice.of(NO_NUMBER_NODE)),
                refused("a format", "response_format.a[1]", () -> ResponseFormat.of(TYPED_NODE)),
                refused("a plugin's node", "plugin.a[1]", () -> Plugin.of(NO_NUMBER_NODE)),
                refused("preferences", "provider.a[1]", () -> ProviderPreferences.of(NO_NUMBER_NODE)),
                refused("reasoning's node", "reasoning.a[1]", () -> Reasoning.of(NO_NUMBER_NODE)),
                refused("a stop", "condition.a[1]", () -> ServerToolStop.of(TYPED_NODE)));
    }

    @Test
    void all_kinds_of_them_are_named() {
        assertRefused("x must be a number, was NaN", () -> request().extra("x", Double.NaN));
        assertRefused("x must be a number, was NaN", () -> request().extra("x", Float.NaN));
        assertRefused("x must be a number, was -Infinity", () -> request().extra("x", Double.NEGATIVE_INFINITY));
        assertRefused("x.value must be a number, was Infinity", () -> request()
                .extra("x", new Score("best", Double.POSITIVE_INFINITY)));
        assertRefused("x[\"a b\"] must be a number", () -> request().extra("x", Map.of("a b", Double.NaN)));
    }

    @Test
    void what_contains_itself_is_refused() {
        Map<String, Object> map = new HashMap<>();
        map.put("again", List.of(map));
        List<Object> list = new ArrayList<>();
        list.add(list);
        ArrayNode node = Json.object().arrayNode();
        node.add(node);
        Link one = new Link();
        Link two = new Link();
        one.next = two;
        two.next = one;
        for (Object endless : List.of(new Holder(map), new Holder(list), new Holder(node), new Holder(one))) {
            assertRefused("x cannot be written as JSON", () -> request().extra("x", ((Holder) endless).value));
        }
        assertRefused("parameters cannot be written as JSON", () -> FunctionTool.builder("f")
                .parameters(map));
        assertRefused("result cannot be written as JSON", () -> Message.toolJson("id", map));
    }

    @Test
    void what_is_nested_too_deep_is_refused_and_what_is_not_is_kept() {
        Object deep = "core";
        for (int i = 0; i < 400; i++) {
            deep = List.of(deep);
        }
        ChatRequest request = request().extra("x", deep).build();
        assertThat(request.toBuilder().build()).isEqualTo(request);
        for (int i = 0; i < 10_000; i++) {
            deep = List.of(deep);
        }
        Object tooDeep = deep;
        assertRefused("x cannot be written as JSON", () -> request().extra("x", tooDeep));
    }

    private static DynamicTest refused(String what, String place, ThrowingCallable giving) {
        return DynamicTest.dynamicTest(what, () -> assertRefused(place + " must be a number, was NaN", giving));
    }

    private static void assertRefused(String message, ThrowingCallable giving) {
        assertThatIllegalArgumentException().isThrownBy(giving).withMessageContaining(message);
    }

    private static ChatRequestBuilder request() {
        return ChatRequest.builder("m").user("Hi");
    }

    private static ObjectNode noNumber() {
        ObjectNode node = Json.object();
        node.putArray("a").add(1).add(Double.NaN);
        return node;
    }

    /** So that no list of the test compares or prints what has no end. */
    private static final class Holder {
        private final Object value;

        Holder(Object value) {
            this.value = value;
        }
    }
}
