package io.airsprotocols.openrouter.sandbox;

import static io.airsprotocols.openrouter.sandbox.Client.question;
import static org.assertj.core.api.Assertions.assertThat;

import io.airsprotocols.openrouter.sandbox.Client.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import okio.ByteString;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@WithSandbox
class ModalitiesTest {

    private static final String PAINTER = "google/gemini-2.5-flash-image";
    private static final String SPEAKER = "openai/gpt-4o-audio-preview";
    private static final String PDF = "%PDF-1.4\n1 0 obj<</Type /Pages>>2 0 obj<</Type /Page>>3 0 obj<</Type/Page>>"
            + "stream\nBT (Hello \\(PDF\\)) Tj (second line) Tj ET\nendstream\n%%EOF";

    private final Sandbox sandbox;

    @AutoClose
    private final Client client;

    ModalitiesTest(Sandbox sandbox) {
        this.sandbox = sandbox;
        client = new Client(sandbox);
    }

    private Answer ask(String model, String more) throws IOException {
        Answer answer = client.ask(question(model, "A lighthouse at dusk", more.replace('\'', '"')));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static byte[] decoded(String url) {
        assertThat(url).startsWith("data:image/png;base64,");
        return Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1));
    }

    @ParameterizedTest
    @CsvSource({"1:1, 1K, 64, 64", "16:9, 1K, 80, 45", "9:16, 2K, 90, 160", "21:9, 4K, 392, 168", "2:3, 1K, 52, 78"})
    void a_picture_is_a_valid_png_of_the_proportions_asked_for(String ratio, String size, int width, int height)
            throws IOException {
        Answer answer = ask(
                PAINTER,
                "'modalities':['image','text'],'image_config':{'aspect_ratio':'" + ratio + "','image_size':'" + size
                        + "'}");
        JsonNode message = answer.at("/choices/0/message");
        assertThat(message.get("content").stringValue()).contains("sandbox");
        assertThat(message.get("images")).hasSize(1);
        byte[] png = decoded(message.at("/images/0/image_url/url").stringValue());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        assertThat(image.getRGB(0, 0)).isNotEqualTo(image.getRGB(width - 1, height - 1));
        assertThat(answer.at("/usage/completion_tokens_details/image_tokens").intValue())
                .isEqualTo(1290);
    }

    @Test
    void pictures_are_the_same_whole_and_streamed_and_cost_the_same() throws IOException {
        Answer whole = ask(PAINTER, "'modalities':['image']");
        assertThat(whole.at("/choices/0/message/content").stringValue()).isEmpty();
        Answer streamed = ask(PAINTER, "'modalities':['image'],'stream':true");
        List<JsonNode> images = streamed.chunks().stream()
                .flatMap(chunk -> chunk.at("/choices/0/delta/images").valueStream())
                .toList();
        assertThat(images).hasSize(1).first().isEqualTo(whole.at("/choices/0/message/images/0"));
        JsonNode generation = client.get("/generation?id=" + streamed.headers().get("X-Generation-Id"))
                .at("/data");
        assertThat(generation.get("total_cost").decimalValue())
                .isEqualByComparingTo(whole.at("/usage/cost").decimalValue());
        assertThat(generation.get("native_tokens_completion_images").intValue()).isEqualTo(1290);
    }

    private record Heard(ByteString bytes, String transcript) {
        byte[] sound() {
            return bytes.toByteArray();
        }
    }

    private Heard hear(String format) throws IOException {
        StringBuilder data = new StringBuilder();
        StringBuilder transcript = new StringBuilder();
        JsonNode last = null;
        Answer answer = ask(
                SPEAKER,
                "'modalities':['text','audio'],'audio':{'voice':'alloy','format':'" + format + "'},'stream':true");
        for (JsonNode chunk : answer.chunks()) {
            JsonNode audio = chunk.at("/choices/0/delta/audio");
            if (!audio.isMissingNode()) {
                data.append(audio.path("data").asString(""));
                transcript.append(audio.path("transcript").asString(""));
                last = audio;
            }
        }
        assertThat(last).isNotNull();
        assertThat(last.get("expires_at").isIntegralNumber()).isTrue();
        return new Heard(ByteString.of(Base64.getDecoder().decode(data.toString())), transcript.toString());
    }

    @Test
    void sound_is_a_valid_wav_that_comes_in_pieces_with_its_words() throws IOException, UnsupportedAudioFileException {
        Heard heard = hear("wav");
        assertThat(heard.transcript()).contains("lighthouse").contains("sandbox");
        AudioInputStream in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(heard.sound()));
        assertThat(in.getFormat().getSampleRate()).isEqualTo(24_000);
        assertThat(in.getFormat().getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_SIGNED);
        assertThat(in.getFrameLength()).isEqualTo((heard.sound().length - 44) / 2);
        byte[] bare = hear("pcm16").sound();
        assertThat(heard.sound()).hasSize(bare.length + 44).endsWith(bare);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "google/gemini-2.5-flash-image | 400 | 'modalities':['image'],'image_config':{'aspect_ratio':'5:9'} | aspect_ratio must be one of 16:9",
                "google/gemini-2.5-flash-image | 400 | 'modalities':['image'],'image_config':{'image_size':'8K'} | 1K, 2K or 4K",
                "google/gemini-2.5-flash-image | 400 | 'modalities':['smell'] | must be among",
                "openai/gpt-4o | 404 | 'modalities':['image','text'] | support the requested output modalities: image, text",
                "openai/gpt-4o-audio-preview | 400 | 'modalities':['audio'],'audio':{'voice':'a','format':'wav'} | requires stream: true",
                "openai/gpt-4o-audio-preview | 400 | 'modalities':['audio'],'stream':true | a voice and a format",
                "openai/gpt-4o-audio-preview | 400 | 'modalities':['audio'],'stream':true,'audio':{'voice':'a','format':'mp3'} | cannot be made by the sandbox",
                "openai/gpt-4o-audio-preview | 400 | 'modalities':['audio'],'stream':true,'audio':{'voice':'a','format':'vinyl'} | must be one of wav, pcm16",
            })
    void what_cannot_be_given_is_refused(String model, int status, String more, String why) throws IOException {
        Answer answer = client.ask(question(model, "?", more.replace('\'', '"')));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.at("/error/message").stringValue()).contains(why);
    }

    private static String parts(String model, String part, String more) {
        return "{\"model\":\"" + model
                + "\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Read\"}," + part
                + "]}]" + more + "}";
    }

    @Test
    void what_a_model_does_not_understand_is_refused() throws IOException {
        Answer answer = client.ask(parts(
                "meta-llama/llama-3.3-70b-instruct",
                "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://x/y.png\"}}",
                ""));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/error/message").stringValue()).contains("support image input");
    }

    private static String pdf(byte[] bytes) {
        return "{\"type\":\"file\",\"file\":{\"filename\":\"a.pdf\",\"file_data\":\"data:application/pdf;base64,"
                + Base64.getEncoder().encodeToString(bytes) + "\"}}";
    }

    private static final String OCR = ",\"plugins\":[{\"id\":\"file-parser\",\"pdf\":{\"engine\":\"mistral-ocr\"}}]";

    @Test
    void a_pdf_that_is_parsed_comes_back_as_an_annotation_and_need_not_be_parsed_again() throws IOException {
        String part = pdf(PDF.getBytes(StandardCharsets.ISO_8859_1));
        JsonNode first = client.ask(parts("openai/gpt-4o", part, OCR)).json();
        JsonNode file = first.at("/choices/0/message/annotations/0/file");
        assertThat(file.get("hash").stringValue()).matches("[0-9a-f]{64}");
        assertThat(file.get("name").stringValue()).isEqualTo("a.pdf");
        assertThat(file.at("/content/1/text").stringValue()).isEqualTo("Hello (PDF)\nsecond line");
        BigDecimal tokens =
                first.at("/usage/cost_details/upstream_inference_cost").decimalValue();
        assertThat(first.at("/usage/cost").decimalValue().subtract(tokens)).isEqualByComparingTo("0.004");
        String again = parts("openai/gpt-4o", part, OCR)
                .replace("]}]", "]}," + first.at("/choices/0/message") + ",{\"role\":\"user\",\"content\":\"And?\"}]");
        JsonNode second = client.ask(again).json();
        assertThat(second.at("/choices/0/message").has("annotations")).isFalse();
        assertThat(second.at("/usage/cost").decimalValue())
                .isEqualByComparingTo(
                        second.at("/usage/cost_details/upstream_inference_cost").decimalValue());
    }

    @Test
    void models_that_read_files_themselves_have_no_annotations_and_others_have_them_read() throws IOException {
        String part = pdf(PDF.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(client.ask(parts("openai/gpt-4o", part, ""))
                        .at("/choices/0/message")
                        .has("annotations"))
                .isFalse();
        assertThat(client.ask(parts("mistralai/mistral-large", part, "")).at("/choices/0/message/annotations"))
                .hasSize(1);
        String address = "{\"type\":\"file\",\"file\":{\"file_data\":\"https://example.com/a.pdf\"}}";
        assertThat(client.ask(parts("mistralai/mistral-large", address, ""))
                        .at("/choices/0/message/annotations/0/file/content/1/text")
                        .stringValue())
                .contains("fetches nothing");
        assertThat(client.ask(parts("mistralai/mistral-large", pdf("%PDF-".getBytes(StandardCharsets.US_ASCII)), ""))
                        .at("/choices/0/message/annotations/0/file/content/1/text")
                        .stringValue())
                .contains("cannot read");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'file','file':{'filename':'a.pdf'}} | must have file.file_data",
                "{'type':'file','file':{'file_data':'just text'}} | must be a URL or a data URL",
                "{'type':'file','file':{'filename':'a.pdf','file_data':'data:application/pdf;base64,SGVsbG8='}} | Failed to parse a.pdf",
            })
    void files_that_are_none_are_refused(String part, String why) throws IOException {
        Answer answer = client.ask(parts("openai/gpt-4o", part.replace('\'', '"'), ""));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/message").stringValue()).contains(why);
    }

    @Test
    void scripts_can_give_pictures_sound_citations_and_refusals() throws IOException {
        Reply reply = Reply.text("See it.")
                .withImage("image/gif", new byte[] {1, 2})
                .withImage("image/gif", new byte[] {3})
                .withAudio(new byte[] {4, 5, 6}, "La la")
                .withCitation("https://example.com", "Example", 0, 3)
                .withAnnotation("{\"type\":\"new_kind\",\"x\":1}");
        sandbox.script()
                .then(reply)
                .then(reply)
                .then(Reply.refusal("I will not."))
                .then(Reply.refusal("I will not."));
        JsonNode whole = client.ask(question("openai/gpt-4o", "?")).at("/choices/0/message");
        assertThat(whole.at("/images/1/image_url/url").stringValue()).isEqualTo("data:image/gif;base64,Aw==");
        assertThat(whole.at("/audio/data").stringValue()).isEqualTo("BAUG");
        assertThat(whole.at("/audio/transcript").stringValue()).isEqualTo("La la");
        assertThat(whole.at("/annotations/0/url_citation/end_index").intValue()).isEqualTo(3);
        assertThat(whole.at("/annotations/1/type").stringValue()).isEqualTo("new_kind");
        String streamed = client.ask(Client.stream("openai/gpt-4o", "?")).body();
        assertThat(streamed)
                .contains("data:image/gif;base64,AQI=")
                .contains("new_kind")
                .contains("BAUG");
        JsonNode refusal = client.ask(question("openai/gpt-4o", "?")).at("/choices/0/message");
        assertThat(refusal.get("refusal").stringValue()).isEqualTo("I will not.");
        assertThat(refusal.get("content").isNull()).isTrue();
        StringBuilder words = new StringBuilder();
        client.ask(Client.stream("openai/gpt-4o", "?"))
                .chunks()
                .forEach(chunk ->
                        words.append(chunk.at("/choices/0/delta/refusal").asString("")));
        assertThat(words).hasToString("I will not.");
    }
}
