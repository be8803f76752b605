package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Asks with tools that the server runs, and reads what an answer tells of them. */
final class ToolAnswers {

    private static final String MODEL = "openai/gpt-4o";

    private final Client client;

    ToolAnswers(Client client) {
        this.client = client;
    }

    /** Asks, with more fields, which are written in single quotation marks. */
    Answer ask(String text, String more) throws IOException {
        return client.ask(question(MODEL, text, more.replace('\'', '"')), "X-OpenRouter-Metadata", "enabled");
    }

    /** Asks what is answered. */
    JsonNode found(String text, String more) throws IOException {
        Answer answer = ask(text, more);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    static String words(JsonNode answer) {
        return answer.at("/choices/0/message/content").stringValue();
    }

    /** How many calls were asked for, and how many of them were made; nothing if the answer does not tell. */
    static List<Integer> calls(JsonNode answer) {
        JsonNode use = answer.at("/usage/server_tool_use_details");
        return use.isMissingNode()
                ? List.of()
                : List.of(
                        use.get("tool_calls_requested").intValue(),
                        use.get("tool_calls_executed").intValue());
    }
}
