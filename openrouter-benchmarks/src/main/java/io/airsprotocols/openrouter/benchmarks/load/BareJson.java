package io.airsprotocols.openrouter.benchmarks.load;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What everyone writes who has an HTTP client and Jackson and nothing else. */
final class BareJson {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private BareJson() {}

    static byte[] question(boolean streaming) {
        ObjectNode body = MAPPER.createObjectNode();
        body.put("model", Question.MODEL);
        ArrayNode messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", Question.SYSTEM);
        messages.addObject().put("role", "user").put("content", Question.USER);
        body.put("temperature", Question.TEMPERATURE);
        if (streaming) {
            body.put("stream", true);
        }
        return MAPPER.writeValueAsBytes(body);
    }

    static String text(byte[] answer) {
        return MAPPER.readTree(answer).at("/choices/0/message/content").asString("");
    }

    /** Takes one line of a stream; returns whether there may be more. */
    static boolean line(String line, Consumer<String> tokens) {
        if (!line.startsWith("data: ")) {
            return true;
        }
        String data = line.substring("data: ".length());
        if (data.equals("[DONE]")) {
            return false;
        }
        JsonNode chunk = MAPPER.readTree(data);
        String text =
                chunk.path("choices").path(0).path("delta").path("content").asString("");
        if (!text.isEmpty()) {
            tokens.accept(text);
        }
        return true;
    }
}
