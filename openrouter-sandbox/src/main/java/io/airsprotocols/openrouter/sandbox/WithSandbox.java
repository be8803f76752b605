package io.airsprotocols.openrouter.sandbox;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class, or one test method, a running sandbox: for JUnit 5.
 *
 * <pre>{@code
 * @WithSandbox
 * class GreetingTest {
 *   @Test
 *   void greets(Sandbox sandbox) {
 *     sandbox.script().then(Reply.text("Good morning!"));
 *     try (OpenRouter router = OpenRouter.create(
 *         b -> b.baseUrl(sandbox.baseUrl().toString()).apiKey(sandbox.apiKey()))) {
 *       assertThat(router.chat().send("openai/gpt-4o", "Hi").text()).isEqualTo("Good morning!");
 *     }
 *     assertThat(sandbox.received().get(0).json().path("model").stringValue()).isEqualTo("openai/gpt-4o");
 *   }
 * }
 * }</pre>
 *
 * <p>Parameters of type {@link Sandbox} and {@link java.net.URI} (the base URL) are filled in, of constructors too; a URI
 * that is annotated for another extension, or the first argument of a parameterized test, is left alone. On a
 * class, one sandbox serves all its tests and is {@linkplain Sandbox#reset reset} before each; on a method, the method
 * has a sandbox of its own. Nested classes use the sandbox of the class around them, unless they are annotated themselves.
 * Tests that run at the same time need sandboxes of their own.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SandboxExtension.class)
@SuppressWarnings("exports") // Only those who use this need JUnit; a module that does not must not have to read it.
public @interface WithSandbox {

    /**
     * Whether to serve over TLS.
     *
     * @return by default not
     */
    boolean tls() default false;

    /**
     * Whether to serve HTTP/2.
     *
     * @return by default not
     */
    boolean http2() default false;

    /**
     * The most streams of one HTTP/2 connection.
     *
     * @return 0, the default, for no limit
     */
    int maxConcurrentStreams() default 0;

    /**
     * The time between two tokens of a stream.
     *
     * @return milliseconds; 0 by default, since tests need not see the streaming
     */
    long tokenDelayMillis() default 0;

    /**
     * The time before the first token.
     *
     * @return milliseconds, 0 by default
     */
    long firstTokenDelayMillis() default 0;

    /**
     * How many requests one key may make in a minute.
     *
     * @return 0, the default, for any number
     */
    int requestsPerMinute() default 0;

    /**
     * The credits of the account in US dollars.
     *
     * @return a decimal number, {@code 100} by default
     */
    String credits() default "100";

    /**
     * Whether to send what OpenRouter no longer does (see {@link Sandbox.Builder#legacyHeaders}).
     *
     * @return by default not
     */
    boolean legacyHeaders() default false;
}
