package io.airsprotocols.openrouter.sandbox.internal.fault;

import io.airsprotocols.openrouter.sandbox.internal.play.Plan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Faults in what the values of an answer are, whole or streamed. */
final class ContentFaults {

    private ContentFaults() {}

    static void apply(FaultSpec fault, Plan plan) {
        switch (fault.kind()) {
            case EMPTY_COMPLETION -> emptyCompletion(plan);
            case UNKNOWN_FIELDS -> plan.changeJson(ContentFaults::addUnknown);
            case UNKNOWN_VALUES -> plan.changeJson(ContentFaults::setUnknown);
            case NUMERIC_STRINGS -> plan.changeJson(ContentFaults::quoteNumbers);
            default -> throw new IllegalArgumentException(fault.kind().label());
        }
    }

    private static void emptyCompletion(Plan plan) {
        // The model was made to say nothing; what is left is to hide why.
        plan.changeJson(body -> {
            if (body.at("/choices/0/finish_reason").isString()) {
                body.withObject("/choices/0").putNull("finish_reason");
            }
        });
    }

    private static void addUnknown(ObjectNode body) {
        body.putObject("new_in_2031").putArray("of").add(1).add("two").addNull();
        if (body.at("/choices/0") instanceof ObjectNode choice) {
            choice.put("new_in_2031", true);
            for (String part : new String[] {"message", "delta"}) {
                if (choice.get(part) instanceof ObjectNode message) {
                    message.put("new_in_2031", "words");
                }
            }
        }
        if (body.get("usage") instanceof ObjectNode usage) {
            usage.put("new_in_2031", 7);
        }
    }

    private static void setUnknown(ObjectNode body) {
        body.put("object", "chat.completion.v9");
        body.put("service_tier", "platinum");
        if (body.at("/choices/0") instanceof ObjectNode choice) {
            if (choice.path("finish_reason").isString()) {
                choice.put("finish_reason", "end_of_the_world");
                choice.put("native_finish_reason", "END_OF_THE_WORLD");
            }
            for (String part : new String[] {"message", "delta"}) {
                if (choice.get(part) instanceof ObjectNode message && message.has("role")) {
                    message.put("role", "oracle");
                }
            }
        }
    }

    private static void quoteNumbers(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames().toArray(new String[0])) {
                JsonNode value = object.get(name);
                if (value.isNumber()) {
                    object.set(name, StringNode.valueOf(value.asString()));
                } else {
                    quoteNumbers(value);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isNumber()) {
                    array.set(i, StringNode.valueOf(array.get(i).asString()));
                } else {
                    quoteNumbers(array.get(i));
                }
            }
        }
    }
}
