package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static io.airsprotocols.openrouter.sandbox.Client.stream;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Models whose answers a test writes: every reply is worth the same there as in line, and a script that fails is told. */
class ScriptedModelTest {

    private static final String MODEL = "test/model";

    @AutoClose
    private final Sandbox sandbox = Sandbox.start(choices -> choices.tokenDelay(Duration.ZERO));

    @AutoClose
    private final Client client = new Client(sandbox);

    private Answer asked(Function<Received, Reply> answers) throws IOException {
        sandbox.script().model(MODEL, answers);
        return client.ask(question(MODEL, "Hello"));
    }

    @Test
    void it_answers_with_an_error() throws IOException {
        Answer answer = asked(received -> Reply.error(503, "busy"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.at("/error/message").stringValue()).isEqualTo("busy");
    }

    @Test
    void it_answers_as_usual() throws IOException {
        Answer answer = asked(received -> Reply.asUsual().withHeader("X-Test", "here"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/choices/0/message/content").stringValue()).isNotEmpty();
        assertThat(answer.headers().get("X-Test")).isEqualTo("here");
    }

    @Test
    void a_model_of_the_catalogue_that_is_taken_over_can_answer_as_usual() throws IOException {
        sandbox.script().model("sandbox/echo", received -> Reply.asUsual());

        assertThat(client.ask(question("sandbox/echo", "Hello"))
                        .at("/choices/0/message/content")
                        .stringValue())
                .isEqualTo("Hello");
    }

    @Test
    void its_usual_answer_is_broken_by_a_fault() {
        assertThatThrownBy(() -> asked(received -> Reply.fault(Fault.truncatedBody())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("unexpected end of stream");
    }

    @Test
    void its_words_have_headers_and_come_late() throws IOException {
        long began = System.nanoTime();
        Answer answer = asked(
                received -> Reply.text("word").withHeader("X-Test", "here").after(Duration.ofMillis(120)));

        assertThat(System.nanoTime() - began)
                .isGreaterThan(Duration.ofMillis(110).toNanos());
        assertThat(answer.headers().get("X-Test")).isEqualTo("here");
        assertThat(answer.at("/choices/0/message/content").stringValue()).isEqualTo("word");
    }

    @Test
    void a_body_is_broken_once() throws IOException {
        Answer answer = asked(received -> Reply.json("{\"a\":12345}").withFault(Fault.malformedBody()));

        assertThat(answer.body()).isEqualTo("{\"a\":");
    }

    @Test
    void a_stream_is_asked_for_and_json_comes() throws IOException {
        sandbox.script().model(MODEL, received -> Reply.text("word").withFault(Fault.jsonForStream()));
        Answer answer = client.ask(stream(MODEL, "Hello"));

        assertThat(answer.at("/choices/0/message/content").stringValue()).isEqualTo("word");
    }

    @Test
    void a_script_that_throws_is_told() throws IOException {
        Answer answer = asked(received -> {
            throw new AssertionError("the tool was not offered");
        });

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.at("/error/message").stringValue())
                .contains("the script of test/model failed")
                .contains("java.lang.AssertionError: the tool was not offered");
    }

    @Test
    @SuppressWarnings("NullAway") // What a test may do by mistake.
    void a_script_without_a_reply_is_told() throws IOException {
        assertThat(asked(received -> null).at("/error/message").stringValue())
                .contains("the script of test/model failed")
                .contains("it gave no reply");
    }

    @Test
    void a_script_that_waits_is_interrupted_when_the_sandbox_closes() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        sandbox.script().model(MODEL, received -> {
            began.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException expected) {
                interrupted.countDown();
            }
            return Reply.text("too late");
        });
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return client.ask(question(MODEL, "Hello"));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        assertThat(began.await(30, TimeUnit.SECONDS)).isTrue();

        assertThatCode(sandbox::close).doesNotThrowAnyException();
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(answer).failsWithin(Duration.ofSeconds(30));
    }

    @Test
    void a_matcher_that_throws_is_told() throws IOException {
        sandbox.script()
                .when(
                        received -> {
                            throw new IllegalArgumentException("no");
                        },
                        Reply.text("never"));
        Answer answer = client.ask(question("sandbox/echo", "Hello"));

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.at("/error/message").stringValue())
                .contains("a matcher of the script failed: java.lang.IllegalArgumentException: no");
    }
}
