package io.airsprotocols.openrouter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
            raw.write(both);

            assertThat(raw.readUntil("\"count\"")).startsWith("HTTP/1.1 405").contains("\r\n\r\nHTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1\r\nConnection: close", "HTTP/1.1\r\nconnection: Close", "HTTP/1.0"})
    void a_client_that_asks_for_one_answer_gets_its_end(String version) throws IOException {
        String request = "GET /api/v1/models/count " + version + "\r\nHost: localhost\r\n\r\n";
        try (Raw raw = new Raw(sandbox)) {
            raw.write(request);

            assertThat(raw.readAll()).startsWith("HTTP/1.1 200").endsWith("}");
        }
    }

    private static final String POST = "POST /api/v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

    static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments(POST + "Content-Length: 12x\r\n\r\n{}", "Content-Length is no number: 12x"),
                arguments(POST + "content-length: -1\r\n\r\n{}", "Content-Length is no number: -1"),
                arguments(POST + "Content-Length: 99999999999999999999\r\n\r\n{}", "Content-Length"),
                arguments(CHUNKED + "xyz\r\n{}\r\n0\r\n\r\n", "size of a chunk is no hexadecimal number: xyz"),
                arguments(CHUNKED + "-2\r\n{}\r\n0\r\n\r\n", "size of a chunk"),
                arguments(CHUNKED + "ffffffffff\r\n{}\r\n0\r\n\r\n", "size of a chunk"),
                arguments(CHUNKED + "1\r\n{}\r\n0\r\n\r\n", "longer than it says"),
                arguments(CHUNKED + "2\r\n{}\r\n0\r\nX: y\r\n\r\n", "trailers"),
                arguments("nonsense\r\n\r\n", "first line"),
                arguments("GET nowhere HTTP/1.1\r\nHost: localhost:80\r\n\r\n", "localhost:80nowhere"),
                arguments("GET /x HTTP/1.1\r\nHost: a b\r\n\r\n", "a b/x"),
                arguments("GET /x HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}", "GET must not have a body"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_cannot_be_read_is_refused_and_the_connection_closed(String request, String why) throws IOException {
        for (String before : List.of("", "GET /api/v1/models/count HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
            try (Raw raw = new Raw(sandbox)) {
                raw.write(before + request);

                assertThat(raw.readAll())
                        .startsWith(before.isEmpty() ? "HTTP/1.1 400" : "HTTP/1.1 200")
                        .contains("HTTP/1.1 400 Bad Request", why);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_body_that_is_held_back_is_asked_for(boolean tls) throws IOException {
        try (Sandbox other = Sandbox.start(choices -> {
                    if (tls) {
                        choices.tls();
                    }
                });
                Socket socket = tls
                        ? other.sslContext().getSocketFactory().createSocket("localhost", other.port())
                        : new Socket("localhost", other.port());
                Raw raw = new Raw(socket)) {
            String head = POST + "Authorization: Bearer " + other.apiKey() + "\r\nExpect: 100-continue\r\n";
            String body = Client.question("sandbox/echo", "Hello");
            for (int i = 0; i < 2; i++) {
                raw.write(head + "Content-Length: " + body.length() + "\r\n\r\n");
                assertThat(raw.readAnswer()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
                raw.write(body);
                assertThat(raw.readAnswer()).startsWith("HTTP/1.1 200");
            }
            raw.write(head + "Transfer-Encoding: chunked\r\n\r\n");
            assertThat(raw.readAnswer()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            raw.write(Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n");
            assertThat(raw.readAnswer()).startsWith("HTTP/1.1 200");
            raw.write(head + "Content-Length: " + body.length() + "\r\n\r\n" + body);
            assertThat(raw.readAnswer()).startsWith("HTTP/1.1 200");
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
