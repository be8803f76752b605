package io.airsprotocols.openrouter.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.http.Headers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The directions in which the packages of the client may depend on each other. */
class PackagesTest {

    private static final String ROOT = "io.airsprotocols.openrouter";

    /** What every feature may stand on. */
    private static final List<String> BELOW_FEATURES = List.of(
            "json", "sse", "error", "http", "usage", "schema", "routing", "tool", "internal.codec", "internal.engine");

    /** Packages by what they may depend on, the lowest first. What is not named here is a feature to be given a place. */
    private static final Map<String, List<String>> MAY_DEPEND_ON = mayDependOn();

    private static final JavaClasses CLIENT = client();

    private static JavaClasses client() {
        // The rules are about our own classes; reading the JDK's takes long and tells nothing.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .importUrl(
                        OpenRouter.class.getProtectionDomain().getCodeSource().getLocation());
    }

    private static Map<String, List<String>> mayDependOn() {
        Map<String, List<String>> law = new LinkedHashMap<>();
        law.put("json", List.of());
        law.put("sse", List.of());
        law.put("error", List.of("json"));
        law.put("http", List.of("error", "json"));
        law.put("internal.codec", List.of("json"));
        law.put("internal.engine", List.of("json", "sse", "error", "http", "internal.codec"));
        law.put("internal.okhttp", List.of("error", "http", "internal.engine"));
        law.put("usage", List.of("json", "error", "internal.codec"));
        law.put("schema", List.of("json", "error", "internal.codec"));
        law.put("routing", List.of("json", "error", "internal.codec"));
        law.put("tool", List.of("json", "error", "schema", "routing", "internal.codec"));
        for (String feature :
                List.of("chat", "responses", "messages", "media", "embedding", "catalog", "account", "admin")) {
            law.put(feature, BELOW_FEATURES);
        }
        // A request speaks of modalities, and is checked against what the catalogue says of its model.
        law.put(
                "chat",
                Stream.concat(BELOW_FEATURES.stream(), Stream.of("catalog")).toList());
        law.put(
                "agent",
                Stream.concat(BELOW_FEATURES.stream(), Stream.of("chat")).toList());
        return law;
    }

    @TestFactory
    Stream<DynamicTest> packages_depend_only_on_what_they_may() {
        return MAY_DEPEND_ON.keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> mayDepend(name).check(CLIENT)));
    }

    @Test
    void every_package_has_its_place() {
        Set<String> strangers = CLIENT.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(ROOT))
                .map(name -> name.substring(ROOT.length() + 1))
                .filter(name -> MAY_DEPEND_ON.keySet().stream().noneMatch(known -> within(name, known)))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(strangers)
                .as("Packages without a place in the table above: say what they may depend on")
                .isEmpty();
    }

    @Test
    void there_are_no_cycles_between_packages() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLIENT);
    }

    @Test
    void nothing_below_knows_the_root() {
        rule(noClasses()
                        .that()
                        .resideInAPackage(ROOT + ".*..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ROOT))
                .check(CLIENT);
    }

    @Test
    void only_the_transport_and_the_builder_know_the_http_library() {
        rule(noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + ".internal.okhttp..")
                        .and()
                        .doNotHaveFullyQualifiedName(ROOT + ".OpenRouterBuilder")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("okhttp3..", "okio.."))
                .check(CLIENT);
    }

    @Test
    void only_json_errors_features_and_internals_know_the_json_library() {
        rule(noClasses()
                        .that()
                        .resideInAnyPackage(ROOT + ".sse..", ROOT + ".http..", ROOT + ".internal.okhttp..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("tools.jackson.."))
                .check(CLIENT);
    }

    /** But for the constructors of the features, which take the engine so that only the client can make one. */
    @Test
    void what_users_see_never_mentions_internals() {
        assertThat(CLIENT.stream()
                        .filter(type -> !within(type.getPackageName(), ROOT + ".internal"))
                        .flatMap(type -> PublicSignatures.of(type).stream())
                        .filter(seen -> within(seen.type().getPackageName(), ROOT + ".internal"))
                        .map(PublicSignatures.Seen::toString))
                .allMatch(seen ->
                        seen.matches(".*internal\\.engine\\.Engine in .*\\.(Chat|Catalog|Account)\\.<init>\\(.*"));
    }

    /** Rules that nothing breaks yet may be rules that bind nothing: each kind is shown to bind. */
    @Test
    void the_rules_bind() {
        JavaClasses classes = new ClassFileImporter().importClasses(OpenRouter.class, Headers.class);

        assertThat(CLIENT.contain(OpenRouter.class)).isTrue();
        assertThat(CLIENT.contain(PackagesTest.class)).isFalse();
        assertThatThrownBy(() -> noClasses()
                        .that()
                        .resideInAPackage(ROOT)
                        .should()
                        .dependOnClassesThat(inOneOfOursBut("", List.of("http")))
                        .check(CLIENT))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(ROOT + ".internal.engine.Engine");
        assertThat(PublicSignatures.of(classes.get(OpenRouter.class)))
                .extracting(seen -> seen.type().getName())
                .contains(ROOT + ".OpenRouterBuilder")
                .doesNotContain(ROOT + ".internal.engine.Engine");
    }

    private static ArchRule mayDepend(String name) {
        return rule(noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should()
                .dependOnClassesThat(inOneOfOursBut(name, MAY_DEPEND_ON.get(name))));
    }

    private static DescribedPredicate<JavaClass> inOneOfOursBut(String self, List<String> allowed) {
        List<String> packages = new ArrayList<>();
        allowed.forEach(each -> packages.add(ROOT + "." + each + ".."));
        packages.add(self.isEmpty() ? ROOT : ROOT + "." + self + "..");
        return resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(packages.toArray(String[]::new))));
    }

    /** Rules speak of packages that are still to come. */
    private static ArchRule rule(ArchRule rule) {
        return rule.allowEmptyShould(true);
    }

    private static boolean within(String name, String parent) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }
}
