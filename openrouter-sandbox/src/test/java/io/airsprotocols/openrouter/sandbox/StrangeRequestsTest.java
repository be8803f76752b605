package io.airsprotocols.openrouter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client should make are refused, and are no failure of the sandbox. */
class StrangeRequestsTest {

    @AutoClose
    private final Sandbox sandbox = Sandbox.start(choices -> choices.tokenDelay(Duration.ZERO));

    @AutoClose
    private final Client client = new Client(sandbox);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"seed\":99999999999999999999999",
                "\"reasoning\":{\"max_tokens\":99999999999999999999999}",
                "\"provider\":{\"max_price\":{\"prompt\":{}}}",
                "\"provider\":{\"max_price\":{\"completion\":[1]}}",
                "\"modalities\":[{}]",
                "\"modalities\":[[]]"
            })
    void values_of_another_kind_are_refused(String field) throws IOException {
        Answer answer = client.ask(Client.question("anthropic/claude-sonnet-4.5", "Hello", field));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message").stringValue())
                .contains(field.substring(1, field.indexOf('"', 1)))
                .doesNotContain("Exception");
    }

    @Test
    void an_answer_to_head_has_no_body() throws IOException {
        String head = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (Raw raw = new Raw(sandbox)) {
            String both = "HEAD /api/v1/models/count" + head + "GET /api/v1/models/count" + head;
            raw.socket().getOutputStream().write(both.getBytes(StandardCharsets.US_ASCII));

            assertThat(raw.readUntil("\"count\"")).startsWith("HTTP/1.1 405").contains("\r\n\r\nHTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1\r\nConnection: close", "HTTP/1.1\r\nconnection: Close", "HTTP/1.0"})
    void a_client_that_asks_for_one_answer_gets_its_end(String version) throws IOException {
        String request = "GET /api/v1/models/count " + version + "\r\nHost: localhost\r\n\r\n";
        try (Raw raw = new Raw(sandbox)) {
            raw.socket().getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            assertThat(raw.readAll()).startsWith("HTTP/1.1 200").endsWith("}");
        }
    }

    @Test
    void a_schema_that_is_none_is_no_failure() throws IOException {
        for (String required : new String[] {"[{}]", "[[]]", "{}"}) {
            Answer answer = client.ask(Client.question(
                    "openai/gpt-4o",
                    "weather in Paris",
                    "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"parameters\":"
                            + "{\"type\":\"object\",\"required\":" + required + "}}}]"));
            assertThat(answer.status()).isLessThan(500);
        }
    }
}
