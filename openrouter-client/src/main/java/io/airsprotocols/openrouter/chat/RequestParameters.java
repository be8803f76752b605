package io.airsprotocols.openrouter.chat;

import java.math.BigDecimal;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON that a {@link ChatRequestBuilder} fills, and how its methods put values there. The methods themselves stand in
 * the classes between the two, by what they are about.
 */
abstract sealed class RequestParameters permits ConversationParameters {

    private final ObjectNode json;

    RequestParameters(ObjectNode json) {
        this.json = json;
    }

    /**
     * A copy to which can be added: lists are all that is ever changed in place, what stands in them is not. So a long
     * conversation is not copied for each of its turns.
     */
    static ObjectNode copyOf(ObjectNode json) {
        ObjectNode copy = json.objectNode();
        json.properties().forEach(each -> copy.set(each.getKey(), copyOf(each.getValue())));
        return copy;
    }

    private static JsonNode copyOf(JsonNode value) {
        return value instanceof ArrayNode list ? list.arrayNode(list.size()).addAll(list) : value;
    }

    final ObjectNode json() {
        return json;
    }

    abstract ChatRequestBuilder self();

    final ChatRequestBuilder put(String name, JsonNode value) {
        json.set(name, value);
        return self();
    }

    final ChatRequestBuilder put(String name, String value) {
        json.put(name, value);
        return self();
    }

    final ChatRequestBuilder put(String name, int value) {
        json.put(name, value);
        return self();
    }

    final ChatRequestBuilder put(String name, long value) {
        json.put(name, value);
        return self();
    }

    final ChatRequestBuilder put(String name, boolean value) {
        json.put(name, value);
        return self();
    }

    final ChatRequestBuilder put(String name, double value) {
        return put(name, finite(value));
    }

    final ChatRequestBuilder texts(String name, String... values) {
        ArrayNode array = json.putArray(name);
        Stream.of(values).forEach(array::add);
        return self();
    }

    /** The list of that name, to be added to. */
    final ArrayNode array(String name) {
        return json.get(name) instanceof ArrayNode array ? array : json.putArray(name);
    }

    /** Numbers JSON has no word for are kept as text until they are refused together with the rest. */
    final JsonNode finite(double value) {
        return Double.isFinite(value)
                ? json.numberNode(BigDecimal.valueOf(value))
                : json.stringNode(Double.toString(value));
    }
}
