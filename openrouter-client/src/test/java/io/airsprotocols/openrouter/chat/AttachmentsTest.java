package io.airsprotocols.openrouter.chat;

import static io.airsprotocols.openrouter.support.Canned.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.airsprotocols.openrouter.OpenRouter;
import io.airsprotocols.openrouter.OpenRouterBuilder;
import io.airsprotocols.openrouter.error.AttachmentException;
import io.airsprotocols.openrouter.http.Headers;
import io.airsprotocols.openrouter.http.HttpAnswer;
import io.airsprotocols.openrouter.http.Limits;
import io.airsprotocols.openrouter.http.RetryPolicy;
import io.airsprotocols.openrouter.support.Canned;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files within a request: read while they are sent, by each attempt, and refused before anything is sent by half. */
class AttachmentsTest {

    private static final String PNG_HEAD = "\u0089PNG\r\n\u001a\n";

    @TempDir
    private Path folder;

    @AutoClose
    private final MockWebServer server = Canned.server();

    private OpenRouter router(Consumer<OpenRouterBuilder> more) {
        return OpenRouter.create(b -> {
            b.apiKey(KEY).baseUrl(Canned.url(server)).retry(RetryPolicy.none());
            more.accept(b);
        });
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] png(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        System.arraycopy(latin1(PNG_HEAD), 0, bytes, 0, PNG_HEAD.length());
        return bytes;
    }

    private static ChatRequest ask(ContentPart... parts) {
        return ChatRequest.builder("sim/alpha").user(parts).build();
    }

