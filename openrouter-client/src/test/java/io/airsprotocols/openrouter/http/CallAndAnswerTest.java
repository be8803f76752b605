package io.airsprotocols.openrouter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The two values that go through interceptors. */
class CallAndAnswerTest {

    private static final String KEY = "sk-or-v1-" + "0123456789abcdef".repeat(4);

    private final RequestOptions options =
            RequestOptions.create(o -> o.timeout(Duration.ofSeconds(3)).tag("job", "nightly"));
    private final Cancellation cancellation = new Cancellation();
    private final HttpCall call = call("{}".getBytes(UTF_8));

    @Test
    void a_call_tells_what_it_was_made_of() {
        assertThat(call.operation()).isEqualTo("chat.completions");
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.url()).isEqualTo(URI.create("https://example.com/api/v1/chat/completions"));
        assertThat(call.headers().first("accept")).isEqualTo("application/json");
        assertThat(call.streaming()).isTrue();
        assertThat(call.repeatable()).isFalse();
        assertThat(call.attempt()).isEqualTo(1);
        assertThat(call.options()).isSameAs(options);
        assertThat(call.timeouts().total()).isEqualTo(Duration.ofSeconds(3));
        assertThat(call.tags()).isEqualTo(Map.of("job", "nightly"));
        assertThat(call.cancellation()).isSameAs(cancellation);
    }

    @Test
    void a_body_can_be_written_as_often_as_wanted() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        call.writeBody(out);
        call.writeBody(out);

        assertThat(out.toString(UTF_8)).isEqualTo("{}{}");
        assertThat(call.bodyLength()).isEqualTo(2);
    }

    @Test
    void no_body_is_not_an_empty_body() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        call(null).writeBody(out);

        assertThat(out.size()).isZero();
        assertThat(call(null).bodyLength()).isEqualTo(-1);
        assertThat(call(new byte[0]).bodyLength()).isZero();
    }

    @Test
    void a_changed_copy_changes_one_thing() {
        Cancellation other = new Cancellation();
        HttpCall changed = call.withHeader("X-A", "1").withAttempt(2).withCancellation(other);

        assertThat(changed.headers()).isEqualTo(call.headers().with("X-A", "1"));
        assertThat(changed.attempt()).isEqualTo(2);
        assertThat(changed.cancellation()).isSameAs(other);
        assertThat(changed.withHeaders(Headers.none()).headers()).isEqualTo(Headers.none());
        assertThat(changed)
                .usingRecursiveComparison()
                .ignoringFields("headers", "attempt", "cancellation")
                .isEqualTo(call);
        assertThat(call.attempt()).isEqualTo(1);
        assertThat(call.headers().first("X-A")).isNull();
    }

    @Test
    void the_text_of_a_call_has_no_header_and_no_body() {
        HttpCall secret = call(("{\"note\":\"" + KEY + "\"}").getBytes(UTF_8)).withHeader("X-Note", KEY);

        assertThat(secret)
                .hasToString("POST https://example.com/api/v1/chat/completions (chat.completions, attempt 1)");
    }

    @Test
    void an_answer_tells_what_it_was_made_of() {
        Headers headers = Headers.received(Map.of("X-Generation-Id", List.of("gen-1")));
        InputStream body = InputStream.nullInputStream();
        InputStream other = InputStream.nullInputStream();
        HttpAnswer answer = new HttpAnswer(200, headers, "h2", body);
        HttpAnswer changed = answer.withBody(other);

        assertThat(answer.body()).isSameAs(body);
        assertThat(changed.body()).isSameAs(other);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.headers()).isSameAs(headers);
        assertThat(changed.protocol()).isEqualTo("h2");
    }

    @Test
    void closing_an_answer_closes_its_body_and_never_throws() {
        AtomicInteger closed = new AtomicInteger();
        InputStream broken = new InputStream() {
            @Override
            public int read() {
                return -1;
            }

            @Override
            public void close() throws IOException {
                closed.incrementAndGet();
                throw new IOException("Connection reset");
            }
        };

        assertThatCode(new HttpAnswer(200, Headers.none(), "h2", broken)::close).doesNotThrowAnyException();
        assertThat(closed).hasValue(1);
    }

    @Test
    void a_key_that_never_changes_is_given_each_time() {
        ApiKeySource source = ApiKeySource.of(KEY);

        assertThat(source.apiKey().equals(KEY) && source.apiKey().equals(KEY)).isTrue();
    }

    private HttpCall call(byte[] body) {
        return new HttpCall(
                "chat.completions",
                "POST",
                URI.create("https://example.com/api/v1/chat/completions"),
                Headers.of(Map.of("Accept", List.of("application/json"))),
                body == null ? null : HttpBody.of(body),
                true,
                false,
                options,
                cancellation);
    }
}
