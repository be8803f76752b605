package io.airsprotocols.openrouter.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.sandbox.Reply;
import io.airsprotocols.openrouter.sandbox.Sandbox;
import io.airsprotocols.openrouter.sandbox.WithSandbox;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the examples as a user does: each in a JVM of its own, on the module path, told where to go by the environment. */
class ExamplesTest {

    @Test
    @WithSandbox
    void basicChatPrintsTheAnswerAndItsCost(Sandbox sandbox) throws Exception {
        String out = run("BasicChat", at(sandbox));

        assertThat(out).contains("Paris").containsPattern("cost: \\$0\\.\\d+");
    }

    @Test
    @WithSandbox
    void streamingChatPrintsTheStoryAndWhatItUsed(Sandbox sandbox) throws Exception {
        String out = run("StreamingChat", at(sandbox));

        assertThat(out).containsPattern("(stop|length), \\d+ tokens, \\$0\\.\\d+, first token after PT");
    }

    @Test
    @WithSandbox
    void multiModelPrintsOneAnswerForEachModel(Sandbox sandbox) throws Exception {
        String out = run("MultiModel", at(sandbox));

        assertThat(out)
                .contains("openai/gpt-4o-mini", "anthropic/claude-sonnet-4.5", "google/gemini-2.5-flash")
                .doesNotContain("failed");
        assertThat(out.lines().filter(line -> line.contains(" ms"))).hasSize(3);
    }

    @Test
    @WithSandbox
    void toolCallByHandAnswersWithWhatTheToolSaid(Sandbox sandbox) throws Exception {
        sandbox.script()
                .then(Reply.toolCall("call_1", "get_weather", "{\"town\":"))
                .then(Reply.toolCall("call_2", "get_weather", "{\"city\":\"Oslo\"}"))
                .then(Reply.text("Take one."));

        assertThat(run("ToolCallByHand", at(sandbox)))
                .contains("(get_weather {\"city\":\"Oslo\"})")
                .contains("Take one.");
        assertThat(sandbox.received()).hasSize(3);
        assertThat(sandbox.received().get(2).json().path("messages").toString())
                .contains("The arguments of get_weather cannot be used")
                .contains("\\\"celsius\\\":7");
    }

    @Test
    @WithSandbox
    void reasoningAcrossTurnsGivesTheModelItsThoughtsBack(Sandbox sandbox) throws Exception {
        sandbox.script()
                .then(Reply.toolCall("call_1", "free_seats", "{}").withReasoning("Two halls. Which is larger?"))
                .then(Reply.text("Seven.").withReasoning("The large one."));

        assertThat(run("ReasoningAcrossTurns", at(sandbox)))
                .contains("Two halls. Which is larger?", "kept for the next turn: reasoning.text")
                .containsPattern("The large one.\\RSeven.");
        assertThat(sandbox.received().get(1).json().path("messages").path(1).toString())
                .contains("\"reasoning_details\":[{", "Two halls. Which is larger?", "\"id\":\"call_1\"");
    }

    @Test
    @WithSandbox
    void imageQuestionSendsAFileOrAnAddress(Sandbox sandbox, @TempDir Path folder) throws Exception {
        Path picture = Files.write(folder.resolve("picture"), new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0});
        sandbox.script().then(Reply.text("A lighthouse.")).then(Reply.text("A logo."));

