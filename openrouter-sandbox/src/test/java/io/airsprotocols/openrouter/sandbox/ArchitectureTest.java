package io.airsprotocols.openrouter.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "io.airsprotocols.openrouter.sandbox";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void the_sandbox_knows_nothing_of_the_client() {
        noClasses()
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("belong to the project but not to the sandbox") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getPackageName().startsWith("io.airsprotocols.openrouter")
                                && !type.getPackageName().startsWith(ROOT);
                    }
                })
                .check(CLASSES);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void what_is_internal_does_not_know_the_public_api() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(CLASSES);
    }

    @Test
    void only_the_extension_needs_junit() {
        noClasses()
                .that()
                .doNotHaveSimpleName("WithSandbox")
                .and()
                .doNotHaveSimpleName("SandboxExtension")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.junit..")
                .check(CLASSES);
    }

    @Test
    void the_sandbox_runs_without_junit_on_the_class_path() throws Exception {
        List<Class<?>> needed = List.of(
                Sandbox.class,
                mockwebserver3.MockWebServer.class,
                okhttp3.OkHttpClient.class,
                okhttp3.tls.HeldCertificate.class,
                okio.Buffer.class,
                kotlin.Unit.class,
                tools.jackson.core.JsonParser.class,
                tools.jackson.databind.JsonNode.class,
                com.fasterxml.jackson.annotation.JsonProperty.class);
        URL[] path = needed.stream()
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("org.junit.jupiter.api.Test"))
                    .isInstanceOf(ClassNotFoundException.class);
            Class<?> sandbox = loader.loadClass(Sandbox.class.getName());
            Object running = sandbox.getMethod("start").invoke(null);
            assertThat(sandbox.getMethod("baseUrl").invoke(running).toString()).startsWith("http://127.0.0.1:");
            sandbox.getMethod("close").invoke(running);
        }
    }
}
