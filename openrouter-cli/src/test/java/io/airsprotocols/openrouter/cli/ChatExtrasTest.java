package io.airsprotocols.openrouter.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.airsprotocols.openrouter.cli.InProcess.Run;
import io.airsprotocols.openrouter.sandbox.Fault;
import io.airsprotocols.openrouter.sandbox.Received;
import io.airsprotocols.openrouter.sandbox.Reply;
import io.airsprotocols.openrouter.sandbox.Sandbox;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files, schemas, thoughts, comparisons, pictures and citations. */
class ChatExtrasTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path directory;

    @AutoClose
    private final Sandbox sandbox = Sandbox.start(choices -> choices.tokenDelay(Duration.ZERO));

    private Run run(String... args) {
        return InProcess.with(sandbox).run(args);
    }

    private JsonNode sent() {
        Received received = sandbox.takeReceived(Duration.ofSeconds(30));
        return received.json();
    }

    private Path file(String name, String latin1) throws IOException {
        return Files.write(directory.resolve(name), latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Stream<Arguments> files() {
        return Stream.of(
                arguments("\u0089PNG\r\n\u001a\nx", "image_url", "image_url/url", "data:image/png;base64,"),
                arguments("\u00ff\u00d8\u00ff\u00e0", "image_url", "image_url/url", "data:image/jpeg;base64,"),
                arguments("GIF89a", "image_url", "image_url/url", "data:image/gif;base64,"),
                arguments("RIFF1234WEBPVP8", "image_url", "image_url/url", "data:image/webp;base64,"),
                arguments("%PDF-1.7", "file", "file/file_data", "data:application/pdf;base64,"),
                arguments("RIFF1234WAVEfmt", "input_audio", "input_audio/format", "wav"),
                arguments("ID3\u0003", "input_audio", "input_audio/format", "mp3"),
                arguments("\u00ff\u00fb\u0090", "input_audio", "input_audio/format", "mp3"),
                arguments("\u00ff\u00f1\u0050", "input_audio", "input_audio/format", "aac"),
                arguments("fLaC\u0000", "input_audio", "input_audio/format", "flac"),
                arguments("OggS\u0000", "input_audio", "input_audio/format", "ogg"),
                arguments("FORM1234AIFF", "input_audio", "input_audio/format", "aiff"),
                arguments("1234ftypM4A x", "input_audio", "input_audio/format", "m4a"),
                arguments("1234ftypisomx", "video_url", "video_url/url", "data:video/mp4;base64,"),
                arguments("1234ftypqt  x", "video_url", "video_url/url", "data:video/quicktime;base64,"),
                arguments("\u001aE\u00df\u00a3", "video_url", "video_url/url", "data:video/webm;base64,"),
                arguments("\u0000\u0000\u0001\u00bax", "video_url", "video_url/url", "data:video/mpeg;base64,"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_goes_along_as_what_its_first_bytes_say(String bytes, String type, String pointer, String value)
            throws IOException {
        Path file = file("thing.dat", bytes);

        Run run = run("chat", "-m", "sandbox/echo", "--attach", file.toString(), "What is it?");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).isEqualTo("What is it?\n");
        JsonNode content = sent().at("/messages/0/content");
        assertThat(content.at("/0/text").stringValue()).isEqualTo("What is it?");
        assertThat(content.at("/1/type").stringValue()).isEqualTo(type);
        assertThat(content.at("/1/" + pointer).stringValue()).startsWith(value);
        assertThat(content.toString())
                .contains(Base64.getEncoder().encodeToString(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void several_files_go_along_in_their_order() throws IOException {
        Path first = file("a.pdf", "%PDF-1.4 a");
        Path second = file("b.png", "\u0089PNG\r\n\u001a\n");

        run("chat", "-m", "sandbox/echo", "-a", first.toString(), "Both", "-a", second.toString());

        JsonNode content = sent().at("/messages/0/content");
        assertThat(content.at("/1/file/filename").stringValue()).isEqualTo("a.pdf");
        assertThat(content.at("/2/type").stringValue()).isEqualTo("image_url");
    }

    @Test
    void a_file_that_cannot_go_along_is_told_with_what_to_do() throws IOException {
        Path text = file("notes.txt", "just words");
        Path other = file("noise.avi", "RIFF1234AVI LIST");

        Run unknown = run("chat", "-a", text.toString(), "?");
        Run avi = run("chat", "-a", other.toString(), "?");
        Run missing = run("chat", "-a", directory.resolve("none.png").toString(), "?");
        Run folder = run("chat", "-a", directory.toString(), "?");

        assertThat(List.of(unknown, avi, missing, folder)).allMatch(run -> run.code() == ExitCode.USAGE.number());
        assertThat(unknown.err())
                .contains("notes.txt is a text.")
                .contains("go on stdin")
                .contains("< " + text + ").");
        assertThat(avi.err()).contains("noise.avi is neither an image");
        assertThat(missing.err()).contains("there is no file").contains("none.png");
        assertThat(folder.err()).contains("is no file");
        assertThat(sandbox.received()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "picture.png | just words | is a text.",
                "sound.mp3 | Grüße | is a text.",
                "drawing.svg | <svg/> | is a text.",
                "it's mine.md | # Words | < 'DIR/it'\\''s mine.md').",
                "old.bmp | BM\u0000\u0001x | is neither an image (PNG",
                "packed.zip | PK\u0003\u0004x | Convert it to one of these.",
                "none.png | '' | is empty.",
            })
    void a_name_does_not_make_a_file_what_it_is_not(String name, String text, String said) throws IOException {
        Path file = Files.writeString(directory.resolve(name), text);

        Run run = run("chat", "-a", file.toString(), "?");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("--attach: " + file).contains(said.replace("DIR", directory.toString()));
        assertThat(sandbox.received()).isEmpty();
    }

    @Test
    void a_file_that_is_too_large_is_told_in_the_words_of_the_command() throws IOException {
        Path file = file("large.png", "\u0089PNG\r\n\u001a\n");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(100_000_001);
        }

        Run run = run("chat", "-a", file.toString(), "?");
        Run unnamed = run("chat", "-a", "", "?");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err())
                .contains("--attach: " + file + " has 100,000,001 bytes, and at most 100,000,000 can be sent")
                .doesNotContain("Limits");
        assertThat(unnamed.err()).contains("--attach: the path is empty.");
    }

    @Test
    void an_answer_fits_the_schema_of_a_file() throws IOException {
        Path schema = file(
                "my city.json",
                "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"minimum\":7}},\"required\":[\"n\"],"
                        + "\"additionalProperties\":false}");

        Run run = run("chat", "--schema", schema.toString(), "How many?");

        assertThat(run.out()).isEqualTo("{\"n\":7}\n");
        JsonNode format = sent().get("response_format");
        assertThat(format.get("type").stringValue()).isEqualTo("json_schema");
        assertThat(format.at("/json_schema/name").stringValue()).isEqualTo("my_city");
        assertThat(format.at("/json_schema/strict").booleanValue()).isTrue();
    }

    @Test
    void a_schema_that_leaves_things_open_is_not_sent_as_strict_and_a_named_one_as_it_stands() throws IOException {
        Path open = file("open.json", "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}}}");
        String named = "{\"name\":\"mine\",\"strict\":false,\"schema\":{\"type\":\"string\"}}";
        Path own = file("own.json", named);

        run("chat", "--schema", open.toString(), "?");
        run("chat", "--schema", own.toString(), "?");

        assertThat(sent().at("/response_format/json_schema").has("strict")).isFalse();
        assertThat(sent().at("/response_format/json_schema")).isEqualTo(JSON.readTree(named));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":\"array\",\"items\":{\"type\":\"string\"}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"object\"}},\"required\":[\"a\"],"
                        + "\"additionalProperties\":false}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"b\"],"
                        + "\"additionalProperties\":false}"
            })
    void a_schema_that_breaks_the_rules_of_strict_mode_is_not_sent_as_strict(String schema) throws IOException {
        run("chat", "--schema", file("some.json", schema).toString(), "?");

        assertThat(sent().at("/response_format/json_schema/strict").asBoolean(false))
                .isFalse();
    }

    @Test
    void a_property_named_properties_does_not_make_a_schema_less_strict() throws IOException {
        Path schema = file(
                "some.json",
                "{\"type\":\"object\",\"properties\":{\"properties\":{\"type\":\"string\"}},\"required\":"
                        + "[\"properties\"],\"additionalProperties\":false}");

        run("chat", "--schema", schema.toString(), "?");

        assertThat(sent().at("/response_format/json_schema/strict").booleanValue())
                .isTrue();
    }

    @Test
    void a_whole_response_format_is_taken_too_and_a_name_that_is_none_is_told() throws IOException {
        String format =
                "{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"mine\",\"schema\":{\"type\":\"integer\"}}}";
        Path bad = file("bad.json", "{\"name\":\"bad name!\",\"schema\":{\"type\":\"object\"}}");

        Run whole = run("chat", "--schema", file("whole.json", format).toString(), "?");
        Run named = run("chat", "--schema", bad.toString(), "?");

        assertThat(whole.code()).as(whole.err()).isZero();
        assertThat(sent().get("response_format")).isEqualTo(JSON.readTree(format));
        assertThat(named.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(named.err()).contains("bad.json").contains("\"bad name!\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "length | {\"n\": | The limit of tokens cut the answer | Raise --max-tokens",
                "stop | {\"n\":\"x\"} | does not fit the schema: $.n: wanted a whole number, found \"x\" | another model",
                "stop | ```json {\"n\":1} ``` | is not JSON alone | another model",
                "stop | '' | is not JSON alone | another model",
            })
    void an_answer_that_does_not_fit_the_schema_is_told(String finish, String text, String said, String advice)
            throws IOException {
        Path schema = file(
                "some.json",
                "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},\"required\":[\"n\"],"
                        + "\"additionalProperties\":false}");
        sandbox.script().when(any -> true, Reply.text(text).withFinishReason(finish));

        for (String[] more : new String[][] {{}, {"--no-stream"}, {"--compare", "a/b,c/d"}}) {
            Run run = run(Stream.concat(Stream.of("chat", "--schema", schema.toString(), "?"), Stream.of(more))
                    .toArray(String[]::new));

            assertThat(run.code()).isEqualTo(ExitCode.PROVIDER.number());
            assertThat(run.out()).contains(text);
            assertThat(run.err()).contains(said).contains(advice);
        }
    }

    @Test
    void a_refusal_of_the_model_is_told_where_a_schema_was_asked_for() throws IOException {
        sandbox.script().then(Reply.refusal("I would rather not"));

        Run run = run("chat", "--schema", file("any.json", "{}").toString(), "?");

        assertThat(run.code()).isEqualTo(ExitCode.PROVIDER.number());
        assertThat(run.err()).contains("The model refuses to answer: I would rather not.");
    }

    @Test
    void beside_json_that_fits_a_schema_nothing_stands_on_stdout() throws IOException {
        sandbox.script().then(Reply.text("{}").withCitation("https://example.com/a", "The weather", 0, 2));

        Run run = run("chat", "--schema", file("any.json", "{}").toString(), "?");

        assertThat(run.out()).isEqualTo("{}\n");
        assertThat(run.err()).contains("\n[1] The weather https://example.com/a\n");
    }

    @Test
    void a_schema_that_is_none_is_told() throws IOException {
        Run broken = run("chat", "--schema", file("broken.json", "{\n\n,").toString(), "?");
        Run array = run("chat", "--schema", file("array.json", "[]").toString(), "?");
        Run missing = run("chat", "--schema", directory.resolve("none.json").toString(), "?");

        assertThat(broken.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(broken.err()).contains("broken.json is not valid JSON").contains("(line 3)");
        assertThat(array.err()).contains("must hold a JSON object");
        assertThat(run("chat", "--schema", file("cut.json", "{\"a\":").toString(), "?")
                        .err())
                .contains("cut.json is not valid JSON: Unexpected end-of-input")
                .doesNotContain("REDACTED");
        assertThat(run("chat", "--schema", file("nothing.json", "").toString(), "?")
                        .err())
                .contains("nothing.json is empty.");
        assertThat(missing.err()).contains("there is no such file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--reasoning high Why? | high | Why?",
                "--reasoning=minimal Why? | minimal | Why?",
                "--reasoning Why? | medium | Why?",
                "--reasoning -m anthropic/claude-sonnet-4.5 Why? | medium | Why?",
                "--reasoning none Why? | none | Why?",
                "Why? --reasoning | medium | Why?",
                "--reasoning=low high tide? | low | high tide?",
            })
    void the_effort_is_optional(String words, String effort, String question) {
        Run run = run(
                Stream.concat(Stream.of("chat"), Stream.of(words.split(" "))).toArray(String[]::new));

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode request = sent();
        assertThat(request.at("/reasoning/effort").stringValue()).isEqualTo(effort);
        assertThat(request.at("/messages/0/content").stringValue()).isEqualTo(question);
    }

    @Test
    void thoughts_are_shown_on_stderr_if_they_were_asked_for() {
        for (String[] more : new String[][] {{}, {"--no-stream"}}) {
            sandbox.script().then(Reply.text("The answer.").withReasoning("Let me think."));
            sandbox.script().then(Reply.text("The answer.").withReasoning("Let me think."));
            Run asked = run(Stream.concat(Stream.of("chat", "--reasoning", "Why?"), Stream.of(more))
                    .toArray(String[]::new));
            Run unasked = run(
                    Stream.concat(Stream.of("chat", "Why?"), Stream.of(more)).toArray(String[]::new));

            assertThat(asked.out()).isEqualTo("The answer.\n");
            assertThat(asked.err()).containsOnlyOnce("\nLet me think.\n").containsOnlyOnce("think");
            assertThat(unasked.err()).doesNotContain("think");
        }
    }

    @Test
    void thoughts_end_their_line_before_json_comes_too() {
        for (String[] more : new String[][] {{}, {"--no-stream"}}) {
            sandbox.script().then(Reply.text("The answer.").withReasoning("Let me think."));

            Run run = run(Stream.concat(Stream.of("chat", "--json", "--reasoning", "Why?"), Stream.of(more))
                    .toArray(String[]::new));

            assertThat(run.err()).containsOnlyOnce("\nLet me think.\nopenai/");
        }
    }

    @Test
    void thoughts_of_compared_models_are_shown_too() {
        sandbox.script().when(any -> true, Reply.text("The answer.").withReasoning("Let me think."));

        Run asked = run("chat", "--reasoning", "--compare", "a/b,c/d", "Why?");
        Run unasked = run("chat", "--compare", "a/b,c/d", "Why?");

        assertThat(asked.err().split("Let me think\\.\n", -1)).hasSize(3);
        assertThat(asked.out()).isEqualTo("== a/b ==\nThe answer.\n\n== c/d ==\nThe answer.\n\n");
        assertThat(unasked.err()).doesNotContain("think");
    }

    @Test
    void an_effort_that_is_none_is_told() {
        Run run = run("chat", "--reasoning=huge", "Why?");

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains("one of max, xhigh, high").contains("was \"huge\"");
    }

    @Test
    void models_are_compared_with_their_costs_and_the_sum_of_them() {
        Run run = run("chat", "--compare", "openai/gpt-4o,sandbox/echo", "What is 1 + 1?");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("== openai/gpt-4o ==\n1 + 1 = 2.")
                .contains("\n\n== sandbox/echo ==\nWhat is 1 + 1?\n");
        List<String> lines = run.err().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1)).startsWith("openai/gpt-4o from OpenAI | ");
        assertThat(lines.get(2)).startsWith("sandbox/echo from FakeProvider | ");
        assertThat(lines.get(3))
                .startsWith("total $" + sandbox.account().usage().toPlainString() + " for 2 of 2 answers | ");
    }

    @Test
    void all_models_are_asked_before_the_first_has_answered() throws Exception {
        sandbox.script().model("test/slow", received -> {
            // Answers only once the other question has come.
            while (sandbox.received().size() < 2) {
                Thread.onSpinWait();
            }
            return Reply.text("slow");
        });

        Run run = run("chat", "--compare", "test/slow,sandbox/echo", "Hello");

        assertThat(run.out()).isEqualTo("== test/slow ==\nslow\n\n== sandbox/echo ==\nHello\n\n");
    }

    @Test
    void a_model_that_fails_is_told_in_its_place_and_the_others_are_shown() {
        Run run = run("chat", "--compare", "no/such,sandbox/echo", "Hello");

        assertThat(run.code()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(run.out()).isEqualTo("== sandbox/echo ==\nHello\n\n");
        assertThat(run.err())
                .contains("openrouter: no/such: ")
                .contains("which models there are: openrouter models.")
                .contains("for 1 of 2 answers");
    }

    @Test
    void a_comparison_is_a_json_array_too() {
        JsonNode all = JSON.readTree(run("chat", "--json", "--compare", "sandbox/echo,no/such", "Hello")
                .out());

        assertThat(all.at("/0/choices/0/message/content").stringValue()).isEqualTo("Hello");
        assertThat(all.at("/1/model").stringValue()).isEqualTo("no/such");
        assertThat(all.at("/1/error/message").stringValue()).contains("not a valid model ID");
        assertThat(all.at("/1/error/code").intValue()).isEqualTo(400);
        assertThat(all.at("/1/error/metadata/error_type").stringValue()).isEqualTo("invalid_request");
    }

    @Test
    void the_sum_of_a_comparison_is_no_more_certain_than_its_parts() {
        sandbox.script().model("test/refused", received -> Reply.error(400, "no"));
        sandbox.script().model("test/cut", received -> Reply.fault(Fault.truncatedBody()));

        assertThat(run("chat", "--compare", "test/refused,sandbox/echo", "Hello")
                        .err())
                .contains("total $");
        assertThat(run("chat", "--compare", "test/cut,sandbox/echo", "Hello").err())
                .contains("total at least $");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--compare a/b,c/d -m e/f ? | leave out --model",
                "--compare a/b,c/d --fallback e/f ? | leave out --model and --fallback",
                "--compare a/b ? | at least two models",
                "--compare a/b, ? | at least two models",
                "--compare ,, ? | at least two models, divided by commas, was \",,\"",
                "--image-dir /no/such/place ? | there is no directory",
            })
    void options_that_do_not_go_together_are_told(String words, String why) {
        Run run = run(
                Stream.concat(Stream.of("chat"), Stream.of(words.split(" "))).toArray(String[]::new));

        assertThat(run.code()).isEqualTo(ExitCode.USAGE.number());
        assertThat(run.err()).contains(why);
        assertThat(sandbox.received()).isEmpty();
    }

    @Test
    void citations_follow_the_text_as_numbered_links() {
        sandbox.script()
                .then(Reply.text("It rains.")
                        .withCitation("https://example.com/a", "The\n weather", 0, 2)
                        .withCitation("https://example.com/b", "", 3, 4)
                        .withCitation("https://example.com/a", "The\n weather", 5, 6)
                        .withAnnotation("{\"type\":\"file\",\"file\":{\"hash\":\"x\",\"content\":[]}}"));

        Run run = run("chat", "Weather?");

        assertThat(run.out())
                .isEqualTo("It rains.\n\n[1] The weather https://example.com/a\n[2] https://example.com/b\n");
    }

    @Test
    void pictures_are_written_to_new_files_that_are_named() throws IOException {
        Path taken = file("openrouter-image-1.png", "mine");

        Run run = run(
                "chat",
                "-m",
                "google/gemini-2.5-flash-image",
                "--image",
                "--image-dir",
                directory.toString(),
                "A boat");

        assertThat(run.code()).as(run.err()).isZero();
        Path written = directory.resolve("openrouter-image-2.png");
        assertThat(run.err())
                .contains("openrouter: image written to " + written + " (" + Files.size(written) + " bytes)");
        assertThat(Files.readAllBytes(written)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Files.readString(taken)).isEqualTo("mine");
        assertThat(sent().get("modalities").toString()).isEqualTo("[\"image\",\"text\"]");
    }

    @Test
    void a_picture_without_words_is_an_answer_and_one_elsewhere_is_named() {
        sandbox.script().then(Reply.text("").withImage("image/jpeg", new byte[] {1}));
        sandbox.script()
                .then(Reply.json(
                        "{\"id\":\"gen-1\",\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":"
                                + "\"assistant\",\"content\":\"\",\"images\":[{\"image_url\":{\"url\":\"https://example.com/x.png\"}},"
                                + "{\"image_url\":{\"url\":\"data:image/png;base64,A\"}}]}}]}"));

        Run data = run("chat", "--image-dir", directory.toString(), "A boat");
        Run link = run("chat", "--no-stream", "--image-dir", directory.toString(), "A boat");

        assertThat(data.err()).contains("openrouter-image-1.jpg (1 bytes)").doesNotContain("without text");
        assertThat(link.err())
                .contains("an image is at https://example.com/x.png")
                .contains("cannot be read");
    }

    @Test
    void with_json_no_picture_is_written() throws IOException {
        sandbox.script().then(Reply.text("x").withImage("image/png", new byte[] {1}));

        Run run = run("chat", "--json", "--image-dir", directory.toString(), "A boat");

        assertThat(JSON.readTree(run.out())
                        .at("/choices/0/message/images/0/image_url/url")
                        .stringValue())
                .isEqualTo("data:image/png;base64,AQ==");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void what_is_said_aloud_is_printed_as_words() {
        sandbox.script().then(Reply.text("").withAudio(new byte[] {1, 2}, "Hello there."));

        assertThat(run("chat", "Say hello").out()).isEqualTo("Hello there.\n");
    }

    @Test
    void an_answer_that_breaks_off_shows_what_came() {
        sandbox.script().then(Reply.text("One two").withReasoning("Hm.").withFault(Fault.resetAfter(3)));

        Run run = run("chat", "--reasoning", "Count");

        assertThat(run.code()).isEqualTo(ExitCode.BROKEN_OFF.number());
        assertThat(run.err()).contains("Hm.");
    }
}
