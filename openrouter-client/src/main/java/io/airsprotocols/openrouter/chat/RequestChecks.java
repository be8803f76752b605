package io.airsprotocols.openrouter.chat;

import io.airsprotocols.openrouter.internal.codec.Checks;
import io.airsprotocols.openrouter.internal.codec.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with a request. What only the server can know, such as the name of a model, is not refused. */
final class RequestChecks {

    private static final int MOST_STOPS = 4;
    private static final int MOST_METADATA = 16;
    private static final int LONGEST_METADATA_KEY = 64;
    private static final int LONGEST_METADATA_VALUE = 512;
    private static final int LONGEST_SESSION_ID = 256;

    private static final int MOST_TOOL_CALLS = 30;

    private final ObjectNode json;
    private final Checks checks = new Checks("ChatRequest");

    private RequestChecks(ObjectNode json) {
        this.json = json;
    }

    /**
     * Refuses a request that could not be sent as it is.
     *
     * @throws IllegalArgumentException that names everything that is wrong
     */
    static void check(ObjectNode json) {
        new RequestChecks(json).all();
    }

    private void all() {
        models();
        checks.that(
                json.path("messages").size() > 0 || json.has("prompt"),
                "messages must hold at least one message: add user(…)");
        int place = 0;
        for (JsonNode message : json.path("messages")) {
            // What is wrong is put into words only then: the message may be long.
            if (message.path("role").asString("").isEmpty()) {
                checks.that(false, "messages[" + place + "] must have a role such as user, was " + Json.brief(message));
            }
            place++;
        }
        sampling();
        stop();
        reasoning();
        audio();
        tools();
        labels();
        checks.done();
    }

    private void models() {
        JsonNode model = json.get("model");
        checks.that(
                model == null || !model.asString("").isBlank(),
                "model must not be blank: give an id such as openai/gpt-4o, or leave it out");
        for (JsonNode each : json.path("models")) {
            checks.that(!each.asString("").isBlank(), "models must not hold a blank id, was " + json.get("models"));
        }
    }

    private void sampling() {
        range("temperature", 0, 2);
        range("top_p", 0, 1);
        range("top_k", 0, Integer.MAX_VALUE);
        range("top_a", 0, 1);
        range("min_p", 0, 1);
        range("frequency_penalty", -2, 2);
        range("presence_penalty", -2, 2);
        range("repetition_penalty", 0, 2);
        range("max_completion_tokens", 1, Integer.MAX_VALUE);
        range("max_tokens", 1, Integer.MAX_VALUE);
        range("top_logprobs", 0, 20);
        checks.that(
                !json.hasNonNull("top_logprobs") || json.path("logprobs").asBoolean(false),
                "top_logprobs needs logprobs(true)");
        json.path("logit_bias")
                .properties()
                .forEach(each -> range("logit_bias of token " + each.getKey(), each.getValue(), -100, 100));
    }

    private void stop() {
        JsonNode stop = json.path("stop");
        checks.that(stop.size() <= MOST_STOPS, "stop must hold at most " + MOST_STOPS + " texts, was " + stop.size());
        for (JsonNode each : stop) {
            checks.that(!each.asString("").isEmpty(), "stop must not hold an empty text");
        }
    }

    private void reasoning() {
        JsonNode shorthand = json.path("reasoning_effort");
        JsonNode effort = json.path("reasoning").path("effort");
        checks.that(
                !shorthand.isString() || !effort.isString() || shorthand.equals(effort),
                "reasoning_effort and reasoning.effort must not differ, was " + shorthand + " and " + effort
                        + ": give one of them");
    }

    private void audio() {
        List<String> modalities = new ArrayList<>();
        json.path("modalities").forEach(each -> modalities.add(each.asString("")));
        checks.that(
                !json.hasNonNull("audio") || (modalities.contains("text") && modalities.contains("audio")),
                "audio needs modalities(Modality.TEXT, Modality.AUDIO), was " + modalities);
    }

    private void tools() {
        range("max_tool_calls", 1, MOST_TOOL_CALLS);
        JsonNode conditions = json.path("stop_server_tools_when");
        checks.that(
                !conditions.isArray() || !conditions.isEmpty(),
                "stop_server_tools_when must hold at least one condition: leave it out to have none");
    }

    private void labels() {
        String session = json.path("session_id").asString("");
        checks.that(
                session.length() <= LONGEST_SESSION_ID,
                "session_id must have at most " + LONGEST_SESSION_ID + " characters, was " + session.length());
        JsonNode metadata = json.path("metadata");
        checks.that(
                metadata.size() <= MOST_METADATA,
                "metadata must hold at most " + MOST_METADATA + " labels, was " + metadata.size());
        metadata.properties().forEach(each -> {
            checks.that(
                    each.getKey().length() <= LONGEST_METADATA_KEY,
                    "metadata names must have at most " + LONGEST_METADATA_KEY + " characters, was \"" + each.getKey()
                            + "\"");
            checks.that(
                    each.getValue().asString("").length() <= LONGEST_METADATA_VALUE,
                    "metadata values must have at most " + LONGEST_METADATA_VALUE + " characters, was "
                            + each.getValue().asString("").length() + " in \"" + each.getKey() + "\"");
        });
    }

    private void range(String name, double least, double most) {
        range(name, json.get(name), least, most);
    }

    private void range(String name, @Nullable JsonNode value, double least, double most) {
        boolean number = value != null && value.isNumber();
        if (value != null && !number) {
            checks.that(value.isNull(), name + " must be a number, was " + value.asString(value.toString()));
        } else {
            checks.range(name, value == null ? null : value.decimalValue(), least, most);
        }
    }
}
