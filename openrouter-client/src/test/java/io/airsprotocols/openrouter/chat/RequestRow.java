package io.airsprotocols.openrouter.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.support.WirePath;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a property of the chat request is set through the typed API.
 *
 * @param property where the API has it
 * @param path where it stands on the wire, which is the same unless the API has replaced it
 * @param value what stands there then
 * @param request makes the JSON of a request in which it is set
 */
record RequestRow(String property, String path, JsonNode value, Function<ChatRequestBuilder, JsonNode> request) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** A property that a method of the builder sets; single quotes in the JSON stand for double ones. */
    static RequestRow row(String path, String value, Consumer<ChatRequestBuilder> typed) {
        return replaced(path, path, value, typed);
    }

    /** A property that the API has replaced, and that is sent as what it was replaced by. */
    static RequestRow replaced(String property, String path, String value, Consumer<ChatRequestBuilder> typed) {
        return new RequestRow(property, path, json(value), builder -> {
            typed.accept(builder);
            return builder.build().json();
        });
    }

    static RequestRow of(String path, String value, Function<ChatRequestBuilder, JsonNode> request) {
        return new RequestRow(path, path, json(value), request);
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    /** The value stands there because the typed API was told so, and for no other reason. */
    void prove() {
        assertThat(textAt(base().build().json()))
                .as("%s before it is set", path)
                .doesNotContain(value.toString());
        JsonNode json = request.apply(base());
        assertThat(textAt(json)).as("%s in %s", path, json).contains(value.toString());
    }

    private List<String> textAt(JsonNode json) {
        return WirePath.valuesAt(path, json).stream().map(JsonNode::toString).toList();
    }

    private ChatRequestBuilder base() {
        ChatRequestBuilder base = ChatRequest.builder("sim/alpha");
        return path.contains("<user>") ? base.developer("hello") : base.user("hello");
    }
}