    private static JsonNode sent(RecordedRequest request) {
        return JsonMapper.shared()
                .readTree(Canned.body(request))
                .path("messages")
                .path(0)
                .path("content");
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 10, 11, 49_151, 49_152, 49_153, 98_304, 200_001})
    void a_file_of_any_size_goes_out_as_base64_with_its_length_told(int size) throws IOException {
        byte[] content = png(size);
        ContentPart image = ContentPart.image(file("a.png", content)).withDetail(ImageDetail.HIGH);
        server.enqueue(Canned.ok("a cat"));
        try (OpenRouter router = router(b -> {})) {
            router.chat().send(ask(ContentPart.text("\"What\" é?"), image, ContentPart.text("end")));
        }
        RecordedRequest request = Canned.request(server);
        JsonNode parts = sent(request);
        assertThat(request.getHeaders().get("Content-Length"))
                .isEqualTo(String.valueOf(request.getBody().size()));
        assertThat(request.getHeaders().get("Transfer-Encoding")).isNull();
        assertThat(parts.path(0).path("text").stringValue()).isEqualTo("\"What\" é?");
        assertThat(parts.path(1).path("image_url").path("url").stringValue())
                .isEqualTo("data:image/png;base64," + Base64.getEncoder().encodeToString(content));
        assertThat(parts.path(1).path("image_url").path("detail").stringValue()).isEqualTo("high");
        assertThat(parts.path(2).path("text").stringValue()).isEqualTo("end");
    }

    @Test
    void every_attempt_reads_the_file_anew() throws IOException {
        byte[] content = png(100_000);
        Path path = file("a.png", content);
        ChatRequest request = ask(ContentPart.image(path), ContentPart.file(path));
        server.enqueue(Canned.json(503, Canned.error(503, "busy")));
        server.enqueue(Canned.ok("a cat"));
        try (OpenRouter router = router(b -> b.retry(RetryPolicy.of(1, attempt -> Duration.ZERO, Duration.ZERO)))) {
            assertThat(router.chat().send(request).facts().attempts()).isEqualTo(2);
        }
        assertThat(Canned.body(Canned.request(server)))
                .isEqualTo(Canned.body(Canned.request(server)))
                .contains(Base64.getEncoder().encodeToString(content));
    }

    @Test
    void a_file_that_changed_between_two_attempts_is_not_sent_again() throws IOException {
        Path path = file("a.png", png(10_000));
        ChatRequest request = ask(ContentPart.image(path));
        server.enqueue(Canned.json(503, Canned.error(503, "busy")));
        try (OpenRouter router = router(b -> b.retry(RetryPolicy.of(
                1,
                attempt -> {
                    change(path);
                    return Duration.ZERO;
                },
                Duration.ZERO)))) {
            assertThatExceptionOfType(AttachmentException.class)
                    .isThrownBy(() -> router.chat().send(request))
                    .withMessageContaining("a.png has changed since the request was built")
                    .withMessageContaining("10000 bytes")
                    .withMessageContaining("3 bytes")
                    .withMessageContaining("build the request again");
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_file_that_changes_while_it_is_sent_breaks_the_attempt_off_and_the_next_one_tells_why() throws IOException {
        Path path = file("a.png", png(200_000));
        ChatRequest request = ask(ContentPart.image(path));
        AtomicLong attempts = new AtomicLong();
        try (OpenRouter router = router(b -> b.retry(RetryPolicy.of(1, attempt -> Duration.ZERO, Duration.ZERO))
                .transport(call -> {
                    attempts.incrementAndGet();
                    call.writeBody(new OutputStream() {
                        @Override
                        public void write(int octet) {
                            change(path);
                        }

                        @Override
                        public void write(byte[] bytes, int offset, int count) {
                            change(path);
                        }
                    });
                    throw new AssertionError("the half was taken for the whole");
                }))) {
            assertThatExceptionOfType(AttachmentException.class)
                    .isThrownBy(() -> router.chat().send(request))
                    .withMessageContaining("a.png has changed since the request was built");
        }
        assertThat(attempts).hasValue(1);
    }

    private static void change(Path path) {
        try {
            Files.write(path, new byte[3]);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void a_file_of_the_same_size_written_since_is_noticed() throws IOException {
        Path path = file("a.png", png(10_000));
        ChatRequest request = ask(ContentPart.image(path));
        Files.setLastModifiedTime(path, FileTime.fromMillis(1_000));
        try (OpenRouter router = router(b -> {})) {
            assertThatExceptionOfType(AttachmentException.class)
                    .isThrownBy(() -> router.chat().send(request))
                    .withMessageContaining("1970-01-01T00:00:01Z");
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void a_file_that_is_gone_is_told_before_anything_is_sent_whole_or_as_a_stream() throws IOException {
        Path path = file("paper.pdf", latin1("%PDF-1.7 x"));
        ChatRequest request = ask(ContentPart.file(path));
        Files.delete(path);
        try (OpenRouter router = router(b -> b.retry(RetryPolicy.upTo(3)))) {
            assertThatExceptionOfType(AttachmentException.class)
                    .isThrownBy(() -> router.chat().send(request))
                    .withMessageContaining("paper.pdf is gone since the request was built")
                    .satisfies(failure -> {
                        assertThat(failure.isRetryable()).isFalse();
                        assertThat(failure.facts().operation()).isEqualTo("chat.completions");
                    });
            assertThatExceptionOfType(AttachmentException.class)
                    .isThrownBy(() -> router.chat().stream(request, chunk -> {}));
            assertThat(router.chat().sendAsync(request))
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(AttachmentException.class);
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void a_file_in_an_archive_that_was_closed_since_is_gone_too(@TempDir Path folder) throws IOException {
        Path archive = folder.resolve("files.zip");
        ChatRequest ask;
        try (FileSystem files = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path picture = files.getPath("/picture.png");
            Files.write(picture, HexFormat.of().parseHex("89504e470d0a1a0a0000"));
            ask = ChatRequest.builder("sim/alpha")
                    .user(ContentPart.image(picture))
                    .build();
        }
        try (OpenRouter router = router(b -> {})) {
            assertThatExceptionOfType(AttachmentException.class)
                    .isThrownBy(() -> router.chat().send(ask))
                    .withMessageContaining("/picture.png")
                    .withMessageContaining("is gone");
        }
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void what_is_larger_than_the_limit_is_told_before_anything_is_sent() throws IOException {
        Path path = file("a.png", png(1_001));
        try (OpenRouter router = router(b -> b.limits(Limits.standard().withAttachment(1_000)))) {
            assertThatExceptionOfType(AttachmentException.class)
                    .isThrownBy(() -> router.chat().send(ask(ContentPart.image(path))))
                    .withMessageContaining("a.png, 1001 bytes")
                    .withMessageContaining("limit of 1000 bytes (Limits.attachment)");
            assertThatExceptionOfType(AttachmentException.class)
                    .isThrownBy(() -> router.chat().send(ask(ContentPart.image(png(100_000)))))
                    .withMessageContaining("100000 bytes");
            server.enqueue(Canned.ok("a cat"));
            router.chat().send(ask(ContentPart.image(file("b.png", png(1_000)))));
        }
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    /** What would be held of a file if it were encoded before it is sent: four thirds of it in one array at the least. */
    @Test
    void a_large_file_is_never_held_whole() throws IOException {
        int size = 50_000_000;
        Path path = folder.resolve("long.mp4");
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(latin1("\0\0\0\u0020ftypisom"));
            byte[] piece = new byte[1_000_000];
            for (int i = 0; i < size / piece.length; i++) {
                out.write(piece);
            }
        }
        long fileSize = Files.size(path);
        AtomicLong length = new AtomicLong();
        AtomicLong written = new AtomicLong();
        AtomicLong largest = new AtomicLong();
        try (OpenRouter router = router(b -> b.transport(call -> {
            length.set(call.bodyLength());
            call.writeBody(new OutputStream() {
                @Override
                public void write(int octet) {
                    written.incrementAndGet();
                }

                @Override
                public void write(byte[] bytes, int offset, int count) {
                    written.addAndGet(count);
                    largest.accumulateAndGet(count, Math::max);
                }
            });
            return new HttpAnswer(
                    200,
                    Headers.of(Map.of("Content-Type", List.of("application/json"))),
                    "h2",
                    new ByteArrayInputStream(Canned.answer("long").getBytes(StandardCharsets.UTF_8)));
        }))) {
            ChatRequest request = ask(ContentPart.video(path), ContentPart.text("?"));
            // What the first call of a machine loads is none of what is measured.
            router.chat().send(ask(ContentPart.image(file("b.png", png(1_000)))));
            written.set(0);
            long before = allocated();
            router.chat().send(request);
            // The whole, once, would be 67 million; what there is beside pieces of the file is the call itself.
            assertThat(allocated() - before).isLessThan(8_000_000);
        }
        assertThat(written).hasValue(length.get());
        assertThat(length.get()).isGreaterThan((fileSize + 2) / 3 * 4);
        assertThat(largest.get()).isLessThan(100_000);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    @Test
    void a_request_with_a_file_is_shown_without_its_content() throws IOException {
        Path path = file("a.png", png(100_000));
        ChatRequest request = ask(ContentPart.image(path));

        assertThat(request.toString())
                .hasSizeLessThan(400)
                .contains("data:image/png;base64,… (" + path + ", 100000 bytes)");
        assertThat(request.messages().get(0).toString()).hasSizeLessThan(400);
        assertThat(request.messages().get(0).parts().get(0).toString()).hasSizeLessThan(400);
    }

    @Test
    void a_part_of_a_file_reads_like_any_other() throws IOException {
        byte[] content = png(70_000);
        Path path = file("a.png", content);
        ImagePart image = ContentPart.image(path);
        String url = "data:image/png;base64," + Base64.getEncoder().encodeToString(content);

        assertThat(image.url()).isEqualTo(url);
        assertThat(image.bytes()).isEqualTo(content);
        assertThat(image.mediaType()).isEqualTo("image/png");
        assertThat(ContentPart.image(url).bytes()).isEqualTo(content);
        assertThat(ContentPart.image(content).url()).isEqualTo(url);
        assertThat(image).isEqualTo(ContentPart.image(path)).hasSameHashCodeAs(ContentPart.image(path));
        assertThat(ContentPart.image(content)).isEqualTo(ContentPart.image(content));
        assertThat(JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsBytes(image.json())))
                .isEqualTo(ContentPart.image(url).json());
        assertThat(ContentPart.file(path).bytes()).isEqualTo(content);
        assertThat(ContentPart.file(path).filename()).isEqualTo("a.png");
        assertThat(ContentPart.file(path).mediaType()).isEqualTo("image/png");
        Files.delete(path);
        org.assertj.core.api.Assertions.assertThatThrownBy(image::url).isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wrong.txt | ffd8ffe0 | image/jpeg",
                "x | 474946383961 | image/gif",
                "x.bin | 524946460000000057454250 | image/webp",
                "paper | 255044462d | application/pdf",
                "s | 524946460000000057415645 | audio/wav",
                "s | 464f524d0000000041494646 | audio/aiff",
                "s | 494433 | audio/mpeg",
                "s | fffb90 | audio/mpeg",
                "s | fff150 | audio/aac",
                "s | 4f676753 | audio/ogg",
                "s | 664c6143 | audio/flac",
                "s | 00000020667479704d344120 | audio/mp4",
                "v | 000000206674797069736f6d | video/mp4",
                "v | 000000206674797071742020 | video/quicktime",
                "song.m4a | 000000206674797069736f6d | audio/mp4",
                "book | 00000020667479704d344220 | audio/mp4",
                "photo | 00000020667479706d696631 | image/heic",
                "photo.mp4 | 000000206674797068656978 | image/heic",
                "photo | 000000206674797061766966 | image/avif",
                "v | 1a45dfa3 | video/webm",
                "v | 000001ba | video/mpeg",
                "notes.TXT | 68 | text/plain",
                "table.csv | 612c62 | text/csv",
                "report.docx | 504b0304 | application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "unknown.zzz | 00 | application/octet-stream",
                "none | 00 | application/octet-stream"
            })
    void what_a_file_is_is_told_by_its_first_bytes_and_then_by_its_name(String name, String hex, String type)
            throws IOException {
        byte[] content = HexFormat.of().parseHex(hex);

        assertThat(ContentPart.file(file(name, content)).mediaType()).isEqualTo(type);
        assertThat(ContentPart.file(name, content).mediaType()).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "a.wav,wav",
        "a.mp3,mp3",
        "a.aiff,aiff",
        "a.aac,aac",
        "a.ogg,ogg",
        "a.flac,flac",
        "a.m4a,m4a",
        "a.pcm16,pcm16",
        "a.pcm24,pcm24"
    })
    void sound_is_named_as_the_api_names_it(String name, String format) throws IOException {
        byte[] samples = {0, 1, 2};
        AudioPart audio = ContentPart.audio(file(name, samples));

        assertThat(audio.format()).isEqualTo(format);
        assertThat(audio.bytes()).isEqualTo(samples);
        assertThat(audio.data()).isEqualTo("AAEC");
        assertThat(ContentPart.audio(samples, "mp3").json().toString())
                .isEqualTo("{\"type\":\"input_audio\",\"input_audio\":{\"data\":\"AAEC\",\"format\":\"mp3\"}}");
    }

    @Test
    void what_is_not_what_it_should_be_is_refused_with_what_it_is() throws IOException {
        Path pdf = file("a.png", latin1("%PDF-1.7"));
        Path empty = file("empty.png", new byte[0]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentPart.image(pdf))
                .withMessageContaining("a.png is application/pdf")
                .withMessageContaining("ContentPart.file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentPart.image(new byte[] {0}))
                .withMessageContaining("of an unknown kind");
        assertThatIllegalArgumentException().isThrownBy(() -> ContentPart.audio(pdf));
        assertThatIllegalArgumentException().isThrownBy(() -> ContentPart.video(pdf));
        assertThatIllegalArgumentException().isThrownBy(() -> ContentPart.video(new byte[1], "image/png"));
        assertThatIllegalArgumentException().isThrownBy(() -> ContentPart.image(new byte[1], "image/\"x"));
        assertThatIllegalArgumentException().isThrownBy(() -> ContentPart.audio(new byte[1], ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentPart.file(folder.resolve("nowhere.pdf")))
                .withMessageContaining("There is no file")
                .withMessageContaining("nowhere.pdf");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentPart.file(folder))
                .withMessageContaining("a directory");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentPart.image(empty))
                .withMessageContaining("which is empty");
        assertThatIllegalArgumentException().isThrownBy(() -> ContentPart.file("x", "/etc/hosts"));
        assertThatIllegalArgumentException().isThrownBy(() -> ContentPart.fileId(" "));
    }

    @Test
    void files_and_videos_elsewhere_are_named() {
        assertThat(ContentPart.file("p.pdf", "https://a.example/p.pdf").json().toString())
                .isEqualTo("{\"type\":\"file\",\"file\":{\"filename\":\"p.pdf\","
                        + "\"file_data\":\"https://a.example/p.pdf\"}}");
        assertThat(ContentPart.fileId("or_file_1").withFilename("p.pdf").json().toString())
                .isEqualTo("{\"type\":\"file\",\"file\":{\"file_id\":\"or_file_1\",\"filename\":\"p.pdf\"}}");
        assertThat(ContentPart.fileId("or_file_1").fileId()).isEqualTo("or_file_1");
        assertThat(ContentPart.fileId("or_file_1").bytes()).isNull();
        assertThat(ContentPart.video("https://a.example/v.mp4").url()).isEqualTo("https://a.example/v.mp4");
        assertThat(ContentPart.video("https://a.example/v.mp4").mediaType()).isNull();
        ContentPart older = ContentPart.of(JsonMapper.shared()
                .readTree("{\"type\":\"input_video\",\"video_url\":{\"url\":\"https://a.example/v.mov\"}}"));
        assertThat(((VideoPart) older).url()).isEqualTo("https://a.example/v.mov");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void a_pipe_is_refused_at_once_and_not_waited_for() throws Exception {
        Path pipe = folder.resolve("pipe.png");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContentPart.file(pipe))
                .withMessageContaining("a pipe or a device");
    }
}
