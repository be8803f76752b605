package io.airsprotocols.openrouter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.util.List;
import okhttp3.Protocol;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.support.AnnotationSupport;

@WithSandbox
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WithSandboxTest {

    private static int port;

    @Test
    @Order(1)
    void a_test_is_given_a_sandbox_and_its_address(Sandbox sandbox, URI baseUrl) throws IOException {
        port = sandbox.port();
        assertThat(baseUrl).isEqualTo(sandbox.baseUrl());
        try (Client client = new Client(sandbox)) {
            sandbox.script().then(Reply.text("left over"));
            assertThat(client.get("/key").status()).isEqualTo(200);
        }
        assertThat(sandbox.received()).hasSize(1);
    }

    @Test
    @Order(2)
    void the_sandbox_of_a_class_is_shared_but_clean(Sandbox sandbox) {
        assertThat(sandbox.port()).isEqualTo(port);
        assertThat(sandbox.received()).isEmpty();
        assertThat(sandbox.script().unused()).isZero();
    }

    @Test
    @WithSandbox(
            tls = true,
            http2 = true,
            maxConcurrentStreams = 7,
            requestsPerMinute = 3,
            credits = "0.5",
            legacyHeaders = true)
    void a_method_may_have_a_sandbox_of_its_own(Sandbox sandbox) throws IOException {
        assertThat(sandbox.port()).isNotEqualTo(port);
        assertThat(sandbox.account().credits()).isEqualByComparingTo("0.5");
        try (Client client = new Client(sandbox, List.of(Protocol.HTTP_2, Protocol.HTTP_1_1))) {
            assertThat(client.ask(Client.question("sandbox/echo", "x"))
                            .headers()
                            .get("X-RateLimit-Limit"))
                    .isEqualTo("3");
        }
        assertThat(sandbox.received().get(0).protocol()).isEqualTo("HTTP/2");
    }

    @Nested
    class Inside {

        @Test
        void nested_tests_use_the_sandbox_around_them(Sandbox sandbox) {
            assertThat(sandbox.port()).isEqualTo(port);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "http://own.test/x")
    void an_argument_of_a_parameterized_test_is_its_own(URI own, Sandbox sandbox, URI baseUrl) {
        assertThat(own).hasHost("own.test");
        assertThat(baseUrl).isEqualTo(sandbox.baseUrl());
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.PARAMETER)
    @interface Elsewhere {}

    static final class ElsewhereResolver implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.isAnnotated(Elsewhere.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return URI.create("http://elsewhere.test");
        }
    }

    @Test
    @ExtendWith(ElsewhereResolver.class)
    void an_address_that_is_annotated_is_left_to_others(@Elsewhere URI other, URI baseUrl, Sandbox sandbox) {
        assertThat(other).hasHost("elsewhere.test");
        assertThat(baseUrl).isEqualTo(sandbox.baseUrl());
    }

    @Test
    void the_annotation_is_found_on_subclasses_too() {
        assertThat(AnnotationSupport.isAnnotated(Sub.class, WithSandbox.class)).isTrue();
    }

    static class Sub extends WithSandboxTest {}
}
