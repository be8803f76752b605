package io.airsprotocols.openrouter.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every piece of Java in README, guides and Javadoc stands in a program of this module that is compiled and run. */
class DocumentationTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern IN_MARKDOWN = Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern IN_JAVADOC = Pattern.compile("<pre>\\{@code\\R(.*?)\\*? ?}</pre>", Pattern.DOTALL);
    private static final Pattern SPACE = Pattern.compile("\\s+");

    @TestFactory
    Stream<DynamicTest> snippetsAreCodeThatRuns() throws IOException {
        String programs = programs();
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : List.of(PROJECT.resolve("README.md"), PROJECT.resolve("docs"))) {
            collect(tests, file, ".md", IN_MARKDOWN, programs);
        }
        for (String module : List.of("openrouter-client", "openrouter-sandbox")) {
            collect(tests, PROJECT.resolve(module).resolve("src/main/java"), ".java", IN_JAVADOC, programs);
        }
        assertThat(tests).hasSizeGreaterThan(8);
        return tests.stream();
    }

    private static void collect(List<DynamicTest> tests, Path root, String suffix, Pattern pattern, String programs)
            throws IOException {
        for (Path file : files(root, suffix)) {
            Matcher snippets = pattern.matcher(Files.readString(file));
            for (int number = 1; snippets.find(); number++) {
                String shown = snippets.group(1);
                String snippet = flat(suffix.equals(".java") ? shown.replaceAll("(?m)^\\s*\\* ?", "") : shown);
                tests.add(DynamicTest.dynamicTest(
                        PROJECT.relativize(file) + " snippet " + number, () -> assertThat(programs.contains(snippet))
                                .as("no program of this module has:%n%s", shown)
                                .isTrue()));
            }
        }
    }

    private static String programs() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : files(Path.of("src"), ".java")) {
            if (!file.endsWith("DocumentationTest.java")) {
                all.append(flat(Files.readString(file)));
            }
        }
        return all.toString();
    }

    /** Line breaks and indentation are a matter of the page; comments of the formatter are no part of the program. */
    private static String flat(String code) {
        return SPACE.matcher(code.replaceAll("// @formatter:(on|off)", "")).replaceAll("");
    }

    private static List<Path> files(Path root, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
