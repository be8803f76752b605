package io.airsprotocols.openrouter.chat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import io.airsprotocols.openrouter.support.SpecPaths;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Every property of chat completions that the official description reaches, or OpenRouter's guides have, is typed: for each
 * there is a row that sets it through the builder or reads it through an accessor, and every row is proved.
 */
@Tag("spec")
class ChatCoverageTest {

    private static JsonNode spec;

    @BeforeAll
    static void read() {
        spec = new YAMLMapper()
                .readTree(Path.of(System.getProperty("openrouter.spec")).toFile());
    }

    private static Set<String> requestProperties() {
        return with(SpecPaths.reachable(spec, "ChatRequest"), ReferenceProperties.REQUEST);
    }

    private static Set<String> answerProperties() {
        return with(SpecPaths.reachable(spec, "ChatResult"), ReferenceProperties.ANSWER);
    }

    private static Set<String> chunkProperties() {
        return with(SpecPaths.reachable(spec, "ChatStreamChunk"), ReferenceProperties.CHUNK);
    }

    private static Set<String> with(Set<String> described, List<String> documented) {
        Set<String> all = new LinkedHashSet<>(described);
        all.addAll(documented);
        return all;
    }

    private static List<RequestRow> requestRows() {
        List<RequestRow> rows = new ArrayList<>(RequestCoverage.rows());
        rows.addAll(MessageCoverage.rows());
        return rows;
    }

    @TestFactory
    Stream<DynamicTest> request_properties_are_set_by_the_builder() {
        return requestRows().stream().map(row -> DynamicTest.dynamicTest(row.property(), row::prove));
    }

    @TestFactory
    Stream<DynamicTest> answer_and_chunk_properties_are_read_by_accessors() {
        return Stream.concat(
                AnswerCoverage.rows().stream().map(row -> DynamicTest.dynamicTest("answer " + row.path(), row::prove)),
                ChunkCoverage.rows().stream().map(row -> DynamicTest.dynamicTest("chunk " + row.path(), row::prove)));
    }

    @Test
    void no_property_is_missing() {
        Set<String> request =
                missing(requestProperties(), requestRows().stream().map(RequestRow::property));
        Set<String> answer =
                missing(answerProperties(), AnswerCoverage.rows().stream().map(AnswerRow::path));
        Set<String> chunk =
                missing(chunkProperties(), ChunkCoverage.rows().stream().map(AnswerRow::path));
        int requests = requestProperties().size();
        int answers = answerProperties().size() + chunkProperties().size();
        System.out.printf(
                "chat coverage: request %d/%d typed, answer %d/%d typed%n",
                requests - request.size(), requests, answers - answer.size() - chunk.size(), answers);

        assertThat(request).as("request properties without a row").isEmpty();
        assertThat(answer).as("answer properties without a row").isEmpty();
        assertThat(chunk).as("chunk properties without a row").isEmpty();
    }

    private static Set<String> missing(Set<String> properties, Stream<String> typed) {
        Set<String> rows = typed.collect(Collectors.toSet());
        return properties.stream().filter(each -> !rows.contains(each)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Reading and writing raw JSON would type nothing. */
    @Test
    void rows_use_no_raw_json() {
        ArchRule rule = noClasses()
                .that()
                .haveSimpleNameEndingWith("Coverage")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "it takes or gives the JSON of a property", (JavaCall<?> call) -> isRaw(call)));
        rule.check(new ClassFileImporter()
                .importClasses(
                        RequestCoverage.class,
                        MessageCoverage.class,
                        ToolCoverage.class,
                        AnswerCoverage.class,
                        ChunkCoverage.class,
                        SharedCoverage.class));
        assertThatThrownBy(() -> rule.check(new ClassFileImporter().importClasses(RawCoverage.class)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("extra");
    }

    private static boolean isRaw(JavaCall<?> call) {
        return call.getTargetOwner().getPackageName().startsWith("io.airsprotocols.openrouter")
                && !call.getTargetOwner().isEquivalentTo(RequestRow.class)
                && (call.getName().equals("extra")
                        || call.getName().equals("json")
                        || (call.getName().equals("of")
                                && call.getTarget().getRawParameterTypes().stream()
                                        .anyMatch(each -> each.isEquivalentTo(JsonNode.class))));
    }

    /** Breaks the rule. */
    private static final class RawCoverage {
        static RequestRow row() {
            return RequestRow.row(".verbosity", "'low'", b -> b.extra("verbosity", "low"));
        }
    }

    /** The walk finds what is known to be there, nested, in lists, in arms of unions and in maps. */
    @Test
    void the_walk_reaches_every_depth() {
        assertThat(SpecPaths.reachable(spec, "ChatRequest"))
                .hasSizeGreaterThan(400)
                .contains(
                        ".temperature",
                        ".reasoning.effort",
                        ".logit_bias.*",
                        ".plugins[]<web>.user_location.city",
                        ".plugins[]<fusion>.tools[].parameters.*",
                        ".messages[]<user>.content[]<image_url>.image_url.detail",
                        ".messages[]<assistant>.reasoning_details[]<reasoning.text>.signature",
                        ".tools[]<openrouter:web_search>.parameters.user_location.timezone",
                        ".tool_choice<function>.function.name",
                        ".stop_server_tools_when[]<max_cost>.max_cost_in_dollars",
                        ".provider.max_price.prompt");
        assertThat(SpecPaths.reachable(spec, "ChatStreamChunk"))
                .contains(".choices[].delta.tool_calls[].function.arguments", ".error.metadata.error_type");
    }
}
