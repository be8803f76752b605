package io.airsprotocols.openrouter.sandbox;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Starts sandboxes for tests; used by {@link WithSandbox} alone. JUnit (5.13 or newer) closes them when the class or
 * method they belong to is over.
 */
final class SandboxExtension implements BeforeEachCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SandboxExtension.class);

    private static final String PARAMETERIZED = "org.junit.jupiter.params.ParameterizedTest";

    /** Made by JUnit. */
    public SandboxExtension() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        of(context).reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Sandbox.class || (type == URI.class && !isOfOthers(parameter));
    }

    /** An annotation asks another extension, and what comes first in a parameterized test is its argument. */
    private static boolean isOfOthers(ParameterContext parameter) {
        return parameter.getParameter().getAnnotations().length > 0
                || (parameter.getIndex() == 0
                        && Arrays.stream(parameter.getDeclaringExecutable().getAnnotations())
                                .anyMatch(SandboxExtension::isParameterized));
    }

    /** Whether it is JUnit's ParameterizedTest, or has it; by its name, for not everyone has it. */
    private static boolean isParameterized(Annotation annotation) {
        Class<? extends Annotation> type = annotation.annotationType();
        return type.getName().equals(PARAMETERIZED)
                || Arrays.stream(type.getAnnotations())
                        .anyMatch(each -> each.annotationType().getName().equals(PARAMETERIZED));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Sandbox sandbox = of(context);
        return parameter.getParameter().getType() == URI.class ? sandbox.baseUrl() : sandbox;
    }

    /** The sandbox of the nearest element that is annotated: the method, its class, or a class around it. */
    private static Sandbox of(ExtensionContext context) {
        for (Optional<ExtensionContext> at = Optional.of(context);
                at.isPresent();
                at = at.get().getParent()) {
            ExtensionContext here = at.get();
            WithSandbox choices =
                    here.getElement().map(SandboxExtension::annotation).orElse(null);
            if (choices != null) {
                // A store looks into those around it, and a method must not find the sandbox of its class.
                return here.getStore(NAMESPACE)
                        .getOrComputeIfAbsent(here.getUniqueId(), unused -> start(choices), Sandbox.class);
            }
        }
        throw new ParameterResolutionException("Nothing around this test is annotated with @WithSandbox");
    }

    private static @Nullable WithSandbox annotation(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, WithSandbox.class).orElse(null);
    }

    private static Sandbox start(WithSandbox choices) {
        return Sandbox.start(builder -> {
            if (choices.tls()) {
                builder.tls();
            }
            if (choices.http2()) {
                builder.http2();
            }
            if (choices.maxConcurrentStreams() > 0) {
                builder.maxConcurrentStreams(choices.maxConcurrentStreams());
            }
            if (choices.requestsPerMinute() > 0) {
                builder.requestsPerMinute(choices.requestsPerMinute());
            }
            builder.tokenDelay(Duration.ofMillis(choices.tokenDelayMillis()))
                    .firstTokenDelay(Duration.ofMillis(choices.firstTokenDelayMillis()))
                    .credits(new BigDecimal(choices.credits()))
                    .legacyHeaders(choices.legacyHeaders());
        });
    }
}