        assertThat(run("ImageQuestion", at(sandbox), picture.toString())).contains("A lighthouse.");
        assertThat(run("ImageQuestion", at(sandbox))).contains("A logo.");
        assertThat(sandbox.received().get(0).json().toString()).contains("data:image/jpeg;base64,/9j/AA==");
        assertThat(sandbox.received().get(1).json().toString()).contains("/java.png\"");
    }

    @Test
    @WithSandbox
    void pdfQuestionSendsAFileOrAnAddressAndAsksTwice(Sandbox sandbox, @TempDir Path folder) throws Exception {
        Path paper = Files.writeString(folder.resolve("paper.pdf"), "%PDF-1.7");
        sandbox.script().then(Reply.text("Money.")).then(Reply.text("Somebody."));

        assertThat(run("PdfQuestion", at(sandbox), paper.toString())).contains("Money.", "Somebody.");
        assertThat(sandbox.received().get(1).json().toString())
                .contains("data:application/pdf;base64,JVBERi0xLjc=", "\"filename\":\"paper.pdf\"", "Money.");
    }

    @Test
    @WithSandbox
    void capabilityCheckTellsTheMostAndThenTheBill(Sandbox sandbox) throws Exception {
        String out = run("CapabilityCheck", at(sandbox));

        assertThat(out)
                .contains("does not take top_a, was 0.2")
                .containsPattern("google/gemini-2.5-flash: \\$0\\.\\d+, At most")
                .containsPattern("at most \\$0\\.\\d+, billed \\$0\\.\\d+");
    }

    @Test
    @WithSandbox
    void typedAnswerPrintsValuesAndWhatTheyCost(Sandbox sandbox) throws Exception {
        String out = run("TypedAnswer", at(sandbox));

        assertThat(out)
                .contains("the schema: {\"type\":\"object\"", " has 1 inhabitants", ", ARID")
                .containsPattern(", by \\S+ for \\$0\\.\\d+")
                .doesNotContain("no value");
    }

    @Test
    @WithSandbox
    void streamingTypedAnswerPrintsTheValueAsItFillsAndElementsAsTheyClose(Sandbox sandbox) throws Exception {
        String out = run("StreamingTypedAnswer", at(sandbox));

        assertThat(out)
                .contains("(no title yet): 0 ingredients, 0 steps", ": 1 ingredients, 1 steps", "whole: Recipe[title=")
                .containsPattern("cost: \\$0\\.\\d+")
                .containsPattern("buy 1.0 .+ of .+");
    }

    @Test
    void withoutAKeyAnExampleSaysWhatToDo() throws Exception {
        assertThat(output("BasicChat", Map.of("OPENROUTER_API_KEY", ""), 1)).contains("set OPENROUTER_API_KEY");
    }

    @ParameterizedTest
    @WithSandbox
    @CsvSource({"ImageQuestion, There is no file", "PdfQuestion, There is no file", "BasicChat, nothing.png is not"})
    void whatGoesWrongIsOneLine(String example, String line, Sandbox sandbox) throws Exception {
        sandbox.script().then(Reply.error(400, "nothing.png is not to be asked"));

        String out = output("Run", at(sandbox), 1, example, "nothing.png");

        assertThat(out.lines().filter(each -> !each.contains("operation=")))
                .singleElement()
                .asString()
                .startsWith("example: ")
                .contains(line);
    }

    @Tag("live")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "BasicChat",
                "StreamingChat",
                "MultiModel",
                "CapabilityCheck",
                "TypedAnswer",
                "StreamingTypedAnswer"
            })
    void runsAgainstTheRealApi(String example) throws Exception {
        assertThat(System.getenv("OPENROUTER_API_KEY"))
                .as("OPENROUTER_API_KEY, which tests of the real API need")
                .isNotBlank();

        assertThat(run(example, Map.of())).contains("$").doesNotContain("failed");
    }

    @Tag("live")
    @ParameterizedTest
    @ValueSource(strings = {"ToolCallByHand", "ReasoningAcrossTurns", "ImageQuestion", "PdfQuestion"})
    void answersFromTheRealApi(String example) throws Exception {
        assertThat(System.getenv("OPENROUTER_API_KEY"))
                .as("OPENROUTER_API_KEY, which tests of the real API need")
                .isNotBlank();

        assertThat(run(example, Map.of())).isNotBlank();
    }

    private static Map<String, String> at(Sandbox sandbox) {
        return Map.of("OPENROUTER_BASE_URL", sandbox.baseUrl().toString(), "OPENROUTER_API_KEY", sandbox.apiKey());
    }

    private static String run(String example, Map<String, String> environment, String... args) throws Exception {
        return output(example, environment, 0, args);
    }

    private static String output(String example, Map<String, String> environment, int exit, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                modulePath(),
                "-m",
                "io.airsprotocols.openrouter.examples/io.airsprotocols.openrouter.examples." + example));
        command.addAll(List.of(args));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().putAll(environment);
        Process running = process.start();
        String out = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(running.waitFor(30, TimeUnit.SECONDS)).as("ended: " + out).isTrue();
        assertThat(running.exitValue()).as(out).isEqualTo(exit);
        return out;
    }

    /** What an application has at run time: nothing of the tests' own. */
    private static String modulePath() {
        List<String> parts = new ArrayList<>();
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!each.contains("test-classes")
                    && !each.contains("junit")
                    && !each.contains("opentest4j")
                    && !each.contains("assertj")
                    && !each.contains("apiguardian")
                    && !each.contains("byte-buddy")
                    && !each.contains("surefire")) {
                parts.add(each);
            }
        }
        return String.join(File.pathSeparator, parts);
    }
}
